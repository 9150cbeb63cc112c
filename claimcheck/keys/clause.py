"""The words of a clause around a figure, and patterns for phrases in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.model import Claim

REACH = 90  # characters on either side of a value
_END = re.compile(r"[;:()]")


def around(claim: Claim) -> tuple[str, str]:
    """What stands before and behind a figure in its sentence, as far as its neighbours reach."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    return claim.sentence[max(0, start - REACH) : start], claim.sentence[end : end + REACH]


def clause_around(claim: Claim) -> tuple[str, str]:
    """The same within its clause, in lower case."""
    before, behind = around(claim)
    return _END.split(before.lower())[-1], _END.split(behind.lower())[0]


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; "*" in one is any word."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\*", r"[\w-]+") for phrase in longest)
