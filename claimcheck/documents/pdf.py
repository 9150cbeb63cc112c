"""PDF files in: their text, with the lines of a paragraph joined again.

Needs the extra ``[pdf]``. A PDF knows where glyphs stand, not what a paragraph is: where a line is broken off
for want of room, it is continued by the next one.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Mapping
from pathlib import Path

from claimcheck.errors import SourceError

_FULL = 0.75  # share of a page's longest line from which a line was broken off for want of room
_SHORTEST = 45  # characters; shorter lines are headings and table rows, whatever the others are
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-$")
logging.getLogger("pypdf").addHandler(logging.NullHandler())  # it warns of each oddity of a file


def read_pdf(path: Path, data: bytes) -> tuple[str, Mapping[str, str]]:
    """Take the text out of a PDF file.

    Args:
        path: the file, for messages.
        data: its bytes.

    Returns:
        The text, a paragraph a line and an empty line between pages; and the title, if the file has one.
        The day on which the file was made is not taken for the day of publication.

    Raises:
        SourceError: the extra is not installed; a broken file; one that needs a password.
    """
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise SourceError(
            "PDF files need the extra [pdf]",
            value=str(path),
            where=str(path),
            hint="Install it: pip install 'claimcheck-conflicts[pdf]'.",
        ) from error
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() for page in reader.pages]
        title = "" if locked or reader.metadata is None else str(reader.metadata.title or "").strip()
    except Exception as error:  # a broken file can make any step fail, each in its own way
        raise SourceError(
            f"cannot be read as PDF ({type(error).__name__}: {error})",
            value=str(path),
            where=str(path),
            hint="Open it in a viewer and save it anew, or extract its text to .txt.",
        ) from error
    if locked:
        raise SourceError(
            "this PDF needs a password", value=str(path), where=str(path), hint="Save it without one first."
        )
    text = "\n\n".join(unwrapped(page) for page in pages).strip("\n")
    return text, {"title": title} if title else {}


def unwrapped(page: str) -> str:
    """Join the lines that were broken off for want of room.

    Args:
        page: text as it is set, line by line.

    Example:
        >>> unwrapped("Two bridges\\nThe longer one is said to be 90 m long, and was re-\\npaired in 2001.")
        'Two bridges\\nThe longer one is said to be 90 m long, and was repaired in 2001.'
    """
    lines = [line.rstrip() for line in page.splitlines()]
    enough = max(_SHORTEST, _FULL * max(map(len, lines), default=0))
    joined: list[str] = []
    goes_on = False
    for line in lines:
        start = line.lstrip()
        if joined and start and joined[-1] and (goes_on or start[0].islower()):
            joined[-1] = _joined(joined[-1], start)
        else:
            joined.append(line)
        goes_on = len(line) >= enough
    return "\n".join(joined)


def _joined(line: str, rest: str) -> str:
    if line.endswith("-"):  # "re-" and "paired"; but "15-" and "20"
        return (_BROKEN_WORD.sub("", line) if rest[0].islower() else line) + rest
    return f"{line} {rest}"
