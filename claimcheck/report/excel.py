"""Excel: findings, evidence, what was skipped and the sources, a sheet each; text only, never a formula."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pandas as pd

from claimcheck.printing import harmless, printable
from claimcheck.report.optional import load
from claimcheck.report.wording import iso_period

if TYPE_CHECKING:
    from claimcheck.report import Report

ROWS, CELL = 1_000_000, 32_000  # what a sheet and a cell of a sheet hold, a little rounded down
_WIDE = {"explanation": 70, "sentence": 70, "why": 70, "value": 24, "who": 30, "title": 40, "subject": 24}
# What a source says stays text: "=1+1" is no formula, "http://..." no link.
_TEXT_IS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def render(report: Report) -> bytes:
    """A workbook with four sheets: findings (a position a row), evidence, skipped, sources.

    Raises:
        ConfigError: xlsxwriter is not installed.
    """
    xlsxwriter = load("xlsxwriter", extra="excel", needed_for="xlsx")
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **_TEXT_IS_TEXT})
    # Without this the file tells when it was made, and no two of one report are the same.
    book.set_properties({"created": pd.Timestamp("2000-01-01").to_pydatetime()})
    bold = book.add_format({"bold": True})
    quoted = book.add_format({"quote_prefix": True})
    for title, frame in _sheets(report).items():
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(frame.columns):
            sheet.set_column(place, place, _WIDE.get(name, 14))
            sheet.write_string(0, place, name, bold)
        for number, row in enumerate(frame.head(ROWS).itertuples(index=False), start=1):
            _write(sheet, number, row, quoted)
    book.close()
    return file.getvalue()


def _sheets(report: Report) -> dict[str, pd.DataFrame]:
    sources = [(s.id, s.title, s.publisher, iso_period(s.published), s.url) for s in report.sources]
    return {
        "findings": report.positions_frame(),
        "evidence": report.to_frame(),
        "skipped": pd.DataFrame(
            [(item.source, item.where, item.reason) for item in report.skipped],
            columns=["source", "where", "why"],
            dtype=object,  # strings backed by Arrow cannot hold half a surrogate pair
        ),
        "sources": pd.DataFrame(
            sources, columns=["id", "title", "publisher", "published", "url"], dtype=object
        ),
    }


def _write(sheet: Any, number: int, row: tuple[object, ...], quoted: Any) -> None:
    """Numbers as numbers; text as text, which stays one when somebody edits the cell."""
    for place, value in enumerate(row):
        if isinstance(value, str):
            text = printable(value)[:CELL]
            sheet.write_string(number, place, text, quoted if harmless(text) != text else None)
        elif value is not None and value == value:
            sheet.write_number(number, place, value)
