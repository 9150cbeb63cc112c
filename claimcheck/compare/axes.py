"""The axes on which the statements of one key can be compared.

Usually one. Dates that are partly known are also compared by the part that is, times of day by the clock;
amounts given in several currencies also within each currency, where no exchange rate blurs them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.compare import dates
from claimcheck.compare.group import Group
from claimcheck.compare.statements import Statement
from claimcheck.extract.tables.columns import Measured


def axes(group: Group) -> Iterator[Group]:
    """The group on every axis on which two sources or more can be placed, the shared one first.

    Statements that cannot be placed on an axis are open on both sides there.
    """
    if group.measure == "date":
        statements = dates.reprinted(tuple(map(dates.careful, group.statements)))
        for part in dates.by_zone(statements):
            group = replace(group, statements=part)
            yield group
    else:
        yield group
    if group.measure == "date":
        if all(map(dates.placed, group.statements)):
            return
        for axis in (dates.day_of_year, dates.weekday, dates.time_of_day):
            yield from _placed(group, [axis(statement) for statement in group.statements], group.measure)
    elif group.measure.startswith("money:"):
        stated = {r.measure for statement in group.statements for r in statement.stated}
        for currency in sorted(stated) if len(stated) > 1 else ():
            if currency.startswith("money:"):
                own = [_in_currency(statement, currency) for statement in group.statements]
                yield from _placed(group, own, currency)


def _placed(group: Group, readings: list[Measured], measure: str) -> Iterator[Group]:
    statements = tuple(
        replace(statement, readings=(reading,), note="" if reading.bounded else statement.note)
        for statement, reading in zip(group.statements, readings, strict=True)
    )
    if len({statement.source for statement in statements if statement.bounded}) > 1:
        yield replace(group, statements=statements, measure=measure)


def _in_currency(statement: Statement, currency: str) -> Measured:
    own = (reading for reading in statement.stated if reading.measure == currency)
    return next(own, Measured(currency, -math.inf, math.inf))
