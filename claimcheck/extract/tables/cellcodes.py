"""Codes that look like amounts: an article number, or the "R290" of a refrigerant, which is no rand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.tables.cells import Cells
from claimcheck.lexicon import words

_CODE = re.compile(r"R\d{1,4}")
_LONG = re.compile(r"\d{10}(?:\d{0,3}[1-9]\d?|\d{0,3}\d[1-9])")  # no round number
_FIGURES = re.compile(r"\+?\d[\d ().-]*")
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
    texts = [str(cell).strip() for cell in entries]
    code = np.array([_CODE.fullmatch(text) is not None for text in texts] + [False])
    named = np.array([_names_codes(str(name)) for name in attributes] + [False])
    long = _only_long(texts, entry, attribute, len(attributes))
    if not (code.any() or named.any() or long.any()):
        return
    paid = np.array([_is_paid(str(name)) for name in attributes] + [False])
    figures = np.array([_FIGURES.fullmatch(text) is not None for text in texts] + [False])
    rows = (code[entry] & ~paid[attribute]) | (figures[entry] & (named | long)[attribute])
    cells.readable[rows] = False
    cells.measure[rows] = ""
    for name in _COLUMNS:
        getattr(cells, name)[rows] = np.nan


def _only_long(
    texts: Sequence[str], entry: NDArray[np.intp], attribute: NDArray[np.intp], size: int
) -> NDArray[np.bool_]:
    """Attributes all of whose cells are long figures of one length and none of them round."""
    length = np.array([len(text) if _LONG.fullmatch(text) else 0 for text in texts] + [0])[entry]
    rows = attribute >= 0
    least, most = np.full(size + 1, 99), np.zeros(size + 1, dtype=length.dtype)
    np.minimum.at(least, attribute[rows], length[rows])
    np.maximum.at(most, attribute[rows], length[rows])
    found: NDArray[np.bool_] = (least == most) & (most > 0)
    return found


def _names_codes(attribute: str) -> bool:
    """ "EAN", "postal code", "phone number", but not "number of employees"."""
    found = _LETTERS.findall(attribute.lower())
    if not found:
        return False
    if words("naming", "codes") & set(found) or found[-1] in words("naming", "coded_last"):
        return True
    return any(
        word in words("naming", "numbered") and following in ("number", "no", "nr")
        for word, following in pairwise(found)
    )


def _is_paid(attribute: str) -> bool:
    return any(catalogue().costs(word) for word in _LETTERS.findall(attribute.lower()))
