"""What the words of a date mean: small expressions that become a `Period` once "now" is known.

`Now` is the day of publication (or the time the text has just spoken of), and which of two readings is
wanted: "on Friday" is the nearest past one in a report and the coming one in an announcement. Every
expression answers `period(now)`: None where the calendar or the missing publication date gives no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from dateutil.easter import easter

from claimcheck.lexicon import table
from claimcheck.model import Period
from claimcheck.values.calendar import CLOCK_UNITS, DAY, hull, month_start, shift, unit_period
from claimcheck.values.clock import Clock

YEARS_AROUND = 8  # a 29 February comes round within eight years
WEEKDAY_YEARS = 2  # a weekday with its date is rather wrong than more years away


@dataclass(frozen=True, slots=True)
class Now:
    """Where a relative expression stands.

    Attributes:
        day: midnight of the day of publication.
        direction: -1 told as past, 1 announced, 0 no cue.
        other: ask for the less likely reading.
        anchor: the time the text has just spoken of, for "the same day" and "a year earlier".
    """

    day: datetime
    direction: int = 0
    other: bool = False
    anchor: Period | None = None

    def choose(self, times: Iterable[Period], bias: float = 2.0) -> Period | None:
        """Of a time that comes round (a weekday, a month), the one that is meant.

        Args:
            times: occurrences in order of time.
            bias: how many times farther away the past one may be and still be preferred without a cue.
        """
        past: Period | None = None
        future: Period | None = None
        for item in times:
            if item.low is None or item.high is None:
                continue
            if item.low <= self.day:
                past = item
            if item.high > self.day:
                future = item
                break
        if past is None or future is None or past == future:
            return None if self.other else past or future
        forward = self.direction > 0
        if self.direction == 0 and past.low is not None and future.low is not None:
            forward = self.day - past.low > bias * (future.low - self.day)
        return future if forward != self.other else past

    def which(self, times: Iterable[Period], step: int | None, unit: str = "year") -> Period | None:
        """`choose` with a word that says which: last (-1), this (0), next (1)."""
        if step is None:
            return self.choose(times)
        found = [item for item in times if item.low is not None and item.high is not None]
        around = unit_period(shift(self.day, unit, step), unit)
        named = [item for item in found if item.low is not None and _inside(item.low, around)]
        running = [item for item in found if item.low is not None and item.low <= self.day and _inside(self.day, item)]
        if step < 0:
            near = [item for item in found if item.high is not None and item.high <= self.day][-1:]
        elif step > 0:
            near = [item for item in found if item.low is not None and item.low > self.day][:1]
        else:
            near, named = running or named, near_future(found, self.day)
        first, second = (near, named) if near else (named, [])
        chosen = second if self.other else first
        return chosen[0] if chosen else None


def near_future(times: list[Period], day: datetime) -> list[Period]:
    return [item for item in times if item.high is not None and item.high > day][:1]


def _inside(moment: datetime, period: Period) -> bool:
    return (period.low is None or period.low <= moment) and (period.high is None or moment < period.high)


class Spec:
    """Base of the expressions. `grain` is the finest unit stated; `anchored` looks back into the text."""

    __slots__ = ()
    grain: str
    anchored: ClassVar[bool] = False

    def period(self, now: Now | None) -> Period | None:
        """The time meant, or None where it cannot be known."""
        raise NotImplementedError

    def unknown(self) -> str:
        """ISO-like text with X for what is not known, for times without a publication date."""
        return ""


@dataclass(frozen=True, slots=True)
class Calendar(Spec):
    """A date with whatever of its year, month, day and weekday is written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def grain(self) -> str:  # type: ignore[override]
        return "day" if self.day is not None else "month" if self.month is not None else "year"

    def period(self, now: Now | None) -> Period | None:
        if self.year is not None:
            return self._in(self.year, self.month or 1)
        if now is None:
            return None
        times = [item for item in self._around(now.day) if item is not None]
        if self.weekday is not None and self.day is not None:
            times = [t for t in times if self._fits(t, now.day)] or times
        return now.choose(times)

    def _fits(self, time: Period, day: datetime) -> bool:
        low = time.low
        return low is not None and low.weekday() == self.weekday and abs(low.year - day.year) <= WEEKDAY_YEARS

    def _around(self, day: datetime) -> Iterator[Period | None]:
        for year in range(day.year - YEARS_AROUND, day.year + YEARS_AROUND + 1):
            for month in (self.month,) if self.month is not None else range(1, 13):
                yield self._in(year, month)

    def _in(self, year: int, month: int) -> Period | None:
        try:
            return unit_period(datetime(year, month, self.day or 1), self.grain)
        except (ValueError, OverflowError):
            return None

    def unknown(self) -> str:
        if self.day is None:
            return f"XXXX-{self.month or 0:02d}"
        return f"XXXX-{self.month:02d}-{self.day:02d}" if self.month else f"XXXX-XX-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Fixed(Spec):
    """A period that needs no "now": a decade, a century."""

    fixed: Period
    grain: str

    def period(self, now: Now | None) -> Period | None:
        return self.fixed


