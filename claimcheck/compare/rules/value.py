"""Values: what nothing explains is a conflict.

Conflicting pair: "10 people died" and "12 people died" - two counts of one thing.
Agreeing pair: none; agreement is decided before any rule is asked.
"""

from __future__ import annotations

from decimal import Decimal

from claimcheck.compare.group import Group, Outcome, positions
from claimcheck.compare.statements import Statement


def judge(group: Group) -> Outcome:
    """Conflict, with what may lie behind it as further reasons."""
    found = positions(*group.ends())
    reasons = ["value", *sorted({statement.rendering for statement in group.statements} - {""})]
    if any(s.claim.context.modality in ("planned", "expected") for s in group.statements):
        reasons.append("modality")
    if len({statement.claim.context.scope for statement in group.statements}) > 1:
        reasons.append("scope")
    note = ""
    if group.behaviour != "constant" and not group.is_time and any(map(_undated, group.statements)):
        reasons.append("time")
        note = "not all of them are dated, so a change cannot be told from an error"
    if any(map(_fell, group.statements)) and not all(map(_fell, group.statements)):
        note = "; ".join(filter(None, (note, "one tells of a rise, the other of a fall")))
    return Outcome("conflict", tuple(reasons), note, found)


def _fell(statement: Statement) -> bool:
    """Whether the text writes a fall without a sign."""
    stated = statement.claim.value.stated
    return (
        statement.value.stated != stated and isinstance(stated, Decimal) and statement.value.stated == -stated
    )


def _undated(statement: Statement) -> bool:
    return statement.time is None and statement.published is None
