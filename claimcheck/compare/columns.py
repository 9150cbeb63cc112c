"""A whole claim table at once: keys, what meets, what time explains; objects only for what is left.

The same levels as `rules/`, as array operations, for the plain cases that make up a table. Keys whose rows
need care, are planned, vague or of mixed measures are marked `OBJECTS`: the rules judge them one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claimcheck.compare import engine
from claimcheck.compare.engine import Codes, Floats
from claimcheck.compare.keyed import Flags, Keyed, spread
from claimcheck.compare.rules.time import EXACT, LEAP, SAME
from claimcheck.config import Config
from claimcheck.extract.tables.columns import NOISE, STEP

NOTATION = 900.0  # times the smaller value by which figures are apart that a separator may tell apart
AGREE, COMPATIBLE, EVOLVED, CONFLICT, OBJECTS = range(5)


@dataclass(frozen=True, slots=True)
class Verdict:
    """For every key: its relation as a number (`AGREE` .. `OBJECTS`), and how far its values are apart."""

    relation: NDArray[np.int8]
    apart: Floats


def decide(keys: Keyed, config: Config) -> Verdict:
    """Tell for every key how its rows relate, as far as columns can tell."""
    relation = np.full(keys.size, COMPATIBLE, dtype=np.int8)
    apart = np.zeros(keys.size)
    if not keys.size:
        return Verdict(relation, apart)
    if config.bounds == "pragmatic":
        keys = replace(keys, high=np.minimum(keys.high, _own_ends(keys)))
    top, bottom = engine.ends(keys.code, keys.low, keys.high, keys.size)
    least, most = engine.ends(keys.code, -keys.low, -keys.high, keys.size)
    noise = np.where(_moments(keys), 0.0, NOISE)
    same = _close(top, -least, noise) & _close(bottom, -most, noise)
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
    apart[keys.code[~keys.number & ~keys.time]] = 1.0  # no text is further from another than a third
    _explain_by_time(keys, rows, low, high, divided, relation)
    with np.errstate(divide="ignore", invalid="ignore"):
        leap = (bottom > 0) & (top > LEAP * bottom) & ~_moments(keys)
    relation[(relation == EVOLVED) & leap] = OBJECTS  # the rules look at it step by step
    relation[(relation >= EVOLVED) & (apart >= NOTATION)] = OBJECTS  # "18.450" may be 18,450
    several = keys.per_key(lambda attribute: float(attribute.several)) > 0
    relation[several & (relation >= EVOLVED)] = COMPATIBLE
    hard = np.zeros(keys.size, dtype=bool)
    hard[keys.code[keys.special]] = True
    hard |= _touching(keys, rows, low, high, divided)
    relation[hard & (failing | _mixed(keys) | _endless(keys))] = OBJECTS
    relation[_one_end_shared(keys) & (relation <= COMPATIBLE)] = OBJECTS
    return Verdict(relation, apart)


def _close(one: Floats, other: Floats, noise: Floats) -> Flags:
    """The same, but for what converting units leaves."""
    with np.errstate(invalid="ignore"):
        near: Flags = np.abs(one - other) <= noise * np.maximum(np.abs(one), np.abs(other))
        return np.asarray(near | (one == other))


def _own_ends(keys: Keyed) -> Floats:
    return engine.told_apart(keys.code, keys.low, keys.own_end, keys.size)


def _moments(keys: Keyed) -> Flags:
    """Keys whose values are times."""
    moment = np.zeros(keys.size, dtype=bool)
    moment[keys.code[keys.time]] = True
    return moment


def _endless(keys: Keyed) -> Flags:
    """Keys with a time that has no place in the calendar: "on 3 May", "yesterday" without a date."""
    endless = np.zeros(keys.size, dtype=bool)
    endless[keys.code[keys.time & ~np.isfinite(keys.low) & ~np.isfinite(keys.high)]] = True
    return endless


def _widened(keys: Keyed, rows: Codes, config: Config) -> tuple[Floats, Floats]:
    """Interval ends of some rows with rounding, noise and tolerance, as `Group.ends` widens them."""
    code, number, time = keys.code[rows], keys.number[rows], keys.time[rows]
    relative = keys.per_key(lambda a: config.tolerance if a.tolerance is None else a.tolerance)[code]
    seconds = keys.per_key(lambda attribute: attribute.seconds)[code]
    low, high = engine.widen_for_rounding(code, keys.low[rows], keys.high[rows], keys.half[rows], keys.size)
    noise = NOISE * number  # none of times, which may be without an end
    low, high = low - noise * _finite(np.abs(low)), high + noise * _finite(np.abs(high))
    low, high = engine.widen_for_tolerance(low, high, relative * number)
    return low - seconds / 2 * time, high + seconds / 2 * time


def _one_end_shared(keys: Keyed) -> Flags:
    """Keys whose ranges begin alike and end apart, or the reverse, as `rules.spans` looks for them."""
    rows = np.flatnonzero(keys.number & (keys.low < keys.high) & np.isfinite(keys.high - keys.low))
    code = keys.code[rows]
    apart = []
    for ends in (keys.low[rows], keys.high[rows]):
        most, least = engine.ends(code, ends, ends, keys.size)
        apart.append((most > least) & ~_close(most, least, np.full(keys.size, NOISE)))
    return np.asarray(apart[0] != apart[1])


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
    relation[chosen & (vague | spread(code, exact.astype(np.int64), keys.size))] = OBJECTS
    # Where one source alone gives all the values that are apart, nobody opposes it.
    opposed = spread(code[~loose], keys.source[rows][~loose], keys.size)
    relation[divided.keys[~opposed[divided.keys]]] = OBJECTS
    relation[_given_by_all(code, keys.source[rows], divided.position, count)] = OBJECTS


def _given_by_all(code: Codes, source: Codes, position: Codes, count: Codes) -> Codes:
    """Keys of which every source gives every position, so that nobody opposes anybody."""
    twice = (count > 1) & (np.bincount(code, minlength=len(count)) >= 2 * count)
    rows = np.flatnonzero(twice[code])
    if not len(rows):
        return rows
    code, source, position = code[rows], source[rows], position[rows]
    size, most = int(source.max()) + 1, int(count.max())
    stated = np.unique(code * size + source) // size
    given = np.unique((code * most + position) * size + source) // (size * most)
    pairs, sources = (np.bincount(found, minlength=len(count)) for found in (given, stated))
    return np.flatnonzero(twice & (pairs == count * sources))


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
