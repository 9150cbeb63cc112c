"""Bare years: whether the "2013" of a table is a year, or a number like the others of its column.

Founded "1997" and "1999" are years. Beside a staff of "850" one of "2013" is a number: what stands under one
attribute is of one sort.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from claimcheck.config import Config
from claimcheck.extract.tables.cells import Cells, read_cell
from claimcheck.extract.tables.columns import measure
from claimcheck.lexicon import words
from claimcheck.model import TIME_KINDS, Value
from claimcheck.values.counted import class_of, singular
from claimcheck.values.intervals import resolution_of

_WORD = re.compile(r"[a-z]+")
YEAR = re.compile(r"[12][0-9]{3}(?:\.0)?")


def place_years(
    cells: Cells,
    entry: NDArray[np.intp],
    entries: Sequence[object],
    attribute: NDArray[np.intp],
    attributes: Sequence[object],
    config: Config,
) -> None:
    """Make years of the bare numbers that may be years, where their attribute has no other numbers; in place.

    What counts by its name ("number of seats", "employees") has no years.

    Args:
        cells: as read, one a row.
        entry: for each row, the place of its cell in `entries`; -1 where there is none, or it has a unit.
        entries: the distinct cells.
        attribute: for each row, the number of its attribute; -1 where it has none.
        attributes: the distinct attributes.
        config: how values are read.
    """
    read = [read_cell(cell, "", config) if YEAR.fullmatch(str(cell).strip()) else None for cell in entries]
    years = [measure(value) if value is not None and value.kind == "date" else None for value in read]
    known = np.array([year is not None for year in years] + [False], dtype=bool)
    rows = known[entry] & (cells.measure == "count") & (attribute >= 0)
    if not rows.any():
        return
    numbers = cells.readable & ~rows & ~np.isin(cells.measure.astype(str), tuple(TIME_KINDS))
    counted = np.bincount(attribute[numbers & (attribute >= 0)], minlength=int(attribute.max()) + 1) > 0
    counting = np.array([_counts(str(name)) for name in attributes] + [False], dtype=bool)
    rows &= ~counted[attribute] & ~counting[attribute]
    for name in ("measure", "low", "high", "point", "half"):
        column = np.array([getattr(year, name, np.nan) for year in years], dtype=getattr(cells, name).dtype)
        getattr(cells, name)[rows] = column[entry[rows]]


def _counts(attribute: str) -> bool:
    """Whether an attribute's name says that it counts something."""
    named = _WORD.findall(attribute.lower())
    if not named or words("dates", "column_names") & set(named):
        return False
    last = singular(named[-1])
    return bool(words("counted", "counting") & set(named)) or (last != named[-1] and bool(class_of(last)))


def as_number(cell: object) -> Value:
    """The number that a bare year is where its attribute has other numbers."""
    number = Decimal(str(cell).strip().removesuffix(".0"))
    return Value("number", number, number, stated=number, resolution=resolution_of(number))
