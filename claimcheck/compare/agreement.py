"""What to call values that can all be true together: equal, or only compatible, and through what."""

from __future__ import annotations

from claimcheck.compare.group import Group, Outcome

APPROXIMATE = frozenset({"about", "nearly", "just over", "plus-minus", "vague"})
BOUNDING = frozenset({"over", "under", "at least", "at most"})


def describe(group: Group) -> Outcome:
    """Name the relation of a group whose values meet.

    Returns:
        "agree" where every statement gives the same interval, else "compatible"; with reason codes.
    """
    statements = group.statements
    shown = [statement.readings[0] for statement in statements]
    hedges = {statement.claim.value.hedge for statement in statements}
    reasons = []
    if any(statement.note for statement in statements):
        reasons.append("currency")
    if len({statement.claim.value.unit for statement in statements}) > 1 and not group.is_time:
        units = {statement.claim.value.unit for statement in statements if statement.claim.value.unit}
        if len(units) > 1 and group.measure != "count":
            reasons.append("unit")
    loose = []
    if hedges & BOUNDING and len(hedges) > 1:
        loose.append("bound")
    if hedges & APPROXIMATE:
        loose.append("approximation")
    if "range" in hedges:
        loose.append("range")
    widths = sorted(reading.high - reading.low for reading in shown)
    if group.is_time and widths[-1] > widths[0] + 1:
        loose.append("precision")
    same = len({(reading.low, reading.high) for reading in shown}) == 1
    if same and len(hedges) == 1:
        return Outcome("agree", ("equal", *reasons))
    if loose and not same:
        return Outcome("compatible", (*loose, *reasons))
    return Outcome("agree", (*(reasons or ["equal"]), *loose))
