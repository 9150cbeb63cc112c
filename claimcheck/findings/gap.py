"""How far apart positions are: the two leading ones, in figures and in words."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass

from claimcheck.compare.group import Group, Positions
from claimcheck.compare.statements import Statement

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """The distance of two statements.

    Attributes:
        absolute: in base units (seconds for times), between the nearest ends.
        relative: share of the number nearer to zero; infinite against zero.
        opposite: whether one number is negative and the other positive.
    """

    absolute: float
    relative: float
    opposite: bool = False


def leaders(group: Group, positions: Positions) -> list[Statement]:
    """The spokesman of each position, best supported position first: its most certain, plainest statement.

    Each of another source, where there is one.
    """
    own = [
        [index for index in members if sum(index in other for other in positions) == 1] or list(members)
        for members in positions[:50]
    ]
    spokesmen: dict[int, Statement] = {}
    taken: set[str] = set()
    by_sources = sorted(range(len(own)), key=lambda place: (len(_speakers(group, own[place])), place))
    for place in by_sources:  # who has one source to choose from chooses first: two sources are to be named
        ranked = ((_plainness(group.statements[i], i, taken), group.statements[i]) for i in own[place])
        spokesmen[place] = min(ranked, key=lambda pair: pair[0])[1]
        taken.add(spokesmen[place].source)
    order = sorted(spokesmen, key=lambda place: (-len(_speakers(group, own[place])), own[place]))
    return [spokesmen[place] for place in order]


def _speakers(group: Group, members: Sequence[int]) -> set[str]:
    return {group.statements[index].speaker for index in members}


def _plainness(statement: Statement, index: int, taken: Set[str]) -> tuple[bool, bool, float, int]:
    return (statement.source in taken, bool(statement.value.hedge), -statement.claim.confidence, index)


def gap_of(group: Group, positions: Positions) -> Gap:
    """The distance of the two best supported positions."""
    spokesmen = leaders(group, positions)
    if len(spokesmen) < 2:
        return Gap(0.0, 0.0)
    return between(spokesmen[0], spokesmen[1])


def between(first: Statement, second: Statement) -> Gap:
    """The distance of two statements: of the stated numbers, else of the nearest ends of the intervals."""
    one, two = first.readings[0], second.readings[0]
    if math.isnan(one.point) or math.isnan(two.point):
        low, high = sorted((one, two), key=lambda reading: (reading.low, reading.high))
        smaller, larger = low.high, high.low
        if smaller > larger and math.isfinite(
            high.high - low.low
        ):  # they overlap: how far their ends are apart
            begins = math.isclose(low.low, high.low)
            smaller, larger = sorted((low.high, high.high)) if begins else (low.low, high.low)
    else:
        smaller, larger = sorted((one.point, two.point))
    distance = max(0.0, larger - smaller)
    base = min(abs(smaller), abs(larger))
    return Gap(distance, distance / base if base else math.inf, smaller < 0 < larger)


def in_words(gap: Gap, is_time: bool) -> str:
    """Say a distance: "48 % apart", "3.2 times as much", "two days apart".

    Example:
        >>> in_words(Gap(1100.0, 0.478), False)
        '48 % apart'
    """
    if is_time:
        return (
            f"{span(gap.absolute)} apart"
            if math.isfinite(gap.absolute) and gap.absolute >= 1
            else "not the same time"
        )
    if gap.opposite:
        return "of opposite sign"
    if not math.isfinite(gap.relative):
        return "one of them zero"
    if gap.relative >= 1:
        return f"one is {gap.relative + 1:.1f} times the other".replace(".0 times", " times")
    if not gap.relative:
        return "on either side of one number"  # "nearly 300" and "more than 300"
    percent = gap.relative * 100
    return f"{percent:.0f} % apart" if percent >= 1 else f"{percent:.1g} % apart"


def span(seconds: float) -> str:
    """Say a length of time in its largest fitting unit: "ten months".

    Example:
        >>> span(304 * 86400.0)
        'ten months'
        >>> span(365 * 86400.0)
        'a year'
    """
    for name, size, least in (
        ("year", 365.25 * DAY, 2),
        ("month", 30.44 * DAY, 2),
        ("day", DAY, 1),
        ("hour", HOUR, 1),
        ("minute", MINUTE, 1),
    ):
        if seconds >= size * least * 0.95:
            number = max(1, round(seconds / size))
            if name == "month" and number == 12:
                return "a year"
            return f"{WORDS[number] if number < len(WORDS) else number} {name}{'s' if number > 1 else ''}"
    return f"{seconds:.0f} seconds"
