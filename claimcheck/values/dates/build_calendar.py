"""Builders of calendar dates: May 3, 2013; 15-16 May; fiscal 2013; the 1990s."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from claimcheck.values.calendar import Stretch
from claimcheck.values.dates.meaning import Calendar, Either, Fixed, Spec
from claimcheck.values.dates.nested import Span
from claimcheck.values.dates.tokens import Builder, Item, Items, only

PLAUSIBLE_YEARS = range(1000, 2200)


def _calendar(items: Items) -> Spec | None:
    months, years, days, weekdays = (only(items, codes) for codes in ("M", "YV", "DOE", "W"))
    year = years[0] if years else None
    if items[0].code == "U" and items[0].value != "year":
        return None
    day = days[0] if days else None
    if day is not None and year is None and not _day_exists(year, months[0], day):
        return None  # with its year, "30 February 2020" is read, and found not to be in the calendar
    return Calendar(year, months[0] if months else None, day, weekdays[0] if weekdays else None)


def _day_exists(year: int | None, month: int, day: int) -> bool:
    return Calendar(2000 if year is None else year, month, day).stretch(None) is not None


def _month_days(items: Items) -> Spec | None:
    days = only(items, "DO")
    rest = [item for item in items if item.code not in "DO"]
    first, last = (
        _calendar([*rest, Item("D", day, items[0].start, items[0].end)]) if rest else None for day in days[:2]
    )
    if first is None or last is None or days[0] >= days[1]:
        return None
    return Span(first, replace(last, weekday=None) if isinstance(last, Calendar) else last)


def _months(items: Items) -> Spec | None:
    months, years = only(items, "M"), only(items, "YV")
    year = years[0] if years else None
    first_year = year - 1 if year is not None and months[0] > months[1] else year
    return Span(Calendar(first_year, months[0]), Calendar(year, months[1]))


def _years(items: Items) -> Spec | None:
    first, last = items[0].value, items[1].value
    if not isinstance(last, int):
        return None  # "2010-several"
    if items[1].code != "Y":
        if items[1].end - items[1].start != 2:
            return None
        last += first // 100 * 100 + (100 if last <= first % 100 else 0)
    if not first < last <= first + 200:
        return None
    return Span(Calendar(first), Calendar(last))


def _numeric(items: Items) -> Spec | None:
    spec, weekdays = only(items, "X")[0], only(items, "W")
    options: tuple[Spec, ...] = spec.options if isinstance(spec, Either) else (spec,)
    if weekdays:
        options = (
            tuple(replace(x, weekday=weekdays[0]) for x in options if isinstance(x, Calendar)) or options
        )
    fitting = [x for x in options if _falls_on(x, weekdays)]
    return fitting[0] if len(fitting) == 1 else options[0] if len(options) == 1 else Either(options)


def _falls_on(spec: Spec, weekdays: list[int]) -> bool:
    period = spec.stretch(None)
    if period is None or period.low is None:
        return False
    return bool(weekdays) and period.low.weekday() == weekdays[0]


def _weekday_day(items: Items) -> Spec | None:
    if items[1].weak:  # "on Wednesday, the second time this week"
        return None
    return Calendar(day=items[1].value, weekday=items[0].value)


def _fiscal(items: Items) -> Spec | None:
    year = items[1].value
    if not isinstance(year, int):
        return None  # "fiscal few"
    if items[1].code in "DN":
        year += 2000 if year < 70 else 1900
    if year not in PLAUSIBLE_YEARS:
        return None
    return Calendar(year)


def _era(items: Items) -> Spec | str | None:
    """A year of our era; one before it is left alone, since no date type of Python reaches there."""
    if not isinstance(items[0].value, int):
        return None  # "several ad agencies"
    return Calendar(items[0].value) if items[1].value > 0 else "!"


def _century(items: Items) -> Spec | None:
    number, unit = items[0].value, items[1].value
    if unit != "century" or not 1 <= number <= 30:
        return None
    first, last = (datetime(max(year, 1), 1, 1) for year in ((number - 1) * 100, number * 100))
    return Fixed(Stretch(first, last), "century")


def _decade(items: Items) -> Spec | None:
    start = items[-1].value
    if len(items) > 1 and items[0].value != 19:
        return None
    start += 1900 if start < 100 else 0
    hundred = start % 100 == 0 and start < 2000  # "the 1800s", but "the 2000s" are ten years
    first, last = Calendar(start).stretch(None), Calendar(start + (99 if hundred else 9)).stretch(None)
    grain = "century" if hundred else "decade"
    return Fixed(Stretch(first.low, last.high), grain) if first and last else None


def _day_number(items: Items) -> Spec | None:
    return Calendar(day=items[0].value)


RULES: dict[str, Builder] = {
    "calendar": _calendar,
    "month_days": _month_days,
    "months": _months,
    "years": _years,
    "numeric": _numeric,
    "weekday_day": _weekday_day,
    "fiscal": _fiscal,
    "era": _era,
    "century": _century,
    "decade": _decade,
    "day_number": _day_number,
}
