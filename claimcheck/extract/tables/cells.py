"""Cells of a table: every distinct (value, unit) becomes one row of numbers, plain ones by whole columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from claimcheck.config import Config
from claimcheck.extract.tables.columns import (
    SHARE_OF_DIGIT,
    SHARE_OF_TENS,
    SHARE_OF_ZEROS,
    SMALL,
    SPOKEN,
    has_excluded_end,
    measure,
)
from claimcheck.model import Period, Value
from claimcheck.values import read_value

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

EMPTY = frozenset({"", "-", "--", "—", "–", "n/a", "na", "nan", "nat", "none", "null", "?", "tbd", "unknown"})
PLAIN = r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?"
THOUSANDS = r"[+-]?[0-9]{1,3}\.[0-9]{3}"
ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
DAY = 86_400.0
MAX_CELL = 1000  # characters; a longer cell is prose, not a value


@dataclass(slots=True)
class Cells:
    """Readings of distinct cells, one entry each; the columns are those of `extract.tables.columns`.

    Attributes:
        readable: whether the cell is a value at all.
        ambiguous: whether it has further readings.
        excluded: whether an end of its interval is itself excluded.
        relative: whether it is a time that needs a date to be placed ("7:51 am", "Dec 2").
    """

    measure: NDArray[np.object_]
    low: Floats
    high: Floats
    point: Floats
    half: Floats
    readable: Flags
    ambiguous: Flags
    excluded: Flags
    relative: Flags
    own_end: Floats

    @classmethod
    def blank(cls, size: int) -> Cells:
        nan, no = np.full(size, np.nan), np.zeros(size, dtype=bool)
        return cls(
            np.full(size, "", dtype=object),
            nan,
            nan.copy(),
            nan.copy(),
            np.zeros(size),
            no,
            no.copy(),
            no.copy(),
            no.copy(),
            np.full(size, np.inf),
        )

    def put(self, place: int, value: Value | None) -> None:
        """Enter one value."""
        if value is None:
            return
        reading = measure(value)
        self.measure[place], self.readable[place] = reading.measure, True
        self.low[place], self.high[place] = reading.low, reading.high
        self.point[place], self.half[place] = reading.point, reading.half
        self.own_end[place] = reading.own_end
        self.ambiguous[place], self.excluded[place] = bool(value.alternatives), has_excluded_end(value)
        self.relative[place] = value.kind == "time" or (value.kind == "date" and not reading.bounded)

    def take(self, places: NDArray[np.intp]) -> Cells:
        """The entries at `places`, as new columns."""
        return Cells(*(getattr(self, name)[places] for name in self.__slots__))


def read_cells(cells: Sequence[object], units: Sequence[str], config: Config) -> Cells:
    """Read distinct cells.

    Args:
        cells: strings, numbers, dates; anything else is not readable.
        units: the unit column's entry for each, "" where there is none.
        config: how values are read.

    Example:
        >>> from claimcheck.config import DEFAULT
        >>> read_cells(["12", "2024-05-01"], ["", ""], DEFAULT).measure.tolist()
        ['count', 'date']
    """
    found = Cells.blank(len(cells))
    texts = pd.Series([_text(cell) for cell in cells], dtype=object)
    unit = pd.Series(list(units), dtype=object)
    done = np.zeros(len(cells), dtype=bool)
    for name in unit.unique().tolist():
        done |= _put_plain(found, texts, np.asarray(unit == name), name, config)
    done |= _put_days(found, texts, np.asarray(unit == ""))
    for place in np.flatnonzero(~done).tolist():
        found.put(place, read_cell(cells[place], units[place], config))
    return found


def read_cell(
    cell: object, unit: str, config: Config, published: Period | None = None, *, on_day: bool = False
) -> Value | None:
    """Read one cell of any type; None where it is no value.

    Args:
        cell: as the table gives it.
        unit: the unit column's entry, "" where there is none.
        config: how values are read.
        published: the date that relative dates refer to.
        on_day: take a bare time of day on the day of `published`.

    Example:
        >>> from claimcheck.config import DEFAULT
        >>> read_cell(2.5, "km", DEFAULT).unit
        'kilometer'
    """
    if isinstance(cell, datetime | date) and not is_empty(cell):
        return _instant(cell)
    text = _text(cell)
    if text is None or len(text) > MAX_CELL:
        return None
    value = read_value(text, unit=unit, published=published, config=config)
    if unit and value is not None and value.kind == "number":  # "more than 520", with the unit elsewhere
        value = read_value(f"{text} {unit}", published=published, config=config) or value
    if on_day and value is not None and value.kind == "time":
        return next((option for option in value.alternatives if option.kind == "date"), value)
    return value


def is_empty(cell: object) -> bool:
    """Whether a cell says that it says nothing: None, NaN, "", "n/a", "-"."""
    if cell is None or cell is pd.NaT or cell is pd.NA:
        return True
    if isinstance(cell, float | np.floating):
        return bool(np.isnan(cell))
    return isinstance(cell, str) and cell.strip().casefold() in EMPTY


def _text(cell: object) -> str | None:
    """The cell as text to read: numbers without exponent and without an empty fraction."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool | np.bool_):
        return None
    if isinstance(cell, int | float | np.number | Decimal):
        try:
            number = Decimal(str(cell))
        except InvalidOperation:
            return None
        return (
            f"{number:f}".removesuffix(".0") if number.is_finite() and abs(number.adjusted()) < 300 else None
        )
    return None


