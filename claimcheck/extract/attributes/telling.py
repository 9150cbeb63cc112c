"""Who only speaks of a value: verbs of saying and of telling how much there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.trees import children
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def says(verb: Token) -> bool:
    """Whether a verb is one of saying; what claims lives or a title says nothing."""
    if lemma(verb) not in words("constructions", "speech_verbs"):
        return False
    taken = words("constructions", "taken")
    return not any(child.dep_ in ("dobj", "nsubjpass") and lemma(child) in taken for child in children(verb))


def speaks_of(noun: Token) -> bool:
    """Whether somebody only tells of what is not theirs: "the minister put the deficit at 3 percent"."""
    verb = noun.head
    return noun.dep_ == "nsubj" and (lemma(verb) in words("constructions", "estimate_verbs") or says(verb))
