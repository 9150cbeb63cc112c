"""Weekdays: "on Friday" names no week; it agrees with a date that is a Friday.

Conflicting pair: "on Friday" and "on 20 October 2011" - that was a Thursday.
Agreeing pair: "on a Friday afternoon" and "on 21 October 2011" - that was a Friday, whatever week the first
article's own date suggests.
"""

from __future__ import annotations

from dataclasses import replace

from claimcheck.compare.dates import DAY, named_weekday, weekday
from claimcheck.compare.group import Group, Outcome
from claimcheck.extract.tables.columns import Measured


def judge(group: Group) -> Outcome | None:
    """Agree where the full dates meet, and the bare weekdays are those of the dates."""
    if group.measure != "date":
        return None
    bare = [named_weekday(statement) is not None for statement in group.statements]
    if not any(bare):
        return None
    dated = [statement for statement, named in zip(group.statements, bare, strict=True) if not named]
    moved = [replace(statement, readings=(_whole_day(weekday(statement)),)) for statement in group.statements]
    if (
        not replace(group, statements=tuple(dated)).meet()
        or not replace(group, statements=tuple(moved)).meet()
    ):
        return None
    return Outcome(
        "compatible", ("ambiguous",), "the weekday is the same; its week is not said", certainty=0.8
    )


def _whole_day(reading: Measured) -> Measured:
    return Measured("date", reading.low // DAY * DAY, reading.high) if reading.bounded else reading
