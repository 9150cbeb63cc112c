"""A whole claim table at once: keys, what meets, what time explains; objects only for what is left.

The same levels as `rules/`, as array operations, for the plain cases that make up a table. Keys whose rows
need care, are planned, vague or of mixed measures are marked `OBJECTS`: the rules judge them one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from claimcheck.compare import engine, units
from claimcheck.compare.engine import Codes, Floats
from claimcheck.compare.rules.time import EXACT, LEAP, SAME
from claimcheck.compare.schema import Attribute, Schema
from claimcheck.compare.statements import COUNT, family
from claimcheck.config import Config
from claimcheck.extract.columns import NOISE, STEP

Flags = NDArray[np.bool_]

AGREE, COMPATIBLE, EVOLVED, CONFLICT, OBJECTS = range(5)


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
        number, time: whether a row is a number or a time; words are neither.
        source: who states each row, as a number.
        excluded: rows with an end that is itself excluded ("more than 500").
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
    start: Floats
    end: Floats
    special: Flags

    def per_key(self, read: Callable[[Attribute], float]) -> Floats:
        """A setting of the schema for every key."""
        return np.array([read(attribute) for attribute in self.settings], dtype=np.float64)[self.setting]

    def attribute(self, key: int) -> str:
        """Canonical name of a key's attribute."""
        return self.settings[int(self.setting[key])].name


@dataclass(frozen=True, slots=True)
class Verdict:
    """For every key: its relation as a number (`AGREE` .. `OBJECTS`), and how far its values are apart."""

    relation: NDArray[np.int8]
    apart: Floats


def keyed(table: pd.DataFrame, schema: Schema) -> Keyed:
    """Put the rows of a claim table under keys: subject, attribute and scope.

    Args:
        table: a claim table; see `claimcheck.claims`.
        schema: joins aliases of one attribute.
    """
    attributes = table["attribute"].cat.categories.astype(str).tolist()
    found = [schema.find(name) for name in attributes]
    settings = list({setting.name: setting for setting in found}.values())
    place = {setting.name: number for number, setting in enumerate(settings)}
    of_attribute = np.array([place[setting.name] for setting in found], dtype=np.int64)
    attribute = of_attribute[_codes(table, "attribute")] if len(table) else np.zeros(0, dtype=np.int64)
    source = _codes(table, "source")
    whole = _codes(table, "subject") * max(1, len(settings)) + attribute
    whole = whole * max(1, len(table["scope"].cat.categories)) + _codes(table, "scope")
    code, size = _numbered(whole)
    shared = _spread(code, source, size)[code]
    rows = np.flatnonzero(shared)
    code, size = _numbered(code[rows])
    first = np.zeros(size, dtype=np.int64)
    first[code[::-1]] = rows[::-1]
    measures = table["measure"].cat.categories.astype(str).tolist()
    kind = _codes(table, "measure")[rows]
    families, number = _families(measures)
    known = np.array([setting.behaviour != "unknown" for setting in settings], dtype=bool)
    dated = known[attribute] if len(settings) else np.zeros(0, dtype=bool)
    start, end = (_holds(table, side, dated) for side in ("low", "high"))
    special = _special(table, rows, measures, kind, settings, attribute[rows])
    special |= _spread(code, families[kind], size)[code]
    time = np.array([name in ("date", "time") for name in measures], dtype=bool)
    return Keyed(
        rows, code, size, first, settings, attribute[first],
        _floats(table, "low")[rows], _floats(table, "high")[rows], _floats(table, "half")[rows],
        number[kind], time[kind], source[rows], table["excluded"].to_numpy(dtype=bool)[rows],
        start[rows], end[rows], special,
    )  # fmt: skip


def _holds(table: pd.DataFrame, side: str, dated: Flags) -> Floats:
    """When rows hold: as_of, else publication where the attribute is known to vary; see `rules.time`."""
    as_of, published = _floats(table, f"as_of_{side}"), _floats(table, f"published_{side}")
    return np.where(np.isnan(as_of) & dated, published, as_of)


