"""Files out: written beside the target and renamed, so that nobody ever reads half a report."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from claimcheck.errors import SourceError, described


def deliver(content: str, path: str | Path | None) -> str:
    """Return the content, after writing it to `path` if there is one.

    Raises:
        SourceError: the file cannot be written.
    """
    if path is not None:
        write(content, path)
    return content


def write(content: str | bytes, path: str | Path) -> None:
    """Write bytes, or text as UTF-8, in one step; missing folders are made.

    An earlier file keeps its permissions; where the path is a link, what it leads to is replaced, not the
    link. What is no file, such as ``/dev/stdout`` or a named pipe, is written into and stays what it is.
    Lone surrogates, which UTF-8 cannot hold, become ``\\udXXX``: in JSON, exactly what they were.

    Raises:
        SourceError: the target cannot be written; what was there before is still there.
    """
    if not isinstance(path, str | Path):
        raise SourceError(
            f"cannot write to {described(path)}", value=path, where="path", allowed="the path of a file"
        )
    path = Path(path)
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    try:
        mode = path.stat().st_mode if path.exists() else None
        if _is_stream(path, mode):
            path.write_bytes(data)
            return
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data, mode)
    except (OSError, RuntimeError, ValueError) as error:  # links that lead to themselves; no path at all
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(
            f"cannot be written: {reason}",
            value=str(path),
            where=str(path),
            hint="Choose another place; an earlier file of this name is unchanged.",
        ) from error


def _is_stream(path: Path, mode: int | None) -> bool:
    """Whether what stands there takes bytes and keeps none: a device, a pipe, the program's own output."""
    if mode is None or stat.S_ISDIR(mode):
        return False
    return not stat.S_ISREG(mode) or path.absolute().parts[1:2] in (("dev",), ("proc",))


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Put a new file in a target's place; whatever interrupts it, the target is the old or the new one."""
    draft = target.with_name(f".claimcheck-{secrets.token_hex(8)}")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # a full disk, or a machine that goes off, is noticed before the renaming
        if mode is not None:
            draft.chmod(stat.S_IMODE(mode))
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
