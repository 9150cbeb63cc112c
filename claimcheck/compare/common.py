"""Brings what sources state under one key to the measure most of them share.

Bare numbers take the unit of the others where that leaves them of one size; amounts without a common currency
are converted at the ECB rate of the day.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from claimcheck import lexicon
from claimcheck.compare import sorts
from claimcheck.compare.statements import Statement
from claimcheck.extract.tables.columns import Measured
from claimcheck.model import Period
from claimcheck.values import money
from claimcheck.values.normalize import unit_factor

_BARE = ("number", "ordinal")
_BEHIND = re.compile(r"(?:\d ?|^[^\W\d_]+ )([^\W\d_]{1,4})$")
COUNT = "count"
FAR = 30.0  # times by which a bare number may differ from the others to be read in their unit
WHOLE_TIMES = frozenset({"month", "quarter", "year"})  # of which the longer are made of the shorter
TIME_SLACK = 0.005  # a year has 52 weeks, and 52.18
SURE, BARE = 1000, 1  # votes for the measure of a key: of a value with a unit, of a bare number


def common_axis(statements: Sequence[Statement]) -> tuple[str, list[Statement], list[Statement]]:
    """Bring the statements of a key to the measure most of them share.

    Returns:
        The measure, the statements that could be brought to it, and those that could not.
    """
    measure = _shared_measure(statements)
    usual_day = _usual_day(statements)
    kept, lost = [], []
    unit = _usual_unit(statements, measure)
    for statement in map(_counted_up(statements), statements):
        brought = _bring(statement, measure, usual_day) or _in_unit(statement, unit)
        if brought is None:
            lost.append(statement)
        else:
            kept.append(brought)
    if measure == "category":
        kept, others = _of_one_sort(kept)
        lost += others
    return measure, kept, lost


def _of_one_sort(statements: list[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The words of a table that may be compared with each other, and the others; see `sorts`."""
    if any(statement.value.dimension != "category" for statement in statements):
        return statements, []
    texts = [statement.claim.quote for statement in statements]
    usual = sorts.usual_sort(texts, [statement.source for statement in statements])
    fitting = [sorts.fits(sorts.sort_of(text), usual) for text in texts]
    pairs = list(zip(statements, fitting, strict=True))
    return [one for one, fits in pairs if fits], [one for one, fits in pairs if not fits]


def family(measure: str) -> str:
    """What may stand for each other under one key: counts, ordinal numbers and "twice".

    Example:
        >>> family("count:person"), family("ordinal"), family("length")
        ('count', 'count', 'length')
    """
    return COUNT if measure in ("ordinal", "multiplier") or measure.split(":")[0] == COUNT else measure


def _shared_measure(statements: Sequence[Statement]) -> str:
    votes: Counter[str] = Counter()
    dated = any(statement.readings[0].measure == "date" for statement in statements)
    for statement in statements:
        # A time of day joins the dates where there are any; the clock is asked as well.
        measures = ("date" if dated and r.measure == "time" else r.measure for r in statement.readings)
        names = dict.fromkeys(map(family, measures))
        for rank, name in enumerate(names):
            # The first reading decides among equals; a bare number never decides against a unit.
            votes[name] += BARE if _bare(statement) else SURE - rank - (len(names) > 1)
    return min(votes, key=lambda name: (-votes[name], name))


def _bare(statement: Statement) -> bool:
    return statement.value.kind in _BARE and not statement.value.unit


class _Usual(NamedTuple):
    """The unit most statements name, how its numbers become those of the measure, and one of their values."""

    unit: str
    measure: str
    factor: float
    offset: float
    example: Measured


def _usual_unit(statements: Sequence[Statement], measure: str) -> _Usual | None:
    """The unit of a key; none for counts, times and shares, which bare numbers are already."""
    named = Counter(
        (statement.value.unit, *_conversion(statement.value.unit, first, float(statement.value.stated)))
        for statement in statements
        if (first := statement.readings[0]).measure == measure and not _bare(statement)
        if isinstance(statement.value.stated, Decimal) and statement.value.stated
    )
    if not named or measure in (COUNT, "date", "time", "percent"):
        return None
    (unit, factor, offset), _ = min(named.items(), key=lambda item: (-item[1], item[0]))
    example = next(
        statement.readings[0]
        for statement in statements
        if statement.value.unit == unit and statement.readings[0].measure == measure
    )
    return _Usual(unit, measure, factor, offset, example)


def _conversion(unit: str, reading: Measured, stated: float) -> tuple[float, float]:
    """How a number in a unit becomes one of the measure; only degrees begin elsewhere than at zero."""
    if reading.measure == "temperature" and (known := unit_factor(unit)):
        return known[1:]
    return reading.point / stated, 0.0