def decide(keys: Keyed, config: Config) -> Verdict:
    """Tell for every key how its rows relate, as far as columns can tell."""
    relation = np.full(keys.size, COMPATIBLE, dtype=np.int8)
    apart = np.zeros(keys.size)
    if not keys.size:
        return Verdict(relation, apart)
    top, bottom = engine.ends(keys.code, keys.low, keys.high, keys.size)
    least, most = engine.ends(keys.code, -keys.low, -keys.high, keys.size)
    same = (top == -least) & (bottom == -most)
    pointed = np.ones(keys.size, dtype=bool)
    pointed[keys.code[(keys.low < keys.high) | keys.time]] = False
    relation[same] = AGREE
    failing = top > bottom
    rows = np.flatnonzero(failing[keys.code])
    low, high = _widened(keys, rows, config)
    divided = engine.split(keys.code[rows], low, high, keys.size)
    relation[failing & pointed] = AGREE  # after rounding and tolerance
    relation[divided.keys] = CONFLICT
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = (top - bottom) / np.minimum(np.abs(top), np.abs(bottom))
    apart[divided.keys] = np.nan_to_num(gap[divided.keys], nan=0.0, posinf=1e9)
    _explain_by_time(keys, rows, low, high, divided, relation)
    with np.errstate(divide="ignore", invalid="ignore"):
        leap = (bottom > 0) & (top > LEAP * bottom) & ~_moments(keys)
    relation[(relation == EVOLVED) & leap] = OBJECTS  # the rules look at it step by step
    several = keys.per_key(lambda attribute: float(attribute.several)) > 0
    relation[several & (relation >= EVOLVED)] = COMPATIBLE
    hard = np.zeros(keys.size, dtype=bool)
    hard[keys.code[keys.special]] = True
    hard |= _touching(keys, rows, low, high, divided)
    relation[hard & (failing | _mixed(keys))] = OBJECTS
    return Verdict(relation, apart)


def _moments(keys: Keyed) -> Flags:
    """Keys whose values are times."""
    moment = np.zeros(keys.size, dtype=bool)
    moment[keys.code[keys.time]] = True
    return moment


def _widened(keys: Keyed, rows: Codes, config: Config) -> tuple[Floats, Floats]:
    """Interval ends of some rows with rounding, noise and tolerance, as `Group.ends` widens them."""
    code, number, time = keys.code[rows], keys.number[rows], keys.time[rows]
    relative = keys.per_key(lambda a: config.tolerance if a.tolerance is None else a.tolerance)[code]
    seconds = keys.per_key(lambda attribute: attribute.seconds)[code]
    low, high = engine.widen_for_rounding(code, keys.low[rows], keys.high[rows], keys.half[rows], keys.size)
    low, high = low - NOISE * np.abs(low) * number, high + NOISE * np.abs(high) * number
    low, high = engine.widen_for_tolerance(low, high, relative * number)
    return low - seconds / 2 * time, high + seconds / 2 * time


def _touching(keys: Keyed, rows: Codes, low: Floats, high: Floats, divided: engine.Split) -> Flags:
    """Keys whose positions depend on whether "more than 500" may be 500: the rules look who says which."""
    code, slack = keys.code[rows], 3 * STEP * keys.excluded[rows]
    asked = np.zeros(keys.size, dtype=bool)
    asked[code[keys.excluded[rows]]] = True
    if not asked.any():
        return asked
    wide = engine.split(
        code, low - slack * _finite(np.abs(low)), high + slack * _finite(np.abs(high)), keys.size
    )
    other: Flags = _position_counts(code, divided, keys.size) != _position_counts(code, wide, keys.size)
    return asked & other


def _position_counts(code: Codes, divided: engine.Split, size: int) -> Codes:
    count = np.ones(size, dtype=np.int64)
    np.maximum.at(count, code[divided.rows], divided.position + 1)
    return count


def _finite(ends: Floats) -> Floats:
    return np.where(np.isfinite(ends), ends, 0.0)


