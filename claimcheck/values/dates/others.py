"""What else the same words say, where speakers differ; the likeliest reading is the expression itself."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.values.dates.meaning import Offset, Recurring, Spec, Unit
from claimcheck.values.dates.nested import At, Part, Span
from claimcheck.values.dates.units import Lasting, Nth, UnitAround


def other_readings(spec: Spec) -> tuple[Spec, ...]:
    """What else the same words say: the afternoon of a bare hour; a range that ends before its last unit."""
    if isinstance(spec, At):
        return (replace(spec, clock=spec.clock.other),) if spec.clock.other is not None else ()
    if isinstance(spec, Span) and not spec.choice:
        return (replace(spec, short=True),)
    if isinstance(spec, Recurring) and spec.table == "seasons":
        return (replace(spec, table="solar_seasons"),)
    if isinstance(spec, Nth) and spec.unit == "week" and spec.inside is not None:
        return (replace(spec, by_most=True),)
    if isinstance(spec, Lasting) and (spec.count, spec.unit) == (1, "week"):
        return (UnitAround("week", spec.first),)
    if isinstance(spec, Part):
        wider = (replace(spec, shares="shares_wide"), replace(spec, shares="shares_narrow"))
        return (replace(spec, short=True), *wider[:1]) if spec.part in ("later", "earlier") else wider
    if isinstance(spec, Offset) and spec.ahead:  # "within three days" begins now
        return (Span(Unit("day", 0), replace(spec, ahead=False, grain="day"), short=True),)
    if isinstance(spec, Offset) and spec.amounts[0][0] == "year" and not (spec.back or spec.origin):
        return (replace(spec, grain="month"),)
    return ()
