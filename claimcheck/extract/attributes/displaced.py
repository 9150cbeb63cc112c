"""Times that the parse hangs on another verb than their own: "it was on Friday that he died"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.telling import says
from claimcheck.extract.attributes.trees import VERBAL, children, is_infinitive
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BESIDE = 2  # "starting in June"


def moved_from(verb: Token, span: Span) -> Token | None:
    """The verb that a time belongs to, where it hangs on another one.

    Args:
        verb: what the parse hangs the time on.
        span: the time.
    """
    if lemma(verb) == "be":
        return _cleft(verb, span) or _inverted(verb, span)
    return _told_before(verb, span) if says(verb) else None


def planned_by(word: Token, span: Span) -> Token | None:
    """What is planned, where the time hangs on the planning: "due in June to release", "is set to land"."""
    due = next((c for c in children(word) if c.dep_ == "acomp" and c.lower_ == "due"), None)
    word = due or word  # "is due to ship in May"
    plans = lemma(word) in words("constructions", "scheduling_verbs")
    if not plans and lemma(word) not in words("constructions", "happening_verbs"):
        return None
    beside = children(word.head) if word.dep_ == "acomp" else ()
    behind = (c for c in beside if c.dep_ == "advcl" and c.left_edge.i == span.end)
    planned = (c for c in children(word) if c.dep_ == "xcomp")
    bare = (c for to in children(word) if to.dep_ == "prep" for c in children(to))
    return next((c for c in (*planned, *behind, *bare) if is_infinitive(c)), None)


def only_starts(verb: Token, span: Span) -> bool:
    """Whether a participle is no more than a preposition of a state's time: "available starting in June"."""
    starts = verb.tag_ == "VBG" and lemma(verb) in words("constructions", "aspect_verbs")
    state = any(c.dep_ in ("acomp", "auxpass") for c in children(verb.head)) and verb.i > verb.head.i
    beside = 0 < span.start - verb.i <= _BESIDE and verb.dep_ in ("prep", "advcl", "npadvmod")
    return (
        starts
        and state
        and beside
        and not any(c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in children(verb))
    )


def misread_subject(time: Token, span: Span) -> Token | None:
    """The verb of "In 1976 two cousins founded it", where the year is taken for their modifier.

    No time stands before the number or the article of its noun.
    """
    noun = time.head
    if noun.i <= span.end or span.doc[span.end].pos_ not in ("NUM", "DET") or noun.head.pos_ != "ADP":
        return None
    return next((c for c in children(noun) if c.dep_ == "acl" and c.pos_ in VERBAL), None)


def _cleft(verb: Token, span: Span) -> Token | None:
    """What happened then: "it was on Friday that he died", "only in 2005 was it published"."""
    told: Token | None = None
    for child in children(verb):
        if child.dep_ in ("acomp", "oprd", "attr") and not span.start <= child.i < span.end:
            return None  # "it was clear on Friday that"
        if child.dep_ == "nsubj" and child.lower_ != "it":
            return None
        if child.dep_ == "ccomp" and child.pos_ in VERBAL and child.i > verb.i:
            told = child
    return told


def _inverted(verb: Token, span: Span) -> Token | None:
    """The same where what it happened to is taken for a predicate: "only in 2005 was the letter found"."""
    if span.end != verb.i or any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in children(verb)):
        return None
    told = (inner for c in children(verb) if c.dep_ == "attr" for inner in children(c))
    return next((t for t in told if t.dep_ == "acl" and t.tag_ == "VBN"), None)


def _told_before(verb: Token, span: Span) -> Token | None:
    """What is told before its time and who told it: "She died in Ostby, Tuesday, the Press reported"."""
    speaker = next((c for c in children(verb) if c.dep_ == "nsubj"), None)
    if speaker is None or not span.end <= speaker.i < verb.i:
        return None
    clauses = (c for c in children(verb) if c.dep_ == "ccomp" and c.pos_ in VERBAL)
    return next((c for c in clauses if c.right_edge.i < span.start), None)
