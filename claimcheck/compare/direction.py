"""Which way a change went: "rose 5 %" and "fell 5 %" are two values, although both are written alike."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from claimcheck import lexicon
from claimcheck.model import Claim, Value

BEFORE, AFTER = 60, 30  # characters beside a value in which its clause says where it went
BREAK = re.compile(r"[;:.!?](?:\s|$)")


def directed(claim: Claim, value: Value) -> Value:
    """A change with its sign: negative where it is told as a fall, both where the text does not say.

    Args:
        claim: with its sentence; by how much something changed, see `is_change`.
        value: the claim's value, as far as it has been interpreted.

    Example:
        >>> from claimcheck.model import Context, Mention
        >>> five = Value("percent", Decimal(5), Decimal(5), stated=Decimal(5))
        >>> fall = Context(attribute="revenue change")
        >>> told = Claim("a:12", "a", Mention(12, 15, "5 %", five), fall, "Revenue fell 5 %.")
        >>> directed(told, five).low
        Decimal('-5')
    """
    name = f" {claim.context.attribute} "
    if (
        " change " not in name
        or not claim.sentence
        or not isinstance(value.stated, Decimal)
        or value.stated < 0
    ):
        return value
    match direction(claim):
        case "falling":
            return _negative(value)
        case "rising":
            return value
        case _:
            return replace(value, alternatives=(*value.alternatives, _negative(value)))


def is_change(claim: Claim) -> bool:
    """Whether a claim of a text says by how much something changed, not what it came to."""
    return bool(claim.sentence) and " change " in f" {claim.context.attribute} "


def direction(claim: Claim) -> str:
    """ "rising", "falling", or "" where the clause around a value has no word for either."""
    at, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    before = BREAK.split(claim.sentence[max(0, at - BEFORE) : max(0, at)].casefold())[-1]
    after = BREAK.split(claim.sentence[end : end + AFTER].casefold())[0]
    found = [(len(before) - m.end(), m.lastgroup or "") for m in _words().finditer(before)]
    found += [(m.start(), m.lastgroup or "") for m in _words().finditer(after)]
    return min(found)[1] if found else ""


@cache
def _words() -> re.Pattern[str]:
    table = lexicon.table("compare")
    rising, falling = ("|".join(sorted(table[name], key=len, reverse=True)) for name in ("rising", "falling"))
    return re.compile(rf"\b(?:(?P<rising>{rising})|(?P<falling>{falling}))\b")


def _negative(value: Value) -> Value:
    low, high, stated = value.low, value.high, value.stated
    return replace(
        value,
        low=-high if isinstance(high, Decimal) else None,
        high=-low if isinstance(low, Decimal) else None,
        stated=-stated if isinstance(stated, Decimal) else stated,
        low_open=value.high_open,
        high_open=value.low_open,
        alternatives=(),
    )
