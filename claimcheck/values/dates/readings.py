"""From expressions to values: every reading the words allow, the likeliest first."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain

from claimcheck.lexicon import table
from claimcheck.model import TIME_KINDS, Hedge, Period, Value
from claimcheck.values.calendar import DAY, Stretch, hull, unit_around
from claimcheck.values.clock import NO_DAY, Clock, zone_offset
from claimcheck.values.dates.meaning import Calendar, Either, Spec
from claimcheck.values.dates.nested import At, DayPart, Span, needs_now
from claimcheck.values.dates.now import Now
from claimcheck.values.dates.others import other_readings
from claimcheck.values.dates.units import Nth

_DIGIT = re.compile(r"\d")
NEAR = 31 * DAY  # a date this close to publication is rather meant than one that is farther away
_STATED = {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16, "second": 19}


@dataclass(frozen=True, slots=True)
class Reading:
    """Where an expression is read.

    Attributes:
        published: when its text was published.
        date_order: "mdy" or "dmy" where configured, else "".
        direction: -1 told as past, 1 announced, 0 no cue.
        anchor: the time the text has just spoken of, for expressions that look back to it.
    """

    published: Period | None = None
    date_order: str = ""
    direction: int = 0
    anchor: Stretch | None = None

    @property
    def early(self) -> bool:
        """Whether what is told of "the end of the year" may be that of the year before."""
        day = self.published.low if self.published is not None else None
        return day is not None and day.month <= 6 and self.direction <= 0

    def stretches(self, spec: Spec) -> tuple[Stretch, ...]:
        """The readings of an expression, the likeliest first; empty where it cannot be known."""
        return _stretches(spec, self)

    def one(self, spec: Spec, other: bool) -> Stretch | None:
        """The likelier or the other reading; over all days of a publication known to the month or year."""
        if self.anchor is not None and not other:
            return spec.stretch(Now(_midnight(self.anchor.low), self.direction, anchor=self.anchor))
        if self.published is None or self.published.low is None or self.published.high is None:
            return None if other else spec.stretch(None)
        first, last = (
            _midnight(self.published.low),
            _midnight(self.published.high - timedelta(microseconds=1)),
        )
        early = spec.stretch(Now(first, self.direction, other))
        return early if first == last else hull(early, spec.stretch(Now(last, self.direction, other)))

    def ordered(self, spec: Spec) -> tuple[Spec, ...]:
        """The options of an ambiguous notation: in the configured order, else the nearer to now first."""
        if not isinstance(spec, Either):
            return (spec,)
        options = spec.options
        if any(isinstance(option, Span) for option in options):
            return options  # "2008-09" is no question of the order
        if self.date_order in ("mdy", "dmy"):
            return options[:1] if self.date_order == "mdy" else options[-1:]
        if self.published is None or self.published.low is None:
            return options
        now = Now(_midnight(self.published.low))
        gaps = [
            abs(time.low - now.day) if (time := option.stretch(now)) else timedelta.max for option in options
        ]
        near = gaps.index(min(gaps))
        return (options[near], *options[:near], *options[near + 1 :]) if gaps[near] < NEAR else options


@lru_cache(maxsize=16384)
def _stretches(spec: Spec, reading: Reading) -> tuple[Stretch, ...]:
    found: dict[Stretch, None] = {}
    try:
        options = reading.ordered(spec)
        others = (other_readings(option, early=reading.early) for option in options)
        for option in (*options, *chain.from_iterable(others)):
            for other in (False, True):
                time = reading.one(option, other)
                if time is not None:
                    found[time] = None
                elif reading.anchor is not None and not other:
                    return ()
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        pass
    return tuple(found)


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def value_of(spec: Spec | Clock, reading: Reading, bound: Hedge) -> Value | None:
    """The value of a time.

    Args:
        spec: what was recognised.
        reading: where it stands.
        bound: the hedge in front of it: "at least" for "since".

    Returns:
        Its value with the other readings as alternatives; without an interval where the date of publication
        is needed and not known; None where the words make no time of the calendar.
    """
    if isinstance(spec, Clock):
        return _clock_value(spec, bound, reading.published)
    times = reading.stretches(spec)
    if not times and (is_impossible(spec) or (isinstance(spec, Span) and spec.choice)):
        return None  # a day or week the calendar does not have; two times that do not touch
    return _date_value(spec, times, bound)


def is_unknown(value: Value) -> bool:
    """Whether nothing at all is known of a time: "last month" in a source without a date.

    Of "Tuesday" there the weekday is known, of "11 February" the day of the year.
    """
    no_end = value.low is None and value.high is None
    return value.kind in TIME_KINDS and no_end and not _DIGIT.search(str(value.stated or ""))


def is_impossible(spec: Spec | Clock) -> bool:
    """Whether an expression names a day or week of a year that has none such, whatever "now" is."""
    match spec:
        case Calendar():
            return spec.year is not None and needs_now(spec)
        case Nth():
            return spec.inside is not None and not needs_now(spec.inside) and needs_now(spec)
        case At() | DayPart():
            return is_impossible(spec.day)
        case Span():
            return is_impossible(spec.first) or is_impossible(spec.last)
    return False


@lru_cache(maxsize=16384)
def _date_value(spec: Spec, times: tuple[Stretch, ...], bound: Hedge) -> Value:
    first = spec.options[0] if isinstance(spec, Either) else spec
    bound = bound or ("range" if isinstance(first, Span) else "")
    if not times:
        stated = spec.unknown() or None
        return Value(
            "date", None, None, stated=stated, dimension="time", hedge=bound, precision=spec.precision()
        )
    zone = first.clock.zone if isinstance(first, At) else ""
    return _with_alternatives([v for time in times for v in _values(time, spec.precision(), bound, zone)])


def _with_alternatives(values: list[Value]) -> Value:
    return replace(values[0], alternatives=tuple(dict.fromkeys(v for v in values[1:] if v != values[0])))


def _values(time: Stretch, precision: str, bound: Hedge, zone: str) -> list[Value]:
    """A time in UTC, where its zone is known, and as written; as an end, and then as it stands."""
    stated = _stated(time, precision)
    time = _vague(time, precision, bound)
    local = Value("date", *time, stated=stated, dimension="time", hedge=bound, precision=precision)
    readings = [local]
    offset = zone_offset(zone, time.low) if zone else None
    if offset is not None and _has_calendar(time, offset):
        universal = replace(local, low=time.low - offset, high=time.high - offset, zone="UTC")
        readings = [universal, local] if offset else [universal]
    if bound in ("at least", "over", "at most", "under"):
        # The bare time stays a reading: "before Friday's vote" does not always bound what is told.
        ends = [_bounded(readings[0], bound)]
        if bound == "at most":  # "until Friday" may leave Friday out
            ends.append(_bounded(replace(readings[0], hedge="under"), "under"))
        return [*ends, *(replace(value, hedge="") for value in readings)]
    return readings


def _has_calendar(time: Stretch, offset: timedelta) -> bool:
    """Whether the time moved to UTC lies in years 1 to 9999 still."""
    return time.low - datetime.min >= offset and datetime.max - time.high >= -offset


def _bounded(value: Value, bound: Hedge) -> Value:
    if bound == "at least":
        return replace(value, high=None)
    if bound == "over":
        return replace(value, low=value.high, high=None)
    return replace(value, low=None, high=value.high if bound == "at most" else value.low)


def _clock_value(clock: Clock, bound: Hedge, published: Period | None) -> Value:
    """A clock time without its day; on the day of publication as another reading."""
    time = clock.on(NO_DAY)
    offset = zone_offset(clock.zone, NO_DAY) if clock.zone else None
    readings = [_time_value(time, clock.grain, bound)]
    if offset is not None:
        moved = Stretch(NO_DAY + (time.low - NO_DAY - offset) % DAY, NO_DAY)
        universal = Stretch(moved.low, moved.low + (time.high - time.low))
        value = replace(_time_value(universal, clock.grain, bound), zone="UTC")
        readings = [value, *readings] if offset else [value]
    if clock.other is not None:
        readings.append(_time_value(clock.other.on(NO_DAY), clock.grain, bound))
    if published is not None and published.low is not None and published.high == published.low + DAY:
        today = At(clock, Calendar(*_midnight(published.low).timetuple()[:3]))
        times = Reading(published).stretches(today)
        readings.extend(value for day in times for value in _values(day, clock.grain, "", clock.zone))
    return _with_alternatives(readings)


def _vague(time: Stretch, precision: str, bound: Hedge) -> Stretch:
    """About six, shortly after six: a clock time that is told loosely is wider."""
    slack = timedelta(minutes=table("dates")["vague_clock"].get(precision, 0))
    early = slack if bound in ("about", "nearly") and time.low - NO_DAY >= slack else 0 * DAY
    return Stretch(time.low - early, time.high + (slack if bound in ("about", "just over") else 0 * DAY))


def _time_value(time: Stretch, precision: str, bound: Hedge) -> Value:
    low = NO_DAY + (time.low - NO_DAY) % DAY
    stated = low.strftime("%H:%M:%S" if precision == "second" else "%H:%M")
    low, high = _vague(Stretch(low, low + (time.high - time.low)), precision, bound)
    return Value("time", low, high, stated=stated, dimension="time", hedge=bound, precision=precision)


def _stated(time: Stretch, precision: str) -> str:
    """ISO 8601: "2024", "2024-05", "2024-05-03T01:30", or both ends of anything else."""
    try:
        if precision in _STATED and unit_around(time.low, precision) == time:
            return time.low.isoformat()[: _STATED[precision]]
    except (ValueError, OverflowError):
        pass
    return "/".join(moment.isoformat().removesuffix("T00:00:00") for moment in time)
