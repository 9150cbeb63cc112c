"""Ordinals that state no fact: "the first time" and "a third man" only tell which one is meant."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.parse import Sentence
from claimcheck.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes import AttributeReading

_FEW = 5  # up to which an ordinal rather names one than counts them


def told_apart(sentence: Sentence, mention: Mention, reading: AttributeReading) -> str:
    """Why an ordinal is no claim of its own; "" where it is a rank stated of something, and for other values.

    Args:
        sentence: the parsed sentence that holds the value.
        mention: the value.
        reading: its attribute.
    """
    if mention.value.kind != "ordinal" or reading.id in _listed("ranked"):
        return ""
    noun = _noun(sentence, mention)
    determiner = (
        next((token for token in noun.lefts if token.dep_ in ("det", "poss")), None) if noun else None
    )
    if noun is not None and noun.lemma_.lower() == "half" and not reading.id:
        return f'"{mention.text} half" is a stretch of time'
    owned = determiner is not None and determiner.dep_ == "poss"
    if mention.value.stated == 1:
        kin = noun is not None and noun.lemma_.lower() in _listed("kin")
        return "" if owned and kin else f'"{mention.text}" tells which one is meant'
    if noun is not None and _tells_which(noun, determiner, mention):
        return f'"{mention.text}" tells which one is meant'
    again = noun is not None and noun.lemma_.lower() == "time"  # "won for a fourth time" counts wins
    another = determiner is not None and determiner.lower_ in ("a", "an") and not reading.id and not again
    return f'"{mention.text}" tells of another one' if another else ""


def _tells_which(noun: Token, determiner: Token | None, mention: Mention) -> bool:
    """Whether an ordinal only names one of a few: "the second film opens in May", not "his 500th goal"."""
    few = isinstance(mention.value.stated, Decimal) and mention.value.stated <= _FEW
    definite = determiner is not None and determiner.lower_ not in ("a", "an")
    return few and definite and noun.dep_ in ("nsubj", "nsubjpass")


def _listed(key: str) -> list[str]:
    found: list[str] = lexicon.table("qualifiers")["ordinals"][key]
    return found


def _noun(sentence: Sentence, mention: Mention) -> Token | None:
    """The noun that an ordinal stands before."""
    head = sentence.head(mention.start, mention.end)
    if head is None:
        return None
    return head.head if head.dep_ in ("amod", "compound", "nummod", "nmod") else head
