"""Time: a thing that varies may have had each value at its own time.

Conflicting pair: "born in 1962" and, in a later article, "born in 1964" - a constant cannot change.
Evolved pair: "2,300 engineers" in February and "3,400 engineers" in December - both may be true.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.compare.group import Group, Outcome, own_members, positions
from claimcheck.compare.statements import Statement
from claimcheck.extract.tables.seconds import to_seconds
from claimcheck.lexicon import words

SAME = 1.0  # seconds
LEAP = 3.0  # times by which a thing that varies may change from one report to the next, within a season
SEASON = 92 * 86_400.0  # seconds; reports further apart leave more room, in proportion
EXACT = 2 * 86_400.0  # a time known to the day


@dataclass(frozen=True, slots=True)
class Stretch:
    """When a position was stated to hold, from its earliest to its latest statement (seconds)."""

    low: float
    high: float


def judge(group: Group) -> Outcome | None:
    """Evolved where the positions are told apart by when they hold and the attribute can change."""
    if group.behaviour == "constant" or _fixed_moment(group) or _of_one_period(group):
        return None
    found = positions(*group.ends())
    sides = [own or members for own, members in zip(own_members(found), found, strict=True)]
    stretches = [_stretch(group, side) for side in sides]
    known = [stretch for stretch in stretches if stretch is not None]
    if len(known) < len(found):
        return None
    if group.behaviour == "cumulative":
        changed = _growing(known)
    else:
        changed = _apart(known) and (group.measure == "category" or not _leaps(group, sides, known))
    return Outcome("evolved", ("time",), "", found, 0.9) if changed else None


def _fixed_moment(group: Group) -> bool:
    """A date of something that happened is a constant; a plan may move."""
    return group.is_time and all(
        statement.claim.context.modality not in ("planned", "expected") for statement in group.statements
    )


def _of_one_period(group: Group) -> bool:
    """What counts for one period that is over, such as a quarter, does not change from report to report."""
    scopes = [set(statement.claim.context.scope) for statement in group.statements]
    shared = set.intersection(*scopes) if scopes else set()
    told = words("compare", "periods")
    if not any(scope.rpartition(" ")[2] in told for scope in shared):
        return False
    times = [time for statement in group.statements if (time := when(statement)) is not None]
    return not times or max(time.low for time in times) - min(time.low for time in times) < SEASON


def _stretch(group: Group, members: tuple[int, ...]) -> Stretch | None:
    """When a position was stated to hold; statements dated to the day speak for those dated less exactly."""
    times = [_holds(group, group.statements[index]) for index in members]
    known = [time for time in times if time is not None]
    if len(known) < len(times):
        return None
    exact = [time for time in known if time.high - time.low <= EXACT] or known
    return Stretch(min(time.low for time in exact), max(time.high for time in exact))


def _holds(group: Group, statement: Statement) -> Stretch | None:
    """When a statement holds; what is not known to vary is not told apart by publication alone."""
    return when(statement) if group.behaviour != "unknown" or statement.time else None


def when(statement: Statement) -> Stretch | None:
    """When a statement holds: its own date, else the publication of its source; None where unknown."""
    period = statement.time or statement.published
    if period is None or period.low is None or period.high is None:
        return None
    low, high = to_seconds(period.low), to_seconds(period.high)
    return Stretch(low, high) if math.isfinite(low) and math.isfinite(high) else None


def _leaps(group: Group, sides: Sequence[Sequence[int]], stretches: Sequence[Stretch]) -> bool:
    """Whether the value changes from one report to the next by more than time explains."""
    low, high = group.ends()
    order = sorted(range(len(sides)), key=lambda place: stretches[place].low)
    tops = [low[list(sides[place])].max() for place in order]
    bottoms = [high[list(sides[place])].min() for place in order]
    return any(
        is_leap(
            max(tops[one], tops[other]),
            min(bottoms[one], bottoms[other]),
            *_between(group, stretches[order[one]], stretches[order[other]]),
        )
        for one, other in itertools.pairwise(range(len(order)))
    )


def _between(group: Group, earlier: Stretch, later: Stretch) -> tuple[float, bool]:
    """Seconds between two reports, and whether the thing varies slowly: then all that they may mean."""
    if group.behaviour == "slow":
        return later.high - earlier.low, True
    return later.low - earlier.high, False


def is_leap(larger: float, smaller: float, seconds: float = 0.0, is_slow: bool = False) -> bool:
    """Whether two numbers, so many seconds apart, are too different for one thing that varies.

    What varies slowly, such as a staff, changes by as much in a season, by its part of that in a few days.

    Example:
        >>> is_leap(350.0, 100.0), is_leap(350.0, 100.0, 2 * SEASON)
        (True, False)
        >>> is_leap(110.0, 100.0, 2 * 86_400.0), is_leap(110.0, 100.0, 2 * 86_400.0, True)
        (False, True)
    """
    seasons = max(0.0, seconds / SEASON)
    room = min(1 + (LEAP - 1) * seasons, LEAP * max(1.0, seasons)) if is_slow else LEAP * max(1.0, seasons)
    return smaller > 0 and larger > room * smaller


def _apart(stretches: list[Stretch]) -> bool:
    ordered = sorted(stretches, key=lambda stretch: (stretch.low, stretch.high))
    return all(later.low >= earlier.high - SAME for earlier, later in itertools.pairwise(ordered))


def _growing(stretches: list[Stretch]) -> bool:
    """Positions ordered by value: each begins no earlier and lasts longer than the one below."""
    steps = list(itertools.pairwise(stretches))
    return all(
        later.low >= earlier.low - SAME and later.high > earlier.high + SAME for earlier, later in steps
    )