def _in_unit(statement: Statement, usual: _Usual | None) -> Statement | None:
    """A bare number in the unit that the other sources name, unless that makes it another order of size."""
    # a reading beside the first may be bare as well: "4.2m" is a length or millions
    values = (statement.value, *statement.value.alternatives)
    pairs = zip(values, statement.readings, strict=False)
    bare = [reading for value, reading in pairs if value.kind in _BARE and not value.unit]
    if usual is None or not bare or _of_unknown_unit(statement.claim.quote):
        return None
    reading = bare[0].scaled(usual.factor, usual.measure)
    if not _of_one_size(reading, usual.example.shifted(-usual.offset)):
        return None
    note = (
        ""
        if statement.claim.context.attribute_id == "age"
        else f"{statement.claim.quote} read in the unit {usual.unit}"
    )
    return replace(statement, readings=(reading.shifted(usual.offset),), note=note)  # ages: nobody asks


def _of_one_size(one: Measured, other: Measured) -> bool:
    """Whether two readings, of whatever sign, lie less than `FAR` times apart."""
    (low, high), (other_low, other_high) = (
        sorted((abs(reading.low), abs(reading.high))) for reading in (one, other)
    )
    return other_low / FAR <= high and low <= other_high * FAR


def _of_unknown_unit(quote: str) -> bool:
    """Whether a cell names a unit that we do not know: "34.3 pc" is no 34.3 light-years."""
    found = _BEHIND.search(quote)
    return found is not None and found[1].casefold() not in lexicon.table("numbers")["suffixes"]


def _bring(statement: Statement, measure: str, usual_day: date | None) -> Statement | None:
    same = tuple(replace(r, measure=measure) for r in statement.readings if family(r.measure) == measure)
    if same and (measure != "date" or statement.readings[0].measure == "date"):
        return replace(statement, readings=same)
    first = statement.readings[0]
    if measure == "date" and first.measure == "time":
        return replace(statement, readings=(Measured("date", -math.inf, math.inf),))
    if measure.startswith("money:") and first.measure.startswith("money:"):
        if (turned := _per_other_time(first, measure)) is not None:
            return replace(statement, readings=(turned,))
        return _exchanged(statement, first, measure, rate_day(statement) or usual_day)
    if measure == "percent" and first.measure == COUNT and first.low > 0 and first.high < 1:
        return replace(statement, readings=(first.scaled(100.0, measure),))
    return None


def _counted_up(statements: Sequence[Statement]) -> Callable[[Statement], Statement]:
    """How ordinals stand beside stretches of time: who is in the fourth season has three behind him.

    Where sources give several ordinals, these are compared as they are.
    """
    firsts = [statement.readings[0] for statement in statements]
    ordinals = {reading.low for reading in firsts if reading.measure == "ordinal"}
    spans = lexicon.table("hedges")["spans"]["words"]
    if len(ordinals) != 1 or not any(statement.value.unit in spans for statement in statements):
        return lambda statement: statement

    def loose(statement: Statement) -> Statement:
        if statement.readings[0].measure != "ordinal":
            return statement
        wide = tuple(replace(reading, low=reading.low - 1) for reading in statement.readings)
        return replace(statement, readings=wide)

    return loose


def _exchanged(statement: Statement, amount: Measured, measure: str, day: date | None) -> Statement | None:
    if day is None:
        return None
    source, target = amount.measure.removeprefix("money:"), measure.removeprefix("money:")
    rate = money.convert(Decimal(1), source, target, day)
    if rate is None:
        return None
    note = f"converted at 1 {source} = {float(rate.rate):.4g} {target}, ECB, {rate.day_of_rate.isoformat()}"
    return replace(
        statement, readings=(amount.scaled(float(rate.rate), measure, money.RATE_SLACK),), note=note
    )


def _per_other_time(amount: Measured, measure: str) -> Measured | None:
    """A monthly amount by the year, and the like; None for others than amounts of one currency by time."""
    currency, _, own = amount.measure.partition(" per ")
    other_currency, _, other = measure.partition(" per ")
    yearly = lexicon.table("compare")["yearly"]
    if currency != other_currency or own not in yearly or other not in yearly:
        return None
    exact = own in WHOLE_TIMES and other in WHOLE_TIMES
    return amount.scaled(yearly[own] / yearly[other], measure, 0.0 if exact else TIME_SLACK)


def rate_day(statement: Statement) -> date | None:
    """The day whose exchange rate counts: when the value holds, else the middle of the publication period."""
    for period in (statement.time, statement.published):
        if period is not None:
            middle = _middle(period)
            if middle is not None:
                return middle.date()
    return None


def _usual_day(statements: Sequence[Statement]) -> date | None:
    """The day of the undated among dated ones: the middle one of the days that are known."""
    days = sorted(day for statement in statements if (day := rate_day(statement)) is not None)
    return days[len(days) // 2] if days else None


def _middle(period: Period) -> datetime | None:
    if period.low is None or period.high is None:
        return period.low or (period.high - timedelta(days=1) if period.high else None)
    return period.low + (period.high - period.low) / 2
