"""Which event a date or clock time dates: the verb or noun it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.catalogue import Attribute, catalogue
from claimcheck.extract.attributes.displaced import misread_subject, moved_from, only_starts, planned_by
from claimcheck.extract.attributes.eventwords import listed
from claimcheck.extract.attributes.namedevents import gets_going, named_event, put_off
from claimcheck.extract.attributes.telling import says
from claimcheck.extract.attributes.trees import MAX_STEPS, VERBAL, anchor, children, is_verb, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

STATEMENT = "statement date"
_BEFORE_NOUN = frozenset({"compound", "nummod", "poss", "nmod", "amod"})
_SPOKEN_OF = frozenset({"nsubj", "nsubjpass", "dobj", "oprd", "attr"})
_EVENTFUL = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})


def dated_event(span: Span) -> tuple[Token | None, Attribute | None, bool]:
    """The word that the time of `span` dates, its catalogued date attribute, and whether it is speech.

    The nearest governing word that the catalogue lists wins; a verb of saying before that makes the time the
    statement's own ("said on Tuesday"). Verbs that only carry an event ("took place", "carried out") pass the
    question on to the noun that names it.
    """
    if (post := _post_since(span)) is not None:
        return post, catalogue().dated("appointment", "noun", frozenset()), False
    if (old := _building_of(span)) is not None:
        return old, catalogue().dated("construction", "noun", frozenset()), False
    word, found, speech = _dated(span)
    if word is not None and found is not None and _ends(word, found, span):
        found = catalogue().dated("end", "noun", frozenset())
    return word, found, speech


def _dated(span: Span) -> tuple[Token | None, Attribute | None, bool]:
    nearest: Token | None = None
    bound = bound_of(span)
    for word in _governing_words(span):
        verbal = is_verb(word)
        if verbal and (moved := put_off(word, span)) is not None:
            return moved, listed(moved, bound=bound), False
        if verbal and not gets_going(word) and (found := listed(word, 1, bound)) is not None:
            return word, found, False  # "sign until" says more than the extension that is signed
        named = named_event(word) if verbal else None
        if named is not None and (found := listed(named, bound=bound)) is not None:
            return named, found, False
        if (found := listed(word, bound=bound)) is not None:
            return word, found, False
        if says(word) or lemma(word) in words("constructions", "speech_nouns"):
            told = subject_of(word) if _is_passive(word) else None
            if told is not None and (found := listed(told)) is not None:
                return told, found, False  # "the blast was reported at 7:15"
            return word, None, True
        nearest = nearest or named or word
    return nearest, None, False


def _ends(word: Token, found: Attribute, span: Span) -> bool:
    """Whether "until" tells the end of what began before: "fought the fire until 4", not "shut until May"."""
    if bound_of(span) not in words("constructions", "ends"):
        return False
    node = word
    until = anchor(span).head
    if until.i and until.nbor(-1).lower_ == "not":
        return False  # "not until May was it opened"
    if any(child.dep_ == "neg" for child in children(until.head)):
        return False  # "it was not until May that"
    for _ in range(MAX_STEPS):
        moved = lemma(node) in words("constructions", "scheduling_verbs")
        if moved or any(child.dep_ == "neg" for child in children(node)):
            return False  # "put off until May", "will not open until May"
        if node.head == node or node.pos_ in VERBAL:
            break
        node = node.head
    needs = catalogue().dated_needs(lemma(word), found)
    return not needs & words("constructions", "bounds")


def _post_since(span: Span) -> Token | None:
    """The office that somebody has had since a time: "director since 2012", "in charge since June"."""
    since = anchor(span).head
    if bound_of(span) != "since" or since.lower_ != "since" or since.dep_ != "prep":
        return None
    bearer = since.head
    if bearer.lower_ == "in":
        posts = words("constructions", "posts")
        return next((c for c in children(bearer) if c.dep_ == "pobj" and lemma(c) in posts), None)
    held = (
        bearer.dep_ == "pobj"
        and bearer.head.lower_ == "in"
        and lemma(bearer) in words("constructions", "posts")
    )
    return bearer if held or is_office(bearer) else None


def _building_of(span: Span) -> Token | None:
    """What was built in a decade or century told before it: "the 1890s mill", "a 19th-century church"."""
    word = anchor(span)
    noun = word.head if word.dep_ in _BEFORE_NOUN else word
    dated = span.text.endswith("s") or span.text.lower().endswith("century")
    old = dated and noun.i >= span.end and class_of(lemma(noun)) == "building"
    return noun if old else None


def is_office(noun: Token) -> bool:
    """Whether a word names an office that somebody is given: "director"."""
    return noun.pos_ in ("NOUN", "PROPN") and lemma(noun) in words("constructions", "offices")


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in children(verb))


def bound_of(span: Span) -> str:
    """ "Since", "until" and the like right before a time, or ""."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before if before in words("constructions", "bounds") else ""


