"""Cells that a spreadsheet shows and does not calculate: what sources say must never become a formula."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


def harmless(cell: str) -> str:
    """The text, with an apostrophe before what a spreadsheet could take for a formula or command.

    Example:
        >>> harmless("=HYPERLINK(0)"), harmless("90 m")
        ("'=HYPERLINK(0)", '90 m')
    """
    return f"'{cell}" if cell.lstrip(" \xa0").startswith(_STARTS) or cell.startswith(_STARTS) else cell
