"""Measured nouns that are given a level: themselves, or what they only count or foretell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.attributes.cues import Cue, company, cue
from claimcheck.extract.attributes.trees import VERBAL, children
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def levels(noun: Token) -> Iterator[Cue]:
    """What a measured noun that is given a level says: itself, or what it only counts or foretells."""
    wraps = lemma(noun)
    if noun.lower_ in ("it", "that") and (told := _told_before(noun)) is not None:
        yield cue("name", told)
        return
    if wraps in words("constructions", "forecast_nouns"):
        yield from (cue("name", c) for c in noun.lefts if c.dep_ == "compound")  # "its profit target"
        for child in children(noun):
            if child.dep_ == "prep" and child.lower_ in ("for", "of", "on"):
                yield from (cue("name", inner) for inner in children(child) if inner.dep_ == "pobj")
    elif wraps in words("constructions", "number_nouns"):
        for child in children(noun):
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in children(child):
                    yield from _counted_by(inner)
    yield cue("name", noun)


def _told_before(pronoun: Token) -> Token | None:
    """What was given a level before: "put the toll at 12, but the army said it was 15"."""
    before = (token for token in reversed(pronoun.doc[: pronoun.i]) if token.pos_ == "NOUN")
    governed = (token for token in before if token.dep_ in ("nsubj", "nsubjpass", "dobj"))
    return next((t for t in governed if catalogue().is_measured(lemma(t), company(t))), None)


def _counted_by(noun: Token) -> Iterator[Cue]:
    """ "the number of people aboard", "of dead", "of passengers injured": what is counted, and its state."""
    if noun.dep_ != "pobj":
        return
    yield cue("noun", noun)
    yield Cue("noun", noun.lower_, frozenset(), noun.i)
    for child in children(noun):
        if child.dep_ == "prep":
            yield from (cue("noun", inner) for inner in children(child) if inner.dep_ == "pobj")
        elif child.dep_ in ("acl", "relcl") and child.pos_ in VERBAL:
            yield cue("passive" if child.tag_ == "VBN" else "subject", child)
        elif child.dep_ in ("advmod", "amod", "acl"):
            yield cue("noun", child)
