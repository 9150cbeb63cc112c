"""Codes that look like sums: the "R290" of a refrigerant is no amount of rand, that of a price is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.cells import Cells

_CODE = re.compile(r"R\d{1,4}")
_LETTERS = re.compile(r"[a-z]+")
_COLUMNS = ("low", "high", "point", "half")


def place_codes(
    cells: Cells,
    entry: NDArray[np.intp],
    entries: Sequence[object],
    attribute: NDArray[np.intp],
    attributes: Sequence[object],
) -> None:
    """Take codes for words where their attribute is no amount of money; in place.

    Args:
        cells: as read, one a row.
        entry: for each row, the place of its cell in `entries`; -1 where there is none, or it has a unit.
        entries: the distinct cells.
        attribute: for each row, the number of its attribute; -1 where it has none.
        attributes: the distinct attributes.
    """
    code = np.array([_CODE.fullmatch(str(cell).strip()) is not None for cell in entries] + [False])
    if not code.any():
        return
    paid = np.array([_is_paid(str(name)) for name in attributes] + [False])
    rows = code[entry] & ~paid[attribute]
    cells.readable[rows] = False
    cells.measure[rows] = ""
    for name in _COLUMNS:
        getattr(cells, name)[rows] = np.nan


def _is_paid(attribute: str) -> bool:
    return any(catalogue().costs(word) for word in _LETTERS.findall(attribute.lower()))
