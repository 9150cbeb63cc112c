"""Folders and patterns in: which files they stand for, in an order that does not depend on the disk."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimcheck.errors import SourceError
from claimcheck.model import Skipped

_MAGIC = frozenset("*?[")


def is_pattern(text: str) -> bool:
    """Whether a string has the wildcards of a file pattern.

    Example:
        >>> is_pattern("notes/*.txt"), is_pattern("notes/a.txt")
        (True, False)
    """
    return not _MAGIC.isdisjoint(text)


def files_of(path: Path, suffixes: tuple[str, ...]) -> tuple[list[tuple[str, Path]], list[Skipped]]:
    """Say which files a folder or a pattern stands for.

    Args:
        path: a folder, which is searched with all its folders, or a pattern such as ``notes/**/*.txt``.
        suffixes: what files of a folder end with; of a pattern, all files are taken that fit it.

    Returns:
        (source id, file) sorted by path, and the files left out, with the reason. The id is the file's stem;
        where several have one stem, their paths below the folder.

    Raises:
        SourceError: no file is left.
    """
    left_out: list[Skipped] = []
    if path.is_dir():
        root, files = path, sorted(_walk(path, suffixes, left_out))
    else:
        root = Path(next(part for part in (path, *path.parents) if not is_pattern(str(part))))
        found = sorted(root.glob(path.relative_to(root).as_posix()))
        files = [file for file in found if file.is_file() and not _hidden(file.relative_to(root), path)]
    if not files:
        raise SourceError(
            "no file fits this pattern" if not path.is_dir() else "no file of this folder can be read",
            value=str(path),
            where=str(path),
            allowed=f"files that end in {', '.join(suffixes)}",
        )
    count = Counter(file.stem for file in files)
    names = [f.stem if count[f.stem] == 1 else f.relative_to(root).as_posix() for f in files]
    return list(zip(names, files, strict=True)), sorted(left_out, key=lambda item: item.where)


def _hidden(file: Path, pattern: Path) -> bool:
    """Whether a wildcard, as in a shell, does not stand for what begins with a dot."""
    return any(part.startswith(".") and part not in pattern.parts for part in file.parts)


def _walk(folder: Path, suffixes: tuple[str, ...], left_out: list[Skipped]) -> Iterator[Path]:
    """The files of a folder and of those in it; hidden folders are not entered, and links not followed."""

    def leave_out(path: Path, reason: str) -> None:
        left_out.append(
            Skipped(folder.name or str(folder), path.relative_to(folder).as_posix(), f"left out: {reason}")
        )

    def unlisted(error: OSError) -> None:
        leave_out(Path(str(error.filename)), f"this folder cannot be listed ({error.strerror})")

    for place, folders, names in os.walk(folder, onerror=unlisted):
        here = Path(place)
        for inner in [here / name for name in folders]:
            if inner.name.startswith(".") or inner.is_symlink():
                leave_out(inner, "a link to a folder" if inner.is_symlink() else "hidden")
                folders.remove(inner.name)
        for path in (here / name for name in names):
            if path.name.startswith("."):
                leave_out(path, "hidden")
            elif path.suffix.lower() not in suffixes:
                leave_out(path, f"{path.suffix or 'no suffix'} is not among the formats taken")
            elif not path.is_file():
                leave_out(path, "not a file")
            else:
                yield path
