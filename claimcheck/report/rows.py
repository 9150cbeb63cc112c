"""Claim tables in a report: their sources, and their claims, made when they are looked at.

A million rows need not become a million objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

import pandas as pd

from claimcheck.claims import view
from claimcheck.config import Config
from claimcheck.extract.tables.cells import is_empty
from claimcheck.extract.tables.periods import period
from claimcheck.model import Claim, Source


class RowClaims(Sequence[Claim]):
    """A view of a claim table as claims, in the order of its rows.

    Args:
        table: what `claimcheck.extract.tables.reading.read_table` returned.
        config: how the values were read.
    """

    def __init__(self, table: pd.DataFrame, config: Config) -> None:
        self._table, self._config = table, config

    def __len__(self) -> int:
        return len(self._table)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        if isinstance(index, slice):
            return tuple(self._claims(self._table.iloc[index]))
        place = range(len(self))[index]
        return next(self._claims(self._table.iloc[place : place + 1]))

    def __iter__(self) -> Iterator[Claim]:
        return self._claims(self._table)

    def __repr__(self) -> str:
        return f"<{len(self):,} claims of a table>"

    def _claims(self, rows: pd.DataFrame) -> Iterator[Claim]:
        for row in rows.itertuples():
            claim = view(row, self._config)
            if claim is not None:
                yield claim


def stack(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Claim tables one below the other; columns of names stay categories."""
    if len(tables) == 1:
        return tables[0]
    names = [name for name in tables[0].columns if isinstance(tables[0][name].dtype, pd.CategoricalDtype)]
    return pd.concat([table.astype(dict.fromkeys(names, object)) for table in tables]).astype(
        dict.fromkeys(names, "category")
    )


def sources_of(table: pd.DataFrame) -> dict[str, Source]:
    """The sources of a claim table by id, sorted; dated and linked where all their rows say the same."""
    columns = ["published_low", "published_high", "url"]
    grouped = table.groupby("source", observed=True)[columns]
    same = grouped.nunique(dropna=False).eq(1)
    first = table.drop_duplicates("source").set_index("source")[columns]
    sources = {}
    row: Any
    for row in first.itertuples():
        sure = same.loc[row.Index]
        dated = sure["published_low"] and sure["published_high"]
        url = str(row.url) if sure["url"] and not is_empty(row.url) else ""
        published = period(row.published_low, row.published_high) if dated else None
        sources[str(row.Index)] = Source(str(row.Index), url=url, published=published)
    return dict(sorted(sources.items()))