def _explain_by_time(
    keys: Keyed, rows: Codes, low: Floats, high: Floats, divided: engine.Split, relation: NDArray[np.int8]
) -> None:
    """Mark keys whose positions are told apart by when they hold; the columns' form of `rules.time`."""
    rows, low, high = rows[divided.rows], low[divided.rows], high[divided.rows]
    code = keys.code[rows]
    count = np.zeros(keys.size, dtype=np.int64)
    np.maximum.at(count, code, divided.position + 1)
    offset = np.cumsum(count) - count
    position, size = offset[code] + divided.position, int(count.sum())
    owner = np.repeat(np.arange(keys.size), count)
    start, end = np.full(size, np.inf), np.full(size, -np.inf)
    with np.errstate(invalid="ignore"):  # a single NaN makes the position's time unknown
        np.minimum.at(start, position, keys.start[rows])
        np.maximum.at(end, position, keys.end[rows])
    core = np.full(size, -np.inf)
    np.maximum.at(core, position, low)
    # A row that also fits the next position is too vague for columns.
    following = np.append(core[1:], np.inf)
    following[np.append(owner[1:] != owner[:-1], True)] = np.inf
    loose = high >= following[position]
    vague = np.zeros(keys.size, dtype=bool)
    vague[code[loose]] = True
    unknown = np.zeros(keys.size, dtype=bool)
    unknown[owner[~np.isfinite(start) | ~np.isfinite(end)]] = True
    in_time = np.lexsort((end, start, owner))
    apart = _ordered(owner, start, end, in_time, keys.size, touch=True)
    growing = _ordered(owner, start, end, np.arange(size), keys.size, touch=False)
    constant = keys.per_key(lambda attribute: float(attribute.behaviour == "constant")) > 0
    cumulative = keys.per_key(lambda attribute: float(attribute.behaviour == "cumulative")) > 0
    chosen = np.zeros(keys.size, dtype=bool)
    chosen[divided.keys] = True
    chosen &= ~unknown & ~constant & ~_moments(keys)
    relation[chosen & np.where(cumulative, growing, apart)] = EVOLVED
    exact = keys.end[rows] - keys.start[rows] <= EXACT
    relation[chosen & (vague | _spread(code, exact.astype(np.int64), keys.size))] = OBJECTS
    # Where one source alone gives all the values that are apart, nobody opposes it.
    opposed = _spread(code[~loose], keys.source[rows][~loose], keys.size)
    relation[divided.keys[~opposed[divided.keys]]] = OBJECTS


def _ordered(owner: Codes, start: Floats, end: Floats, order: Codes, size: int, *, touch: bool) -> Flags:
    """Keys whose positions, in the given order, follow each other in time."""
    first, second = order[:-1], order[1:]
    within = owner[first] == owner[second]
    with np.errstate(invalid="ignore"):
        if touch:
            good = start[second] >= end[first] - SAME
        else:
            good = (start[second] >= start[first] - SAME) & (end[second] > end[first] + SAME)
    result = np.ones(size, dtype=bool)
    result[owner[first[within & ~good]]] = False
    return result


def _mixed(keys: Keyed) -> Flags:
    """Keys all of whose rows are special, because they mix measures."""
    plain = np.zeros(keys.size, dtype=bool)
    plain[keys.code[~keys.special]] = True
    return ~plain


def _special(
    table: pd.DataFrame,
    rows: Codes,
    measures: list[str],
    kind: Codes,
    settings: list[Attribute],
    setting: Codes,
) -> Flags:
    """Rows that need care, are no fact, are open on both sides, or bare numbers of a known dimension."""
    modalities = table["modality"].cat.categories.astype(str).tolist()
    actual = np.array([name == "actual" for name in modalities], dtype=bool)
    special: Flags = table["ambiguous"].to_numpy(dtype=bool)[rows] | ~actual[_codes(table, "modality")[rows]]
    special |= ~np.isfinite(_floats(table, "low")[rows]) & ~np.isfinite(_floats(table, "high")[rows])
    special |= np.array([name == "category" for name in measures], dtype=bool)[kind]
    bare = np.array([name == COUNT for name in measures], dtype=bool)
    unitless = np.array([bool(units.usual_pairs(s.name)) or bool(s.unit) for s in settings], dtype=bool)
    special |= bare[kind] & unitless[setting]
    return special


def _families(measures: list[str]) -> tuple[Codes, Flags]:
    """For each measure, a number for what it may be compared with, and whether it is a number at all."""
    names = [family(name) for name in measures]
    number = np.array([name not in ("date", "time", "category") for name in names], dtype=bool)
    return np.array([names.index(name) for name in names], dtype=np.int64), number


def _spread(code: Codes, values: Codes, size: int) -> Flags:
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
