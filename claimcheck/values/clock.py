"""Clock times and time zones: "3:37 a.m. EDT", "0737 UTC", "noon"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from claimcheck.lexicon import table
from claimcheck.values.calendar import CLOCK_UNITS, DAY, Stretch

NO_DAY = datetime(1, 1, 1)
_DIGITS = re.compile(r"(\d{1,2})(?:[:.h]?(\d\d))?(?:[:.](\d\d))?(?:\.\d+)?\s*([AaPp])?")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d\d)?")
NOON, MIDNIGHT = 12, 24


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written.

    Attributes:
        hour: 0 to 24; 24 is the midnight that ends the day.
        minute, second: None where not written.
        either: the hour may be in the morning or the afternoon ("at 3:30").
        bare: figures only, which may as well be a score or a verse ("15:15").
        zone: the zone's words in lower case, or "".
        last: the end of a range ("5 to 6 p.m."), or None.
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    either: bool = False
    bare: bool = False
    zone: str = ""
    last: Clock | None = None

    def __str__(self) -> str:
        parts = (self.hour, self.minute, self.second)
        return ":".join(f"{part:02d}" for part in parts if part is not None)

    @property
    def grain(self) -> str:
        return "second" if self.second is not None else "minute" if self.minute is not None else "hour"

    @property
    def other(self) -> Clock | None:
        """The afternoon of a bare "3:30", the midnight at the other end of the day, or None."""
        if self.hour == MIDNIGHT:
            return replace(self, hour=0)
        last = self.last.other if self.last is not None and self.last.either else self.last
        return replace(self, hour=self.hour + NOON, either=False, last=last) if self.either else None

    def on(self, day: datetime) -> Stretch:
        """The time on a day."""
        start = day + timedelta(hours=self.hour, minutes=self.minute or 0, seconds=self.second or 0)
        if self.last is None:
            return Stretch(start, start + CLOCK_UNITS[self.grain])
        end = self.last.on(day)
        return Stretch(start, end.high + (DAY if end.low < start else 0 * DAY))


def read_clock(text: str) -> Clock | None:
    """Read the digits of a clock time: "3:37 a.m.", "15:15:09", "5pm", "0737".

    Example:
        >>> read_clock("3:37 p.m.")
        Clock(hour=15, minute=37, second=None, either=False, bare=False, zone='', last=None)
    """
    found = _DIGITS.match(text)
    if found is None:
        return None
    hour, minute, second = (int(part) if part else None for part in found.group(1, 2, 3))
    if hour is None or hour > MIDNIGHT or (minute or 0) > 59 or (second or 0) > 59:
        return None
    if hour == MIDNIGHT and (minute or second):
        return None
    half = {"a": 0, "p": NOON}.get((found[4] or "").lower())
    plain = Clock(hour, minute, second, either=0 < hour < NOON and not text.startswith("0"), bare=True)
    return with_half(plain, half) if half is not None else plain


def with_half(clock: Clock, half: int) -> Clock | None:
    """The time in the morning (0) or the afternoon (12); None where the hour does not fit."""
    if clock.hour > NOON:
        return Clock(clock.hour, clock.minute, clock.second)
    if clock.hour == 0 and half:
        return None
    return Clock(clock.hour % NOON + half, clock.minute, clock.second, zone=clock.zone)


def zone_offset(zone: str, moment: datetime) -> timedelta | None:
    """Hours east of Greenwich of a zone on a day; None for a zone that is unknown or just "local"."""
    fixed = _OFFSET.fullmatch(zone.upper().strip("()"))
    if fixed is not None:
        size = timedelta(hours=int(fixed[2]), minutes=int(fixed[3] or 0))
        return -size if fixed[1] == "-" else size
    known = table("dates")["zones"].get(zone.lower().strip("()"), "")
    if isinstance(known, int):
        return timedelta(hours=known)
    place = _place(known) if known else None
    if (
        place is None or moment.year < 1900
    ):  # without its day, the time of a place that changes clocks is open
        return None
    return place.utcoffset(moment)


@cache
def _place(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return None  # a system without time zone data: the time is kept as written
