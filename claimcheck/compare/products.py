"""Sizes given as products: "61.5 x 92 cm" is "920 × 615 mm", whichever side comes first."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.extract.tables.columns import NOISE, measure
from claimcheck.values import read_value

_PRODUCT = re.compile(r"\d[^x×✕]{0,14}(?:[x×✕][^x×✕]{1,14}){1,3}")
_SIGN = re.compile(r"[x×✕]")
_FIGURE = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([^\W\d_]{0,3})\.?\s*")
Side = tuple[str, float, float]


def same_size(one: str, other: str) -> bool | None:
    """Tell whether two products have the same sides, rounded; None where one of them is no product.

    Example:
        >>> same_size("20 x 8 x 25 cm", "200 × 250 × 80 mm"), same_size("20 x 8 cm", "20 x 9 cm")
        (True, False)
    """
    left, right = sides(one), sides(other)
    if not left or not right:
        return None
    if len(left) != len(right):
        return False
    return all(map(_alike, left, right))


def _alike(one: Side, other: Side) -> bool:
    """The same, or one rounds to the other: sizes to one place differ by twice the half of it or more."""
    half = max(one[2], other[2])
    return one[0] == other[0] and abs(one[1] - other[1]) <= half + NOISE * abs(one[1])


@lru_cache(maxsize=1 << 14)
def sides(text: str) -> tuple[Side, ...]:
    """The sides of a product, the smallest first: what each measures, its size and half its last place."""
    text = text.strip()
    found = [_FIGURE.fullmatch(part) for part in _SIGN.split(text)] if _PRODUCT.fullmatch(text) else []
    parts = [match.groups() for match in found if match is not None]
    if len(parts) < 2 or len(parts) < len(found):
        return ()
    last = parts[-1][1]
    measured = [_side(number, unit or last) for number, unit in parts]
    known = [side for side in measured if side is not None]
    return tuple(sorted(known)) if len(known) == len(parts) else ()


def _side(number: str, unit: str) -> Side | None:
    number = number.replace(",", ".")
    value = read_value(number, unit=unit)
    if value is None or (unit and value.kind != "quantity") or not float(number):
        return None
    base = measure(value)
    place = 10.0 ** -len(number.partition(".")[2])
    return base.measure, base.low, place / 2 * base.low / float(number)
