"""Dates and clock times in prose and in table cells, as half-open intervals.

    text ──date_tokens──▶ tokens ──date_grammar──▶ expressions ──date_meaning──▶ periods ──here──▶ mentions

Relative forms ("on Tuesday", "last month", "a year earlier") are read as newspapers mean them, from the date
of publication or the time the text has just spoken of; where that is unknown they stay mentions without an
interval.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from claimcheck.config import DEFAULT, Config
from claimcheck.model import Hedge, Mention, Period, Value
from claimcheck.values.calendar import DAY, hull, unit_period
from claimcheck.values.clock import NO_DAY, Clock, zone_offset
from claimcheck.values.date_context import accepts, direction, hedge, is_time
from claimcheck.values.date_grammar import joined, parse
from claimcheck.values.date_meaning import (
    At,
    Calendar,
    Either,
    Now,
    Span,
    Spec,
    needs_now,
    other_reading,
    with_year,
)
from claimcheck.values.date_tokens import Item, Raw, scan, vocabulary
from claimcheck.values.folding import Folded, fold

ANCHOR_REACH = 400  # characters back to the time that "a year earlier" is earlier than
_DULL = frozenset("RAPGHNEF%Z[B{=*0")  # words that are never a time alone


def find_dates(text: str, published: Period | None = None, config: Config | None = None) -> list[Mention]:
    """Find the dates and clock times of a text.

    Args:
        text: any text.
        published: when it was published; relative forms are unknown without it, never "today".
        config: only `date_order` is used here.

    Returns:
        Mentions of kind "date" and "time", in order of their place, none overlapping.

    Example:
        >>> from claimcheck.values.calendar import parse_period
        >>> [mention] = find_dates("The ship sank late on Friday.", parse_period("2012-01-16"))
        >>> mention.text, mention.value.low.isoformat()
        ('late on Friday', '2012-01-13T17:00:00')
    """
    folded = fold(text)
    reader = _Reader(folded.text, folded.low, published, config or DEFAULT)
    return [_in_original(mention, text, folded) for mention in reader.mentions()]


def read_date(text: str, published: Period | None = None, config: Config | None = None) -> Value | None:
    """Read a whole table cell as one date, time or both.

    Args:
        text: "12/8/2011 7:05a", "Dec 02 - 7:51am", "05:27 PM  Mon 19-Dec-2011", "3:37", "Q3 2023" ...
            A note in parentheses, such as "(Estimated)", is passed over.
        published: when the table was published, for years that are not written.
        config: only `date_order` is used here.

    Returns:
        The value, or None where the cell says anything else besides.

    Example:
        >>> read_date("05:27 PM  Mon 19-Dec-2011").low
        datetime.datetime(2011, 12, 19, 17, 27)
    """
    if len(text) > MAX_CELL:
        return None
    plain = " ".join(_NOTE.sub(" ", _GLUED_HALF.sub(r"\1 ", fold(text).text)).split())
    low = plain.lower()
    items = [item for group in scan(low) for item in _items(low, group)]
    times = [item for item in items if is_time(item.value)]
    rest = "".join(low[a.end : b.start] for a, b in pairwise([_edge(0), *times, _edge(len(low))]))
    spec = _whole([item.value for item in times]) if not _NOISE.sub("", rest) else None
    if spec is None:
        return None
    return _Reader(plain, low, published, config or DEFAULT).value(spec, 0, ("", None), cell=True)


MAX_CELL = 80
_NOTE = re.compile(r"\([^()\d]{0,40}\)")
_GLUED_HALF = re.compile(r"(\d ?[AaPp][Mm]?)(?=[A-Z][a-z])")
_NOISE = re.compile(r"\b(?:on|at|the|of|in|by)\b|[\s,;:.()\[\]|@/+-]")


def _edge(place: int) -> Item:
    return Item("", None, place, place)


def _whole(values: list[Spec | Clock]) -> Spec | Clock | None:
    """The one time that the parts of a cell make together."""
    if len(values) == 1:
        return values[0]
    if len(values) != 2:
        return None
    clocks = [value for value in values if isinstance(value, Clock)]
    days = [value for value in values if isinstance(value, Spec)]
    if len(clocks) == 1 and len(days) == 1 and days[0].grain == "day":
        return joined(clocks[0], days[0])
    first, last = values
    if isinstance(first, Spec) and isinstance(last, At):  # "2011-12-08 12/7 4:00 PM": the second day counts
        year = first.period(None)
        return replace(last, day=with_year(last.day, year.low.year)) if year and year.low else None
    return None


def _in_original(mention: Mention, text: str, folded: Folded) -> Mention:
    if folded.offsets is None:
        return mention
    start, end = folded.original(mention.start, mention.end)
    return replace(
        mention,
        start=start,
        end=end,
        text=text[start:end],
        hedge_span=folded.original(*mention.hedge_span) if mention.hedge_span else None,
        restates=folded.offsets[mention.restates] if mention.restates is not None else None,
    )


def _items(low: str, group: list[Raw]) -> list[Item]:
    """Parse a group of tokens; equal stretches of text are parsed once."""
    if len(group) == 1 and _dull(low, group[0]):
        return []
    start = max(0, group[0].start - 2)
    raws = tuple(Raw(raw.start - start, raw.end - start, raw.kind) for raw in group[:MAX_TOKENS])
    found = _parse(low[start : group[min(len(group), MAX_TOKENS) - 1].end], raws)
    return [item._replace(start=item.start + start, end=item.end + start) for item in found]


MAX_TOKENS = 24  # no expression is longer; more is a list of figures


def _dull(low: str, raw: Raw) -> bool:
    if raw.kind == "word":
        return vocabulary()[low[raw.start : raw.end]][0] in _DULL
    return raw.kind == "other" or (raw.kind == "integer" and raw.end - raw.start != 4)


@lru_cache(maxsize=16384)
def _parse(low: str, raws: tuple[Raw, ...]) -> tuple[Item, ...]:
    return tuple(parse(low, raws))


@dataclass(slots=True)
class _Reader:
    """One text's reading: it remembers the time last spoken of."""

    text: str
    low: str
    published: Period | None
    config: Config
    anchor: Period | None = None
    anchor_end: int = 0

    def mentions(self) -> Iterator[Mention]:
        for group in scan(self.low):
            before: tuple[Item, Mention] | None = None
            for item in _items(self.low, group):
                if not is_time(item.value) or not accepts(item, self.text, self.low):
                    continue
                mention = self._mention(item, before)
                if mention is not None:
                    before = item, mention
                    yield mention

    def _mention(self, item: Item, before: tuple[Item, Mention] | None) -> Mention | None:
        bound, span = hedge(self.low, item)
        spec, restates = item.value, None
        if before is not None and self.low[before[0].end : item.start] == " (":
            spec, restates = _restated(before[0].value, spec), before[1].start
        value = self.value(spec, item.start, (bound, item.end), cell=False)
        if value is None:
            return None
        if value.kind == "date" and value.low is not None and value.high is not None and not bound:
            self.anchor, self.anchor_end = Period(_moment(value.low), _moment(value.high)), item.end
        start, end = item.start, item.end
        return Mention(start, end, self.text[start:end], value, span, restates)

    def value(
        self, spec: Spec | Clock, start: int, bound: tuple[Hedge, int | None], *, cell: bool
    ) -> Value | None:
        hedged, end = bound
        if isinstance(spec, Clock):
            return _clock_value(spec, hedged, self.published)
        turn = 0 if cell or end is None or not needs_now(spec) else direction(self.low, start, end)
        turn = turn or int(hedged == "at most")  # "passage by Friday" is still to come
        anchor = self.anchor if spec.anchored and start - self.anchor_end < ANCHOR_REACH else None
        if isinstance(spec, Either):
            spec = _ordered(spec, self.published, self.config.date_order)
        periods = _periods(spec, self.published, turn, anchor)
        if not periods and isinstance(spec, Calendar) and spec.year is not None:
            return None  # a day the calendar does not have
        if not periods and isinstance(spec, Span) and spec.choice:
            return None
        return _date_value(spec, periods, hedged)


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def _restated(first: Spec | Clock, again: Spec | Clock) -> Spec | Clock:
    """The day of a time that is stated a second time in another zone."""
    return At(again, first.day) if isinstance(first, At) and isinstance(again, Clock) else again


