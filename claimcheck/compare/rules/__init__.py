"""The comparison levels, in the order they are asked; the first outcome wins.

They judge only keys whose intervals have no common point. To add one: a file here with `judge(group)` and a
docstring that shows one conflicting and one agreeing pair, and a line in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.rules import (
    age,
    ambiguity,
    category,
    correction,
    deictic,
    market,
    missing_unit,
    outcome,
    parts,
    rounding,
    separators,
    several,
    time,
    unsaid_year,
    value,
    weekday,
    words,
)

Rule = Callable[[Group], Outcome | None]

RULES: tuple[Rule, ...] = (
    rounding.judge,
    ambiguity.judge,
    category.judge,
    weekday.judge,
    unsaid_year.judge,
    missing_unit.judge,
    separators.judge,
    several.judge,
    parts.judge,
    correction.judge,
    age.judge,
    outcome.judge,
    words.judge,
    market.judge,
    time.judge,
    deictic.judge,
    value.judge,
)
