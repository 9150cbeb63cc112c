"""Files out: written beside the target and renamed, so that nobody ever reads half a report."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from claimcheck.errors import SourceError


def deliver(content: str, path: str | Path | None) -> str:
    """Return the content, after writing it to `path` if there is one.

    Raises:
        SourceError: the file cannot be written.
    """
    if path is not None:
        write(content, Path(path))
    return content


def write(content: str | bytes, path: Path) -> None:
    """Write bytes, or text as UTF-8, in one step; missing folders are made.

    Lone surrogates, which UTF-8 cannot hold, become ``\\udXXX``: in JSON, exactly what they were.

    Raises:
        SourceError: the target cannot be written; what was there before is still there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(
                    content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
                )
            Path(name).chmod(0o644)  # mkstemp's files are for their owner only
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SourceError(
            f"cannot be written: {error.strerror or error}",
            value=str(path),
            where=str(path),
            hint="Choose another place; an earlier file of this name is unchanged.",
        ) from error
