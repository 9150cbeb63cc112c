"""Builders of times that are relative to now: last week, on Friday, three days ago, next summer."""

from __future__ import annotations

from claimcheck.lexicon import table
from claimcheck.values.calendar import CLOCK_UNITS
from claimcheck.values.dates.meaning import Calendar, Recurring, Spec, Unit, Weekday
from claimcheck.values.dates.nested import Part, Span, part_of_day
from claimcheck.values.dates.offsets import Offset
from claimcheck.values.dates.tokens import Builder, Item, Items, only
from claimcheck.values.dates.units import FirstUnits, UnitAround

MANY_WEEKS = 53
AFTER_NEXT = ("week", "weekend", "month", "quarter", "year")
REPORTED = ("month", "quarter", "half")  # accounts tell of the last one that is over


def _days(items: Items) -> Spec | None:
    return Unit("day", items[0].value)


def _night(items: Items) -> Spec | None:
    return part_of_day(next(iter(only(items, "P")), ""), "night", Unit("day", items[-1].value))


def _unit(items: Items) -> Spec | None:
    which = next(item for item in items if item.code in "RA")
    counts, units = [usual(item) for item in items if item.code in "NDE"], only(items, "U") or ["year"]
    count = counts[0] if counts else 1
    if items[-1].code == "F" and items[-1].end - items[-1].start <= len("financial"):
        return None  # "the current financial crisis", not a fiscal year
    article = any(item.code == "E" and item.end - item.start < len("one") for item in items)
    plural = any(item.code == "U" and item.end - item.start > len(item.value) for item in items)
    if units[0] == "half" or (plural and not counts):  # "the following half-hour", "in the coming weeks"
        return None
    singular = items[0].code in "NDE" and items[-1].end - items[-1].start == len(
        units[0]
    )  # "only 3 next week"
    if not 0 < count < 1000 or (counts and which.value == 0) or article or singular:
        return None
    if which.value == "window":
        return Unit(units[0], -1, count, window=True)
    return Unit(units[0], which.value, count, window=bool(counts), back=which.code == "A")


def usual(item: Item) -> int:
    """The number of a count; the usual one of a vague word."""
    number: int = item.value[2] if isinstance(item.value, list) else item.value
    return number


def step(item: Item) -> int:
    """Which one a word means: -1 for "last" and "past"."""
    return item.value if isinstance(item.value, int) else -1


def _months_so_far(items: Items) -> Spec | None:
    which, count, unit = (item.value for item in items)
    spoken = unit == "month" and count in (3, 6, 9) and which == 1
    return FirstUnits(count, unit) if spoken else None


def _unit_from(items: Items) -> Spec | None:
    return Offset(((items[0].value, items[1].value),), back=True) if items[0].value != "half" else None


def _weekend(items: Items) -> Spec | None:
    return Unit("weekend", -1, near=True) if items[0].value == "weekend" else None


def _end(items: Items) -> Spec | None:
    years, ends = only(items, "y"), only(items, "]")
    part, unit = ends[0]
    if years and unit != "year":
        return None
    return Part(part, years[0] if years else Unit(unit, 0))


def _year_ago(items: Items) -> Spec | None:
    origin = Unit(items[1].value, -1) if len(items) > 1 and items[1].value in REPORTED else None
    return Offset((("year", items[0].value),), origin, back=True)


def _overnight(items: Items) -> Spec | None:
    return part_of_day("", "night", Unit("day", -1)) if items[0].value == "overnight" else None


def _weekday(items: Items) -> Spec | None:
    if items[-1].code == "G":
        count, weekday, direction = usual(items[0]), items[1].value, items[2].value
        return Weekday(weekday, direction, count=count) if 0 < count < MANY_WEEKS else None
    weekday, units = only(items, "W")[0], only(items, "U")
    steps = [step(item) for item in items if item.code in "RA"]
    if units:
        return Weekday(weekday, week=Unit("week", steps[0])) if units[0] == "week" else None
    return Weekday(weekday, steps[0] if steps else None)


def _recurring(items: Items) -> Spec | None:
    which = [step(item) for item in items if item.code in "RA"]
    years = only(items, "y")
    item = next(item for item in items if item.code in "mLS")
    if item.code == "m":
        if not isinstance(item.value, Calendar) or item.value.year is not None:
            return None
        return Recurring(_month_name(item.value.month or 1), "months", which[0])
    name = {"L": "holidays", "S": "seasons"}[item.code]
    return Recurring(item.value, name, which[0] if which else None, years[0] if years else None)


def _after_next(items: Items) -> Spec | None:
    code, value = items[0].code, items[0].value
    if items[1].value != 1 or items[2].value != 1:
        return None
    if code == "W":
        return Weekday(value, 1, count=2)
    if code == "U":
        return Unit(value, 2) if value in AFTER_NEXT else None
    next_one = _recurring([items[2], items[0]])
    return Offset((("year", 1),), origin=next_one) if next_one is not None else None


def _month_name(month: int) -> str:
    months: dict[str, int] = table("dates")["months"]
    return next(name for name, number in months.items() if number == month)


def _offset(items: Items) -> Spec | None:
    direction, anchored = items[-1].value, items[-1].code in "H*"
    counts, units = [item for item in items if item.code in "NDE"], only(items, "U")
    if len(counts) != len(units) or (anchored and units[-1] in CLOCK_UNITS):
        return None  # "two hours later": nobody says later than what
    amounts = tuple((unit, direction * usual(count)) for unit, count in zip(units, counts, strict=True))
    vague = counts[0].value if isinstance(counts[0].value, list) else None
    around = (direction * vague[0], direction * vague[1]) if vague else None
    return Offset(amounts, back=anchored, around=around)


def _offset_from(items: Items) -> Spec | None:
    direction = items[2].value if items[2].code == "H" else 1
    return Offset(((items[1].value, direction * usual(items[0])),), origin=items[-1].value)


def _counted_from(items: Items) -> Spec | None:
    rate = items[-1].code == "y" and usual(items[0]) == 1  # "saves $60m a year from 2027"
    return None if rate else _offset_from(items)


def _ahead(items: Items) -> Spec | None:
    return Offset(((items[1].value, usual(items[0])),), ahead=True)


def _holiday_weekend(items: Items) -> Spec | None:
    day = _recurring([item for item in items if item.code != "U"])
    return UnitAround("weekend", day) if only(items, "U") == ["weekend"] and day is not None else None


def _from_now(items: Items) -> Spec | None:
    return Span(Unit("day", 0), items[-1].value)


def _until_now(items: Items) -> Spec | None:
    return Span(items[-2].value, Unit("day", 0))


def _either(items: Items) -> Spec | None:
    first, last = items[0].value, items[1].value
    if isinstance(first, Span) or isinstance(last, Span):
        return None
    return Span(first, last, choice=True)


RULES: dict[str, Builder] = {
    "days": _days,
    "night": _night,
    "unit": _unit,
    "months_so_far": _months_so_far,
    "unit_from": _unit_from,
    "weekend": _weekend,
    "end": _end,
    "year_ago": _year_ago,
    "overnight": _overnight,
    "weekday": _weekday,
    "recurring": _recurring,
    "after_next": _after_next,
    "offset": _offset,
    "offset_from": _offset_from,
    "counted_from": _counted_from,
    "ahead": _ahead,
    "holiday_weekend": _holiday_weekend,
    "from_now": _from_now,
    "until_now": _until_now,
    "either": _either,
}
