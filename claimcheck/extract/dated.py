"""Which event a date or clock time dates: the verb or noun it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.extract.catalogue import Attribute, catalogue
from claimcheck.extract.constructions import MAX_STEPS, anchor, company, lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

STATEMENT = "statement date"
_EVENTFUL = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})


def dated_event(span: Span) -> tuple[Token | None, Attribute | None, bool]:
    """The word that the time of `span` dates, its catalogued date attribute, and whether it is speech.

    The nearest governing word that the catalogue lists wins; a verb of saying before that makes the time the
    statement's own ("said on Tuesday").
    """
    listed, saying = catalogue(), words("constructions", "speech_verbs")
    nearest: Token | None = None
    for word in governing_words(span):
        part = "verb" if word.pos_ in ("VERB", "AUX") else "noun"
        found = listed.dated(lemma(word), part, company(word))
        if found is not None:
            return word, found, False
        if part == "verb" and lemma(word) in saying:
            return word, None, True
        nearest = nearest or word
    return nearest, None, False


def governing_words(span: Span) -> Iterator[Token]:
    """The verbs and nouns a time expression hangs on, nearest first, up to its clause's main verb."""
    node = anchor(span)
    for _ in range(MAX_STEPS):
        head = node.head
        if head is node:
            return
        auxiliary = head.pos_ == "AUX" and head.dep_ in ("aux", "auxpass")
        if head.pos_ in _EVENTFUL and not auxiliary and not span.start <= head.i < span.end:
            yield head
        if head.pos_ == "VERB" and head.dep_ not in ("xcomp", "acl", "conj"):
            return
        node = head
