"""Text for terminals and spreadsheets: what a source says is shown, and never obeyed or calculated.

Characters that move the cursor, hide or reorder text would let a source rewrite the lines around it; cells
that begin like a formula would be calculated.
"""

from __future__ import annotations

import re
from importlib import import_module

# C0 controls and DEL have symbols of their own; C1 controls and those of bidirectional text have none.
_SHOWN = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
_SHOWN |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_SHOWN |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)


def printable(text: str) -> str:
    """Text that a terminal shows and does not obey: control characters become symbols.

    Example:
        >>> printable("\\x1b[2Jten")
        '␛[2Jten'
    """
    if text.isprintable():
        return text
    return text.translate(_SHOWN).encode("utf-8", "replace").decode("utf-8")


_BLANK = " \xa0\u200b-\u200f\u2060\ufeff"  # what may stand before a formula without being seen
_FORMULA = re.compile(f"[{_BLANK}]*[=+\\-@\t\r\n＝＋－＠|%]")
_MARKED = re.compile(f"'(?={_FORMULA.pattern})")


def harmless(cell: str) -> str:
    """The text, with an apostrophe before what a spreadsheet could take for a formula or command.

    Example:
        >>> harmless("=HYPERLINK(0)"), harmless("90 m")
        ("'=HYPERLINK(0)", '90 m')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unmarked(cell: str) -> str:
    """The text without the apostrophe of `harmless`: "'-5 m" lies below zero.

    Example:
        >>> unmarked("'-5 m"), unmarked("'90s")
        ('-5 m', "'90s")
    """
    return cell[1:] if _MARKED.match(cell) else cell


def drawn(noun: str, shown: object) -> str:
    """What a notebook shows of a claim or a finding: the report draws it, known here by its name only."""
    page: str = getattr(import_module("claimcheck.report.notebook"), noun)(shown)
    return page
