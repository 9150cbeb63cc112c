"""Judges one key: do its values meet, and if not, which rule says why."""

from __future__ import annotations

from claimcheck.compare.agreement import describe
from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.rules import RULES


def judge(group: Group) -> Outcome:
    """Tell how the statements of one key relate.

    Returns:
        The first rule's outcome, or the kind of agreement where all values can be true together.
    """
    everyone = (tuple(range(len(group.statements))),)
    outcome = describe(group) if group.meet(rounding=False) else None
    if outcome is None:
        outcome = next(found for rule in RULES if (found := rule(group)) is not None)
    if outcome.positions:
        return outcome
    return Outcome(outcome.relation, outcome.reasons, outcome.note, everyone, outcome.certainty)
