"""Ranges: what lies between two ends is one statement; ranges that share one end should share the other.

Conflicting pair: "0 to 1,500 rpm" and "0 to 2,000 rpm" - one property, given with two highest values.
Agreeing pair: "5 to 6 km" and "5.5 km", or "10 to 20" and "15 to 25", which two people may have estimated.

The only level that is asked where values do meet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from claimcheck.compare.group import Group, Outcome
from claimcheck.extract.tables.columns import NOISE

CERTAINTY = 0.6  # that neither has left out a part, or rounded its end
Ends = tuple[float, float]


def judge(group: Group) -> Outcome | None:
    """A conflict, not a sure one, where all ranges of a key begin alike and end apart, or the reverse."""
    if group.is_time or group.measure == "category":
        return None
    spans = {index: ends for index in range(len(group.statements)) if (ends := _span(group, index))}
    if len({group.statements[index].source for index in spans}) < 2:
        return None
    lows, highs = zip(*spans.values(), strict=True)
    coarse = 2 * max(group.statements[index].readings[0].half for index in spans)
    if _alike(lows) == _alike(highs) or (_alike(lows, group, coarse) and _alike(highs, group, coarse)):
        return None
    at = 1 if _alike(lows) else 0
    firsts: dict[int, float] = {}
    for index, ends in sorted(spans.items(), key=lambda item: item[1][at]):
        firsts[index] = next((end for end in firsts.values() if _alike((end, ends[at]))), ends[at])
    positions = tuple(
        tuple(sorted(index for index in firsts if firsts[index] == end))
        for end in sorted(set(firsts.values()))
    )
    note = "the ranges begin alike and end apart" if at else "the ranges end alike and begin apart"
    return Outcome("conflict", ("range", "value"), note, positions, CERTAINTY)


def _span(group: Group, index: int) -> Ends | None:
    """Both ends of a statement that is a range, None of any other."""
    statement = group.statements[index]
    reading = statement.readings[0]
    if statement.value.hedge != "range" or len(statement.readings) > 1:
        return None
    if not (math.isfinite(reading.low) and math.isfinite(reading.high) and reading.low < reading.high):
        return None
    return reading.low, reading.high


def _alike(ends: Sequence[float], group: Group | None = None, coarse: float = 0.0) -> bool:
    """Whether ends are the same, but for noise, tolerance and rounding."""
    least, most = min(ends), max(ends)
    tolerance = group.tolerance if group else 0.0
    noise = (NOISE + tolerance) * max(abs(least), abs(most))
    return most - least < coarse - NOISE * coarse or most - least <= noise  # 6 and 7 years are two figures
