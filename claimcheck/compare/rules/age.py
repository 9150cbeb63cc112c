"""Ages: two ages agree if one date of birth explains both.

Conflicting pair: "32" and "31" in articles of the same day - no birthday lies between.
Evolved pair: "18" in October 2011 and "20" in April 2013 - born in the winter of 1992/93.
Agreeing pair: "28" in December and "will be 29 in April" - the same birthday.
"""

from __future__ import annotations

import numpy as np

from claimcheck.compare.group import Group, Outcome, positions
from claimcheck.compare.rules.time import when
from claimcheck.compare.statements import Statement
from claimcheck.outcome import Relation

YEAR = 365.25 * 86_400.0
AHEAD = ("planned", "expected")  # "will be 29 in April": an age reached within a year
BIRTHDAYS = 3 * 86_400.0  # days that must be left for the birthday; none lies between reports of one day


def judge(group: Group) -> Outcome | None:
    """Where all ages fit one date of birth evolved, or agreeing but for a birthday to come; else conflict.

    Undated ages are left to other rules, but for one that is to come.
    """
    ages = sum(is_age(statement) for statement in group.statements)
    if 2 * ages < len(group.statements) or group.measure not in ("duration", "count"):
        return None
    births = [_birth(group, statement) for statement in group.statements]
    low, high = (np.array([birth[end] for birth in births]) for end in (0, 1))
    if not np.isfinite(low).all():
        return _undated(group)
    if low.max() + BIRTHDAYS > high.min():  # nobody grows nine years older from one day to the next
        every = ages == len(group.statements)
        return Outcome("conflict", ("value",), "", positions(*group.ends())) if every else None
    relation: Relation = "compatible" if _comes(group) else "evolved"
    return Outcome(relation, ("time",), "one date of birth fits all ages", positions(*group.ends()), 0.9)


def _undated(group: Group) -> Outcome | None:
    """Where one says "28" and another "turns 29 in April": the age to come follows on the other."""
    scale = YEAR if group.measure == "duration" else 1.0
    low, high = group.ends()
    if not _comes(group) or (low.max() - high.min()) / scale > 1:
        return None
    return Outcome("compatible", ("time",), "one date of birth may fit both ages", positions(low, high), 0.9)


def _comes(group: Group) -> bool:
    """Whether the only other age is one that somebody will reach."""
    reached = [s.readings[0] for s in group.statements if s.claim.context.modality not in AHEAD]
    return not reached or max(age.low for age in reached) <= min(age.high for age in reached)


def is_age(statement: Statement) -> bool:
    """Whether a statement tells somebody's age."""
    return statement.claim.context.attribute_id == "age" or statement.value.dimension == "age"


def _birth(group: Group, statement: Statement) -> tuple[float, float]:
    """The earliest and latest date of birth, in seconds; infinite where the statement is undated."""
    time, age = when(statement), statement.readings[0]
    if time is None:
        return -np.inf, np.inf
    scale = 1.0 if group.measure == "duration" else YEAR
    ahead = YEAR if statement.claim.context.modality in AHEAD else 0.0
    return time.low - age.high * scale - YEAR, time.high + ahead - age.low * scale
