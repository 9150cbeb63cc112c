"""Units counted in or around another time: the first Monday of, the week of, three days from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.values.calendar import DAY, Stretch, shift, unit_around
from claimcheck.values.dates.meaning import Spec
from claimcheck.values.dates.now import Now

MOST_UNITS = 400  # of a longer time that are counted: the days of a year


@dataclass(frozen=True, slots=True)
class Nth(Spec):
    """The n-th unit, or weekday (a number from 0), of a longer time; from its end where n is negative.

    Attributes:
        by_most: a week belongs to the year or month that most of it lies in, as ISO 8601 counts.
    """

    n: int
    unit: str | int
    inside: Spec | None = None
    by_most: bool = False

    def precision(self) -> str:
        return "day" if isinstance(self.unit, int) else self.unit

    def stretch(self, now: Now | None) -> Stretch | None:
        if self.inside is not None:
            by_days = self.unit == "week" and now is not None and now.other
            around = self.inside.stretch(replace(now, other=False) if by_days and now else now)
            if around is None:
                return None
            found = self._in(around)
            return self._seven_days(around) if by_days and found is not None else found
        if now is None:
            return None
        years = (unit_around(shift(now.day, "year", step), "year") for step in range(-2, 3))
        return now.choose(time for year in years if (time := self._in(year)) is not None)

    def _seven_days(self, around: Stretch) -> Stretch:
        """Days 1 to 7 of a month, the other reading of its first week from Monday to Sunday."""
        days = 7 * DAY
        start = around.low + (self.n - 1) * days if self.n > 0 else around.high + self.n * days
        return Stretch(start, start + days)

    def _in(self, around: Stretch) -> Stretch | None:
        found = self._all(around)
        if self.n == 0 or abs(self.n) > len(found):
            return None
        return found[self.n - 1 if self.n > 0 else self.n]

    def _all(self, around: Stretch) -> list[Stretch]:
        """The units that lie wholly in a stretch; those of a weekday are a week apart."""
        if self.by_most:
            around = Stretch(around.low - 3 * DAY, around.high + 3 * DAY)
        first = unit_around(around.low, self.precision())
        start = first.low if first.low >= around.low else first.high
        if isinstance(self.unit, int):
            start += (self.unit - start.weekday()) % 7 * DAY
        found: list[Stretch] = []
        while start < around.high and len(found) < MOST_UNITS:
            unit = unit_around(start, self.precision())
            if unit.high > around.high:
                break
            found.append(unit)
            start = start + 7 * DAY if isinstance(self.unit, int) else unit.high
        return found


@dataclass(frozen=True, slots=True)
class FirstUnits(Spec):
    """The first nine months of a time, or of the last year in which they are over; negative: the last."""

    count: int
    unit: str
    inside: Spec | None = None

    def precision(self) -> str:
        return self.unit

    def stretch(self, now: Now | None) -> Stretch | None:
        if self.inside is not None:
            around = self.inside.stretch(now)
            return self._in(around) if around is not None else None
        if now is None:
            return None
        years = (unit_around(shift(now.day, "year", step), "year") for step in (-1, 0, 1))
        times = [self._in(year) for year in years]
        over = sum(time.high <= now.day for time in times)  # accounts are told once the months are over
        forward = (now.direction > 0) != now.other
        return times[over if forward else over - 1] if 0 < over < len(times) else None

    def _in(self, around: Stretch) -> Stretch:
        if self.count > 0:
            return Stretch(around.low, min(shift(around.low, self.unit, self.count), around.high))
        return Stretch(max(shift(around.high, self.unit, self.count), around.low), around.high)


@dataclass(frozen=True, slots=True)
class UnitAround(Spec):
    """The week of October 6; the weekend of a holiday, which may be longer than two days."""

    unit: str
    inside: Spec

    def precision(self) -> str:
        return self.unit

    def stretch(self, now: Now | None) -> Stretch | None:
        day = self.inside.stretch(now)
        if day is None:
            return None
        if self.unit == "weekend" and day.low.weekday() < 2:  # a long weekend
            return Stretch(unit_around(day.low - 7 * DAY, "weekend").low, day.high)
        return unit_around(day.low, self.unit)


@dataclass(frozen=True, slots=True)
class Lasting(Spec):
    """Three days starting on Monday."""

    count: int
    unit: str
    first: Spec

    def precision(self) -> str:
        return self.first.precision()

    def stretch(self, now: Now | None) -> Stretch | None:
        start = self.first.stretch(now)
        return Stretch(start.low, shift(start.low, self.unit, self.count)) if start is not None else None
