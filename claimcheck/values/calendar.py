"""Calendar arithmetic on half-open periods, and publication dates of any precision."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError, described
from claimcheck.model import Period

DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "weekend": 7, "working week": 7, "fortnight": 14}
CLOCK_UNITS = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1), "second": timedelta(seconds=1)}


class Stretch(NamedTuple):
    """A half-open stretch of time with both ends known."""

    low: datetime
    high: datetime

    def holds(self, moment: datetime) -> bool:
        return self.low <= moment < self.high


_ISO_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-?(?P<month>\d\d)(?:-?(?P<day>\d\d)"
    r"(?:[T ][\d:.]{2,15}(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)


def parse_period(text: str) -> Period:
    """Read a publication date of any precision as the period it names.

    Args:
        text: "2023", "2023-02", "2023-02-14", "20230214" or an ISO date-time; a zone is taken as given.

    Returns:
        The half-open period: a whole year, month or day; a date-time counts as its day.

    Raises:
        ClaimcheckError: the text is no such date, or no day of the calendar.

    Example:
        >>> parse_period("2023-02").high
        datetime.datetime(2023, 3, 1, 0, 0)
    """
    found = _ISO_PERIOD.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(found[name] or 1) for name in ("year", "month", "day"))
        unit = "day" if found["day"] else "month" if found["month"] else "year"
        return Period(*unit_around(datetime(year, month, day), unit))
    except (ValueError, OverflowError):
        raise _no_date(text, repr(text)) from None


def _no_date(given: object, shown: str) -> ClaimcheckError:
    return ClaimcheckError(
        f"{shown} is not a date",
        value=given,
        where="published",
        allowed='"2023", "2023-02", "2023-02-14" or an ISO date-time',
        hint="Leave it out where the date is unknown.",
    )


def as_period(published: str | date | datetime | Period | None) -> Period | None:
    """The period of a publication date given in any of the forms the public functions take.

    A date or date-time counts as its day; None, NaT and "" stay None.

    Raises:
        ClaimcheckError: a text that is no date, or something of another type.

    Example:
        >>> as_period(date(2023, 2, 14)).low
        datetime.datetime(2023, 2, 14, 0, 0)
    """
    if isinstance(published, str):
        return parse_period(published) if published else None
    if published is None or isinstance(published, Period):
        return published
    if not isinstance(published, date):
        raise _no_date(published, described(published))
    if published != published:  # NaT
        return None
    return Period(*unit_around(datetime(published.year, published.month, published.day), "day"))


def unit_around(moment: datetime, unit: str) -> Stretch:
    """The calendar unit that holds a moment: its day, week (from Monday), quarter, century ...

    Raises:
        OverflowError, ValueError: the period reaches beyond the years 1 to 9999.
    """
    if unit in CLOCK_UNITS:
        step = CLOCK_UNITS[unit]
        start = moment - (moment - datetime.min) % step
        return Stretch(start, start + step)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit in DAYS:
        back = 0 if unit == "day" else midnight.weekday()
        if unit == "weekend":  # Saturday and Sunday of that week
            return Stretch(midnight + (5 - back) * DAY, midnight + (7 - back) * DAY)
        if unit == "working week":
            return Stretch(midnight - back * DAY, midnight + (5 - back) * DAY)
        return Stretch(midnight - back * DAY, midnight + (DAYS[unit] - back) * DAY)
    months = MONTHS[unit]
    index = midnight.year * 12 + midnight.month - 1
    # "The 15th century" is 1400 to 1500 as newspapers count, so that centuries are ten decades.
    start = month_start(index - index % months)
    return Stretch(start, month_start(index - index % months + months))


def month_start(index: int) -> datetime:
    """The first day of a month counted from year 0: ``year * 12 + month - 1``."""
    return datetime(index // 12, index % 12 + 1, 1)


def shift(moment: datetime, unit: str, amount: int) -> datetime:
    """Move a moment by whole units; a day that the target month lacks becomes its last one.

    Raises:
        OverflowError, ValueError: the result lies beyond the years 1 to 9999.
    """
    if unit in CLOCK_UNITS:
        return moment + amount * CLOCK_UNITS[unit]
    if unit in DAYS:
        return moment + amount * DAYS[unit] * DAY
    index = moment.year * 12 + moment.month - 1 + amount * MONTHS[unit]
    year, month = index // 12, index % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))


def nth_weekday(year: int, month: int, weekday: int, n: int) -> datetime:
    """The n-th Monday (0) to Sunday (6) of a month, from its end where n is negative.

    Example:
        >>> nth_weekday(2013, 11, 3, 4)  # the fourth Thursday of November
        datetime.datetime(2013, 11, 28, 0, 0)
    """
    month_of = unit_around(datetime(year, month, 1), "month")
    if n > 0:
        return month_of.low + ((weekday - month_of.low.weekday()) % 7 + 7 * (n - 1)) * DAY
    last = month_of.high - DAY
    return last - ((last.weekday() - weekday) % 7 - 7 * (n + 1)) * DAY


def hull(first: Stretch | None, last: Stretch | None) -> Stretch | None:
    """From the start of the first to the end of the last; None if one is unknown or the last is earlier."""
    if first is None or last is None or first.low >= last.high:
        return None
    return Stretch(first.low, last.high)
