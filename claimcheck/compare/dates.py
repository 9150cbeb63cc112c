"""Dates that are only partly known: "on Tuesday" or "on 11 February" in an undated article.

Such dates are compared by the part that is known: by the day of the year where the year is missing, by the
weekday where only that is given. What is known is told by the value's `stated` form, which leaves an X for
every missing digit: "XXXX-02-11", "XXXX-WXX-2".
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from claimcheck import lexicon
from claimcheck.compare.statements import Statement
from claimcheck.extract.tables.columns import Measured, fold
from claimcheck.extract.tables.seconds import EPOCH, to_seconds
from claimcheck.model import Period

DAY = 86_400.0
SHORTLY = 62 * DAY  # how far "shortly after" a day may reach
LEAP = 2000  # a year with a 29 February, on which days of unknown years are laid
EASTMOST, WESTMOST = 14 * 3_600.0, 12 * 3_600.0  # how long before and after that of UTC a local day may begin
NIGHT = 6 * 3_600.0  # "Thursday night" may end on Friday morning
WIDEST = 1.6 * DAY  # a stretch up to this long has a weekday
CLOCK = re.compile(r"\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b\.?|\d{1,2}:\d{2}")
DIGIT = re.compile(r"\d")
UNITS = {
    "week": 7 * DAY, "month": 31 * DAY, "quarter": 92 * DAY, "year": 366 * DAY,
    "decade": 3653 * DAY, "century": 36525 * DAY,
}  # fmt: skip
CLOCKED = frozenset({"hour", "minute", "second"})  # precisions of a time of day
UNKNOWN = Measured("date", -math.inf, math.inf)


def careful(statement: Statement) -> Statement:
    """A dated statement with its words taken no more exactly than they are meant.

    Times told from another event of the story are unknown; times counted back in weeks, months or years may
    be one off.
    """
    words = _words(statement)
    reading = statement.readings[0]
    if reading.measure != "date" or not reading.bounded:
        return statement
    if words & lexicon.words("compare", "anaphoric") and not words & lexicon.words("compare", "anchored"):
        return replace(statement, readings=(UNKNOWN,))
    value = statement.value
    step = UNITS.get(value.precision, DAY if value.precision == "day" else 0.0)
    if value.hedge == "at least" and math.isinf(reading.high):  # "since 1987" tells when something began
        return replace(statement, readings=tuple(_begun(r, step) for r in statement.readings))
    if value.hedge in ("over", "under"):  # "after the 29th" begins on it
        return replace(statement, readings=tuple(_with_end(r, value.hedge, step) for r in statement.readings))
    if value.hedge in ("just over", "nearly") and step >= DAY:  # "shortly after the 29th"
        side = "over" if value.hedge == "nearly" else "under"
        return replace(statement, readings=tuple(_with_end(r, side, SHORTLY) for r in statement.readings))
    if value.precision == "week" and words & lexicon.words("compare", "just_past"):
        return replace(
            statement, readings=tuple(_until_written(r, statement.published) for r in statement.readings)
        )
    if step > DAY and words & lexicon.words("compare", "counted_back"):
        loose = (replace(r, low=r.low - step, high=r.high + step) for r in statement.readings)
        return replace(statement, readings=tuple(loose))
    return statement


def _until_written(reading: Measured, published: Period | None) -> Measured:
    """Who writes "last week" on a Saturday may mean the week that is ending."""
    if published is None or published.high is None:
        return reading
    written = to_seconds(published.high)
    return replace(reading, high=written) if reading.high < written <= reading.high + 7 * DAY else reading


def _begun(reading: Measured, step: float) -> Measured:
    return replace(reading, high=reading.low + step - 1) if step else reading


def _with_end(reading: Measured, hedge: str, step: float) -> Measured:
    if hedge == "over":
        return replace(reading, low=reading.low - step)
    return replace(reading, high=reading.high + step)


def reprinted(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements with the relative dates of one reprinted sentence ("on Tuesday") taken for one date.

    Whoever reprints a sentence keeps its "yesterday"; which day that was, their own date does not tell.
    """
    ends: dict[tuple[str, str], tuple[float, float]] = {}
    for statement in statements:
        known, place = statement.readings[0], (statement.speaker, fold(statement.claim.quote))
        low, high = ends.get(place, (known.low, known.high))
        ends[place] = (min(low, known.low), max(high, known.high))
    return tuple(
        replace(statement, readings=(replace(statement.readings[0], low=low, high=high),))
        if statement.voice and len(statement.readings) == 1 and not DIGIT.search(statement.claim.quote)
        else statement
        for statement in statements
        for low, high in [ends[statement.speaker, fold(statement.claim.quote)]]
    )