@dataclass(frozen=True, slots=True)
class Either(Spec):
    """Several readings of one notation, the likelier first: 10/11/2024."""

    options: tuple[Spec, ...]

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.options[0].grain

    def period(self, now: Now | None) -> Period | None:
        return self.options[0].period(now)

    def unknown(self) -> str:
        return self.options[0].unknown()


@dataclass(frozen=True, slots=True)
class Unit(Spec):
    """Last week, this year, next quarter; with a count, the last three weeks up to now."""

    grain: str
    step: int
    count: int = 1
    anchored: bool = False  # type: ignore[misc]
    window: bool = False  # a stretch that ends or begins now
    near: bool = False  # the last one, or the one that is running: "over the weekend"

    def period(self, now: Now | None) -> Period | None:
        if now is None:
            return None
        if self.near:
            return now.choose(
                unit_period(shift(now.day, self.grain, step), self.grain) for step in range(-2, 3)
            )
        if not self.window:
            return unit_period(shift(now.day, self.grain, self.step), self.grain)
        if now.other:  # whole calendar units instead of a window that ends today
            near = unit_period(shift(now.day, self.grain, self.step), self.grain)
            far = unit_period(shift(now.day, self.grain, self.step * self.count), self.grain)
            return hull(far, near) if self.step < 0 else hull(near, far)
        start = now.day if self.step <= 0 else now.day + DAY
        end = shift(start, self.grain, self.count if self.step >= 0 else -self.count)
        return Period(min(start, end), max(start, end))


@dataclass(frozen=True, slots=True)
class Weekday(Spec):
    """A day of the week, near now, or in a week that is named."""

    weekday: int
    step: int | None = None
    week: Spec | None = None
    grain: str = "day"

    def period(self, now: Now | None) -> Period | None:
        if self.week is not None:
            week = self.week.period(now)
            if week is None or week.low is None or (now is not None and now.other):
                return None
            return unit_period(week.low + self.weekday * DAY, "day")
        if now is None:
            return None
        if self.step is None:  # newswire names the day of the week of what has just happened
            back = now.day - (now.day.weekday() - self.weekday) % 7 * DAY
            ahead = now.day + (self.weekday - now.day.weekday()) % 7 * DAY
            first, second = (ahead, back) if now.direction > 0 else (back, ahead)
            if first == second:
                return None if now.other else unit_period(first, "day")
            return unit_period(second if now.other else first, "day")
        monday = now.day - now.day.weekday() * DAY
        days = (unit_period(monday + (7 * week + self.weekday) * DAY, "day") for week in range(-2, 3))
        return now.which(list(days), self.step, "week")

    def unknown(self) -> str:
        return f"XXXX-WXX-{self.weekday + 1}"


