"""What a hedge means where two sources are compared, where that differs from the words alone.

"None has offered more than eight years" bounds from above, although "more than" does not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claimcheck import lexicon
from claimcheck.model import Claim, Value

NEAR = 6  # words between "not" and the hedge it turns round
ASIDE = re.compile(r"\([^()]*\)|--[^-]*--|[–—][^–—]*[–—]")
BREAK = re.compile(r"[,;:.!?]")


def meant(claim: Claim) -> Value:
    """The value of a claim as it is to be compared.

    Args:
        claim: with its sentence, if a bound in it may be denied.

    Returns:
        The claim's own value, or a bound turned round where its clause denies it.
    """
    value = claim.value
    bounds = value.hedge in ("over", "at least", "under")
    if bounds and isinstance(value.stated, Decimal) and _denied(claim):
        return _turned(value, value.stated)
    return value


def _turned(value: Value, stated: Decimal) -> Value:
    """The bound on the other side: not over seven is at most seven."""
    if value.hedge == "under":
        return replace(value, hedge="at least", low=stated, high=None, low_open=False)
    return replace(
        value, hedge="at most", low=None, high=stated, low_open=False, high_open=value.hedge == "at least"
    )


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
