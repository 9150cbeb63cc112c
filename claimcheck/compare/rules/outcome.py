"""Plan and outcome: what was expected gives way to what happened.

Conflicting pair: "planned for 2024" and "planned for 2025" - two plans for one thing.
Evolved pair: "the trial is scheduled for 24 January" and "the trial began on 21 July" - the plan moved.
"""

from __future__ import annotations

from claimcheck.compare.group import Group, Outcome, own_members, positions
from claimcheck.compare.rules.time import when
from claimcheck.compare.statements import Statement

AHEAD = frozenset({"planned", "expected"})


def judge(group: Group) -> Outcome | None:
    """Evolved where one position is stated as fact, and all others are only planned or expected."""
    found = positions(*group.ends())
    ahead = [[_ahead(group.statements[index]) for index in own] for own in own_members(found)]
    facts = [not all(flags) for flags in ahead if flags]
    if facts.count(True) != 1 or False not in facts or not _later(group):
        return None
    if group.behaviour == "constant" and not group.is_time:
        return None
    note = "one is what was planned or expected, the other what is stated as fact"
    return Outcome("evolved", ("modality", "time"), note, found, 0.8)


def _later(group: Group) -> bool:
    """Whether the fact was stated after every plan, as far as dates are known, and some are."""
    times = [(_ahead(s), time) for s in group.statements if (time := when(s)) is not None]
    plans = [time.low for ahead, time in times if ahead]
    facts = [time.low for ahead, time in times if not ahead]
    return bool(plans and facts) and max(plans) < min(facts)


def _ahead(statement: Statement) -> bool:
    return statement.claim.context.modality in AHEAD
