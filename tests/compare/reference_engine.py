"""A slow, obvious engine to hold the fast one against: pairs and loops, no numpy."""

from __future__ import annotations

from collections.abc import Sequence

Interval = tuple[float, float]


def all_meet(intervals: Sequence[Interval]) -> bool:
    """Every two intervals have a common point, looked at pair by pair."""
    return all(
        max(one[0], other[0]) <= min(one[1], other[1])
        for place, one in enumerate(intervals)
        for other in intervals[:place]
    )


def positions(intervals: Sequence[Interval]) -> list[int]:
    """Greedy piercing: the lowest high end left takes every interval that holds it."""
    number = [-1] * len(intervals)
    place = 0
    while -1 in number:
        point = min(high for (_, high), home in zip(intervals, number, strict=True) if home < 0)
        for index, (low, high) in enumerate(intervals):
            if number[index] < 0 and low <= point <= high:
                number[index] = place
        place += 1
    return number


def split(rows: Sequence[tuple[int, Interval]]) -> dict[int, list[tuple[int, int]]]:
    """For each key that fails, the (row, position) pairs of its rows."""
    by_key: dict[int, list[int]] = {}
    for row, (key, _) in enumerate(rows):
        by_key.setdefault(key, []).append(row)
    found = {}
    for key, members in by_key.items():
        intervals = [rows[row][1] for row in members]
        if not all_meet(intervals):
            found[key] = list(zip(members, positions(intervals), strict=True))
    return found
