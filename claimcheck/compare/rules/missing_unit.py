"""Missing units: bare numbers that agree once one of them is read in another unit of the same attribute.

Conflicting pair: pressure "30.04" and "29.61" - no unit turns one into the other.
Agreeing pair: pressure "30.04" and "1017.3" - the same reading in inches of mercury and in hectopascals.
"""

from __future__ import annotations

from claimcheck.compare import units
from claimcheck.compare.group import Group, Outcome, positions
from claimcheck.extract.tables.columns import Measured

NEAR = 0.02  # shares of a number within which two units are taken to explain a factor between bare numbers


def judge(group: Group) -> Outcome | None:
    """Compare in one unit where the attribute's name tells the dimension, and two usual units the factor."""
    if group.measure != "count" or any(statement.value.unit for statement in group.statements):
        return None
    shown = [statement.readings[0] for statement in group.statements]
    for pair in units.usual_pairs(group.key.attribute):
        brought = [pair.nearest(reading, shown[0]) for reading in shown]
        apart = max(abs(reading.low - shown[0].low) for reading in brought)
        if brought != shown and apart <= NEAR * abs(shown[0].low):
            return _in_one_unit(group, pair, brought)
    return None


def _in_one_unit(group: Group, pair: units.UsualPair, brought: list[Measured]) -> Outcome:
    note = f"read as {pair.first} and {pair.second}"
    if group.meet(brought):
        return Outcome("agree", ("unit",), note, certainty=0.8)
    return Outcome(
        "conflict", ("unit", "value"), f"{note}, still apart", positions(*group.ends(brought)), 0.8
    )