def _governing_words(span: Span) -> Iterator[Token]:
    """The verbs and nouns a time expression hangs on, nearest first, up to its clause's main verb."""
    calendar = words("constructions", "calendar_nouns")
    node = anchor(span)
    if node.dep_ in _BEFORE_NOUN and (done := misread_subject(node, span)) is not None:
        yield done
        return
    since = span.start > 0 and span.doc[span.start - 1].lower_ == "since"
    for _ in range(MAX_STEPS):
        head = node.head
        if head == node:
            return
        auxiliary = head.pos_ == "AUX" and head.dep_ in ("aux", "auxpass")
        outside = not span.start <= head.i < span.end
        if outside and only_starts(head, span):
            node = head
            continue
        direct = outside and node.dep_ != "conj"
        if direct and (own := moved_from(head, span)) is not None:
            yield own
            return
        if direct and (planned := planned_by(head, span)) is not None:
            yield planned
        if node.dep_ in _SPOKEN_OF and head.pos_ in VERBAL and outside:
            yield from _predicates(head, node)
        if outside and head.pos_ in _EVENTFUL and not auxiliary:
            if head.pos_ in VERBAL or lemma(head) not in calendar:
                yield head
            else:  # "its May release date"
                yield from (c for c in head.lefts if c.dep_ == "compound" and listed(c))
        climbs = (
            ("xcomp", "acl") if since else ("xcomp", "acl", "conj")
        )  # a state lasts for its own verb only
        main_verb = head.pos_ in VERBAL and not auxiliary and head.dep_ not in climbs
        named = outside and node.dep_ in _BEFORE_NOUN and head.dep_ not in _BEFORE_NOUN  # "the 2007 final"
        if main_verb or (named and lemma(head) not in calendar):
            return
        node = head


def _predicates(verb: Token, time: Token) -> Iterator[Token]:
    """What a time is said to be: "2030 was the start of building", "named 2030 as the year of the start"."""
    shows = lemma(verb) in words("constructions", "showing_verbs")
    for child in (*children(verb), *children(time)):
        if child.dep_ == "attr" or (shows and child.dep_ == "dobj" and child != time):
            yield from _occasion(child)
        elif child.dep_ == "prep" and child.lower_ in ("as", "for"):
            yield from (
                found for inner in children(child) if inner.dep_ == "pobj" for found in _occasion(inner)
            )


def _occasion(noun: Token) -> Iterator[Token]:
    """The noun itself, or what it only is the date of: "the year of the opening", "the end date"."""
    if noun.pos_ != "NOUN":
        return
    if lemma(noun) not in words("constructions", "calendar_nouns"):
        yield noun
        return
    yield from (child for child in noun.lefts if child.dep_ in ("compound", "amod") and listed(child))
    for child in children(noun):
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            yield from (inner for inner in children(child) if inner.dep_ == "pobj" and inner.pos_ == "NOUN")
