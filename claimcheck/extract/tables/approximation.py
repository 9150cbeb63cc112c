"""How far approximations and bounds reach where values are compared.

"About 22 million" is not said by who means 23: a number given to its last digit is only approximate within
that digit. Nor is "shortly after two" said of half past, nor "more than 600" by who knows of 700: a bound on
a number of one digit and zeros ends at the next one (C. Cummins, U. Sauerland, S. Solt, "Granularity and
scalar implicature in numerical expressions", 2012).
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import MAXYEAR, datetime, timedelta
from decimal import Decimal

from claimcheck.model import Value
from claimcheck.values.intervals import DOZEN

SHARE = Decimal("0.125")  # how far "about" and "nearly" reach from a round number
OF_PLACE = Decimal("0.9")  # how far they reach, in last places, from one that is not round
LOWER = frozenset({"over", "at least"})  # hedges of lower bounds
YEARS = 2  # how far "about" reaches from a year
SOON = timedelta(minutes=30)  # "shortly after 2 a.m." ends where one would say "half past"


def is_approximate(value: Value) -> bool:
    """Whether a number's interval is the width of its hedge, so that rounding adds none."""
    return value.hedge in ("about", "nearly")


def narrowed(value: Value) -> Value:
    """A value with an approximation or bound no wider than what it states allows; others as they are.

    Example:
        >>> number = Decimal(22)
        >>> wide = Value("number", Decimal(20), Decimal(24), stated=number, hedge="about")
        >>> narrowed(wide).high
        Decimal('22.9')
    """
    if is_approximate(value) and isinstance(value.stated, Decimal):
        return _narrowed(value, value.stated)
    if value.hedge in LOWER and isinstance(value.stated, Decimal):
        return _bounded(value, value.stated)
    if value.precision == "hour" and value.hedge in ("just over", "nearly"):
        return _soon(value)
    if value.hedge == "about" and value.precision == "year":
        return _around(value)
    return value


def _around(value: Value) -> Value:
    """ "About 1890" may be 1889 or 1892: who knows the year says so."""
    if not isinstance(value.low, datetime) or not isinstance(value.high, datetime):
        return value
    if value.low.year <= YEARS or value.high.year >= MAXYEAR - YEARS:
        return value
    return replace(
        value,
        low=value.low.replace(year=value.low.year - YEARS),
        high=value.high.replace(year=value.high.year + YEARS),
    )


def _narrowed(value: Value, stated: Decimal) -> Value:
    """An approximation no wider than its number allows: one ending in 5 or 0, or dozens, may be rounded."""
    if not isinstance(value.low, Decimal) or not isinstance(value.high, Decimal) or not stated.is_finite():
        return value
    digits, place = stated.normalize().as_tuple()[1:]
    dozens = value.resolution == DOZEN
    exact = len(digits) > 1 and digits[-1] != 5 and not dozens and isinstance(place, int)
    reach = OF_PLACE * Decimal(1).scaleb(int(place)) if exact else SHARE * abs(stated)
    return replace(value, low=max(value.low, stated - reach), high=min(value.high, stated + reach))


def _bounded(value: Value, stated: Decimal) -> Value:
    """A bound on one digit and zeros, ended at the next such number; "more than 640" keeps its end."""
    following = next_round(stated)
    if (
        following is None
        or not isinstance(value.high, Decimal)
        or len(stated.normalize().as_tuple().digits) > 1
    ):
        return value
    return replace(value, high=following, high_open=True) if following < value.high else value


def next_round(stated: Decimal) -> Decimal | None:
    """The next number that is as round as a positive one; None where it does not end in a zero.

    Example:
        >>> next_round(Decimal(640)), next_round(Decimal(641))
        (Decimal('650'), None)
    """
    if not stated.is_finite() or stated <= 0:
        return None
    place = int(stated.normalize().as_tuple().exponent)
    return stated + Decimal(1).scaleb(place) if place >= 1 else None


def own_end(value: Value) -> float:
    """Where a lower bound ends beside other lower bounds, as a multiple of its number; infinite for others.

    "More than 220,000" and "at least 230,000" are two figures: who knows the second does not say the first.

    Example:
        >>> own_end(Value("number", Decimal(640), Decimal(700), stated=Decimal(640), hedge="over"))
        1.015625
    """
    if value.hedge not in LOWER or not isinstance(value.stated, Decimal):
        return math.inf
    following = next_round(value.stated)
    return math.inf if following is None else float(following / value.stated)


def _soon(value: Value) -> Value:
    low, high = value.low, value.high
    if not isinstance(low, datetime) or not isinstance(high, datetime) or high - low <= SOON:
        return value
    return replace(value, high=low + SOON) if value.hedge == "just over" else replace(value, low=high - SOON)
