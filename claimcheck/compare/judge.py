"""Judges one key: do its values meet, and if not, which rule says why."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.compare.agreement import describe
from claimcheck.compare.axes import axes
from claimcheck.compare.group import Group, Outcome, Positions, own_members
from claimcheck.compare.rules import RULES


def judge(group: Group) -> Outcome:
    """Tell how the statements of one key relate.

    Returns:
        The first rule's outcome, or the kind of agreement where all values can be true together.
    """
    outcome = None
    placings = list(axes(group))
    for placed in placings:
        if not placed.meet(rounding=False):
            outcome = next(found for rule in RULES if (found := rule(placed)) is not None)
            if outcome.relation in ("conflict", "evolved"):
                break
    if outcome is not None and outcome.relation in ("conflict", "evolved"):
        if _across_sources(group, outcome.positions):
            return _decided(outcome)
        outcome = Outcome("compatible", ("value",), "only one of the sources gives both")
    outcome = outcome or describe(max(placings, key=_bounded))
    return replace(outcome, positions=(tuple(range(len(group.statements))),))


def _bounded(group: Group) -> int:
    return sum(statement.bounded for statement in group.statements)


def _decided(outcome: Outcome) -> Outcome:
    """What fits several positions speaks for none of them."""
    own = own_members(outcome.positions)
    return replace(outcome, positions=own) if all(own) else outcome


def _across_sources(group: Group, positions: Positions) -> bool:
    """Whether two sources oppose each other: a finding within one source is none."""
    own = {index for members in own_members(positions) for index in members}
    return len({group.statements[index].source for index in own}) > 1
