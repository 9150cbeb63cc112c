"""Plan and outcome: what was expected gives way to what happened.

Conflicting pair: "planned for 2024" and "planned for 2025" - two plans for one thing.
Evolved pair: "the trial is scheduled for 24 January" and "the trial began on 21 July" - the plan moved.
"""

from __future__ import annotations

from claimcheck.compare.group import Group, Outcome, positions
from claimcheck.compare.statements import Statement

AHEAD = frozenset({"planned", "expected"})


def judge(group: Group) -> Outcome | None:
    """Evolved where one side only plans or expects, and the other states as fact, without being earlier."""
    found = positions(*group.ends())
    kinds = [{_ahead(group.statements[index]) for index in members} for members in found]
    if {True} not in kinds or {False} not in kinds or {True, False} in kinds:
        return None
    if group.behaviour == "constant" and not group.is_time:
        return None
    note = "one is what was planned or expected, the other what is stated as fact"
    return Outcome("evolved", ("modality", "time"), note, found, 0.8)


def _ahead(statement: Statement) -> bool:
    return statement.claim.context.modality in AHEAD
