"""Years: "on April 29" names no year; the one read into it comes from the article's own date.

Conflicting pair: "April 29" and "May 2" - two days of any year.
Agreeing pair: "April 29" in an article of April and in one of May, read as two years.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck import lexicon
from claimcheck.compare.dates import DAY, day_of_year
from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.statements import Statement
from claimcheck.extract.tables.columns import fold

YEAR = re.compile(r"\d{4}")
WORD = re.compile(r"[^\W\d_]+")
MOST = 400 * DAY  # days further apart are of different years, whatever the day


def judge(group: Group) -> Outcome | None:
    """Compatible where the days of the year are the same and the years that are told do not differ."""
    if group.measure != "date":
        return None
    yearless = [_yearless(statement) for statement in group.statements]
    lows = [statement.readings[0].low for statement in group.statements]
    if not any(yearless) or not max(lows) - min(lows) <= MOST:
        return None
    told = tuple(s for s, bare in zip(group.statements, yearless, strict=True) if not bare)
    days = tuple(replace(s, readings=(day_of_year(s),)) for s in group.statements)
    if not replace(group, statements=told).meet() or not replace(group, statements=days).meet():
        return None
    return Outcome("compatible", ("ambiguous",), "the day is the same; its year is not said", certainty=0.8)


def _yearless(statement: Statement) -> bool:
    """Whether a statement names a month and no year."""
    text = fold(statement.claim.quote)
    return not YEAR.search(text) and bool(lexicon.words("compare", "months") & set(WORD.findall(text)))
