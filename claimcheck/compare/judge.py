"""Judges one key: do its values meet, and if not, which rule says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.compare.agreement import describe
from claimcheck.compare.axes import axes
from claimcheck.compare.group import Group, Outcome, Positions, own_members
from claimcheck.compare.rules import RULES, spans


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
        else:
            outcome = spans.judge(placed) or outcome
        if outcome is not None and outcome.relation in ("conflict", "evolved"):
            break
    if outcome is not None and outcome.relation in ("conflict", "evolved"):
        given = _given(group, outcome.positions)
        if len(given) > 1 and not _all_alike(given):
            return _decided(placed, outcome)
        note = "all give the same values" if len(given) > 1 else "only one of the sources gives both"
        outcome = Outcome("compatible", ("value",), note)
    outcome = outcome or describe(max(placings, key=_bounded))
    return replace(outcome, positions=(tuple(range(len(group.statements))),))


def _bounded(group: Group) -> int:
    return sum(statement.bounded for statement in group.statements)


def _decided(group: Group, outcome: Outcome) -> Outcome:
    """What fits several positions speaks for none of them."""
    own = own_members(_reread(group, outcome.positions))
    return replace(outcome, positions=own) if all(own) else outcome


def _reread(group: Group, positions: Positions) -> Positions:
    """Statements of several readings stand in every position that one of their readings fits.

    "03/04/2023" fits both 3 April and 4 March; its first reading alone would oppose it to one of them.
    """
    sure = [[index for index in members if _is_sure(group, index)] for members in positions]
    fitting = {
        index: {place for place, members in enumerate(sure) if members and _fits(group, index, members)}
        for index in range(len(group.statements))
        if not _is_sure(group, index)
    }
    moved = {index for index, places in fitting.items() if places}
    reread = (
        tuple(sorted({*members} - moved | {index for index in moved if place in fitting[index]}))
        for place, members in enumerate(positions)
    )
    kept = tuple(members for members in reread if members)
    return kept if len(kept) > 1 else positions


def _is_sure(group: Group, index: int) -> bool:
    return len(group.statements[index].readings) == 1


def _fits(group: Group, index: int, members: Sequence[int]) -> bool:
    """Whether some reading of a statement can be true together with those of a position."""
    statements = tuple(group.statements[place] for place in (*members, index))
    side = replace(group, statements=statements)
    first = [statement.readings[0] for statement in statements[:-1]]
    return any(side.meet([*first, reading]) for reading in statements[-1].readings)


def _given(group: Group, positions: Positions) -> dict[str, set[int]]:
    """The positions that every source gives, what fits several of them aside."""
    given: dict[str, set[int]] = {}
    for place, members in enumerate(own_members(positions)):
        for index in members:
            given.setdefault(group.statements[index].source, set()).add(place)
    return given


def _all_alike(given: Mapping[str, set[int]]) -> bool:
    """Whether every source gives the same positions: income and expenses under one name oppose nobody."""
    first, *others = given.values()
    return all(other == first for other in others)