@dataclass(frozen=True, slots=True)
class Recurring(Spec):
    """A season, holiday, month or weekless date with a word that says which one: last May, next Easter."""

    name: str
    table: str
    step: int | None = None
    year: Spec | None = None

    @property
    def grain(self) -> str:  # type: ignore[override]
        return {"seasons": "season", "months": "month"}.get(self.table, "day")

    def period(self, now: Now | None) -> Period | None:
        if self.year is not None:
            year = self.year.period(now)
            return self._in(year.low.year) if year is not None and year.low is not None else None
        if now is None:
            return None
        years = range(now.day.year - 2, now.day.year + 3)
        times = [found for found in map(self._in, years) if found is not None]
        return now.which(times, self.step)

    def _in(self, year: int) -> Period | None:
        try:
            if self.table == "holidays":
                return _holiday(table("dates")["holidays"][self.name], year)
            first, months = (
                table("dates")["seasons"][self.name]
                if self.table == "seasons"
                else (table("dates")["months"][self.name], 1)
            )
            index = year * 12 + first - 1
            return Period(month_start(index), month_start(index + months))
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class Offset(Spec):
    """Three days ago; two weeks after Easter; a year earlier than the time just spoken of."""

    amounts: tuple[tuple[str, int], ...]
    origin: Spec | None = None
    anchored: bool = False  # type: ignore[misc]
    ahead: bool = False  # "in three days", which may be a length of time as well
    around: tuple[int, int] | None = None  # the least and most of a vague number: a few years ago

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.amounts[-1][0]

    def period(self, now: Now | None) -> Period | None:
        if self.origin is not None:
            start = self.origin.period(now)
            return self._moved(start) if start is not None else None
        if now is None:
            return None
        if self.anchored and now.anchor is not None and not now.other:
            return self._moved(now.anchor)
        exact = self._exact(now.day)
        if self.grain in CLOCK_UNITS:  # the hour of publication is not known
            return Period(min(exact, now.day), max(exact, now.day) + DAY)
        if self.around is not None and not now.other:
            ends = [unit_period(shift(now.day, self.grain, n), self.grain) for n in sorted(self.around)]
            return hull(ends[0], ends[1])
        # "Two years ago" is that year; the day itself is the other reading.
        return unit_period(exact, "day" if now.other else self.grain)

    def _exact(self, moment: datetime) -> datetime:
        for unit, amount in self.amounts:
            moment = shift(moment, unit, amount)
        return moment

    def _moved(self, start: Period) -> Period:
        return Period(
            self._exact(start.low) if start.low is not None else None,
            self._exact(start.high) if start.high is not None else None,
        )


@dataclass(frozen=True, slots=True)
class Nth(Spec):
    """The n-th unit or weekday of a longer time, from its end where n is negative."""

    n: int
    unit: str | int
    inside: Spec | None = None

    @property
    def grain(self) -> str:  # type: ignore[override]
        return "day" if isinstance(self.unit, int) else self.unit

    def period(self, now: Now | None) -> Period | None:
        if self.inside is not None:
            weeks = self.unit == "week" and now is not None and now.other
            around = self.inside.period(replace(now, other=False) if weeks and now else now)
            return self._in(around, weeks) if around is not None else None
        if now is None:
            return None
        years = (unit_period(shift(now.day, "year", n), "year") for n in range(-2, 3))
        return now.choose(found for year in years if (found := self._in(year, False)) is not None)

    def _in(self, around: Period, other: bool) -> Period | None:
        if around.low is None or around.high is None:
            return None
        if self.unit == "week" and other:  # days 1 to 7, instead of the first week from Monday to Sunday
            start = around.low + (self.n - 1) * 7 * DAY if self.n > 0 else around.high + self.n * 7 * DAY
            return Period(start, start + 7 * DAY)
        if isinstance(self.unit, int):
            start = around.low + (self.unit - around.low.weekday()) % 7 * DAY
            step, size = 7 * DAY, "day"
        else:
            size = self.unit
            first = unit_period(around.low, size)
            start = first.low or around.low
            if start < around.low:
                start = first.high or around.low
            step = None
        found = self._steps(start, around.high, step, size)
        if not found or abs(self.n) > len(found) or self.n == 0:
            return None
        return found[self.n - 1 if self.n > 0 else self.n]

    @staticmethod
    def _steps(start: datetime, end: datetime, step: timedelta | None, size: str) -> list[Period]:
        found: list[Period] = []
        while start < end and len(found) < 400:
            unit = unit_period(start, size)
            if unit.high is None or unit.high > end:
                break
            found.append(unit)
            start = start + step if step is not None else unit.high
        return found


