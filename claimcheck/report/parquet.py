"""Parquet: the evidence of all findings as one table with types, for analysis elsewhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from claimcheck.report.optional import load

if TYPE_CHECKING:
    from claimcheck.report import Report


def render(report: Report) -> bytes:
    """The rows of `Report.to_frame()`.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    load("pyarrow", extra="parquet", needed_for="parquet")
    frame = report.to_frame()
    text = frame.select_dtypes(exclude="number").columns
    file = io.BytesIO()
    frame.astype(dict.fromkeys(text, "string")).to_parquet(file, engine="pyarrow", index=False)
    return file.getvalue()
