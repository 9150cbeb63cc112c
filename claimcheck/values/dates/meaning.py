"""What the words of a date mean: small expressions that become a stretch of time once "now" is known.

Every expression answers `stretch(now)`: None where the calendar, or a missing publication, has no answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from claimcheck.lexicon import table
from claimcheck.values.calendar import DAY, Stretch, hull, month_start, shift, unit_around
from claimcheck.values.dates.holidays import holiday
from claimcheck.values.dates.now import Now

YEARS_AROUND = 8  # a 29 February comes round within eight years
HALF_YEAR = 183 * DAY
WEEKDAY_YEARS = 2  # a weekday with its date is rather wrong than more years away


class Spec:
    """Base of the expressions."""

    __slots__ = ()

    def stretch(self, now: Now | None) -> Stretch | None:
        """The time meant, or None where it cannot be known.

        Raises:
            OverflowError, ValueError: beyond the years 1 to 9999.
        """
        raise NotImplementedError

    def precision(self) -> str:
        """The finest unit stated."""
        raise NotImplementedError

    def looks_back(self) -> bool:
        """Whether it counts from the time the text has just spoken of."""
        return False

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

    def precision(self) -> str:
        return "day" if self.day is not None else "month" if self.month is not None else "year"

    def stretch(self, now: Now | None) -> Stretch | None:
        if self.year is not None:
            return self._in(self.year, self.month or 1)
        if now is None:
            return None
        years = range(now.day.year - YEARS_AROUND, now.day.year + YEARS_AROUND + 1)
        months = range(1, 13) if self.month is None else (self.month,)
        times = [time for year in years for month in months if (time := self._in(year, month)) is not None]
        if self.weekday is None or self.day is None:
            return now.choose(times)
        fitting = [time for time in times if self._fits(time, now.day)]
        if any(abs(time.low - now.day) < HALF_YEAR for time in fitting):
            return now.choose(fitting)
        return now.choose(fitting or times) or replace(now, other=False).choose(times)  # the weekday is wrong

    def _fits(self, time: Stretch, day: datetime) -> bool:
        return time.low.weekday() == self.weekday and abs(time.low.year - day.year) <= WEEKDAY_YEARS

    def _in(self, year: int, month: int) -> Stretch | None:
        try:
            return unit_around(datetime(year, month, self.day or 1), self.precision())
        except (ValueError, OverflowError):
            return None

    def unknown(self) -> str:
        parts = ["XXXX", "XX" if self.month is None else f"{self.month:02d}"]
        return "-".join(parts if self.day is None else [*parts, f"{self.day:02d}"])


@dataclass(frozen=True, slots=True)
class Fixed(Spec):
    """A stretch that needs no "now": a decade, a century."""

    fixed: Stretch
    unit: str

    def precision(self) -> str:
        return self.unit

    def stretch(self, now: Now | None) -> Stretch | None:
        return self.fixed


@dataclass(frozen=True, slots=True)
class Either(Spec):
    """Several readings of one notation, the likelier first: 10/11/2024."""

    options: tuple[Spec, ...]

    def precision(self) -> str:
        return self.options[0].precision()

    def stretch(self, now: Now | None) -> Stretch | None:
        return self.options[0].stretch(now)

    def unknown(self) -> str:
        return self.options[0].unknown()


@dataclass(frozen=True, slots=True)
class Unit(Spec):
    """Last week, this year; as a window, the last three weeks up to now.

    Attributes:
        unit, step: "week" and -1 for "last week".
        count: how many units a window has.
        window: a stretch that ends or begins now, instead of a unit of the calendar.
        near: the last one or the one that is running: "over the weekend".
        back: counted from the time just spoken of: "the same day".
    """

    unit: str
    step: int
    count: int = 1
    window: bool = False
    near: bool = False
    back: bool = False

    def precision(self) -> str:
        return self.unit

    def looks_back(self) -> bool:
        return self.back

    def stretch(self, now: Now | None) -> Stretch | None:
        if now is None:
            return None
        if self.back and now.anchor is not None and now.anchor.high > self._whole(now.day, 0).high:
            return None  # "the next day" after a year: nobody knows which
        if self.near:
            return now.choose(self._whole(now.day, step) for step in range(-2, 3))
        if not self.window:
            return self._whole(now.day, self.step)
        if now.other:  # whole units of the calendar
            ends = sorted((self._whole(now.day, self.step), self._whole(now.day, self.step * self.count)))
            return hull(*ends)
        start = now.day if self.step <= 0 else now.day + DAY
        end = shift(start, self.unit, self.count if self.step >= 0 else -self.count)
        return Stretch(min(start, end), max(start, end))

    def _whole(self, day: datetime, step: int) -> Stretch:
        return unit_around(shift(day, self.unit, step), self.unit)


@dataclass(frozen=True, slots=True)
class Weekday(Spec):
    """A day of the week near now: "Friday", "last Friday", "two Fridays ago"; or in a week that is named."""

    weekday: int
    step: int | None = None
    week: Spec | None = None
    count: int = 1

    def precision(self) -> str:
        return "day"

    def stretch(self, now: Now | None) -> Stretch | None:
        if self.week is not None:
            week = None if now is not None and now.other else self.week.stretch(now)
            return unit_around(week.low + self.weekday * DAY, "day") if week is not None else None
        if now is None:
            return None
        if self.step is None:
            return self._near(now)
        monday = unit_around(now.day, "week").low
        days = [unit_around(monday + (7 * week + self.weekday) * DAY, "day") for week in range(-2, 3)]
        found = now.which(days, self.step, "week")
        farther = (self.count - 1) * self.step * 7 * DAY
        return unit_around(found.low + farther, "day") if found is not None else None

    def _near(self, now: Now) -> Stretch | None:
        """Newswire names the weekday of what has just happened, today included."""
        back = now.day - (now.day.weekday() - self.weekday) % 7 * DAY
        ahead = now.day + (self.weekday - now.day.weekday()) % 7 * DAY
        if back == ahead:
            return None if now.other else unit_around(back, "day")
        forward = (now.direction > 0) != now.other
        return unit_around(ahead if forward else back, "day")

    def unknown(self) -> str:
        return f"XXXX-WXX-{self.weekday + 1}"


@dataclass(frozen=True, slots=True)
class Recurring(Spec):
    """A month, season or holiday: last May, next Easter, the summer of a year.

    Attributes:
        name: in the vocabulary `table` ("months", "seasons", "solar_seasons", "holidays") of `dates.toml`.
        step: last (-1), this (0), next (1), or None.
        year: the year it is in, or None.
    """

    name: str
    table: str
    step: int | None = None
    year: Spec | None = None

    def precision(self) -> str:
        return {"seasons": "season", "solar_seasons": "season", "months": "month"}.get(self.table, "day")

    def stretch(self, now: Now | None) -> Stretch | None:
        if self.year is not None:
            year = self.year.stretch(now)
            earlier = now is not None and now.other
            return self._in(year.low.year, earlier=earlier) if year is not None else None
        if now is None:
            return None
        years = range(now.day.year - 2, now.day.year + 3)
        times = [time for time in map(self._in, years) if time is not None]
        return now.choose(times) if self.step is None else now.which(times, self.step, "year")

    def _in(self, year: int, *, earlier: bool = False) -> Stretch | None:
        try:
            if self.table == "holidays":
                return holiday(self.name, year, earlier=earlier)
            value = table("dates")[self.table][self.name]
            if self.table == "solar_seasons":
                return self._by_the_sun(year, *value)
            first, months = value if isinstance(value, list) else (value, 1)
            index = year * 12 + first - 1
            return Stretch(month_start(index), month_start(index + months))
        except (ValueError, OverflowError):
            return None

    @staticmethod
    def _by_the_sun(year: int, first: str, last: str) -> Stretch:
        low = datetime.fromisoformat(f"{year}-{first}")
        return Stretch(low, datetime.fromisoformat(f"{year + (last < first)}-{last}") + DAY)
