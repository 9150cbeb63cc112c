"""Words that only measure, count, date or connect: nobody's value is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.trees import children
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words
from claimcheck.values.units import read_unit

if TYPE_CHECKING:
    from spacy.tokens import Token


def counted(noun: Token) -> bool:
    """A counted or measured noun owns nothing: "a toll of 10 people"."""
    named = noun.pos_ == "PROPN"  # "the Kite 700"
    return any(c.dep_ in ("nummod", "quantmod") and not (named and c.i > noun.i) for c in children(noun))


def is_amount(noun: Token) -> bool:
    """Whether a word is only a unit of money or size: "3 billion yuan" owns nothing."""
    return lemma(noun) in words("constructions", "magnitude_words") and counted(noun)


def is_unit(word: Token) -> bool:
    """Whether a word is the unit of the number before it: "GB" of "a 256GB drive"."""
    if not word.i or not word.nbor(-1).text[:1].isdigit():
        return False
    text = f" {word.text} "
    return read_unit(text, text.lower(), 0) is not None


def is_amount_word(noun: Token) -> bool:
    """Whether a word is a unit of money or size: "euro" of "a 650 million euro plant"."""
    return lemma(noun) in words("constructions", "magnitude_words")


def is_change(noun: Token) -> bool:
    """Whether a noun only says how something changed: a fall in profit is nobody."""
    return noun.pos_ == "NOUN" and lemma(noun) in words("constructions", "change_nouns")


def is_calendar(noun: Token) -> bool:
    return lemma(noun) in words("constructions", "calendar_nouns")


def is_preposition(noun: Token) -> bool:
    """Whether a noun only makes a preposition: "in front of", "in addition to"."""
    inside = noun.i > 0 and noun.nbor(-1).lower_ == "in" and noun.i + 1 < len(noun.doc)
    made = lemma(noun) in words("constructions", "prepositional_nouns")
    return inside and made and noun.nbor(1).lower_ in ("of", "to", "with", "for")


def is_some_group(noun: Token) -> bool:
    """Whether a noun only takes those counted together: "has a team of 300 engineers" is not the team's."""
    told = any(child.lower_ in ("a", "an") for child in noun.lefts)
    return told and lemma(noun) in words("constructions", "group_nouns")
