"""Pairs of units that sources leave out: which unit a bare number may have, by the attribute's name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from claimcheck import lexicon
from claimcheck.extract.tables.columns import Measured
from claimcheck.values import normalize


@dataclass(frozen=True, slots=True)
class UsualPair:
    """Two units in which one attribute is commonly given without saying so.

    Attributes:
        first, second: canonical unit names.
        factor, offset: a number in `first` times `factor` plus `offset` is the number in `second`.
    """

    first: str
    second: str
    factor: float
    offset: float = 0.0

    def nearest(self, reading: Measured, anchor: Measured) -> Measured:
        """The rendering of a bare number (as is, or converted either way) that is nearest to the anchor."""
        forth = _affine(reading, self.factor, self.offset)
        back = _affine(reading, 1 / self.factor, -self.offset / self.factor)
        return min((reading, forth, back), key=lambda option: abs(option.low - anchor.low))


@cache
def usual_pairs(attribute: str) -> tuple[UsualPair, ...]:
    """The unit pairs usual for an attribute whose name contains the name of a dimension.

    Example:
        >>> [pair.second for pair in usual_pairs("air pressure")][0]
        'hectopascal'
    """
    words = set(attribute.casefold().replace("_", " ").split())
    pairs = lexicon.table("compare")["usual_pairs"]
    return tuple(_pair(row["first"], row["second"]) for row in pairs if words & set(row["names"]))


def _pair(first: str, second: str) -> UsualPair:
    one, other = normalize.unit_factor(first), normalize.unit_factor(second)
    if one is None or other is None or one[0] != other[0]:
        raise ValueError(f"compare.toml: {first!r} and {second!r} are not units of one dimension")
    (_, factor, offset), (_, other_factor, other_offset) = one, other
    return UsualPair(first, second, factor / other_factor, (offset - other_offset) / other_factor)


def _affine(reading: Measured, factor: float, offset: float) -> Measured:
    return Measured(
        reading.measure,
        reading.low * factor + offset,
        reading.high * factor + offset,
        reading.point * factor + offset if not math.isnan(reading.point) else math.nan,
        reading.half * abs(factor),
    )
