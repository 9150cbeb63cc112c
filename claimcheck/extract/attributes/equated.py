"""Who is meant by a noun only said of somebody: "Norvik is the third-largest city" is about Norvik."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.trees import VERBAL, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def equated(noun: Token) -> Token:
    """What is said to be something: "Norvik is the third-largest city" is about Norvik."""
    return (subject_of(noun.head) if noun.dep_ == "attr" and noun.pos_ == "NOUN" else None) or noun


def office_of(name: Token) -> Token:
    """Who is named by an office of something: of "the mayor of Port Lee, 51," the mayor is 51 years old."""
    held = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else name
    return held if lemma(held) in words("constructions", "offices") else name


def whole(owner: Token) -> Token:
    """Who is said to be or have what owns the value: "the grocer is a chain of 300 stores"."""
    indefinite = any(child.lower_ in ("a", "an") for child in owner.lefts)
    verb = owner.head.head if owner.dep_ == "pobj" and owner.head.lower_ in ("into", "as") else owner.head
    held = owner.dep_ in ("attr", "dobj") or (owner.head != owner and verb != owner.head)
    if owner.pos_ != "NOUN" or not indefinite or not held or verb.pos_ not in VERBAL:
        return owner
    had = lemma(verb) in words("constructions", "having_verbs")
    if owner.dep_ == "dobj" and (not had or lemma(owner) in words("names", "parts")):
        return owner  # "they plan a wing of 2,000 square metres", "the town has a school with 30 rooms"
    return subject_of(verb) or owner


def described(owner: Token) -> Token:
    """The name that a common noun is set beside: "Ruritania, a country of", "said Lee, a nurse, 67"."""
    named = owner.pos_ == "NOUN" and owner.dep_ == "appos" and owner.head.pos_ in ("PROPN", "NOUN")
    return owner.head if named else owner