def by_zone(statements: tuple[Statement, ...]) -> tuple[tuple[Statement, ...], ...]:
    """Statements as they are; or days apart from times in a stated zone, where there are both.

    "2248 GMT on Tuesday" is Wednesday somewhere: beside it a day may lie in any zone of the world; among
    themselves days are as exact as ever.
    """
    zoned = [bool(s.value.zone) and s.value.precision in CLOCKED for s in statements]
    days = [not s.value.zone and s.value.precision not in CLOCKED for s in statements]
    if not any(zoned) or not any(days):
        return (statements,)
    local = (_anywhere(s) if whole else s for s, whole in zip(statements, days, strict=True))
    others = (_unknown(s) if named else s for s, named in zip(statements, zoned, strict=True))
    return tuple(local), tuple(others)


def _anywhere(statement: Statement) -> Statement:
    loose = (replace(r, low=r.low - EASTMOST, high=r.high + WESTMOST) for r in statement.readings)
    return replace(statement, readings=tuple(loose))


def _unknown(statement: Statement) -> Statement:
    return replace(statement, readings=(UNKNOWN,))


def placed(statement: Statement) -> bool:
    """Whether a date is fully known: it has a place in the calendar, and no weekday of an unknown week."""
    wide = any(reading.high - reading.low > WIDEST for reading in statement.readings)
    known = all(reading.bounded for reading in statement.readings)
    return known and not (wide and named_weekday(statement) is not None)


def deictic(statement: Statement) -> bool:
    """Whether a statement's words point at its own day of writing: "today", "last night"."""
    text = f" {' '.join(_bare_words(fold(statement.claim.quote)))} "
    return any(f" {words} " in text for words in lexicon.words("compare", "deictic"))


def _words(statement: Statement) -> set[str]:
    return set(_bare_words(fold(statement.claim.quote)))


def _bare_words(text: str) -> list[str]:
    """The words of a folded text without punctuation and possessive s."""
    return [word.strip(".,'’").removesuffix("'s").removesuffix("’s") for word in text.split()]


def day_of_year(statement: Statement) -> Measured:
    """Where in the year a date lies, on the axis of one leap year."""
    value, known = statement.value, statement.readings[0]
    parts = str(value.stated or "").split("-")
    if len(parts) > 1 and parts[0] == "XXXX" and parts[1].isdigit():
        day = parts[2][:2] if len(parts) > 2 and parts[2][:2].isdigit() else ""
        return _stretch(int(parts[1]), int(day) if day else None)
    if not known.high - known.low <= 32 * DAY:
        return UNKNOWN
    start, end = (EPOCH + timedelta(seconds=side) for side in (known.low, known.high))
    if start.year != end.year:  # around New Year it is at both ends of the axis
        return UNKNOWN
    low = to_seconds(start.replace(year=LEAP))
    return Measured("date", low, low + (known.high - known.low))


def weekday(statement: Statement) -> Measured:
    """Which day of the week a date is, as seconds since the start of Monday."""
    value, known = statement.value, statement.readings[0]
    stated = str(value.stated or "")
    if stated.startswith("XXXX-WXX-") and stated[9:10].isdigit():
        low = (int(stated[9]) - 1) * DAY
        return Measured("date", low, low + DAY + _beyond(statement))
    named = named_weekday(statement)
    if named is not None:
        return Measured("date", named * DAY, named * DAY + DAY + _beyond(statement))
    if not known.bounded or not known.high - known.low <= WIDEST:
        return UNKNOWN
    start = EPOCH + timedelta(seconds=known.low)
    low = start.weekday() * DAY + (known.low % DAY)
    return Measured("date", low, low + (known.high - known.low))


def time_of_day(statement: Statement) -> Measured:
    """Where in the day a time lies, in seconds since midnight; unknown for a stated time zone.

    A time with a zone is not compared by the clock with one whose zone is not told.
    """
    value, known = statement.value, statement.stated[0]
    if value.zone or value.precision not in ("minute", "second") or not known.bounded:
        return UNKNOWN
    if known.measure == "time":
        return Measured("date", known.low, known.high)
    low = known.low % DAY
    return Measured("date", low, low + (known.high - known.low))


def named_weekday(statement: Statement) -> int | None:
    """The weekday (Monday 0) that is all a statement's words say of the date; None where they say more."""
    text = CLOCK.sub(" ", fold(statement.claim.quote))
    words = _bare_words(text)
    names = lexicon.table("compare")["weekdays"]
    days = {number for number, forms in enumerate(names) for word in words if word in forms}
    if len(days) != 1 or DIGIT.search(text) or lexicon.words("compare", "months") & set(words):
        return None
    return days.pop()


def _stretch(month: int, day: int | None) -> Measured:
    try:
        low = datetime(LEAP, month, day or 1)
    except ValueError:
        return UNKNOWN
    high = low + timedelta(days=1) if day else (low + timedelta(days=32)).replace(day=1)
    return Measured("date", to_seconds(low), to_seconds(high) - 1)


def _beyond(statement: Statement) -> float:
    """How far what is told of a day reaches beyond it: a night ends on the next day, no afternoon does."""
    told = set(_bare_words(fold(statement.claim.quote)))
    return NIGHT if told & lexicon.words("compare", "night_words") else -1
