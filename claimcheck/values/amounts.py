"""The amount: a number with everything around it that belongs to its value."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from claimcheck.model import Kind
from claimcheck.values.vocabulary import Form, Numeral

ONE = Decimal(1)


class Reading(NamedTuple):
    """Another reading of an amount: its kind, the factor to its numbers, its unit and dimension."""

    kind: Kind
    factor: Decimal
    unit: str
    dimension: str


class Amount(NamedTuple):
    """A number with everything that belongs to its value.

    Attributes:
        start, end: the span of the value, with sign, currency and unit.
        inner, inner_end: the span of the bare number.
        value, resolution: the number in `unit`, and the place of its last significant digit.
        form: how the number is written.
        scale: the factor that its scale word contributed, so that "$5-8 million" can lend it.
        codes: the currency's readings, likeliest first.
        low, high, stated: of vague words.
        others: other readings of the whole.
    """

    start: int
    end: int
    inner: int
    inner_end: int
    value: Decimal
    resolution: Decimal
    form: Form
    kind: Kind = "number"
    unit: str = ""
    dimension: str = ""
    scale: Decimal = ONE
    codes: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    stated: Decimal | None = None
    others: tuple[Reading, ...] = ()

    @property
    def plain(self) -> bool:
        """A bare number: nothing says what it measures or counts."""
        return self.kind == "number" and not self.unit and self.scale == 1

    def times(self, factor: Decimal, end: int) -> Amount:
        """The amount with a scale applied that ends at `end`: "5" with "bn"."""
        value, resolution = self.value * factor, self.resolution * factor
        return self._replace(value=value, resolution=resolution, scale=factor, end=end)


def amount_of(numeral: Numeral, start: int, value: Decimal) -> Amount:
    """The amount of a numeral alone, with its sign.

    Args:
        numeral: as read.
        start: where its sign, if any, stands.
        value: with its sign.
    """
    return Amount(
        start, numeral.end, numeral.start, numeral.end, value, numeral.resolution, numeral.form,
        scale=_scale_of(numeral), low=numeral.low, high=numeral.high, stated=numeral.stated,
    )  # fmt: skip


def _scale_of(numeral: Numeral) -> Decimal:
    """The power of ten that scale words contributed."""
    if not numeral.scaled or not numeral.value:
        return ONE
    return Decimal(10) ** (numeral.value.adjusted() // 3 * 3) if abs(numeral.value) >= 1000 else Decimal(100)