@dataclass(frozen=True, slots=True)
class FirstUnits(Spec):
    """The first nine months of 2010; the last ones where the number is negative."""

    count: int
    unit: str
    inside: Spec

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.unit

    def period(self, now: Now | None) -> Period | None:
        around = self.inside.period(now)
        if around is None or around.low is None or around.high is None:
            return None
        if self.count > 0:
            return Period(around.low, min(shift(around.low, self.unit, self.count), around.high))
        return Period(max(shift(around.high, self.unit, self.count), around.low), around.high)


@dataclass(frozen=True, slots=True)
class InYear(Spec):
    """A date without its year, in a year given apart: "Christmas of last year"."""

    inner: Spec
    year: Spec

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.inner.grain

    def period(self, now: Now | None) -> Period | None:
        around = self.year.period(now)
        if around is None or around.low is None or (now is not None and now.other):
            return None
        return with_year(self.inner, around.low.year).period(now)


@dataclass(frozen=True, slots=True)
class DayOf(Spec):
    """The 20th of next month; the week of October 6."""

    day: int
    month: Spec
    grain: str = "day"

    def period(self, now: Now | None) -> Period | None:
        month = self.month.period(now)
        if month is None or month.low is None or month.high is None:
            return None
        start = month.low + (self.day - 1) * DAY
        return unit_period(start, "day") if start < month.high else None


@dataclass(frozen=True, slots=True)
class UnitAround(Spec):
    """The week of October 6."""

    grain: str
    inside: Spec

    def period(self, now: Now | None) -> Period | None:
        day = self.inside.period(now)
        return unit_period(day.low, self.grain) if day is not None and day.low is not None else None


@dataclass(frozen=True, slots=True)
class Part(Spec):
    """Early, mid, late; the beginning and the end; later this year."""

    part: str
    inside: Spec

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.inside.grain

    def period(self, now: Now | None) -> Period | None:
        whole = self.inside.period(now)
        if whole is None or whole.low is None or whole.high is None:
            return None
        if self.part in ("later", "earlier"):
            if now is None or not _inside(now.day, whole):
                return whole
            return Period(now.day, whole.high) if self.part == "later" else Period(whole.low, now.day + DAY)
        return _share(whole, self.part, self.grain)


@dataclass(frozen=True, slots=True)
class DayPart(Spec):
    """Friday morning, late Thursday, last night."""

    first: int
    last: int
    day: Spec
    grain: str = "hour"

    def period(self, now: Now | None) -> Period | None:
        day = self.day.period(now)
        if day is None or day.low is None:
            return None
        return Period(day.low + timedelta(hours=self.first), day.low + timedelta(hours=self.last))

    def unknown(self) -> str:
        return self.day.unknown()


@dataclass(frozen=True, slots=True)
class Span(Spec):
    """From one time to another; a missing year or month is taken from the other end."""

    first: Spec
    last: Spec
    choice: bool = False  # "late 2024 or early 2025": one time if the two touch
    short: bool = False  # up to the start of the last time, not to its end

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.last.grain

    def period(self, now: Now | None) -> Period | None:
        if self.choice:
            return self._touching(now)
        if needs_now(self.first) and not needs_now(self.last):
            last = self.last.period(None)
            before = Now(last.low, -1) if last is not None and last.low is not None else None
            return self._to(self.first.period(before), last)
        first = self.first.period(now)
        if first is None or first.low is None:
            return None
        return self._to(first, self.last.period(Now(first.low, 1) if _recurs(self.last) else now))

    def _to(self, first: Period | None, last: Period | None) -> Period | None:
        if self.short and last is not None and first is not None and first.low != last.low:
            last = Period(last.low, last.low)
        return hull(first, last)

    def _touching(self, now: Now | None) -> Period | None:
        first, last = self.first.period(now), self.last.period(now)
        joined = hull(first, last)
        if joined is None or first is None or last is None or first.high is None or last.low is None:
            return None
        return joined if last.low <= first.high else None


