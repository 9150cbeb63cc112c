"""Converts amounts of money at the European Central Bank's reference rate of a day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from currency_converter import CurrencyConverter, RateNotFoundError

RATE_SLACK = 0.04  # news converts at a round or a last week's rate
_PATIENCE = 7  # days back to the last rate: weekends and holidays, never a gap in the series


class Conversion(NamedTuple):
    """An amount in another currency, with the rate and the day the rate is of."""

    amount: Decimal
    rate: Decimal
    day_of_rate: date


@cache
def _converter() -> CurrencyConverter:
    return CurrencyConverter(decimal=True)  # most of a second: only where money is compared across currencies


def convert(amount: Decimal, source: str, target: str, day: date) -> Conversion | None:
    """Convert an amount at the reference rate of a day.

    Args:
        amount: in units of `source`.
        source, target: ISO 4217 codes.
        day: the day of the claim; on a day without rates the last one within a week before counts.

    Returns:
        The conversion, or None where either currency has no rate then: such amounts are not comparable.

    Example:
        >>> convert(Decimal("3e9"), "CNY", "USD", date(2022, 9, 3)).day_of_rate
        datetime.date(2022, 9, 2)
    """
    if source == target:
        return Conversion(amount, Decimal(1), day)
    converter = _converter()
    if source not in converter.currencies or target not in converter.currencies:
        return None
    for back in range(min(_PATIENCE, day.toordinal())):  # the calendar itself begins with the year 1
        moment = day - timedelta(days=back)
        try:
            rate = converter.convert(Decimal(1), source, target, date=moment)
        except RateNotFoundError:
            continue
        return Conversion(amount * rate, rate, moment)
    return None
