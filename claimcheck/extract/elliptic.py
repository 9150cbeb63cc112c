"""Sums that leave their currency out: "rose to 212 million kronor from 180 million"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.model import Mention, Value

_SCALED = re.compile(r"[\d.,]+ (?:million|billion|trillion)")
_REACH = 400  # characters: the sentences right before
_LOOKED_BACK = 12  # values


def as_money(mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The sum of money that a bare number may be, in the currency told last; None where it is none.

    Args:
        mention: the value.
        mentions: the values of its document, in order.

    Example:
        >>> from claimcheck.values import find_values
        >>> found = find_values("Profit rose to 212 million kronor from 180 million.")
        >>> as_money(found[1], found).value.unit
        'SEK'
    """
    value = mention.value
    if value.kind != "number" or value.unit or not _SCALED.search(mention.text):
        return None
    at = bisect_left(mentions, mention.start, key=lambda other: other.start)
    for other in reversed(mentions[max(0, at - _LOOKED_BACK) : at]):
        if mention.start - other.end > _REACH:
            break
        if other.value.kind == "money" and " per " not in other.value.unit:
            return replace(mention, value=in_currency(value, other.value))
    return None


def in_currency(number: Value, money: Value) -> Value:
    """A number as an amount of a currency; where the sign told several currencies, of each."""
    others = tuple(
        replace(number, kind="money", unit=other.unit, dimension=other.dimension, alternatives=())
        for other in money.alternatives
        if other.kind == "money"
    )
    return replace(number, kind="money", unit=money.unit, dimension=money.dimension, alternatives=others)