def _ordered(spec: Either, published: Period | None, order: str) -> Spec:
    """Month and day in the configured order, else the likelier: the one near the publication."""
    options = spec.options
    if order in ("mdy", "dmy"):
        return options[0] if order == "mdy" else options[-1]
    if published is None or published.low is None:
        return spec
    base = published.low

    def distance(option: Spec) -> timedelta:
        period = option.period(Now(base))
        return abs(period.low - base) if period is not None and period.low is not None else timedelta.max

    near = sorted(options, key=distance)
    return Either(tuple(near)) if distance(near[0]) < 31 * DAY <= distance(near[-1]) else spec


@lru_cache(maxsize=16384)
def _periods(spec: Spec, published: Period | None, turn: int, anchor: Period | None) -> tuple[Period, ...]:
    """The readings of an expression, the likeliest first; empty where it cannot be known."""
    options = spec.options if isinstance(spec, Either) else (spec,)
    options = (*options, *(option for spec in options if (option := other_reading(spec)) is not None))
    found: dict[Period, None] = {}
    for option in options:
        for other in (False, True):
            period = _period(option, published, turn, other, anchor)
            if period is not None:
                found[period] = None
    return tuple(found)


def _period(
    spec: Spec, published: Period | None, turn: int, other: bool, anchor: Period | None
) -> Period | None:
    try:
        if anchor is not None and anchor.low is not None and not other:
            return spec.period(Now(_midnight(anchor.low), turn, anchor=anchor))
        if published is None or published.low is None or published.high is None:
            return None if other else spec.period(None)
        first, last = _midnight(published.low), _midnight(published.high - timedelta(microseconds=1))
        early = spec.period(Now(first, turn, other))
        # A publication known to the month or year only: whatever any of its days would mean.
        return early if first == last else hull(early, spec.period(Now(last, turn, other)))
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        return None


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


