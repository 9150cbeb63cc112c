"""Reads the figures of dates and times: 12/8/2011, 2013-05-03T01:30, Q3'23, 1990s, 14april."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from claimcheck.lexicon import table
from claimcheck.values.clock import Clock, read_clock
from claimcheck.values.dates.meaning import Calendar, Either, Spec
from claimcheck.values.dates.nested import At, Span
from claimcheck.values.dates.tokens import Item

PIVOT = 50  # two-digit years below are of this century
_PARTS = re.compile(r"[/.-]")
_GLUED = re.compile(r"(\d*)([a-z]+)(\d*)")


@lru_cache(maxsize=8192)
def read(kind: str, word: str, start: int, end: int, before: str) -> Item | None:
    """Turn a figure into an item of the grammar.

    Args:
        kind: which figure the scanner saw ("numeric", "clock" ...).
        word: its characters, lower case.
        start, end: where it stands.
        before: the two characters in front, for signs.
    """
    value = _READERS[kind](word, before)
    return None if value is None else Item(value[0], value[1], start, end, weak=value[0] == "Y")


def full_year(year: int) -> int:
    """The year of two digits: 49 is 2049, 50 is 1950."""
    return year + (2000 if year < PIVOT else 1900) if year < 100 else year


def _iso(word: str, before: str) -> tuple[str, object] | None:
    day = _numeric(word[:10], before)
    clock = read_clock(word[11:])
    zone = re.search(r"(?:z|[+-]\d\d:?\d\d)$", word[11:])
    if day is None or clock is None or not isinstance(day[1], Spec):
        return None
    name = "" if zone is None else "utc" if zone[0] == "z" else zone[0]
    return "z", At(Clock(clock.hour, clock.minute, clock.second, zone=name), day[1])


def _numeric(word: str, before: str) -> tuple[str, object] | None:
    if word in table("dates")["no_days"]["figures"]:
        return None
    word = table("dates")["named_days"].get(word, word)
    parts = _PARTS.split(word)
    numbers = [int(part) for part in parts]
    if len(parts) == 2:
        if len(parts[0]) == 4:
            month = Calendar(numbers[0], numbers[1])
            if numbers[1] == (numbers[0] + 1) % 100:  # "the 2008-09 season", or September 2008
                return "X", Either((Span(Calendar(numbers[0]), Calendar(numbers[0] + 1)), month))
            return "X", month
        if len(parts[1]) == 4:
            return ("X", Calendar(numbers[1], numbers[0])) if 1 <= numbers[0] <= 12 else None
        return _ordered(None, numbers[0], numbers[1], dotted=False)
    if len(parts[0]) == 4:
        options = [Calendar(*numbers)]
        return _valid(options) or _no_day(options)
    last = full_year(numbers[2])
    given = _ordered(last, numbers[0], numbers[1], dotted="." in word)
    if given is None and len(parts[2]) == 4:
        return _no_day([Calendar(last, numbers[1], numbers[0]), Calendar(last, numbers[0], numbers[1])])
    return given


def _ordered(year: int | None, first: int, second: int, *, dotted: bool) -> tuple[str, object] | None:
    """Month and day in the order of the United States and of the rest; dots are the rest's."""
    options = [Calendar(year, first, second), Calendar(year, second, first)]
    return _valid(options[::-1] if dotted else options)


def _valid(options: list[Calendar]) -> tuple[str, object] | None:
    fine = [
        option
        for option in dict.fromkeys(options)
        if option.month  # "00/00/0000" is no day, nor is 2023-00-10
        and option.day
        and Calendar(option.year if option.year is not None else 2000, option.month, option.day).stretch(None)
    ]
    if not fine:
        return None
    return "X", fine[0] if len(fine) == 1 else Either(tuple(fine))


def _no_day(options: list[Calendar]) -> tuple[str, object] | None:
    """With its year, 2023-02-30 is a day, though one that no calendar has; 2023-13-45 is none at all."""
    for day in options:
        if day.year and day.month in range(1, 13) and day.day in range(1, 32):
            return "X", day
    return None


def _clock(word: str, before: str) -> tuple[str, object] | None:
    clock = read_clock(word)
    return None if clock is None else ("C", clock)


def _integer(word: str, before: str) -> tuple[str, object] | None:
    number = int(word)
    if len(word) == 4 and 1000 <= number < 2200:
        return "Y", number
    return ("D" if 1 <= number <= 31 and len(word) <= 2 else "N"), number


def _quarter(word: str, before: str) -> tuple[str, object] | None:
    letter = "q" if "q" in word else "h"
    left, right = word.split(letter)
    # The side with one digit is the quarter's number; "2018q4" and "3q09" both occur.
    number, year = (left, right) if len(left) == 1 and len(right) != 1 else (right, left)
    return "Q", ("quarter" if letter == "q" else "half", int(number), full_year(int(year)) if year else None)


def _glued(word: str, before: str) -> tuple[str, object] | None:
    first, name, last = _GLUED.split(word)[1:4]
    day, year = (first, last) if first else (last, "")
    month = table("dates")["months"][name]
    return _valid([Calendar(full_year(int(year)) if year else None, month, int(day))])


def _year_words(word: str, before: str) -> tuple[str, object] | None:
    numbers: dict[str, int] = table("dates")["number_words"]
    first, *rest = word.replace("-", " ").split()
    hundreds = 2000 if rest[0] == "thousand" else numbers[first] * 100
    return "Y", hundreds + sum(numbers.get(part, 0) for part in rest)


def _digits(word: str, before: str) -> int:
    return int("".join(filter(str.isdigit, word)))


_READERS: dict[str, Callable[[str, str], tuple[str, object] | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "clock": _clock,
    "ordinal": lambda word, before: (
        ("O", _digits(word, before)) if 1 <= _digits(word, before) <= 31 else None
    ),
    "decade": lambda word, before: ("K", _digits(word, before)),
    "quarter": _quarter,
    "yearwords": _year_words,
    "fy": lambda word, before: ("y", Calendar(full_year(_digits(word, before)))),
    "compact": lambda word, before: _valid([Calendar(int(word[:4]), int(word[4:6]), int(word[6:]))]),
    "lastyear": lambda word, before: ("V", full_year(int(word))),
    "short": lambda word, before: ("V", full_year(int(word))),
    "zone": lambda word, before: ("Z", word),
    "offset": lambda word, before: ("Z", (before[-1:] if before[-1:] in "+-" else "") + word),
    "glued": _glued,
    "other": lambda word, before: ("!", word),
    "integer": _integer,
}
