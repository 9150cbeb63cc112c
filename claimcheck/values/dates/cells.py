"""Reads a whole table cell as a date, a time or both."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from html import unescape
from itertools import pairwise

from claimcheck.config import DEFAULT, Config
from claimcheck.lexicon import table
from claimcheck.model import Period, Value
from claimcheck.values.clock import Clock
from claimcheck.values.dates.foreign import read_foreign
from claimcheck.values.dates.grammar import times
from claimcheck.values.dates.meaning import Either, Spec
from claimcheck.values.dates.nested import At, Span, joined, with_year
from claimcheck.values.dates.readings import Reading, value_of
from claimcheck.values.dates.tokens import Item, scan
from claimcheck.values.folding import fold

MAX_CELL = 80  # characters; a longer cell is prose
_NOTE = re.compile(r"\([^()\d]{0,40}\)")
_GLUED_HALF = re.compile(r"(\d ?[AaPp][Mm]?)(?=[A-Z][a-z])")  # 1:30 PMDec 27
_NOISE = re.compile(r"\b(?:on|at|the|of|in|by)\b|[\s,;:.()\[\]|@/+-]")


def read_date(text: str, published: Period | None = None, config: Config | None = None) -> Value | None:
    """Read a whole table cell as one date, time or both.

    Args:
        text: "12/8/2011 7:05a", "Dec 02 - 7:51am", "05:27 PM  Mon 19-Dec-2011", "3:37", "Q3 2023" ...
            A note such as "(Estimated)" or "On Time" is passed over.
        published: when the table was published, for years that are not written.
        config: only `date_order` is used here.

    Returns:
        The value, or None where the cell says anything else besides.

    Example:
        >>> read_date("05:27 PM  Mon 19-Dec-2011").low
        datetime.datetime(2011, 12, 19, 17, 27)
    """
    if len(text) > MAX_CELL:
        return None
    return _read(text, published, (config or DEFAULT).date_order)


@lru_cache(maxsize=65536)  # a column repeats its cells
def _read(text: str, published: Period | None, date_order: str) -> Value | None:
    plain = " ".join(_NOTE.sub(" ", _GLUED_HALF.sub(r"\1 ", fold(unescape(text)).text)).split())
    low = plain.lower()
    note = next((note for note in table("dates")["context"]["cell_notes"] if low.endswith(f" {note}")), "")
    low = low.removesuffix(f" {note}")
    found = [item for group in scan(low) for item in times(low, group)]
    rest = "".join(low[a.end : b.start] for a, b in pairwise([_edge(0), *found, _edge(len(low))]))
    spec = _whole([item.value for item in found]) if not _NOISE.sub("", rest) else None
    if spec is None:
        return read_foreign(plain)
    return value_of(spec, Reading(published, date_order), "")


def _edge(place: int) -> Item:
    return Item("", None, place, place)


def _whole(values: list[Spec | Clock]) -> Spec | Clock | None:
    """The one time that the parts of a cell make together."""
    if len(values) == 1:
        return _month_first(values[0])
    if len(values) != 2:
        return None
    clocks = [value for value in values if isinstance(value, Clock)]
    days = [value for value in values if isinstance(value, Spec)]
    if len(clocks) == 1 and len(days) == 1 and days[0].precision() == "day":
        return joined(clocks[0], days[0])
    first, last = values
    year = first.stretch(None) if isinstance(first, Spec) else None
    options = last.options if isinstance(last, Either) else (last,)
    if year is None or not all(isinstance(option, At) for option in options):
        return None
    # "2011-12-08 12/7 4:00 PM": the second day counts, in the year of the first.
    dated = [replace(at, day=with_year(at.day, year.low.year)) for at in options if isinstance(at, At)]
    return dated[0] if len(dated) == 1 else Either(tuple(dated))


def _month_first(value: Spec | Clock) -> Spec | Clock:
    """In a table "2011-12" is rather a month than two years."""
    if isinstance(value, Either) and isinstance(value.options[0], Span):
        return Either(value.options[::-1])
    return value
