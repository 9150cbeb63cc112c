"""Interval arithmetic: what range of numbers a hedged number means. The only place that knows these rules.

* ``about x``: half width is half the place of the last significant digit, but at least 5 % and at most 15 %
  of x ("about 140" is 133 to 147, "about 100" is 85 to 115). Fives between 10 and 100 and dozens stand on
  scales of fives and dozens ("about 45" is 42.5 to 47.5, "about a dozen" 10.2 to 13.8).
* ``nearly x``: from two half widths below, up to x. ``just over x``: from x, up to two half widths above.
* ``more than x``, ``at least x``: strictly no upper end. Pragmatically a speaker who says "more than 2,300"
  does not mean 3,400: the next rounder number ends it. Numbers of two or more significant digits end at the
  next multiple of the tens of their last digit (2,300 -> 3,000; 1.4 billion -> 2 billion; 140 -> 200);
  one-digit numbers on the ladder 1, 2, 3, 5, 10 (5,000 -> 10,000; 200 -> 300).
* ``less than x``, ``up to x``: the mirror image, down to the next rounder number below.

This follows the reading of numerals by granularity (M. Krifka, "Approximate interpretation of number words",
2007): the rounder the number, the coarser the scale it stands on.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from claimcheck.model import Hedge

_LADDER = (1, 2, 3, 5, 10)
DOZEN = Decimal(12)  # resolution of numbers told by the dozen


class Interval(NamedTuple):
    """Ends of a set of numbers; None is an open side."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


def resolution_of(number: Decimal) -> Decimal:
    """The place of the last significant digit: 2300 -> 100, 2.50 -> 0.01, 0 -> 1.

    Example:
        >>> resolution_of(Decimal("13.2E9"))
        Decimal('1E+8')
    """
    _, digits, exponent = number.as_tuple()
    place = int(exponent)
    if place >= 0 and any(digits):
        trailing = len(digits)
        while digits[trailing - 1] == 0:
            trailing -= 1
        place += len(digits) - trailing
    elif not any(digits):
        place = min(place, 0)
    return Decimal((0, (1,), place))


def plain(number: Decimal) -> Decimal:
    """The same number without an exponent where it is whole: 3E+3 -> 3000."""
    return (
        Decimal(int(number)) if number == number.to_integral_value() and number.adjusted() < 300 else number
    )


def _mantissa(number: Decimal) -> tuple[int, int]:
    """``number == m * 10**k`` with m an integer without trailing zeros."""
    _, digits, exponent = number.normalize().as_tuple()
    return int("".join(map(str, digits))), int(exponent)


def rounder_above(number: Decimal) -> Decimal:
    """The next rounder number above a positive number.

    Example:
        >>> [int(rounder_above(Decimal(n))) for n in (2300, 140, 5000, 7, 10)]
        [3000, 200, 10000, 10, 20]
    """
    mantissa, exponent = _mantissa(number)
    if mantissa >= 10:
        return plain(Decimal((mantissa // 10 + 1) * 10).scaleb(exponent))
    return plain(Decimal(next(step for step in _LADDER if step > mantissa)).scaleb(exponent))


def rounder_below(number: Decimal) -> Decimal:
    """The next rounder number below a positive number.

    Example:
        >>> [int(rounder_below(Decimal(n))) for n in (2300, 140, 5000, 7, 10)]
        [2000, 100, 3000, 5, 5]
    """
    mantissa, exponent = _mantissa(number)
    if mantissa >= 10:
        return plain(Decimal(mantissa // 10 * 10).scaleb(exponent))
    if mantissa == 1:
        return plain(Decimal(5).scaleb(exponent - 1))
    return plain(Decimal(max(step for step in _LADDER if step < mantissa)).scaleb(exponent))


def half_width(number: Decimal, grain: Decimal) -> Decimal:
    """Half the width of "about `number`" on a scale of this grain."""
    size = abs(number)
    return min(max(size / 20, grain / 2), size * 15 / 100)


def grain_of(number: Decimal, resolution: Decimal) -> Decimal:
    """The steps of the scale on which an approximate number stands: tens, fives, dozens.

    Example:
        >>> [int(grain_of(Decimal(n), resolution_of(Decimal(n)))) for n in (15, 17, 40, 135)]
        [5, 1, 10, 1]
    """
    return 5 * resolution if 10 < abs(number) < 100 and abs(number) % 10 == 5 else resolution


def widen(number: Decimal, hedge: Hedge, resolution: Decimal, *, strict: bool = False) -> Interval:
    """The numbers a hedged number can mean.

    Args:
        number: the number written, in its unit.
        hedge: how it is qualified.
        resolution: the place of its last significant digit, see `resolution_of`, or `DOZEN`.
        strict: leave "more than" and "less than" unbounded on their far side.

    Returns:
        The interval; a plain number is a point.

    Example:
        >>> widen(Decimal(2300), "over", Decimal(100))
        Interval(low=Decimal('2300'), high=Decimal('3000'), low_open=True, high_open=False)
    """
    if number == 0 and hedge in ("over", "at least", "under", "at most"):
        strict = True
    match hedge:
        case "about":
            reach = half_width(number, grain_of(number, resolution))
            return Interval(number - reach, number + reach)
        case "nearly":
            reach = 2 * half_width(number, grain_of(number, resolution))
            return Interval(number - reach, number) if number >= 0 else Interval(number, number + reach)
        case "just over":
            reach = 2 * half_width(number, min(resolution, resolution_of(number)))
            return Interval(number, number + reach, low_open=True)
        case "over" | "at least":
            return Interval(number, None if strict else _above(number), low_open=hedge == "over")
        case "under" | "at most":
            return Interval(None if strict else _below(number), number, high_open=hedge == "under")
        case _:
            return Interval(number, number)


def _above(number: Decimal) -> Decimal:
    return rounder_above(number) if number > 0 else -rounder_below(-number)


def _below(number: Decimal) -> Decimal:
    return rounder_below(number) if number > 0 else -rounder_above(-number)
