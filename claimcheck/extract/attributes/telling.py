"""Who only speaks of a value, and what owns none: verbs of saying and of telling how much there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.trees import children
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes.cues import Cue


def says(verb: Token) -> bool:
    """Whether a verb is one of saying; what claims lives or a title says nothing."""
    if lemma(verb) not in words("constructions", "speech_verbs"):
        return False
    taken = words("constructions", "taken")
    return not any(child.dep_ in ("dobj", "nsubjpass") and lemma(child) in taken for child in children(verb))


def speaks_of(noun: Token, value: int) -> bool:
    """Whether somebody only tells of what is not theirs: "the minister put the deficit at 3 percent".

    Args:
        noun: the head of the owning phrase.
        value: place in the sentence of the value, or of the word that states it: "the bank, which has 3
            branches, said" tells of its own.
    """
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.i == value or noun.left_edge.i <= value <= noun.right_edge.i:
        return False
    return lemma(verb) in words("constructions", "estimate_verbs") or says(verb)


def is_mere(noun: Token, cue: Cue) -> bool:
    """What owns nothing that happens: "it took six hours to", "spent the night in a sports hall"."""
    if noun.lower_ == "it" and lemma(noun.head) == "take" and cue.lemma == "take":
        return any(t.dep_ == "aux" and t.tag_ == "TO" for child in children(noun.head) for t in child.lefts)
    if lemma(noun) in words("constructions", "no_causes"):
        return True  # "died in hospital", "suffered from serious injuries"
    indefinite = any(child.lower_ in ("a", "an") for child in noun.lefts)
    return (
        indefinite
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "at")
        and class_of(lemma(noun)) == "building"
    )
