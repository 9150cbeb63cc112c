"""Table cells whose month is spelled in another European language: "12. Dezember 2024", "3 de mayo de 2021".

Our grammar gates: a day, one word and a year of four digits get through. dateparser knows the month names.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import table
from claimcheck.model import Value

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_GATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.?\s(?:de\s)?[^\W\d_]{3,12}\.?\s(?:de\s)?[12]\d{3}")
_DAY = timedelta(days=1)


def read_foreign(cell: str) -> Value | None:
    """Read a day whose month has a name in one of the languages of `dates.toml`.

    Args:
        cell: the whole cell, white space folded.

    Returns:
        The day, or None where the cell is anything else.

    Example:
        >>> read_foreign("12. Dezember 2024").low
        datetime.datetime(2024, 12, 12, 0, 0)
        >>> read_foreign("12 engineers 2024") is None
        True
    """
    if not _GATE.fullmatch(cell):
        return None
    found = _parser().get_date_data(cell)
    if found.date_obj is None or found.period != "day":
        return None
    day = datetime(found.date_obj.year, found.date_obj.month, found.date_obj.day)
    if str(day.year) not in cell or day.year == datetime.max.year:
        return None
    return Value("date", day, day + _DAY, stated=day.date().isoformat(), dimension="time", precision="day")


@cache
def _parser() -> DateDataParser:
    from dateparser.date import DateDataParser  # a slow import, needed by few

    # The base never shows: day, month and year are all in the cell.
    settings = {"STRICT_PARSING": True, "RELATIVE_BASE": datetime(2000, 1, 1), "DATE_ORDER": "DMY"}
    return DateDataParser(languages=list(table("dates")["languages"]), settings=settings)
