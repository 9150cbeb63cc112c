"""What a hedge means where two sources are compared, where that differs from the words alone.

"None has offered more than eight years" bounds from above, although "more than" does not. "About 22 million"
is not said by who means 23: a number given to its last digit is only approximate within that digit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from claimcheck import lexicon
from claimcheck.model import Claim, Value

SHARE = Decimal("0.15")  # how far "about" and "nearly" reach from a round number
OF_PLACE = Decimal("0.9")  # how far they reach, in last places, from one that is not round
SOON = timedelta(minutes=30)  # "shortly after 2 a.m." ends where one would say "half past"
NEAR = 6  # words between "not" and the hedge it turns round
ASIDE = re.compile(r"\([^()]*\)|--[^-]*--|[–—][^–—]*[–—]")
BREAK = re.compile(r"[,;:.!?]")


def meant(claim: Claim) -> Value:
    """The value of a claim as it is to be compared.

    Args:
        claim: with its sentence, if a bound in it may be denied.

    Returns:
        The claim's own value, a bound turned round where its clause denies it, or an approximation narrowed
        to what the number's last digit allows.
    """
    value = claim.value
    if isinstance(value.stated, Decimal):
        if value.hedge in ("over", "at least", "under") and _denied(claim):
            return _turned(value, value.stated)
        if value.hedge in ("about", "nearly"):
            return _narrowed(value, value.stated)
    if value.precision == "hour" and value.hedge in ("just over", "nearly"):
        return _soon(value)
    return value


def _turned(value: Value, stated: Decimal) -> Value:
    """The bound on the other side: not over seven is at most seven."""
    if value.hedge == "under":
        return replace(value, hedge="at least", low=stated, high=None, low_open=False)
    return replace(
        value, hedge="at most", low=None, high=stated, low_open=False, high_open=value.hedge == "at least"
    )


def _narrowed(value: Value, stated: Decimal) -> Value:
    """An approximation no wider than its number allows: a number ending in 5 or 0 may itself be rounded."""
    if not isinstance(value.low, Decimal) or not isinstance(value.high, Decimal) or not stated.is_finite():
        return value
    digits, place = stated.normalize().as_tuple()[1:]
    exact = len(digits) > 1 and digits[-1] != 5 and isinstance(place, int)
    reach = OF_PLACE * Decimal(1).scaleb(int(place)) if exact else SHARE * abs(stated)
    return replace(value, low=max(value.low, stated - reach), high=min(value.high, stated + reach))


def _soon(value: Value) -> Value:
    low, high = value.low, value.high
    if not isinstance(low, datetime) or not isinstance(high, datetime) or high - low <= SOON:
        return value
    return replace(value, high=low + SOON) if value.hedge == "just over" else replace(value, low=high - SOON)


def _denied(claim: Claim) -> bool:
    """Whether the clause before the hedge says "none", "no offer" or "not", and no preposition comes between.

    "Not seen in more than ten years" and "no survivors among more than 200" deny something else.
    """
    span = claim.mention.hedge_span
    if span is None or not claim.sentence or span[0] >= claim.start:
        return False
    before = ASIDE.sub(" ", claim.sentence[: max(0, span[0] - claim.sentence_start)].casefold())
    words = BREAK.split(before)[-1].replace("’", "'").split()
    breaks = lexicon.words("compare", "clause_starts")
    start = max((place + 1 for place, word in enumerate(words) if word in breaks), default=0)
    words = words[start:]
    if words[-1:] == ["for"] and words[-2:-1] and words[-2] in lexicon.words("compare", "being"):
        words = words[:-1]  # "none is believed to be for more than eight years"
    if not words or words[-1] in lexicon.words("compare", "prepositions"):
        return False
    if lexicon.words("compare", "negative_subjects") & set(words):
        return True
    near = words[-NEAR:]
    return any(word in lexicon.words("compare", "negations") or word.endswith("n't") for word in near)