@dataclass(frozen=True, slots=True)
class At(Spec):
    """A clock time on a day; the zone is left to whoever makes the value."""

    clock: Clock
    day: Spec

    @property
    def grain(self) -> str:  # type: ignore[override]
        return self.clock.grain

    def period(self, now: Now | None) -> Period | None:
        day = self.day.period(now)
        return self.clock.on(day.low) if day is not None and day.low is not None else None

    def unknown(self) -> str:
        return self.day.unknown()


def other_reading(spec: Spec) -> Spec | None:
    """What else the same words say: the afternoon of a bare hour; a range that ends before its last unit."""
    if isinstance(spec, At):
        clock = spec.clock.other
        return replace(spec, clock=clock) if clock is not None else None
    return replace(spec, short=True) if isinstance(spec, Span) and not spec.choice else None


def _recurs(spec: Spec) -> bool:
    """Whether a time comes round, so that the end of a range is the next one after its start."""
    if isinstance(spec, Part | DayPart | At):
        return _recurs(spec.inside if isinstance(spec, Part) else spec.day)
    if isinstance(spec, Recurring | Weekday):
        return spec.step is None and needs_now(spec)
    return isinstance(spec, Calendar) and spec.year is None


def with_year(spec: Spec, year: int) -> Spec:
    """The expression in a given year, where it leaves the year open."""
    if isinstance(spec, Calendar) and spec.year is None:
        return replace(spec, year=year)
    if isinstance(spec, Recurring):
        return replace(spec, year=Calendar(year), step=None)
    if isinstance(spec, Nth) and spec.inside is None:
        return replace(spec, inside=Calendar(year))
    if isinstance(spec, Nth) and spec.inside is not None:
        return replace(spec, inside=with_year(spec.inside, year))
    if isinstance(spec, Part | DayPart):
        inner = "inside" if isinstance(spec, Part) else "day"
        changed: dict[str, Any] = {inner: with_year(getattr(spec, inner), year)}
        return replace(spec, **changed)
    return spec


def needs_now(spec: Spec) -> bool:
    """Whether the expression has no meaning by itself."""
    return spec.period(None) is None


def _share(whole: Period, part: str, grain: str) -> Period | None:
    """A part of a period: days of a week and a month, whole months of a year, else whole days."""
    low, high = whole.low, whole.high
    if low is None or high is None:
        return None
    shares = table("dates")["shares"]
    if grain in shares:
        first, last = (min(low + days * DAY, high) for days in shares[grain][part])
        return Period(first, last)
    first, last = (_twelfth(low, high, twelfth) for twelfth in shares["twelfths"][part])
    return Period(first, last)


def _twelfth(low: datetime, high: datetime, twelfth: int) -> datetime:
    months = (high.year - low.year) * 12 + high.month - low.month
    if low.day == high.day == 1 and months * twelfth % 12 == 0:
        return month_start(low.year * 12 + low.month - 1 + months * twelfth // 12)
    return low + round((high - low).days * twelfth / 12) * DAY


def _holiday(rule: str, year: int) -> Period | None:
    """Read a rule of `dates.toml`: "12-25", "11 thursday 4", "11 friday 4 after thursday", "easter 1"."""
    words = rule.split()
    if words[0] == "easter":
        day = datetime.combine(easter(year), time()) + int(words[1]) * DAY
        return unit_period(day, "day")
    if len(words) == 1:
        month, day_number = map(int, rule.split("-"))
        return unit_period(datetime(year, month, day_number), "day")
    weekdays = table("dates")["weekdays"]
    weekday = weekdays[words[-1] if "after" in words else words[1]]
    found = Nth(int(words[2]), weekday, Calendar(year, int(words[0]))).period(None)
    if found is None or found.low is None or "after" not in words:
        return found
    return unit_period(found.low + (weekdays[words[1]] - weekday) % 7 * DAY, "day")
