"""CSV: the evidence of all findings as one table, safe to open in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.printing import harmless, printable

if TYPE_CHECKING:
    from claimcheck.report import Report


def render(report: Report) -> str:
    """The rows of `Report.to_frame()`, with formulas neutralised."""
    frame = report.to_frame()
    written: str = frame.map(harmless_cell).to_csv(index=False, lineterminator="\n")
    return written


def harmless_cell(cell: object) -> object:
    """A cell that neither a spreadsheet calculates nor a terminal obeys."""
    return harmless(printable(cell)) if isinstance(cell, str) else cell