@lru_cache(maxsize=16384)
def _date_value(spec: Spec, periods: tuple[Period, ...], hedged: Hedge) -> Value:
    bound: Hedge = hedged or ("range" if isinstance(spec, Span) else "")
    if not periods:
        return Value(
            "date",
            None,
            None,
            stated=spec.unknown() or None,
            dimension="time",
            hedge=bound,
            precision=spec.grain,
        )
    inner = spec.options[0] if isinstance(spec, Either) else spec
    zone = inner.clock.zone if isinstance(inner, At) else ""
    values = [value for period in periods for value in _one_value(spec.grain, period, bound, zone)]
    return replace(values[0], alternatives=tuple(dict.fromkeys(v for v in values[1:] if v != values[0])))


def _one_value(grain: str, period: Period, bound: Hedge, zone: str) -> list[Value]:
    """A period as a value: in UTC where its zone is known, then as written; as an end, then as it stands."""
    plain = Value(
        "date",
        period.low,
        period.high,
        stated=_stated(period, grain),
        dimension="time",
        hedge=bound,
        precision=grain,
    )
    readings = [plain]
    offset = zone_offset(zone, period.low) if zone and period.low is not None else None
    if offset is not None and period.low is not None and period.high is not None:
        universal = replace(plain, low=period.low - offset, high=period.high - offset, zone="UTC")
        readings = [universal, plain] if offset else [universal]
    if bound in ("at least", "over", "at most", "under"):
        return [_bounded(readings[0], bound), *(replace(value, hedge="") for value in readings)]
    return readings


def _bounded(value: Value, bound: Hedge) -> Value:
    low, high = {
        "at least": (value.low, None),
        "over": (value.high, None),
        "at most": (None, value.high),
        "under": (None, value.low),
    }[bound]
    return replace(value, low=low, high=high)


def _clock_value(clock: Clock, bound: Hedge, published: Period | None) -> Value | None:
    """A clock time without its day; on the day of publication as another reading."""
    period = clock.on(NO_DAY)
    if period is None or period.low is None or period.high is None:
        return None
    offset = zone_offset(clock.zone, NO_DAY) if clock.zone else None
    low, length = period.low, period.high - period.low
    local = _time_value(low, length, clock.grain, bound)
    readings = [local]
    if offset is not None:
        minutes = (low - NO_DAY - offset) % DAY
        universal = replace(_time_value(NO_DAY + minutes, length, clock.grain, bound), zone="UTC")
        readings = [universal, local] if offset else [universal]
    later = clock.other.on(NO_DAY) if clock.other is not None else None
    if later is not None and later.low is not None:
        readings.append(_time_value(later.low, length, clock.grain, bound))
    if published is not None and published.low is not None and published.high == published.low + DAY:
        dated = _periods(At(clock, Calendar(*published.low.timetuple()[:3])), published, 0, None)
        readings.extend(value for day in dated for value in _one_value(clock.grain, day, "", clock.zone))
    return replace(readings[0], alternatives=tuple(readings[1:]))


def _time_value(low: datetime, length: timedelta, grain: str, bound: Hedge) -> Value:
    low = NO_DAY + (low - NO_DAY) % DAY
    stated = low.strftime("%H:%M:%S" if grain == "second" else "%H:%M")
    return Value("time", low, low + length, stated=stated, dimension="time", hedge=bound, precision=grain)


_STATED = {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16, "second": 19}


def _stated(period: Period, grain: str) -> str:
    """ISO 8601: "2024", "2024-05", "2024-05-03T01:30", or both ends of anything else."""
    if period.low is not None and grain in _STATED:
        try:
            if unit_period(period.low, grain) == period:
                return period.low.isoformat()[: _STATED[grain]]
        except (ValueError, OverflowError):
            pass
    ends = (
        moment.isoformat().removesuffix("T00:00:00") if moment else ".."
        for moment in (period.low, period.high)
    )
    return "/".join(ends)
