"""What else the same words say, where speakers differ; the likeliest reading is the expression itself."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.values.calendar import CLOCK_UNITS
from claimcheck.values.dates.meaning import Recurring, Spec, Unit
from claimcheck.values.dates.nested import At, Part, Span
from claimcheck.values.dates.offsets import Offset
from claimcheck.values.dates.units import Lasting, Nth, UnitAround


def other_readings(spec: Spec, *, early: bool = False) -> tuple[Spec, ...]:
    """What else the same words say: the afternoon of a bare hour; a range that ends before its last unit.

    Args:
        spec: as recognised.
        early: whether it stands in a text of the first half of a year, and not as something to come.
    """
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
        if spec.part in ("later", "earlier"):
            return (replace(spec, short=True), *wider[:1])
        return (*_year_before(spec), *wider) if early else wider
    if isinstance(spec, Offset) and spec.ahead and spec.amounts[-1][0] not in CLOCK_UNITS:
        return (
            Span(Unit("day", 0), replace(spec, ahead=False, grain="day"), short=True),
        )  # within three days
    if isinstance(spec, Offset) and spec.beyond:
        return (_beyond(spec),)
    if isinstance(spec, Offset) and not spec.back and spec.origin is None and _only_years(spec):
        return (replace(spec, grain="month"),)
    return ()


def _year_before(spec: Part) -> tuple[Spec, ...]:
    """A report of March that gives figures "at year-end" tells of the year before."""
    this_year = Unit("year", 0)
    return (
        (replace(spec, inside=replace(this_year, step=-1)),)
        if (spec.part, spec.inside) == ("end", this_year)
        else ()
    )


def _beyond(spec: Offset) -> Spec:
    """More than two years ago: between three and two years ago."""
    [(unit, amount)] = spec.amounts
    farther = amount + spec.beyond * (1 if amount > 0 else -1)
    first, last = (
        replace(spec, amounts=((unit, end),), grain="day", beyond=0) for end in sorted((amount, farther))
    )
    return Span(first, last, short=True)


def _only_years(spec: Offset) -> bool:
    return {unit for unit, _ in spec.amounts} == {"year"}
