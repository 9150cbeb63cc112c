"""Builders of clock times, alone, on a day, and as ends of a range."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.lexicon import table
from claimcheck.values.clock import Clock, with_half
from claimcheck.values.dates.meaning import Either, Spec, Unit
from claimcheck.values.dates.nested import At, DayPart, Span, joined
from claimcheck.values.dates.tokens import Builder, Items, only

FULL_CLOCK = 12


def _clock(items: Items) -> Clock | None:
    value: Clock | None
    zones, halves, parts, past = (only(items, codes) for codes in "ZBT=")
    value = items[1 if past else 0].value
    named = items[1 if past else 0].code == "C"  # noon, midnight
    if not isinstance(value, Clock):
        plausible = isinstance(value, int) and (named or 0 < value <= FULL_CLOCK)
        value = Clock(value, either=not named) if plausible else None
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
    if hour.minute is not None or not hour.hour > 0:
        return None
    return replace(hour, hour=hour.hour - (minutes < 0), minute=minutes % 60)


def _clock_range(items: Items) -> Clock | None:
    first, last = (item.value for item in items if item.code != "[")
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
    clock = next((item.value for item in items if item.code == "c"), None) or _clock(items[-1:])
    if clock is None:
        return None
    day = next(item.value for item in items if item.code in "dt")
    if isinstance(day, Unit) and day.count > 1:
        return None
    if isinstance(day, DayPart):
        clock = _in_day_part(clock, day)
        day = day.day
    return joined(clock, day)


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


def _dash_span(items: Items) -> Spec | Clock | None:
    """A dash joins like with like; between others it is punctuation: "Nov. 28 - Sunday's quake"."""
    first, last = items[-2], items[-1]
    kinds = {type(x.options[0] if isinstance(x, Either) else x) for x in (first.value, last.value)}
    same = first.code == last.code and len(kinds) == 1
    return _span(items) if same or "c" in (first.code, last.code) else None


RULES: dict[str, Builder] = {
    "clock": _clock,
    "clock_range": _clock_range,
    "at": _at,
    "span": _span,
    "dash_span": _dash_span,
}
