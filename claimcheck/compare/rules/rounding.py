"""Rounding and tolerance: a coarser number agrees with a finer one that rounds to it.

Conflicting pair: "$13.2 billion" and "$13.6 billion" - stated to the same place, and different there.
Agreeing pair: "$13 billion" and "$13.2 billion" - the second rounds to the first. Small counts are exact:
10 dead and 12 dead are two numbers, although 10 ends in a zero.
"""

from __future__ import annotations

from claimcheck.compare.agreement import describe
from claimcheck.compare.group import Group, Outcome


def judge(group: Group) -> Outcome | None:
    """Agree where all numbers meet once the coarser ones stand for what rounds to them."""
    if group.is_time and not group.tolerance:
        return None
    if not group.meet():
        return None
    found = describe(group)
    reasons = ("rounding", *(reason for reason in found.reasons if reason not in ("equal", "rounding")))
    return Outcome(found.relation, reasons)
