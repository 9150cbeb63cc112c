"""What is told beside a value: sentences that tell the same facts, all with other values, are of two things.

"59 catches for 1,098 yards and seven touchdowns" and "two for 25 yards and one touchdown" are a season and a
game; "59 for 1,098 yards and seven touchdowns" and "59 for 1,089 yards and seven" are one season.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.extract.tables.columns import Measured
from claimcheck.model import Claim

LEAST = 2  # facts beside the value that differ: a single one may be another disagreement
_MOVING = ("cumulative", "varying")  # a toll that grew is one toll, whatever else grew with it
_SLACK = 1e-9
Told = Mapping[str, Sequence[Measured]]  # what is measured, and its values


def told_beside(stated: Sequence[tuple[Claim, Measured]]) -> list[Told]:
    """For each claim, what its sentence tells besides that one thing has for good, or nearly so.

    Args:
        stated: claims with their values in base units.

    Returns:
        In the order of `stated`.
    """
    homes: dict[tuple[str, int], list[tuple[Claim, Measured]]] = {}
    for claim, reading in stated:
        if claim.context.attribute_id and claim.context.behaviour not in _MOVING:
            homes.setdefault((claim.source, claim.sentence_start), []).append((claim, reading))
    return [_without(homes.get((claim.source, claim.sentence_start), ()), claim) for claim, _ in stated]


def _without(told: Sequence[tuple[Claim, Measured]], own: Claim) -> Told:
    facts: dict[str, list[Measured]] = {}
    for claim, reading in told:
        if claim is not own:
            facts.setdefault(f"{claim.context.attribute_id} {reading.measure}", []).append(reading)
    return facts


def all_differ(one: Told, other: Told) -> bool:
    """Whether two sentences tell two or more of the same facts, and agree in none.

    Example:
        >>> def told(*numbers: float) -> Told:
        ...     return {f"fact {place}": [Measured("count", x, x, x)] for place, x in enumerate(numbers)}
        >>> all_differ(told(59, 7), told(2, 1)), all_differ(told(59, 7), told(59, 1)), all_differ({}, {})
        (True, False, False)
    """
    shared = [fact for fact in one if fact in other]
    return len(shared) >= LEAST and not any(
        _meet(a, b) for fact in shared for a in one[fact] for b in other[fact]
    )


def _meet(a: Measured, b: Measured) -> bool:
    """Whether two values can both be true, the coarser as a rounding of the finer."""
    wide = a.half if a.half > abs(b.half) else 0.0
    other_wide = b.half if b.half > abs(a.half) else 0.0
    low, high = max(a.low - wide, b.low - other_wide), min(a.high + wide, b.high + other_wide)
    return low <= high + _SLACK * abs(high)
