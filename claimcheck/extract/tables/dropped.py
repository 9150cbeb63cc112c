"""Rows of a table that are left out, and why; no row is lost in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from claimcheck.model import Skipped

Flags = NDArray[np.bool_]

LISTED = 1000  # rows left out for one reason that are listed one by one; the rest is counted in one line


@dataclass(slots=True)
class Dropped:
    """Rows that are left out, and why; no row is lost in silence."""

    source_name: str
    index: pd.Index
    rows: Flags = field(init=False)
    lines: list[Skipped] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = np.zeros(len(self.index), dtype=bool)

    def drop(self, rows: Flags, why: Callable[[int], str]) -> None:
        """Leave rows out, unless they are already."""
        self.note(rows & ~self.rows, why)
        self.rows |= rows

    def note(self, rows: Flags, why: Callable[[int], str]) -> None:
        """Say something of rows without leaving them out."""
        places = np.flatnonzero(rows).tolist()
        for row in places[:LISTED]:
            self.lines.append(Skipped(self.source_name, f"row {self.index[row]}", why(row)))
        if len(places) > LISTED:
            more = len(places) - LISTED
            self.lines.append(
                Skipped(self.source_name, "", f"{more} more rows like the last: {why(places[-1])}")
            )

    def listed(self) -> list[Skipped]:
        """All remarks, in the order of the table's rows."""
        return self.lines
