"""Whether two values can both be true, as far as linking needs to know: equal, compatible, near or apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcheck.extract.tables.columns import NOISE, STEP, has_excluded_end
from claimcheck.keys.statements import Statement
from claimcheck.model import TIME_KINDS, Claim
from claimcheck.values.dates import is_unknown

_DAY, _SECOND = 86_400.0, 1.0
_LEAP = 2000  # a year with a 29 February, on which days of unknown years are laid
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_MONTH = re.compile(r"XXXX-(\d\d)")
_HUNDRED = 99.0  # where "dozens" end; who says such a word gives the size, not the end
EQUAL, COMPATIBLE, NEAR, APART, VETOED = range(5)


class Values:
    """The values of statements as columns, with the widths that comparison gives them."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        readings = [statement.reading for statement in statements]
        values = [statement.claim.value for statement in statements]
        self.low = np.array([reading.low for reading in readings], dtype=float)
        self.high = np.array([reading.high for reading in readings], dtype=float)
        self.stated = np.array([reading.point for reading in readings], dtype=float)
        self.half = np.array([reading.half for reading in readings], dtype=float)
        measures = [reading.measure if reading.measure.startswith("money:") else "" for reading in readings]
        self.currency = np.unique(measures, return_inverse=True)[1].ravel()
        self.is_time = np.array([reading.measure in TIME_KINDS for reading in readings], dtype=bool)
        parts = [_parts(statement.claim) for statement in statements]
        self.month, self.month_day, self.weekday = (
            np.array([(part.month, part.month_day, part.weekday) for part in parts], dtype=np.int64)
            .reshape(-1, 3)
            .T
        )
        said = np.unique(["", *(part.words for part in parts)], return_inverse=True)[1]
        self.words = said.ravel()[1:]  # 0 where a time is known
        known = np.nan_to_num(np.column_stack([self.low, self.high, self.stated]), nan=0.0)
        _, self.code, counts = np.unique(
            np.column_stack([known, self.month_day, self.weekday]),
            axis=0,
            return_inverse=True,
            return_counts=True,
        )
        self.code = self.code.ravel()
        self.shared = counts[self.code]
        vague = np.array([value.hedge == "vague" for value in values], dtype=bool)
        self._high = np.where(vague & (self.high >= _HUNDRED), 2 * self.high, self.high)
        self._plain = np.array([not has_excluded_end(value) for value in values], dtype=bool)

    def relation(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.int64]:
        """EQUAL, COMPATIBLE, NEAR (days that time zones may explain) or APART for pairs of rows.

        VETOED are amounts of two currencies between which no rate is known: they say nothing of each other.
        """
        one, other = self._rounded(i, j), self._rounded(j, i)
        low = np.maximum(self.low[i] - one, self.low[j] - other)
        high = np.minimum(self._high[i] + one, self._high[j] + other)
        times = self.is_time[i] & self.is_time[j]
        # "More than 500" may touch a plain 500: who rounds says one, who has the figure says the other.
        slack = np.where(times, 0.0, np.where(self._plain[i] != self._plain[j], 3 * STEP, NOISE))
        high = high + slack * np.abs(np.where(np.isfinite(high), high, 0.0))
        days = times & (np.maximum(self.high[i] - self.low[i], self.high[j] - self.low[j]) <= _DAY)
        out = np.where(low <= high, COMPATIBLE, np.where(days & (low - high < _SECOND), NEAR, APART))
        out[self.code[i] == self.code[j]] = EQUAL
        out[self.currency[i] != self.currency[j]] = VETOED
        known = np.isfinite(self.low) & np.isfinite(self.high)
        open_ended = times & ~(known[i] & known[j])
        return np.where(open_ended, self._of_parts(i, j), out)

    def _of_parts(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.int64]:
        """Dates known in part meet by month, day of the year and of the week; unknown ones by their words."""
        out = np.full(len(i), COMPATIBLE)
        for part, length in ((self.month_day, 366), (self.weekday, 7)):
            both = (part[i] >= 0) & (part[j] >= 0)
            step = np.abs(part[i] - part[j])
            step = np.minimum(step, length - step)
            out = np.where(both, np.maximum(out, np.where(step > 1, APART, np.where(step, NEAR, out))), out)
        months = (self.month[i] >= 0) & (self.month[j] >= 0)
        out = np.where(months & (self.month[i] != self.month[j]) & (out < NEAR), APART, out)
        same_day = (self.month_day[i] >= 0) & (self.month_day[i] == self.month_day[j])
        same_words = (self.words[i] > 0) & (self.words[i] == self.words[j])
        return np.where(same_day | same_words, EQUAL, out)

    def _rounded(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.float64]:
        """How far the values of rows `i` reach as roundings of those of rows `j`, which are finer.

        A bound is no rounding, its half is below 0: "more than 1,000" is not said of 950.
        """
        coarser = self.half[i] > np.abs(self.half[j]) * (1 + NOISE)
        return np.where(coarser, self.half[i], 0.0)

    def closeness(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.float64]:
        """How near two values lie, 0 to 1.

        Numbers: the smaller over the larger, 0 where the signs differ. Times: halved by one day, and so on
        in proportion. What has no stated value is near nothing.
        """
        a, b = self.stated[i], self.stated[j]
        with np.errstate(invalid="ignore", divide="ignore"):
            quotient = np.minimum(np.abs(a), np.abs(b)) / np.maximum(np.abs(a), np.abs(b))
            numbers = np.where((a * b > 0) & np.isfinite(quotient), quotient, 0.0)
            days = np.abs(self.low[i] - self.low[j]) / _DAY
            times = np.where(np.isfinite(days), 1 / (1 + days), 0.0)
        return np.where(self.is_time[i] & self.is_time[j], times, numbers)


class _Parts(NamedTuple):
    """What is known of a date that may be known in part only; -1 and "" where it is not.

    Attributes:
        month: 1 to 12.
        month_day: day of a leap year, 0 to 365.
        weekday: Monday 0.
        words: what tells a time of which no day is known: "last month" in an undated source, a bare month.
    """

    month: int = -1
    month_day: int = -1
    weekday: int = -1
    words: str = ""


def _parts(claim: Claim) -> _Parts:
    value = claim.value
    stated = str(value.stated or "")
    if value.kind != "date":
        return _Parts(words=claim.quote.casefold() if is_unknown(value) else "")
    if is_unknown(value):
        return _Parts(words=claim.quote.casefold())
    if found := _WEEKDAY.match(stated):
        return _Parts(weekday=int(found[1]) - 1)
    if found := _MONTH_DAY.match(stated):
        month = int(found[1])
        return _Parts(month, _day_of_leap_year(date(_LEAP, month, int(found[2]))))
    if found := _MONTH.fullmatch(stated):
        return _Parts(int(found[1]), words=stated)
    if not isinstance(value.low, datetime) or not isinstance(value.high, datetime):
        return _Parts()
    if value.precision in ("week", "month", "quarter", "year", "decade", "century"):
        return _Parts(value.low.month if value.precision == "month" else -1)
    day = value.low.date()
    return _Parts(day.month, _day_of_leap_year(day.replace(year=_LEAP)), day.weekday())


def _day_of_leap_year(day: date) -> int:
    return (day - date(_LEAP, 1, 1)).days
