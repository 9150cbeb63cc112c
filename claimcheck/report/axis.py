"""The ticks of a number line or timeline: round numbers, or turns of the calendar, with short labels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import ceil, floor, log10

from claimcheck.extract.tables.seconds import EPOCH

TICKS = 4  # steps between them, at most
_DAY = 86_400
_SCALES = ((1e12, "trillions"), (1e9, "billions"), (1e6, "millions"))
_STEPS = (60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200)  # seconds, of a clock
_DAYS = (1, 2, 5, 10, 15)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_500)

Tick = tuple[float, str]


def number_ticks(low: float, high: float, whole: bool = False) -> tuple[list[Tick], str]:
    """Round numbers between two ends, and the scale in which they are labelled ("millions" or "").

    Args:
        low, high: the ends.
        whole: whether only whole numbers make sense, as for people.

    Example:
        >>> number_ticks(90, 95)
        ([(90.0, '90'), (92.0, '92'), (94.0, '94')], '')
        >>> number_ticks(1_000_000, 5_000_000)[1]
        'millions'
        >>> number_ticks(4, 5, whole=True)[0]
        [(4.0, '4'), (5.0, '5')]
    """
    step, largest = _round_step((high - low) / TICKS), max(abs(low), abs(high))
    step = max(step, 1.0) if whole else step
    fitting = (pair for pair in _SCALES if largest >= pair[0] and step >= pair[0] / 1_000)
    divisor, scale = next(fitting, (1.0, ""))
    digits = max(0, -floor(log10(step / divisor) + 1e-9))
    places = range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)
    form = f"{{:,.{digits}f}}" if digits < 7 and largest / divisor < 1e15 else "{:g}"
    return [(place * step, form.format(place * step / divisor)) for place in places], scale


def date_ticks(low: float, high: float) -> list[Tick]:
    """Turns of year, month, day or hour between two moments in seconds since 1970.

    Example:
        >>> [label for _, label in date_ticks(1_672_531_200, 1_735_689_600)]
        ['Jan 2023', 'Jul 2023', 'Jan 2024', 'Jul 2024', 'Jan 2025']
    """
    room = (high - low) / TICKS
    if room <= _STEPS[-1]:
        return clock_ticks(low, high, "{:%-d %b %H:%M}" if high - low > _DAY else "{:%H:%M}")
    first, last = EPOCH + timedelta(seconds=low), EPOCH + timedelta(seconds=high)
    moments = list(_turns(first, last, room / _DAY))
    form = "{0.year}" if all(m.month == m.day == 1 for m in moments) else "{0.day} {0:%b}"
    if form != "{0.year}" and all(m.day == 1 for m in moments):
        form = "{0:%b} {0.year}"
    return [((moment - EPOCH).total_seconds(), form.format(moment)) for moment in moments]


def clock_ticks(low: float, high: float, form: str = "{:%H:%M}") -> list[Tick]:
    """Turns of the clock between two moments in seconds."""
    room = (high - low) / TICKS
    step = next((step for step in _STEPS if step >= room), _STEPS[-1])
    places = range(ceil(low / step), floor(high / step) + 1)
    return [(float(place * step), form.format(EPOCH + timedelta(seconds=place * step))) for place in places]


def _round_step(room: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 ... that leaves at most so many ticks."""
    power = 10.0 ** floor(log10(room))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= room * (1 - 1e-9))


def _turns(first: datetime, last: datetime, room: float) -> Iterator[datetime]:
    """First days of every so many days, months or years; `room` is the least distance in days."""
    if room <= _DAYS[-1]:
        step = next(days for days in _DAYS if days >= room)
        day = datetime(first.year, first.month, first.day)
        for _ in range((last - day).days + 1):
            if day >= first and (day.day - 1) % step == 0 and (day.day < 30 or step == 1):
                yield day
            day += timedelta(days=1)
    elif room <= 31 * _MONTHS[-1]:
        step = next(months for months in _MONTHS if 31 * months >= room)
        for count in range(first.year * 12, min(last.year, 9998) * 12 + 12, step):
            turn = datetime(count // 12, count % 12 + 1, 1)
            if first <= turn <= last:
                yield turn
    else:
        step = next((years for years in _YEARS if 366 * years >= room), _YEARS[-1])
        for year in range(max(1, first.year // step * step), last.year + 1, step):
            if year >= 1 and first <= datetime(year, 1, 1) <= last:
                yield datetime(year, 1, 1)
