"""What to call values that can all be true together: equal, or only compatible, and through what."""

from __future__ import annotations

import math
from collections.abc import Set

from claimcheck.compare import naming
from claimcheck.compare.group import Group, Outcome
from claimcheck.extract.tables.columns import NOISE, Measured, spelling
from claimcheck.model import Hedge

APPROXIMATE = frozenset({"about", "nearly", "just over", "plus-minus", "vague"})
BOUNDING = frozenset({"over", "under", "at least", "at most"})


def describe(group: Group) -> Outcome:
    """Name the relation of a group whose values meet.

    Returns:
        "agree" where all give the same interval, or all give plain numbers; else "compatible". With reason
        codes.
    """
    if group.texts:
        return _named(group)
    shown = [statement.readings[0] for statement in group.statements]
    hedges = {statement.value.hedge for statement in group.statements}
    noise = 0.0 if group.is_time else NOISE
    same = all(_close(reading, shown[0], noise) for reading in shown)
    loose = _loose(group, hedges, same=same)
    if same or (hedges == {""} and not group.is_time):
        return Outcome("agree", (*(_renderings(group) or ["equal"]), *loose))
    return Outcome("compatible", (*(loose or ["precision"]), *_renderings(group)))


def _close(one: Measured, other: Measured, noise: float) -> bool:
    """The same ends, but for what converting units leaves."""
    pairs = ((one.low, other.low), (one.high, other.high))
    return all(math.isclose(low, high, rel_tol=noise) for low, high in pairs)


def _named(group: Group) -> Outcome:
    """Texts that may name one thing: spelled alike, the same in other words, or some fuller than others."""
    if len(set(map(spelling, group.texts))) == 1:
        return Outcome("agree", ("equal",))
    fullest = max(group.texts, key=lambda text: len(naming.words(text)))
    if all(naming.compare(text, fullest) == "same" for text in group.texts):
        return Outcome("agree", ("equal",), "the same in other words", certainty=0.9)
    return Outcome("compatible", ("precision",), "one says more of the same", certainty=0.9)


def _loose(group: Group, hedges: Set[Hedge], *, same: bool) -> list[str]:
    """Why values that differ can all be true."""
    loose = []
    if hedges & BOUNDING and (len(hedges) > 1 or not same):
        loose.append("bound")
    if hedges & APPROXIMATE:
        loose.append("approximation")
    if "range" in hedges:
        loose.append("range")
    widths = sorted(reading.high - reading.low for reading in (s.readings[0] for s in group.statements))
    if group.is_time and widths[-1] > widths[0] + 1:
        loose.append("precision")
    return loose


def _renderings(group: Group) -> list[str]:
    """Why equal values do not look alike."""
    found = {statement.rendering for statement in group.statements} - {""}
    units = {statement.value.unit for statement in group.statements} - {""}
    if len(units) > 1 and not group.is_time and group.measure != "count":
        found.add("unit")
    return sorted(found)
