"""What one value says about another: whether it entails it, contradicts it, or leaves it open."""

from __future__ import annotations

from typing import Literal

from claimcheck.compare.common import family
from claimcheck.extract.tables.columns import NOISE, measure
from claimcheck.model import Value

Bearing = Literal["entailment", "contradiction", "neutral"]


def bearing(premise: Value, hypothesis: Value) -> Bearing:
    """Tell what a value says about another one of the same thing, by the intervals they stand for.

    Args:
        premise: what is given.
        hypothesis: what is asked about; read with ``Config(bounds="strict")`` for strict logic.

    Returns:
        "entailment" where everything the premise allows lies in the hypothesis, "contradiction" where nothing
        does or they cannot be compared, else "neutral".

    Example:
        >>> from decimal import Decimal
        >>> four = Value("number", Decimal(4), Decimal(4))
        >>> more_than_three = Value("number", Decimal(3), None, low_open=True)
        >>> bearing(four, more_than_three), bearing(more_than_three, four)
        ('entailment', 'neutral')
    """
    given, asked = measure(premise), measure(hypothesis)
    if family(given.measure) != family(asked.measure):
        return "contradiction"
    noise = NOISE * max(
        abs(end) for end in (given.low, given.high, asked.low, asked.high, 1.0) if end - end == 0
    )
    if given.low > asked.high + noise or asked.low > given.high + noise:
        return "contradiction"
    if asked.low <= given.low + noise and given.high <= asked.high + noise:
        return "entailment"
    return "neutral"
