"""The rows of a claim table under the keys that two or more sources state, as columns of plain numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from claimcheck.claims import quoted
from claimcheck.compare import units
from claimcheck.compare.common import COUNT, family
from claimcheck.compare.engine import Codes, Floats
from claimcheck.compare.group import NO_DISTANCE
from claimcheck.compare.schema import Attribute, Schema
from claimcheck.compare.worded import place_texts

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Keyed:
    """Rows under keys that two or more sources state.

    Attributes:
        rows: places in the table, ascending.
        code: key of each row, ``0 .. size - 1``.
        size: number of keys.
        first: for each key, the place in the table of its first row, which names it.
        settings: for each key, what the schema says of its attribute.
        low, high, half: as in the table, for `rows`.
        number, time: whether a row is a number or a time; words and scores are neither.
        source: who states each row, as a number.
        excluded: rows with an end that is itself excluded ("more than 500").
        own_end: where lower bounds end beside others that differ; infinite for other rows.
        start, end: when a row's value holds, in seconds; NaN where unknown.
        special: rows that only the rules can judge.
    """

    rows: Codes
    code: Codes
    size: int
    first: Codes
    settings: list[Attribute]
    setting: Codes
    low: Floats
    high: Floats
    half: Floats
    number: Flags
    time: Flags
    source: Codes
    excluded: Flags
    own_end: Floats
    start: Floats
    end: Floats
    special: Flags

    def per_key(self, read: Callable[[Attribute], float]) -> Floats:
        """A setting of the schema for every key."""
        return np.array([read(attribute) for attribute in self.settings], dtype=np.float64)[self.setting]

    def attribute(self, key: int) -> str:
        """Canonical name of a key's attribute."""
        return self.settings[int(self.setting[key])].name


def keyed(table: pd.DataFrame, schema: Schema) -> Keyed:
    """Put the rows of a claim table under keys: subject, attribute and scope.

    Args:
        table: a claim table; see `claimcheck.claims`.
        schema: joins aliases of one attribute.
    """
    attributes = list(map(str, table["attribute"].cat.categories))
    found = [schema.find(name) for name in attributes]
    settings = list({setting.name: setting for setting in found}.values())
    place = {setting.name: number for number, setting in enumerate(settings)}
    of_attribute = np.array([place[setting.name] for setting in found], dtype=np.int64)
    attribute = of_attribute[_codes(table, "attribute")] if len(table) else np.zeros(0, dtype=np.int64)
    source = _codes(table, "source")
    whole = _codes(table, "subject") * max(1, len(settings)) + attribute
    whole = whole * max(1, len(table["scope"].cat.categories)) + _codes(table, "scope")
    code, size = _numbered(whole)
    shared = spread(code, source, size)[code]
    rows = np.flatnonzero(shared)
    code, size = _numbered(code[rows])
    first = np.zeros(size, dtype=np.int64)
    first[code[::-1]] = rows[::-1]
    measures = list(map(str, table["measure"].cat.categories))
    kind = _codes(table, "measure")[rows]
    families, number = _families(measures)
    known = np.array([setting.behaviour != "unknown" for setting in settings], dtype=bool)
    dated = known[attribute] if len(settings) else np.zeros(0, dtype=bool)
    start, end = (_holds(table, side, dated) for side in ("low", "high"))
    special = _special(table, rows, measures, kind, settings, attribute[rows])
    special |= spread(code, families[kind], size)[code]
    time = np.array([name in ("date", "time") for name in measures], dtype=bool)
    low, high = _floats(table, "low")[rows], _floats(table, "high")[rows]
    worded = np.flatnonzero(np.array([name == "category" for name in measures], dtype=bool)[kind] & ~special)
    if len(worded):
        texts = _texts(table.iloc[rows[worded]])
        low[worded], special[worded] = place_texts(code[worded], texts, low[worded], size)
        high[worded] = low[worded]
    return Keyed(
        rows, code, size, first, settings, attribute[first], low, high, _floats(table, "half")[rows],
        number[kind], time[kind], source[rows], table["excluded"].to_numpy(dtype=bool)[rows],
        _floats(table, "own_end")[rows],
        start[rows], end[rows], special,
    )  # fmt: skip


def _holds(table: pd.DataFrame, side: str, dated: Flags) -> Floats:
    """When rows hold: as_of, else publication where the attribute is known to vary; see `rules.time`."""
    as_of, published = _floats(table, f"as_of_{side}"), _floats(table, f"published_{side}")
    return np.where(np.isnan(as_of) & dated, published, as_of)


def _special(
    table: pd.DataFrame,
    rows: Codes,
    measures: list[str],
    kind: Codes,
    settings: list[Attribute],
    setting: Codes,
) -> Flags:
    """Rows that need care, are no fact, are open on both sides, or bare numbers of a known dimension."""
    modalities = list(map(str, table["modality"].cat.categories))
    actual = np.array([name == "actual" for name in modalities], dtype=bool)
    special: Flags = table["ambiguous"].to_numpy(dtype=bool)[rows] | ~actual[_codes(table, "modality")[rows]]
    special |= ~np.isfinite(_floats(table, "low")[rows]) & ~np.isfinite(_floats(table, "high")[rows])
    bare = np.array([name == COUNT for name in measures], dtype=bool)
    unitless = np.array([bool(units.usual_pairs(s.name)) or bool(s.unit) for s in settings], dtype=bool)
    special |= bare[kind] & unitless[setting]
    return special


def _texts(table: pd.DataFrame) -> NDArray[np.object_]:
    """The cells as they are quoted."""
    pairs = zip(table["value"], table["unit"], strict=True)
    return np.array([quoted(value, unit) for value, unit in pairs], dtype=object)


def _families(measures: list[str]) -> tuple[Codes, Flags]:
    """For each measure, a number for what it may be compared with, and whether it is a number at all."""
    names = [family(name) for name in measures]
    number = np.array([name not in ("date", "time", *NO_DISTANCE) for name in names], dtype=bool)
    return np.array([names.index(name) for name in names], dtype=np.int64), number


def spread(code: Codes, values: Codes, size: int) -> Flags:
    """Keys under which `values` are not all the same."""
    least = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(least, code, values)
    most = np.full(size, -1)
    np.maximum.at(most, code, values)
    return np.asarray(least < most)


def _numbered(codes: Codes) -> tuple[Codes, int]:
    """Renumber codes ``0 .. n - 1`` in order of their first row."""
    numbers, distinct = pd.factorize(codes)
    return np.asarray(numbers, dtype=np.int64), len(distinct)


def _codes(table: pd.DataFrame, name: str) -> Codes:
    codes: Any = table[name].cat.codes
    return np.asarray(codes, dtype=np.int64)


def _floats(table: pd.DataFrame, name: str) -> Floats:
    return table[name].to_numpy(dtype=np.float64)
