"""Values: what nothing explains is a conflict.

Conflicting pair: "10 people died" and "12 people died" - two counts of one thing.
Agreeing pair: none; agreement is decided before any rule is asked.
"""

from __future__ import annotations

from claimcheck.compare.group import Group, Outcome, positions


def judge(group: Group) -> Outcome:
    """Conflict, with what may lie behind it as further reasons."""
    found = positions(*group.ends())
    reasons, notes = ["value"], []
    if any(statement.note for statement in group.statements):
        reasons.append("currency")
    if any(s.claim.context.modality in ("planned", "expected") for s in group.statements):
        reasons.append("modality")
    if len({statement.claim.context.scope for statement in group.statements}) > 1:
        reasons.append("scope")
    if group.behaviour in ("varying", "cumulative", "unknown") and not group.is_time:
        if any(statement.time is None and statement.published is None for statement in group.statements):
            reasons.append("time")
            notes.append("not all of them are dated, so a change cannot be told from an error")
    return Outcome("conflict", tuple(reasons), "; ".join(notes), found)
