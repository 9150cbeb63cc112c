"""Nouns that only say how something changed: "a 7 percent fall in profit" tells of profit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.quantifying import counted, is_change
from claimcheck.extract.attributes.trees import VERBAL, children, subject_of
from claimcheck.extract.attributes.wordforms import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


def changed_by(noun: Token) -> Token | None:
    """What a noun of change says of, or None for other nouns and where it says of nothing.

    Profit in "a 7 percent fall in profit", shares in "the shares closed at $5, a 4 percent drop".
    """
    if not is_change(noun):
        return None
    preps = (child for child in children(noun) if child.dep_ == "prep" and child.lower_ in ("in", "of"))
    objects = (c for prep in preps for c in children(prep) if c.dep_ == "pobj" and c.pos_ == "NOUN")
    about = next((c for c in objects if not counted(c) and lemma(c) not in ("percent", "%")), None)
    return about or _set_behind(noun)


def _set_behind(noun: Token) -> Token | None:
    """What is told of where a change only stands behind it: "shares closed at $5, a 4 percent drop"."""
    amount, start = noun.head, noun.left_edge.i
    if noun.dep_ == "appos":
        verb = amount.head.head if amount.dep_ == "pobj" else amount.head
        told = counted(amount) or amount.pos_ == "NUM"
    else:
        verb, told = amount, start > amount.i + 1 and noun.doc[start - 1].text == ","
    return subject_of(verb) if told and verb.pos_ in VERBAL else None
