"""Reads a whole table cell, or any short string, as one value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from claimcheck.config import DEFAULT, Config
from claimcheck.model import Mention, Period, Value
from claimcheck.values.calendar import as_period
from claimcheck.values.dates import read_date
from claimcheck.values.folding import fold
from claimcheck.values.recognise import find_values

_PLAIN = re.compile(r"[+-]?\d{1,300}(?:\.\d{1,300})?")
_LETTER = re.compile(r"[A-Z] ?")  # alone before a number it makes a label of it: "B 12"
_NUMBERED = re.compile(r"\d{1,2}[aA]")  # "7a" is a platform, a house, a row
_MONTH = re.compile(r"([A-Za-z]{3})-(\d\d)")
_LAST_CENTURY = 70  # two figures from here on are a year of the 20th century
_SIDE = r"\d[\d.,]{0,9} ?[A-Za-zµ]{0,3}"
_PRODUCT = re.compile(rf"{_SIDE}(?: ?x ?{_SIDE}){{1,3}}")
_SECONDS = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)s")  # alone in a cell "30s" is no decade
_LARGER_UNIT = re.compile(r"[\d.]{1,9} ?[^\W\d_]{1,5}[.,]? ?")  # "2d 4h" is not 4 hours
_BRACKETED = re.compile(r"\(\s*[^()\d]{0,4}[\d.,]+[^()]{0,12}\)")
_NAMED_YEAR = re.compile(r"\D{2,60}(?:, |\()[12]\d{3}\)?")
_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d\)")  # "(2011)"; amounts of this size have a comma, or no bracket
_LONGEST = 1000  # characters of a cell that holds a value


def read_value(
    text: str,
    *,
    unit: str = "",
    published: str | date | datetime | Period | None = None,
    config: Config | None = None,
) -> Value | None:
    """Read a table cell that holds one value.

    Args:
        text: the cell, such as "29.97 in", "12/8/2011 7:05a", "more than $1.2bn" or "(1,234)" (negative).
        unit: the column's unit, for cells that state none: a unit's name or abbreviation, or a currency's
        ISO code.
        published: when the table was published, for relative dates.
        config: how bounds, dates and bare currency signs are read.

    Returns:
        The value, or None for a cell that holds none or more than one.

    Example:
        >>> read_value("more than $1.2bn").stated
        Decimal('1200000000.0')
    """
    config, period = config or DEFAULT, as_period(published)
    cell = _spelled_out(fold(text[: _LONGEST + 1]).text.strip())
    if not cell or len(cell) > _LONGEST or _PRODUCT.fullmatch(cell):  # "20 x 8 x 25 cm" are three numbers
        return None
    if month := _MONTH.fullmatch(cell):
        return _month(month[1], month[2], read_date(cell, period, config))
    joined = f"{cell} {unit}" if unit and _PLAIN.fullmatch(cell.replace(",", "")) else cell
    mentions = find_values(joined, period, config=config)
    if len(mentions) == 1 and not _leftover(
        joined, mentions[0].start, mentions[0].end, mentions[0].hedge_span
    ):
        value = _span(mentions[0], joined, config) or mentions[0].value
        return None if value.kind == "time" and _NUMBERED.fullmatch(cell) else value
    day = None if _NUMBERED.fullmatch(cell) else read_date(cell, period, config)
    return _only_value(mentions, joined) if day is None else day


def _spelled_out(cell: str) -> str:
    """A cell as prose has it: an accountant's negative in brackets, "30s", which is no decade there."""
    if _BRACKETED.fullmatch(cell) and not _YEAR.fullmatch(cell):
        cell = "-" + cell.strip("() ")
    seconds = _SECONDS.fullmatch(cell)
    return f"{seconds[1]} s" if seconds else cell


def _only_value(mentions: Sequence[Mention], cell: str) -> Value | None:
    """The one value of a cell that says more than it, unless that makes another thing of it."""
    distinct = [mention for mention in mentions if mention.restates is None]
    if len(distinct) != 1:
        return None
    value, before = distinct[0].value, cell[: distinct[0].start]
    labelled = value.kind == "number" and _LETTER.fullmatch(before)
    halved = value.kind in ("duration", "quantity") and _LARGER_UNIT.fullmatch(before)
    named = value.kind == "number" and _NAMED_YEAR.fullmatch(cell)  # "Hays, 1790" is no number of things
    return None if labelled or halved or named else value


def _month(name: str, year: str, day: Value | None) -> Value | None:
    """ "Jul-23" as spreadsheets write July 2023; 23 July stays a reading."""
    century = "20" if int(year) < _LAST_CENTURY else "19"
    month = read_date(f"{name} {century}{year}")
    if month is None or day is None:
        return month or day
    days = (replace(day, alternatives=()), *day.alternatives)
    return replace(month, alternatives=tuple(other for other in days if other.stated != month.stated))


def _span(mention: Mention, cell: str, config: Config) -> Value | None:
    """The length of time of a cell such as "90 days", which beside a day of publication reads like a date."""
    if mention.value.kind != "date":
        return None
    undated = find_values(cell, config=config)
    same = len(undated) == 1 and (undated[0].start, undated[0].end) == (mention.start, mention.end)
    return undated[0].value if same and undated[0].value.kind == "duration" else None


def _leftover(cell: str, start: int, end: int, hedge: tuple[int, int] | None) -> str:
    """Letters and digits of the cell that its value does not use."""
    rest = cell[:start] + cell[end:]
    if hedge:
        rest = cell[end:] if hedge[1] <= start else cell[:start] + cell[hedge[1] :]
    return re.sub(r"[^0-9A-Za-z]", "", rest)
