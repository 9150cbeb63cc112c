"""Missing units: bare numbers that agree once one of them is read in another unit of the same attribute.

Conflicting pair: pressure "30.04" and "29.61" - no unit turns one into the other.
Agreeing pair: pressure "30.04" and "1017.3" - the same reading in inches of mercury and in hectopascals.
"""

from __future__ import annotations

from claimcheck.compare import units
from claimcheck.compare.group import Group, Outcome


def judge(group: Group) -> Outcome | None:
    """Agree where the attribute's name tells the dimension and a usual pair of units explains all figures."""
    if group.measure != "count" or any(statement.claim.value.unit for statement in group.statements):
        return None
    pairs = units.usual_pairs(group.key.attribute)
    shown = [statement.readings[0] for statement in group.statements]
    for pair in pairs:
        brought = [pair.nearest(reading, shown[0]) for reading in shown]
        if brought != shown and group.meet(brought):
            note = f"read as {pair.first} and {pair.second}"
            return Outcome("agree", ("unit",), note, certainty=0.8)
    return None
