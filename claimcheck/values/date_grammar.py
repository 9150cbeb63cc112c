"""Joins the words of time into expressions, by the staged rules of `dates.toml`.

Each stage runs its patterns over the codes of a stretch of text and replaces what it recognises by one item,
so that later stages see "the first Monday of [October 2014]". The longest match wins; a builder may decline
with None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from claimcheck.lexicon import table
from claimcheck.values import date_figures
from claimcheck.values.calendar import CLOCK_UNITS
from claimcheck.values.clock import Clock, with_half
from claimcheck.values.date_meaning import (
    At,
    Calendar,
    DayOf,
    DayPart,
    Either,
    FirstUnits,
    Fixed,
    InYear,
    Nth,
    Offset,
    Part,
    Recurring,
    Span,
    Spec,
    Unit,
    UnitAround,
    Weekday,
)
from claimcheck.values.date_tokens import Item, Raw, vocabulary

Items = Sequence[Item]
Builder = Callable[[Items], "Spec | Clock | None"]
GRAIN_CODES = {
    "day": "d", "week": "w", "weekend": "w", "fortnight": "w", "month": "m", "quarter": "q", "half": "q",
    "season": "q", "year": "y", "decade": "k", "century": "k", "hour": "t", "minute": "t", "second": "t",
}  # fmt: skip
GRAINS = ("second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "season", "half",
          "year", "decade", "century")  # fmt: skip
FULL_CLOCK = 12
PLAUSIBLE_YEARS = range(1000, 2200)


def parse(low: str, raws: Sequence[Raw]) -> list[Item]:
    """Read a group of tokens.

    Args:
        low: the folded lower-case text that the tokens' offsets refer to.
        raws: neighbouring tokens, as `date_tokens.scan` groups them.

    Returns:
        The items left when no rule applies any more; those that are times hold a `Spec` or a `Clock`.
    """
    items = [item for raw in raws if (item := _item(low, raw)) is not None]
    for stage in _stages():
        if len(items) > 0:
            items = _rewrite(low, items, stage)
    return items


def _item(low: str, raw: Raw) -> Item | None:
    word = low[raw.start : raw.end]
    if raw.kind == "word":
        code, value = vocabulary()[word]
        weak = code in "MSK" or (code == "W" and not word.endswith("day"))
        return Item(code, value, raw.start, raw.end, weak)
    return date_figures.read(raw.kind, word, raw.start, raw.end, low[max(0, raw.start - 2) : raw.start])


@cache
def _stages() -> tuple[tuple[tuple[Builder, re.Pattern[str]], ...], ...]:
    return tuple(
        tuple((_BUILDERS[name], re.compile(pattern)) for name, pattern in stage["rules"])
        for stage in table("dates")["stage"]
    )


def _rewrite(low: str, items: list[Item], rules: Sequence[tuple[Builder, re.Pattern[str]]]) -> list[Item]:
    codes = _codes(low, items)
    done: list[Item] = []
    at = 0
    while at < len(items):
        built, length = _best(codes, at, items, rules)
        done.append(built if built is not None else items[at])
        at += length
    return done


def _best(
    codes: str, at: int, items: list[Item], rules: Sequence[tuple[Builder, re.Pattern[str]]]
) -> tuple[Item | None, int]:
    found = [(match.end(), builder) for builder, rule in rules if (match := rule.match(codes, 2 * at))]
    for end, builder in sorted(found, key=lambda pair: -pair[0]):  # stable: earlier rules first
        part = items[at : (end + 1) // 2]
        value = builder(part)
        if value is not None:
            weak = len(part) == 1 and part[0].weak
            start = part[1 if part[0].code == "[" else 0].start
            return Item(_code(value), value, start, part[-1].end, weak), len(part)
    return None, 1


def _code(value: Spec | Clock) -> str:
    if isinstance(value, Clock):
        return "c"
    if isinstance(value, Offset) and value.ahead:
        return "a"
    inner = value.options[0] if isinstance(value, Either) else value
    return "z" if isinstance(inner, At) else GRAIN_CODES[value.grain]


def _codes(low: str, items: Items) -> str:
    gaps = table("dates")["gaps"]
    signs = []
    for item, following in pairwise(items):
        gap = low[item.end : following.start].replace("\n", " ")
        signs.append(item.code + gaps.get(gap, "!"))
    return "".join(signs) + (items[-1].code if items else "")


def _only(items: Items, codes: str) -> list[Any]:
    return [item.value for item in items if item.code in codes]


def _calendar(items: Items) -> Spec | None:
    months, years, days, weekdays = (_only(items, codes) for codes in ("M", "YV", "DO", "W"))
    year = years[0] if years else None
    if year is not None and year not in PLAUSIBLE_YEARS:
        return None
    if items[0].code == "U" and items[0].value != "year":
        return None
    day = days[0] if days else None
    if day is not None and not _day_exists(year, months[0], day):
        return None
    return Calendar(year, months[0] if months else None, day, weekdays[0] if weekdays else None)


def _day_exists(year: int | None, month: int, day: int) -> bool:
    return Calendar(2000 if year is None else year, month, day).period(None) is not None


def _month_days(items: Items) -> Spec | None:
    days = _only(items, "DO")
    rest = [item for item in items if item.code not in "DO"]
    first, last = (
        _calendar([*rest, Item("D", day, items[0].start, items[0].end)]) if rest else None for day in days[:2]
    )
    if first is None or last is None or days[0] >= days[1]:
        return None
    return Span(first, replace(last, weekday=None) if isinstance(last, Calendar) else last)


def _months(items: Items) -> Spec | None:
    months, years = _only(items, "M"), _only(items, "YV")
    year = years[0] if years else None
    first_year = year - 1 if year is not None and months[0] > months[1] else year
    return Span(Calendar(first_year, months[0]), Calendar(year, months[1]))


def _years(items: Items) -> Spec | None:
    first, last = items[0].value, items[1].value
    if items[1].code != "Y":
        if items[1].end - items[1].start != 2:
            return None
        last += first // 100 * 100 + (100 if last <= first % 100 else 0)
    if first not in PLAUSIBLE_YEARS or not first < last <= first + 200:
        return None
    return Span(Calendar(first), Calendar(last))


def _numeric(items: Items) -> Spec | None:
    spec, weekdays = _only(items, "X")[0], _only(items, "W")
    options: tuple[Spec, ...] = spec.options if isinstance(spec, Either) else (spec,)
    if weekdays:
        options = (
            tuple(replace(x, weekday=weekdays[0]) for x in options if isinstance(x, Calendar)) or options
        )
    fitting = [x for x in options if _falls_on(x, weekdays)]
    return fitting[0] if len(fitting) == 1 else options[0] if len(options) == 1 else Either(options)


def _falls_on(spec: Spec, weekdays: list[int]) -> bool:
    period = spec.period(None)
    if period is None or period.low is None:
        return False
    return bool(weekdays) and period.low.weekday() == weekdays[0]


def _weekday_day(items: Items) -> Spec | None:
    return Calendar(day=items[1].value, weekday=items[0].value)


def _fiscal(items: Items) -> Spec | None:
    year = items[1].value
    if items[1].code in "DN":
        year += 2000 if year < 70 else 1900
    if year not in PLAUSIBLE_YEARS:
        return None
    return Calendar(year)


def _era(items: Items) -> Spec | None:
    return Calendar(items[0].value) if items[1].value > 0 else None


def _days(items: Items) -> Spec | None:
    return Unit("day", items[0].value)


def _night(items: Items) -> Spec | None:
    return _with_part(next(iter(_only(items, "P")), ""), "night", Unit("day", items[-1].value))


def _unit(items: Items) -> Spec | None:
    which = next(item for item in items if item.code in "RA")
    counts, units = [_usual(item) for item in items if item.code in "NDE"], _only(items, "U") or ["year"]
    count = counts[0] if counts else 1
    article = any(item.code == "E" and item.end - item.start < len("one") for item in items)
    if not 0 < count < 1000 or (counts and which.value == 0) or article:
        return None
    if which.value == "window":
        return Unit(units[0], -1, count, window=True)
    return Unit(units[0], which.value, count, window=bool(counts), anchored=which.code == "A")


def _usual(item: Item) -> int:
    """The number of a count; the usual one of a vague word."""
    number: int = item.value[2] if isinstance(item.value, list) else item.value
    return number


def _step(item: Item) -> int:
    """Which one a word means: -1 for "last" and "past"."""
    return item.value if isinstance(item.value, int) else -1


def _months_so_far(items: Items) -> Spec | None:
    which, count, unit = (item.value for item in items)
    spoken = unit == "month" and count in (3, 6, 9) and which == 1
    return FirstUnits(count, unit, Unit("year", 0)) if spoken else None


def _unit_from(items: Items) -> Spec | None:
    return Offset(((items[0].value, items[1].value),), anchored=True) if items[0].value != "half" else None


def _weekend(items: Items) -> Spec | None:
    return Unit("weekend", -1, near=True) if items[0].value == "weekend" else None


def _end(items: Items) -> Spec | None:
    years, ends = _only(items, "y"), _only(items, "]")
    part, unit = ends[0]
    if years and unit != "year":
        return None
    return Part(part, years[0] if years else Unit(unit, 0))


def _year_ago(items: Items) -> Spec | None:
    return Offset((("year", items[0].value),), anchored=True)


def _overnight(items: Items) -> Spec | None:
    return _with_part("", "night", Unit("day", -1)) if items[0].value == "overnight" else None


def _first_units(items: Items) -> Spec | None:
    which, count, unit, inside = (item.value for item in items[:4])
    if items[-1].code == "U":
        inside = Unit(items[-1].value, _step(items[3]) if len(items) > 5 else 0)
    if which not in (1, -1) or not isinstance(count, int) or not isinstance(inside, Spec):
        return None
    return FirstUnits(which * count, unit, inside) if 0 < count < 100 else None


def _weekday(items: Items) -> Spec | None:
    weekday, units = _only(items, "W")[0], _only(items, "U")
    steps = [_step(item) for item in items if item.code in "RA"]
    if units:
        return Weekday(weekday, week=Unit("week", steps[0])) if units[0] == "week" else None
    return Weekday(weekday, steps[0] if steps else None)


def _recurring(items: Items) -> Spec | None:
    which = [_step(item) for item in items if item.code in "RA"]
    years = _only(items, "y")
    item = next(item for item in items if item.code in "mLS")
    if item.code == "m":
        if not isinstance(item.value, Calendar) or item.value.year is not None:
            return None
        return Recurring(_month_name(item.value.month or 1), "months", which[0])
    name = {"L": "holidays", "S": "seasons"}[item.code]
    return Recurring(item.value, name, which[0] if which else None, years[0] if years else None)


def _month_name(month: int) -> str:
    months: dict[str, int] = table("dates")["months"]
    return next(name for name, number in months.items() if number == month)


def _quarter(items: Items) -> Spec | None:
    years = _only(items, "y")
    if quarters := _only(items, "Q"):
        unit, n, year = quarters[0]
        inside = years[0] if years else Calendar(year) if year else None
        return Nth(n, unit, inside)
    number, unit = _only(items, "OR")[0], _only(items, "U")[0]
    relative = any(item.code == "R" for item in items)
    if unit not in ("quarter", "half"):
        return None
    if relative:
        return Nth(-1, unit, years[0]) if years and number == -1 else None
    return Nth(number, unit, years[0] if years else None) if number <= 4 else None


def _offset(items: Items) -> Spec | None:
    direction, anchored = items[-1].value, items[-1].code in "H*"
    counts, units = [item for item in items if item.code in "NDE"], _only(items, "U")
    if len(counts) != len(units) or (anchored and units[-1] in CLOCK_UNITS):
        return None  # "two hours later": nobody says later than what
    amounts = tuple((unit, direction * _usual(count)) for unit, count in zip(units, counts, strict=True))
    vague = counts[0].value if isinstance(counts[0].value, list) else None
    around = (direction * vague[0], direction * vague[1]) if vague else None
    return Offset(amounts, anchored=anchored, around=around)


def _offset_from(items: Items) -> Spec | None:
    direction = items[2].value if items[2].code == "H" else 1
    return Offset(((items[1].value, direction * _usual(items[0])),), origin=items[-1].value)


def _ahead(items: Items) -> Spec | None:
    return Offset(((items[1].value, _usual(items[0])),), ahead=True)


def _day_number(items: Items) -> Spec | None:
    return Calendar(day=items[0].value)


def _century(items: Items) -> Spec | None:
    number, unit = items[0].value, items[1].value
    if unit != "century" or not 1 <= number <= 30:
        return None
    period = Calendar(max((number - 1) * 100, 1)).period(None)
    last = Calendar(number * 100).period(None)
    if period is None or last is None:
        return None
    return Fixed(replace(period, high=last.low), "century")


def _decade(items: Items) -> Spec | None:
    start = items[0].value
    start += 1900 if start < 100 else 0
    hundred = start % 100 == 0 and start < 2000  # "the 1800s", but "the 2000s" are ten years
    first, last = Calendar(start).period(None), Calendar(start + (99 if hundred else 9)).period(None)
    grain = "century" if hundred else "decade"
    return Fixed(replace(first, high=last.high), grain) if first and last else None


def _nth(items: Items) -> Spec | None:
    place = next(place for place, item in enumerate(items) if item.code in "WU")
    numbers = [_step(item) if item.code == "R" else item.value for item in items[:place]]
    inside = items[-1].value
    n = numbers[0] if len(numbers) == 1 else -numbers[0]
    if items[-1].code == "U":  # "of the month", "of last month"
        inside = Unit(inside, _step(items[-2]) if items[-2].code == "R" else 0)
    if n == 0 or (len(numbers) == 1 and items[0].code == "R" and n != -1) or not isinstance(inside, Spec):
        return None
    return Nth(n, items[place].value, inside) if _longer(inside.grain, items[place].value) else None


def _longer(outer: str, inner: str | int) -> bool:
    return not isinstance(inner, str) or GRAINS.index(outer) > GRAINS.index(inner)


def _day_of(items: Items) -> Spec | None:
    return DayOf(items[0].value, items[1].value)


def _week_of(items: Items) -> Spec | None:
    unit, day = items[0].value, items[1].value
    return UnitAround(unit, day) if unit in ("week", "weekend") else None


def _in_year(items: Items) -> Spec | None:
    inner, year = (items[0], items[1]) if items[1].code == "y" else (items[1], items[0])
    open_year = isinstance(inner.value, Calendar | Recurring | Nth)
    if not open_year or not isinstance(year.value, Unit | Calendar | Offset):
        return None
    if isinstance(inner.value, Calendar) and inner.value.year is not None:
        return None
    if isinstance(inner.value, Nth) and inner.value.inside is not None:
        return None
    return InYear(inner.value, year.value)


def _part(items: Items) -> Spec | None:
    part, inside = items[0].value, items[1].value
    if items[0].code == "*":
        part = "earlier" if part < 0 else "later"
    if items[1].code == "U":
        inside = Unit(inside, 0, anchored=inside == "day")
    if not isinstance(inside, Spec) or isinstance(inside, Part | DayPart | At | Span):
        return None
    if inside.grain != "day":
        return Part(part, inside)
    if part in ("later", "earlier"):
        return inside
    return _with_part(part, "day", inside)


def _day_part(items: Items) -> Spec | None:
    days, parts = _only(items, "d"), _only(items, "T")
    steps = [_step(item) for item in items if item.code in "RA"]
    which = next((item for item in items if item.code in "RA"), None)
    day = days[0] if days else Unit("day", steps[0], anchored=which is not None and which.code == "A")
    return _with_part(next(iter(_only(items, "P{")), ""), parts[0], day)


def _with_part(part: str, name: str, day: Spec) -> Spec | None:
    """A part of a day, or the early or late part of it; None where they do not go together."""
    data = table("dates")
    if part in data["daypart_parts"]:
        hours = data["daypart_parts"][part].get(name)
    else:
        hours = data["dayparts"].get(name) if not part else None
    return DayPart(hours[0], hours[1], day) if hours else None


def _clock(items: Items) -> Clock | None:
    value: Clock | None
    zones, halves, parts, past = (_only(items, codes) for codes in "ZBT=")
    value = items[1 if past else 0].value
    if not isinstance(value, Clock):
        value = Clock(value, either=True) if isinstance(value, int) and 0 < value <= FULL_CLOCK else None
    if value is not None and halves and halves[0] >= 0:
        value = with_half(value, halves[0])
    if value is not None and parts:
        first, last = table("dates")["dayparts"][parts[0]]
        afternoon = value.hour % FULL_CLOCK + FULL_CLOCK
        value = with_half(value, FULL_CLOCK if first <= afternoon < last and value.hour <= FULL_CLOCK else 0)
    if value is not None and past:
        value = _past(value, past[0])
    return replace(value, zone=zones[0]) if value is not None and zones else value


def _past(hour: Clock, minutes: int) -> Clock | None:
    """Half past three, a quarter to noon."""
    if hour.minute is not None or not 0 < hour.hour:
        return None
    return replace(hour, hour=hour.hour - (minutes < 0), minute=minutes % 60)


def _clock_range(items: Items) -> Clock | None:
    first, last = items[0].value, items[1].value
    if not isinstance(first, Clock):
        first = Clock(first, either=True) if isinstance(first, int) and 0 < first <= FULL_CLOCK else None
    if first is None or last.last is not None:
        return None
    if first.either and not last.either:  # "5 to 6 p.m.", "11 to 1 p.m."
        half = (
            FULL_CLOCK if last.hour >= FULL_CLOCK and first.hour % FULL_CLOCK <= last.hour % FULL_CLOCK else 0
        )
        first = with_half(first, half)
    return replace(first, last=last, zone=last.zone) if first is not None else None


def _at(items: Items) -> Spec | None:
    clock = next(item.value for item in items if item.code == "c")
    day = next(item.value for item in items if item.code in "dt")
    if isinstance(day, Unit) and day.count > 1:
        return None
    if isinstance(day, DayPart):
        clock = _in_day_part(clock, day)
        day = day.day
    return joined(clock, day)


def joined(clock: Clock, day: Spec) -> Spec:
    """A clock time on a day; on each of the days that an ambiguous notation may mean."""
    if isinstance(day, Either):
        return Either(tuple(At(clock, option) for option in day.options))
    return At(clock, day)


def _in_day_part(clock: Clock, part: DayPart) -> Clock:
    """A bare hour in the morning, or the evening, that is told beside it."""
    if not clock.either:
        return clock
    half = FULL_CLOCK if part.first <= clock.hour % FULL_CLOCK + FULL_CLOCK < part.last else 0
    return with_half(clock, half) or clock


def _span(items: Items) -> Spec | Clock | None:
    first, last = (item for item in items if item.code != "[")
    if first.code == "c" or last.code == "c":
        if first.code == "z" and last.code == "c" and isinstance(first.value, At):
            joined = _clock_range([first._replace(code="c", value=first.value.clock), last])
            return At(joined, first.value.day) if joined is not None else None
        if first.code == "c" and last.code == "z" and isinstance(last.value, At):
            joined_clock = _clock_range([first, last._replace(code="c", value=last.value.clock)])
            return At(joined_clock, last.value.day) if joined_clock is not None else None
        return _clock_range([first, last]) if first.code == last.code == "c" else None
    if isinstance(first.value, Span) or isinstance(last.value, Span):
        return None
    if isinstance(first.value, Either) or isinstance(last.value, Either):
        firsts, lasts = (x.options if isinstance(x, Either) else (x, x) for x in (first.value, last.value))
        return Either(tuple(map(Span, firsts, lasts)))
    return Span(first.value, last.value)


def _until_now(items: Items) -> Spec | None:
    return Span(items[-2].value, Unit("day", 0))


def _either(items: Items) -> Spec | None:
    first, last = items[0].value, items[1].value
    if isinstance(first, Span) or isinstance(last, Span):
        return None
    return Span(first, last, choice=True)


_BUILDERS: dict[str, Builder] = {
    "month_days": _month_days,
    "months": _months,
    "years": _years,
    "calendar": _calendar,
    "numeric": _numeric,
    "weekday_day": _weekday_day,
    "fiscal": _fiscal,
    "era": _era,
    "months_so_far": _months_so_far,
    "unit_from": _unit_from,
    "weekend": _weekend,
    "end": _end,
    "year_ago": _year_ago,
    "overnight": _overnight,
    "first_units": _first_units,
    "days": _days,
    "night": _night,
    "unit": _unit,
    "weekday": _weekday,
    "recurring": _recurring,
    "quarter": _quarter,
    "offset": _offset,
    "offset_from": _offset_from,
    "ahead": _ahead,
    "day_number": _day_number,
    "century": _century,
    "decade": _decade,
    "nth": _nth,
    "day_of": _day_of,
    "week_of": _week_of,
    "in_year": _in_year,
    "day_part": _day_part,
    "part": _part,
    "clock": _clock,
    "clock_range": _clock_range,
    "at": _at,
    "until_now": _until_now,
    "span": _span,
    "either": _either,
}
