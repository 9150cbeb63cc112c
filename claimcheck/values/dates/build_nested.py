"""Builders of times inside other times: the third quarter of, late 2024, Friday morning."""

from __future__ import annotations

from claimcheck.values.calendar import CLOCK_UNITS
from claimcheck.values.dates.build_relative import step, usual
from claimcheck.values.dates.meaning import Calendar, Recurring, Spec, Unit
from claimcheck.values.dates.nested import At, DayOf, DayPart, InYear, Part, Span, part_of_day
from claimcheck.values.dates.offsets import Offset
from claimcheck.values.dates.tokens import Builder, Items, only
from claimcheck.values.dates.units import FirstUnits, Lasting, Nth, UnitAround

LASTING = ("day", "week", "fortnight", "month", "year")
MOST_WEEKS = 53  # of a year
PARTS = frozenset(("early", "start", "mid", "late", "end", "earlier", "later"))  # of times longer than a day
GRAINS = (
    *(
        "second",
        "minute",
        "hour",
        "day",
        "weekend",
        "working week",
        "week",
        "fortnight",
        "month",
        "quarter",
        "season",
        "half",
    ),
    *("year", "decade", "century"),
)


def _quarter(items: Items) -> Spec | None:
    years = only(items, "y")
    if quarters := only(items, "Q"):
        unit, n, year = quarters[0]
        inside = years[0] if years else Calendar(year) if year else None
        return Nth(n, unit, inside)
    number, unit = only(items, "OR")[0], only(items, "U")[0]
    relative = any(item.code == "R" for item in items)
    if unit not in ("quarter", "half"):
        return None
    if relative:
        return Nth(-1, unit, years[0]) if years and number == -1 else None
    return Nth(number, unit, years[0] if years else None) if number <= 4 else None


def _first_units(items: Items) -> Spec | None:
    which, count, unit, inside = (item.value for item in items[:4])
    if items[-1].code == "U":
        inside = Unit(items[-1].value, step(items[3]) if items[3].code == "R" else 0)
    if which not in (1, -1) or not isinstance(count, int) or not isinstance(inside, Spec):
        return None
    return FirstUnits(which * count, unit, inside) if 0 < count < 100 else None


def _nth(items: Items) -> Spec | None:
    place = next(place for place, item in enumerate(items) if item.code in "WU")
    numbers = [step(item) if item.code == "R" else item.value for item in items[:place]]
    inside = items[-1].value
    n = numbers[0] if len(numbers) == 1 else -numbers[0]
    if items[-1].code == "U":  # "of the month", "of last month"
        inside = Unit(inside, step(items[-2]) if items[-2].code == "R" else 0)
    if n == 0 or (len(numbers) == 1 and items[0].code == "R" and n != -1) or not isinstance(inside, Spec):
        return None
    return Nth(n, items[place].value, inside) if _longer(inside.precision(), items[place].value) else None


def _longer(outer: str, inner: str | int) -> bool:
    return not isinstance(inner, str) or GRAINS.index(outer) > GRAINS.index(inner)


def _day_of(items: Items) -> Spec | None:
    return DayOf(items[0].value, items[1].value)


def _week_of(items: Items) -> Spec | None:
    unit, day = items[0].value, items[1].value
    if items[1].code == "O":
        day = Calendar(day=day)
    unit = unit.unit if isinstance(unit, Unit) and unit.near else unit
    return UnitAround(unit, day) if unit in ("week", "weekend") else None


def _week_number(items: Items) -> Spec | None:
    """Weeks are numbered by ISO 8601; the first one has most of its days in the year."""
    unit, number = items[0].value, items[1].value
    inside = items[2].value if len(items) > 2 else None
    if items[1].code == "V":
        number %= 100  # 45 before a full stop might have been a year
    if unit != "week" or not isinstance(number, int) or number < 1:
        return None
    if inside is None and number > MOST_WEEKS:
        return None  # with its year, "week 54 of 2009" is read, and found not to be in the calendar
    return Nth(number, "week", inside, by_most=True)


def _lasting(items: Items) -> Spec | None:
    count, unit = (usual(items[0]), items[1].value) if len(items) > 2 else (1, items[0].value)
    unit = unit.unit if isinstance(unit, Unit) and unit.near else unit
    known = unit in LASTING if len(items) > 2 else unit == "week"
    return Lasting(count, unit, items[-1].value) if known and count > 0 else None


def _in_year(items: Items) -> Spec | None:
    inner, year = (items[0], items[1]) if items[1].code in "ya" else (items[1], items[0])
    if isinstance(year.value, Offset) and not _names_year(year.value):
        return None
    open_year = isinstance(inner.value, Calendar | Recurring | Nth)
    if not open_year or not isinstance(year.value, Unit | Calendar | Offset):
        return None
    if isinstance(inner.value, Calendar | Recurring) and inner.value.year is not None:
        return None  # "Christmas 2010, last year": two times
    if isinstance(inner.value, Nth) and inner.value.inside is not None:
        return None
    return InYear(inner.value, year.value)


def _names_year(offset: Offset) -> bool:
    """Whether "a year earlier" tells which May is meant; "in May, 41 years after it opened" tells no year."""
    return offset.precision() == "year" and not (offset.back and offset.amounts[0][1] > 1)


def _part(items: Items) -> Spec | None:
    part, inside = items[0].value, items[1].value
    if items[0].code == "*":
        part = "earlier" if part < 0 else "later"
    if items[1].code == "U":
        if inside in CLOCK_UNITS:
            return None
        inside = Unit(inside, 0, back=inside == "day")
    if not isinstance(inside, Spec) or isinstance(inside, Part | DayPart | At | Span):
        return None
    if isinstance(inside, Nth) and inside.by_most and inside.inside is None:
        return None  # "the start of Week 11", of a season
    if inside.precision() != "day":
        return Part(part, inside) if part in PARTS else None  # "the small hours of the week"
    if part in ("later", "earlier"):
        return inside
    return part_of_day(part, "day", inside)


def _day_part(items: Items) -> Spec | None:
    days, parts = only(items, "d"), only(items, "T")
    steps = [step(item) for item in items if item.code in "RA"]
    which = next((item for item in items if item.code in "RA"), None)
    day = days[0] if days else Unit("day", steps[0], back=which is not None and which.code == "A")
    return part_of_day(next(iter(only(items, "P{")), ""), parts[0], day)


RULES: dict[str, Builder] = {
    "quarter": _quarter,
    "first_units": _first_units,
    "nth": _nth,
    "day_of": _day_of,
    "week_of": _week_of,
    "week_number": _week_number,
    "lasting": _lasting,
    "in_year": _in_year,
    "part": _part,
    "day_part": _day_part,
}
