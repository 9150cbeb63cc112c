"""Findings of a claim table: decided for all keys at once, turned into objects only where looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from claimcheck.claims import view
from claimcheck.compare import columns
from claimcheck.compare.judge import judge
from claimcheck.compare.keyed import Keyed, keyed
from claimcheck.compare.schema import Schema
from claimcheck.config import DEFAULT, Config
from claimcheck.extract.tables.periods import period
from claimcheck.findings.keyed import group_of, make, where_of
from claimcheck.model import ClaimKey, Skipped, Source
from claimcheck.outcome import Finding, Relation
from claimcheck.values.dates import is_unknown


def find_in_table(
    table: pd.DataFrame,
    *,
    sources: Mapping[str, Source] | None = None,
    config: Config | None = None,
    schema: Schema | Mapping[str, Any] | Path | str | None = None,
) -> tuple[FindingSet, list[Skipped]]:
    """Compare the rows of a claim table, key by key (a key is subject, attribute and scope).

    Args:
        table: what `extract.tables.reading.read_table` returned.
        sources: by id, for their names; dates are in the table.
        config: tolerance, threshold.
        schema: what is known about attributes; see `Schema.read`.

    Returns:
        The findings, the gravest first, and what could not be compared.

    Example:
        >>> from claimcheck.extract.tables.reading import read_table
        >>> rows = [("a", "X1", "doors", "4"), ("b", "X1", "doors", "5")]
        >>> frame = pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"])
        >>> found, skipped = find_in_table(read_table(frame)[0])
        >>> found[0].relation
        'conflict'
    """
    config, rules = config or DEFAULT, Schema.read(schema)
    keys = keyed(table, rules)
    found = FindingSet(table, keys, columns.decide(keys, config), dict(sources or {}), config, rules)
    return found, found.not_comparable


class FindingSet(Sequence[Finding]):
    """Findings of a claim table, ranked; each is made when it is looked at.

    `relations` counts them and `frame` lists them without making any.
    """

    def __init__(
        self,
        table: pd.DataFrame,
        keys: Keyed,
        verdict: columns.Verdict,
        sources: Mapping[str, Source],
        config: Config,
        schema: Schema,
    ) -> None:
        self._table, self._keys, self._sources = table, keys, sources
        self._config, self._schema = config, schema
        order = np.argsort(keys.code, kind="stable")
        self._rows = keys.rows[order]
        self._start = np.searchsorted(keys.code[order], np.arange(keys.size + 1))
        self._made: dict[int, Finding] = {}
        self.not_comparable: list[Skipped] = []
        relation = verdict.relation.copy()
        gone = self._judge_objects(relation)
        self._relation = relation
        names = (_alphabetical(table[name], keys.first) for name in ("scope", "attribute", "subject"))
        rank = np.lexsort((*names, -verdict.apart, RANK[relation]))
        self._order = rank[~gone[rank]]

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        if isinstance(index, slice):
            return tuple(self._findings(self._order[index].tolist()))
        return next(self._findings([int(self._order[index])]))

    def __iter__(self) -> Iterator[Finding]:
        return self._findings(self._order.tolist())

    def __repr__(self) -> str:
        counted = ", ".join(f"{number} {name}" for name, number in self.relations.items())
        return f"<FindingSet: {counted or 'nothing compared'}>"

    @cached_property
    def relations(self) -> dict[str, int]:
        """Number of findings by relation, the gravest first."""
        counts = np.bincount(self._relation[self._order], minlength=len(NAMES))
        return {NAMES[code]: int(counts[code]) for code in BY_GRAVITY if counts[code]}

    def frame(self) -> pd.DataFrame:
        """The findings as a frame, in their order: subject, attribute, scope, relation, claims, sources.

        Returns:
            One row a finding; `low` and `high` span its values in the base unit of `measure`.
        """
        keys, order = self._keys, self._order
        named = self._table.iloc[keys.first[order]]
        low, high = np.full(keys.size, np.inf), np.full(keys.size, -np.inf)
        np.minimum.at(low, keys.code, keys.low)
        np.maximum.at(high, keys.code, keys.high)
        words = ("subject", "attribute", "scope", "measure")
        return pd.DataFrame(
            {
                # As objects: strings backed by Arrow cannot hold half a surrogate pair.
                **{name: pd.Series(named[name].to_numpy(), dtype=object) for name in words},
                "relation": pd.Categorical(np.array(NAMES, dtype=object)[self._relation[order]]),
                "claims": np.diff(self._start)[order],
                "low": low[order],
                "high": high[order],
            }
        )

    def _judge_objects(self, relation: NDArray[np.int8]) -> NDArray[np.bool_]:
        """Judge the keys that columns cannot, and tell which of them hold nothing comparable."""
        gone = np.zeros(len(relation), dtype=bool)
        keys = np.flatnonzero(relation == columns.OBJECTS).tolist()
        for key, rows in zip(keys, self._read(keys), strict=True):
            made = self._make(key, rows)
            if made is None:
                gone[key] = True
                relation[key] = columns.COMPATIBLE
            else:
                self._made[key] = made
                relation[key] = NAMES.index(made.relation)
        return gone

    def _findings(self, keys: Sequence[int]) -> Iterator[Finding]:
        for start in range(0, len(keys), AT_ONCE):
            block = keys[start : start + AT_ONCE]
            unmade = [key for key in block if key not in self._made]
            for key, rows in zip(unmade, self._read(unmade), strict=True):
                found = self._make(key, rows)
                if found is None:  # the columns said that two sources have comparable values
                    raise AssertionError(f"key {key} of the table has no comparable claims")
                self._made[key] = found
            yield from (self._made[key] for key in block)

    def _read(self, keys: Sequence[int]) -> Iterator[list[Any]]:
        """The rows of each key; all are taken from the table at once, which costs as much as taking one."""
        places = [self._rows[self._start[key] : self._start[key + 1]] for key in keys]
        if places:
            rows = self._table.iloc[np.concatenate(places)].itertuples()
            yield from (list(islice(rows, len(own))) for own in places)

    def _make(self, key: int, rows: Sequence[Any]) -> Finding | None:
        claims, published = [], {}
        for row in rows:
            claim = view(row, self._config)
            if claim is not None:
                claims.append(claim)
                published[claim.id] = period(row.published_low, row.published_high)
        if not claims:
            return None
        name = ClaimKey(claims[0].subject, self._keys.attribute(key), " ".join(claims[0].context.scope))
        keyed = [replace(claim, key=name) for claim in claims]
        group, lost = group_of(name, keyed, lambda claim: published[claim.id], self._config, self._schema)
        self.not_comparable += lost
        undated = (claim for claim in claims if is_unknown(claim.value))
        self.not_comparable += [Skipped(c.source, where_of(c), f"{c.quote!r}: {UNDATED}") for c in undated]
        return None if group is None else make(group, judge(group), self._sources)


def _alphabetical(column: pd.Series, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each place, the rank of its name among those that occur there."""
    codes, occurring = np.asarray(column.cat.codes)[places], column.cat.categories
    used, position = np.unique(codes, return_inverse=True)
    rank = np.argsort(np.argsort(occurring[used].to_numpy(dtype=object), kind="stable"), kind="stable")
    return np.asarray(rank[position], dtype=np.int64)


UNDATED = "a relative date, and neither as_of nor published is given"
AT_ONCE = 500  # findings made in one go when many are looked at
NAMES: tuple[Relation, ...] = ("agree", "compatible", "evolved", "conflict", "possible")
BY_GRAVITY = (3, 2, 4, 1, 0)
RANK = np.argsort(np.array(BY_GRAVITY))
