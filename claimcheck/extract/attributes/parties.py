"""The parties of a verb: who pays, whom it happens to, who or what did it, in what it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.quantifying import counted, is_calendar
from claimcheck.extract.attributes.trees import children, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def payer(verb: Token) -> Token | None:
    """Whom something costs: "the cuts will cost the firm $5m"."""
    if lemma(verb) != "cost":
        return None
    return next((child for child in children(verb) if child.dep_ == "dative"), None)


def undergoer(verb: Token) -> Token | None:
    """Whose what happened is: of "Lee joined Acme for $5m", "Lee has led Acme since May" it is Lee's."""
    if lemma(verb) not in words("constructions", "subject_verbs"):
        return _patient(verb)
    if lemma(verb) not in words("constructions", "agent_verbs"):
        return subject_of(verb)
    agents = (inner for child in children(verb) if child.dep_ == "agent" for inner in children(child))
    return next((inner for inner in agents if inner.dep_ == "pobj"), None) or subject_of(verb)


def _patient(verb: Token) -> Token | None:
    """The thing that undergoes the verb: passive subject, else object, else subject."""
    for wanted in ("nsubjpass", "dobj"):
        told = [child for child in children(verb) if child.dep_ == wanted]
        named = len(told) > 1 and all(child.pos_ == "PROPN" for child in told)
        for child in reversed(told) if named else told:  # "signed Ghana forward Kwesi Bako"
            if child.tag_ not in ("WDT", "WP"):
                return child
            if wanted == "dobj" and verb.dep_ == "relcl":
                return verb.head  # "the chip, which Acme unveiled in June"
    return subject_of(verb)


def cause(verb: Token) -> Token | None:
    """Who or what did it: "killed by a bomb", else the circumstance "killed in the quake"."""
    for child in children(verb):
        if child.dep_ == "agent":
            agents = (inner for inner in children(child) if inner.dep_ == "pobj" and not counted(inner))
            return next(agents, None) or circumstance(verb)
    return circumstance(verb)


def circumstance(word: Token) -> Token | None:
    """Where or in what it happened: "killed in the quake", "the price for the phone"."""
    for child in children(word):
        if child.dep_ == "prep" and child.lower_ in ("in", "during", "after", "from", "at", "for"):
            for inner in children(child):
                if inner.dep_ != "pobj" or is_calendar(inner):
                    continue  # "the profit for the year" is not the year's
                if inner.pos_ in ("NOUN", "PROPN") and not counted(inner):
                    return None if lemma(inner) in words("constructions", "phases") else inner
    return None
