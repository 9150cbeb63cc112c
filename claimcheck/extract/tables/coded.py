"""Columns of a table as small integers: every distinct entry is looked at once, however many rows hold it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from claimcheck.extract.tables.cells import is_empty
from claimcheck.extract.tables.columns import fold
from claimcheck.extract.tables.factorize import factorized
from claimcheck.extract.unseen import seen


@dataclass(frozen=True, slots=True)
class Coded:
    """A column as small integers: ``distinct[codes[i]]`` is row i; -1 where it says nothing."""

    codes: NDArray[np.intp]
    distinct: list[Any]


@dataclass(frozen=True, slots=True)
class Odd:
    """An entry that cannot be told from others by its hash, such as a list: its words stand for it."""

    shown: str

    def __repr__(self) -> str:
        return self.shown


def coded(column: pd.Series) -> Coded:
    """A column's entries by their codes; empty ones say nothing."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, distinct = column.cat.codes.to_numpy().astype(np.intp), column.cat.categories
    else:
        column = column.astype(object) if _nullable(column) else column
        try:
            codes, distinct = factorized(column)
        except TypeError:
            codes, distinct = factorized(column.map(_hashable))
    listed = distinct.tolist() if hasattr(distinct, "tolist") else list(distinct)
    nothing = np.array([is_empty(entry) for entry in listed], dtype=bool)
    if nothing.any():
        codes = np.where((codes >= 0) & nothing[codes], -1, codes)
    return Coded(codes, listed)


def _hashable(entry: object) -> object:
    return entry if isinstance(entry, Hashable) else Odd(repr(entry))


def _nullable(column: pd.Series) -> bool:
    """Whether a column's entries are plain objects only once taken out of it; text is taken as it is."""
    return not isinstance(column.dtype, (np.dtype, pd.StringDtype))


def folded_names(column: Coded | None, size: int, key: Callable[[str], str] = fold) -> Any:
    """Names folded so that case and white space do not tell them apart; the first spelling is shown.

    Args:
        column: as coded, None where the table has none.
        size: rows.
        key: what names have in common that are one.
    """
    if column is None:
        return labelled(np.zeros(size, dtype=np.intp), [""])
    folded, first = pd.factorize(np.array([key(str(entry)) for entry in column.distinct], dtype=object))
    shown: dict[int, str] = {}
    for code, entry in sorted(zip(folded.tolist(), map(_clean, column.distinct), strict=True)):
        shown.setdefault(code, entry)
    names = [shown[code] for code in range(len(first))]
    if "" not in names:
        names.append("")
    nameless = names.index("")
    codes = np.full(size, nameless)
    known = column.codes >= 0
    codes[known] = folded[column.codes[known]]
    return labelled(codes, names)


def labelled(codes: NDArray[np.intp], labels: list[str]) -> Any:
    """A categorical column. Its labels are objects: strings backed by Arrow cannot hold half a character."""
    return pd.Categorical.from_codes(codes, categories=pd.Index(labels, dtype=object))


def _clean(entry: object) -> str:
    return " ".join(seen(str(entry)).split())
