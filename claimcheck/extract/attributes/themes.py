"""What an event word is about: the thing launched, the plant that starts production, the airport closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.attributes.owners import counted, is_amount, is_calendar, possessor, undergoer
from claimcheck.extract.attributes.trees import NOMINAL, VERBAL, children, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def theme(word: Token, span: Span) -> Token:
    """What an event word is about: the thing launched, the person arrested, the quake that struck.

    The time itself owns nothing: "Thursday's shooting" is about the shooting; nor does an amount: "won $5m
    last year" is about the winner.
    """
    if word.pos_ == "ADJ" and word.dep_ == "acomp" and word.head.pos_ in VERBAL:
        found = subject_of(word.head)  # "the airport is closed until Friday"
    elif word.pos_ not in VERBAL:
        found = possessor(word) or _of_occasion(word) or _starter(word)
        if found is not None and _is_kind(found, word):
            found = possessor(found) or _of_occasion(word)
    else:
        found = undergoer(word)
        if found is not None and _is_activity(found):
            found = possessor(found) or _starter(found) or found
        if found is not None and found.dep_ == "dobj" and (counted(found) or is_amount(found)):
            found = subject_of(word)
    if found is None or span.start <= found.i < span.end:
        modifiers = (c for c in children(word) if c.dep_ in ("compound", "nmod") and not _is_kind(c, word))
        found = next((c for c in modifiers if not span.start <= c.i < span.end), word)
    return found


def _of_occasion(noun: Token) -> Token | None:
    """What an event's noun is about, told apart from it: "the launch date of the A9", "a deadline for it"."""
    if noun.dep_ == "compound" and is_calendar(noun.head):
        return possessor(noun.head)
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "under")
        and not any(c.dep_ == "det" for c in noun.lefts)
    ):
        bearer = noun.head.head  # "a ferry in service since 1969"
        return subject_of(bearer) if bearer.pos_ in VERBAL else bearer if bearer.pos_ in NOMINAL else None
    aims = (child for child in children(noun) if child.dep_ == "prep" and child.lower_ == "for")
    return next(
        (inner for aim in aims for inner in children(aim) if inner.dep_ == "pobj" and inner.pos_ != "NUM"),
        None,
    )


def _is_kind(noun: Token, event: Token) -> bool:
    """Whether a noun only says what happens: "the market launch", "the start of production"."""
    name = lemma(noun)
    return noun.pos_ == "NOUN" and not class_of(name) and catalogue().completes(lemma(event), name)


def _starter(noun: Token) -> Token | None:
    """Who comes into what it starts: "the plant will begin operations in May", "production at the plant"."""
    if not _is_activity(noun):
        return None
    verb = noun.head
    if noun.dep_ == "dobj" and lemma(verb) in words("constructions", "aspect_verbs"):
        return subject_of(verb)
    places = (child for child in children(noun) if child.dep_ == "prep" and child.lower_ == "at")
    return next((inner for at in places for inner in children(at) if inner.dep_ == "pobj"), None)


def _is_activity(noun: Token) -> bool:
    return lemma(noun) in words("constructions", "activity_nouns")
