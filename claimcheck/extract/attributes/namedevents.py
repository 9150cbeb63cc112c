"""The noun that names an event where its verb does not: "the strike began", "carried out a robbery"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.cues import company
from claimcheck.extract.attributes.eventwords import listed
from claimcheck.extract.attributes.trees import MAX_STEPS, VERBAL, children, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def _scheduled(verb: Token) -> Token | None:
    """The event whose date a verb sets or moves: "slated for release", "pushed back the launch"."""
    if (moved := _done_to(verb)) is not None:
        return moved
    for child in children(verb):
        if child.dep_ == "prep" and child.lower_ in ("for", "on", "with"):
            for inner in children(child):
                if inner.dep_ == "pobj" and inner.pos_ == "NOUN" and listed(inner):
                    return inner
    return None


def put_off(verb: Token, span: Span) -> Token | None:
    """The event that is moved to a time: "moved its launch to June"; "move" alone tells of places."""
    moves = lemma(verb) in words("constructions", "scheduling_verbs")
    if not moves or not span.start or span.doc[span.start - 1].lower_ != "to":
        return None
    return _done_to(verb)


def _done_to(verb: Token) -> Token | None:
    """The event that something is done to: "pushed back the launch"."""
    done = (c for c in children(verb) if c.dep_ in ("dobj", "nsubjpass") and c.pos_ == "NOUN")
    return next((noun for noun in done if listed(noun)), None)


def gets_going(verb: Token) -> bool:
    """Whether a verb of another meaning only places the beginning of its subject: "got under way"."""
    name, around = lemma(verb), company(verb)
    phrases = (phrase.split() for phrase in words("constructions", "aspect_phrases"))
    return any(first == name and around.issuperset(rest) for first, *rest in phrases)


def named_event(verb: Token) -> Token | None:
    """The noun that names the event where the verb does not: subject of "happen", object of "carry out"."""
    name = lemma(verb)
    if name in words("constructions", "light_verbs"):
        for child in children(verb):
            if child.dep_ in ("dobj", "nsubjpass"):
                thing = _referent(child, verb)
                if thing.pos_ == "NOUN" and listed(thing):
                    return thing
    if name in words("constructions", "scheduling_verbs") and (moved := _scheduled(verb)) is not None:
        return moved
    if name in words("constructions", "turning_verbs") and (state := _turned_into(verb)) is not None:
        return state
    placed = name in words("constructions", "happening_verbs") or name in words(
        "constructions", "aspect_verbs"
    )
    if placed or gets_going(verb):
        complement = next((c for c in children(verb) if c.dep_ == "acomp" and listed(c)), None)
        if complement is not None:  # "will be available in May"
            return complement
        subject = _activity_before(verb) or subject_of(verb)
        if subject is not None and (subject.pos_ in VERBAL or subject.dep_ == "csubj") and listed(subject):
            return subject  # "Building the tunnel began in May"
        if subject is not None and subject.pos_ in ("NOUN", "PROPN"):
            if subject.pos_ == "PROPN" and listed(subject) is None:
                return None  # "Acme went public in May" dates nothing that Acme names
            modifiers = [c for c in subject.lefts if c.dep_ == "compound"]
            dull = lemma(subject) in words(
                "constructions", "calendar_nouns"
            )  # "the sentencing date is May 7"
            return modifiers[-1] if dull and modifiers else subject
    return None


def _turned_into(verb: Token) -> Token | None:
    """What its subject comes to be: "became available in May", "went missing on Friday"."""
    states = (c for c in children(verb) if c.i == verb.i + 1 or c.dep_ == "acomp")
    return next((c for c in states if c.dep_ in ("acomp", "advcl", "xcomp", "ccomp") and listed(c)), None)


def _activity_before(verb: Token) -> Token | None:
    """What begins, where the parse takes it for a circumstance: "Building it began in May"."""
    first: Token | None = next(verb.lefts, None)
    if first is None or first.dep_ != "advcl" or first.tag_ != "VBG":
        return None
    return None if any(token.text == "," for token in verb.doc[first.i : verb.i]) else first


def _referent(word: Token, verb: Token) -> Token:
    """What a relative pronoun stands for ("a deal, which they hope to complete by May"), else the word."""
    node = verb
    for _ in range(MAX_STEPS):
        if word.tag_ not in ("WDT", "WP") or node.head == node:
            return word
        if node.dep_ == "relcl":
            return node.head
        node = node.head
    return word
