"""Echoes: sources that print one sentence count as one voice.

A report of an agency stands in many papers, word for word or nearly. That ten of them say so is no better
supported than that one does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from claimcheck.compare.statements import Statement
from claimcheck.extract.tables.columns import fold
from claimcheck.model import Claim

ALIKE = 90.0  # likeness of the sorted words, per cent, from which two sentences are one
LEAST = 8  # words a sentence needs: short ones are alike by chance
COMPARED = 100  # different sentences of one key compared with each other; beyond, only equal ones are echoes
DIGITS = re.compile(r"\d+")


def voices(statements: Sequence[Statement]) -> list[str]:
    """For each statement, the source whose sentence and value it repeats; its own where it repeats none.

    Args:
        statements: of one key, in order; the first to print a sentence is its voice.
    """
    first: dict[tuple[str, str], str] = {}
    found = []
    for statement in statements:
        text, quote = masked(statement.claim), fold(statement.claim.quote)
        if not text:
            found.append(statement.source)
            continue
        voice = first.get((quote, text)) or _like(text, quote, first)
        found.append(voice or statement.source)
        first.setdefault((quote, text), found[-1])
    return found


def _like(text: str, quote: str, first: dict[tuple[str, str], str]) -> str:
    if len(first) > COMPARED:
        return ""
    for (own, other), voice in first.items():
        if own == quote and fuzz.ratio(text, other, score_cutoff=ALIKE):
            return voice
    return ""


def masked(claim: Claim) -> str:
    """The words of a claim's sentence in alphabetical order, its value and all digits masked; "" if short."""
    at = claim.start - claim.sentence_start
    rest = claim.sentence[: max(at, 0)] + " # " + claim.sentence[max(at, 0) + len(claim.quote) :]
    words = sorted(DIGITS.sub("#", rest.casefold()).split())
    return " ".join(words) if len(words) >= LEAST else ""
