"""Joins an amount in two units to one: "5 feet 2 inches" in inches, "3 dollars 50 cents" in dollars."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claimcheck.values.amounts import Amount
from claimcheck.values.normalize import unit_factor

_GAP = re.compile(r" ?,? ?(?:and )?")
_CHAINS = (
    ("yard", "foot", "inch"),
    ("kilometer", "meter", "centimeter", "millimeter"),
    ("year", "month", "week", "day", "hour", "minute", "second"),
    ("stone", "pound", "ounce"),
    ("kilogram", "gram"),
)
_METRIC = frozenset({"kilometer", "meter", "kilogram"})  # "11 km, 155 metres below the sea" is two distances


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Each unit with every smaller one of its chain."""
    return frozenset((a, b) for chain in _CHAINS for place, a in enumerate(chain) for b in chain[place + 1 :])


def compound(low: str, first: Amount, second: Amount) -> Amount | None:
    """Read two neighbouring amounts as one in two units.

    Args:
        low: folded, lower-cased text.
        first, second: neighbours, in order.

    Returns:
        One amount in the smaller unit (money: in the larger), or None where they are two.
    """
    gap = low[first.end : second.start]
    if first.unit == "foot" and gap in ("-", " ") and second.kind == "number":
        return _feet_and_inches(first, second)
    if first.value < 0 or not _GAP.fullmatch(gap):
        return None
    if first.kind == "money":
        return _price_and_cents(low, gap, first, second)
    if first.unit == "hour" and second.unit == "meter" and second.value < 60:
        second = second._replace(kind="duration", unit="minute", dimension="duration", others=())  # "1h 30m"
    whole = first.value == first.value.to_integral_value() or first.kind == "duration"
    if "," in gap and first.unit in _METRIC:
        return None
    if not whole or first.dimension == "age" or (first.unit, second.unit) not in _pairs():
        return None
    return _in_smaller_unit(first, second)


def _feet_and_inches(first: Amount, second: Amount) -> Amount | None:
    """ "the 6-foot-4 guard"."""
    if second.scale != 1 or not 0 <= second.value < 12 or first.value >= 9:
        return None
    inches = second._replace(end=second.inner_end, kind="quantity", unit="inch", dimension="length")
    return _in_smaller_unit(first, inches)


def _in_smaller_unit(first: Amount, second: Amount) -> Amount | None:
    larger, smaller = unit_factor(first.unit), unit_factor(second.unit)
    if larger is None or smaller is None:
        return None
    ratio = Decimal(str(round(larger[1] / smaller[1], 6)))
    value = (first.value * ratio + second.value).normalize() + 0
    return second._replace(start=first.start, inner=first.inner, value=value)


def _price_and_cents(low: str, gap: str, first: Amount, second: Amount) -> Amount | None:
    """ "3 dollars 50 cents"; "15 dollars 50" where the sentence ends there."""
    if " " in first.unit or first.scale != 1 or not 0 < second.value < 100:
        return None
    if first.value != first.value.to_integral_value():
        return None
    cents = second.kind == "money" and " " in second.unit and " per " not in second.unit
    ends = not low[second.end : second.end + 1].strip(".,;!?\n ")
    named = low[first.end - 1].isalpha() or gap == " "
    bare = second.plain and second.form != "vague" and gap in (" ", " and ") and ends and named
    if not (cents or bare):
        return None
    value = first.value + second.value / 100
    return first._replace(end=second.end, inner_end=second.inner_end, value=value, resolution=Decimal("0.01"))
