"""Separators: a point or comma before three digits marks decimals in one country and thousands in another.

Conflicting pair: "18.450" and "19,450" - neither way of reading makes them one number.
Agreeing pair: "18.450" and "18,450" - one number, in the notation of two countries.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.rules.ambiguity import CHOICES
from claimcheck.compare.statements import Statement
from claimcheck.extract.tables.columns import Measured

THOUSAND = 1000
_GROUPED = re.compile(r"(?<![\d.,])([1-9]\d{0,2})[.,](\d{3})(?![\d.,])")


def judge(group: Group) -> Outcome | None:
    """Agree where all numbers are one once such figures are read the other way."""
    options = [_options(statement) for statement in group.statements]
    if group.is_time or not 1 < 2 ** sum(len(option) - 1 for option in options) <= CHOICES:
        return None
    if not any(group.meet(choice) for choice in product(*options)):
        return None
    return Outcome(
        "compatible", ("ambiguous",), "a point or comma may mark thousands or decimals", certainty=0.8
    )


def _options(statement: Statement) -> tuple[Measured, ...]:
    found, reading = _GROUPED.search(statement.claim.quote), statement.readings[0]
    if found is None or not isinstance(statement.value.stated, Decimal):
        return (reading,)
    whole, part = Decimal(found[1] + found[2]), Decimal(f"{found[1]}.{found[2]}")
    if abs(statement.value.stated) == whole:
        return reading, reading.scaled(1 / THOUSAND, reading.measure)
    if abs(statement.value.stated) == part:
        return reading, reading.scaled(THOUSAND, reading.measure)
    return (reading,)