def _put_plain(found: Cells, texts: pd.Series, chosen: Flags, unit: str, config: Config) -> Flags:
    """Enter the plain numbers of one unit: what the unit does to 0 and 1 it does to all."""
    done: Flags = np.zeros(len(texts), dtype=bool)
    zero, one = (read_value(digit, unit=unit, config=config) for digit in "01")
    if zero is None or one is None or one.alternatives or one.kind == "date":
        return done
    done = chosen & _like(texts, PLAIN)
    if one.kind == "money":  # "1.000" may be a thousand there
        done &= ~_like(texts, THOUSANDS)
    if not done.any():
        return done
    start = measure(zero)
    factor = measure(one).low - start.low
    strings = texts[done]
    number = strings.astype(np.float64).to_numpy()
    found.measure[done], found.readable[done] = start.measure, True
    found.low[done] = found.high[done] = found.point[done] = number * factor + start.low
    found.half[done] = half_places(strings, number, measured=one.kind == "quantity") * abs(factor)
    return done


def _like(texts: pd.Series, pattern: str) -> Flags:
    looks: Flags = texts.str.fullmatch(pattern, na=False).to_numpy(dtype=bool)
    return looks


def half_places(strings: pd.Series, number: NDArray[np.floating[Any]], *, measured: bool) -> Floats:
    """`extract.tables.columns.half_place` for a column of plain numbers as text."""
    length, dot = (
        strings.str.len().to_numpy(dtype=np.float64),
        strings.str.find(".").to_numpy(dtype=np.float64),
    )
    decimals = np.where(dot < 0, 0.0, length - dot - 1)
    zeros = length - strings.str.rstrip("0").str.len().to_numpy(dtype=np.float64)
    place = np.where(decimals > 0, 10.0**-decimals, 10.0 ** np.where(number == 0, 0, zeros))
    size = np.abs(number)
    tens = (size < SMALL) & (place > 1) & measured
    place = np.where((size < SMALL) & (place >= 1), 1.0, place)
    with np.errstate(divide="ignore"):
        scale = 10.0 ** np.where(size > 0, np.floor(np.log10(size) / 3 + 1e-12) * 3, 0.0)
    spoken = (size >= float(SPOKEN)) & (size / scale < SMALL)
    place = np.where(spoken, np.minimum(place, scale), place)
    share = np.where((place > 1) & (place < float(SPOKEN)), SHARE_OF_ZEROS, SHARE_OF_DIGIT)
    return np.asarray(np.where(tens, size * SHARE_OF_TENS, np.minimum(place / 2, size * share)))


def _put_days(found: Cells, texts: pd.Series, chosen: Flags) -> Flags:
    """Enter dates written as 2024-05-01."""
    looks = chosen & _like(texts, ISO_DAY)
    days = pd.to_datetime(texts[looks], format="%Y-%m-%d", errors="coerce")
    whole = days.to_numpy().astype("datetime64[s]")  # nanoseconds do not reach back to the year 212
    unread = np.isnat(whole) | (whole >= np.datetime64("9999-12-31"))  # whose end no calendar of Python has
    seconds = np.where(unread, np.nan, whole.astype(np.int64).astype(np.float64))
    places = np.flatnonzero(looks)[~np.isnan(seconds)]
    low = seconds[~np.isnan(seconds)]
    found.measure[places], found.readable[places] = "date", True
    found.low[places], found.high[places] = low, np.nextafter(low + DAY, -np.inf)
    found.point[places] = low
    done = np.zeros(len(texts), dtype=bool)
    done[places] = True
    return done


def _instant(moment: datetime | date) -> Value:
    """A date cell: a whole day where it has no time of day, else the second."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)
    low = datetime(*moment.timetuple()[:6])
    whole = (low.hour, low.minute, low.second) == (0, 0, 0)
    high = _later(low, timedelta(days=1) if whole else timedelta(seconds=1))
    stated = low.date().isoformat() if whole else low.isoformat()
    return Value("date", low, high, stated=stated, precision="day" if whole else "second")


def _later(moment: datetime, step: timedelta) -> datetime:
    try:
        return moment + step
    except OverflowError:  # the last day of year 9999
        return datetime.max
