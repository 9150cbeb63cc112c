"""Expressions made of others: early in, at three on, from ... to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from claimcheck.lexicon import table
from claimcheck.values.calendar import DAY, Stretch, hull, month_start, unit_around
from claimcheck.values.clock import Clock
from claimcheck.values.dates.meaning import Calendar, Either, Recurring, Spec, Weekday
from claimcheck.values.dates.now import Now
from claimcheck.values.dates.units import Nth


@dataclass(frozen=True, slots=True)
class InYear(Spec):
    """A date without its year, in a year given apart: "Christmas of last year"."""

    inner: Spec
    year: Spec

    def precision(self) -> str:
        return self.inner.precision()

    def stretch(self, now: Now | None) -> Stretch | None:
        around = self.year.stretch(now)
        if around is None or (now is not None and now.other):
            return None
        return with_year(self.inner, around.low.year).stretch(now)


@dataclass(frozen=True, slots=True)
class DayOf(Spec):
    """The 20th of next month."""

    day: int
    month: Spec

    def precision(self) -> str:
        return "day"

    def stretch(self, now: Now | None) -> Stretch | None:
        month = self.month.stretch(now)
        if month is None:
            return None
        start = month.low + (self.day - 1) * DAY
        return unit_around(start, "day") if start < month.high else None


@dataclass(frozen=True, slots=True)
class Part(Spec):
    """Early, mid, late; the start and the end; later and earlier than now.

    Attributes:
        shares: the table of `dates.toml` that says how much of it.
        short: without the day of publication.
    """

    part: str
    inside: Spec
    shares: str = "shares"
    short: bool = False

    def precision(self) -> str:
        return self.inside.precision()

    def stretch(self, now: Now | None) -> Stretch | None:
        whole = self.inside.stretch(now)
        if whole is None:
            return None
        if self.part in ("later", "earlier") and self.shares == "shares":
            if now is None or not whole.holds(now.day):
                return whole
            if self.part == "later":
                return hull(Stretch(now.day + self.short * DAY, whole.high), whole)
            return hull(whole, Stretch(whole.low, now.day + (not self.short) * DAY))
        return self._share(whole)

    def _share(self, whole: Stretch) -> Stretch:
        """Days of a week and a month; of anything else twelfths."""
        shares, unit = table("dates")[self.shares], self.precision()
        if unit in shares and _is_one(whole, unit):
            days = shares[unit][self.part]
            return Stretch(*(min(whole.low + day * DAY, whole.high) for day in days))
        return Stretch(*(_twelfth(whole, number) for number in shares["twelfths"][self.part]))


def _is_one(whole: Stretch, unit: str) -> bool:
    """Whether a stretch is no longer than its unit: not the first nine months."""
    one = unit_around(whole.low, unit)
    return whole.high - whole.low <= one.high - one.low


def _twelfth(whole: Stretch, number: int) -> datetime:
    """Where a twelfth of a stretch ends: at the end of a month if it can, else of a day."""
    low, high = whole
    months = (high.year - low.year) * 12 + high.month - low.month
    if low.day == high.day == 1 and months * number % 12 == 0:
        return month_start(low.year * 12 + low.month - 1 + months * number // 12)
    return low + round((high - low).days * number / 12) * DAY


@dataclass(frozen=True, slots=True)
class DayPart(Spec):
    """Friday morning, late Thursday, last night: hours of a day, 24 and more being the next day's."""

    first: int
    last: int
    day: Spec

    def precision(self) -> str:
        return "hour"

    def looks_back(self) -> bool:
        return self.day.looks_back()

    def stretch(self, now: Now | None) -> Stretch | None:
        day = self.day.stretch(now)
        if day is None:
            return None
        return Stretch(day.low + timedelta(hours=self.first), day.low + timedelta(hours=self.last))

    def unknown(self) -> str:
        return self.day.unknown()


@dataclass(frozen=True, slots=True)
class At(Spec):
    """A clock time on a day, in the zone as written."""

    clock: Clock
    day: Spec

    def precision(self) -> str:
        return self.clock.grain

    def looks_back(self) -> bool:
        return self.day.looks_back()

    def stretch(self, now: Now | None) -> Stretch | None:
        day = self.day.stretch(now)
        return self.clock.on(day.low) if day is not None else None

    def unknown(self) -> str:
        return self.day.unknown() + f"T{self.clock}"


@dataclass(frozen=True, slots=True)
class Span(Spec):
    """From one time to another; a missing year is taken from the other end.

    Attributes:
        choice: "late 2024 or early 2025", one stretch if the two touch.
        short: up to the start of the last time, not to its end.
    """

    first: Spec
    last: Spec
    choice: bool = False
    short: bool = False

    def precision(self) -> str:
        return self.last.precision()

    def stretch(self, now: Now | None) -> Stretch | None:
        if _recurs(self.first) and needs_now(self.first) and (last := self.last.stretch(None)) is not None:
            return self._joined(self.first.stretch(Now(last.low, -1)), last)
        first = self.first.stretch(now)
        if first is None:
            return None
        return self._joined(first, self.last.stretch(Now(first.low, 1) if _recurs(self.last) else now))

    def _joined(self, first: Stretch | None, last: Stretch | None) -> Stretch | None:
        if first is None or last is None or (self.choice and last.low > first.high):
            return None
        if self.short and first.low != last.low:
            last = Stretch(last.low, last.low)
        return hull(first, last)


def part_of_day(part: str, name: str, day: Spec) -> Spec | None:
    """A part of a day, or the early or late part of it; None where they do not go together."""
    data = table("dates")
    if part in data["daypart_parts"]:
        hours = data["daypart_parts"][part].get(name)
    else:
        hours = data["dayparts"].get(name) if not part else None
    return DayPart(hours[0], hours[1], day) if hours else None


def joined(clock: Clock, day: Spec) -> Spec:
    """A clock time on a day; on each of the days that an ambiguous notation may mean."""
    if isinstance(day, Either):
        return Either(tuple(At(clock, option) for option in day.options))
    return At(clock, day)


def with_year(spec: Spec, year: int) -> Spec:
    """The expression in a given year, where it leaves the year open."""
    if isinstance(spec, Calendar) and spec.year is None:
        return replace(spec, year=year)
    if isinstance(spec, Recurring):
        return replace(spec, year=Calendar(year), step=None)
    if isinstance(spec, Nth):
        return replace(spec, inside=Calendar(year) if spec.inside is None else with_year(spec.inside, year))
    return spec


def needs_now(spec: Spec) -> bool:
    """Whether the expression has no meaning by itself."""
    return spec.stretch(None) is None


def _recurs(spec: Spec) -> bool:
    """Whether a time comes round, so that the end of a range is the next one after its start."""
    if isinstance(spec, Part | DayPart | At):
        return _recurs(spec.inside if isinstance(spec, Part) else spec.day)
    if isinstance(spec, Recurring | Weekday):
        return spec.step is None and needs_now(spec)
    return isinstance(spec, Calendar) and spec.year is None
