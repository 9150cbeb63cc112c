"""How a sentence states a value: the words in its own noun phrase, and from there upwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.changes import changed_by
from claimcheck.extract.attributes.cues import Cue, cue
from claimcheck.extract.attributes.governors import governors
from claimcheck.extract.attributes.trees import (
    BEFORE_NOUN,
    MAX_STEPS,
    NOMINAL,
    TENTHS,
    VERBAL,
    anchor,
    children,
    is_named_by,
    phrase,
)
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_COUNTS = frozenset({"nummod", "quantmod", "amod", "det"})


def read_cues(span: Span, counts: bool = True) -> list[Cue]:
    """The constructions the value of `span` stands in, nearest first.

    Args:
        span: the value's tokens.
        counts: whether the value is a plain number, so that a noun after it is counted ("10 deals") and not
            only modified ("a $10 deal").
    """
    node = anchor(span)
    found = chain(
        _rate(span),
        _complements(node, span, counts),
        () if counts else _misplaced(node, span),
        _own_nouns(node, span, counts),
        governors(node, span),
        _doing(phrase(node, span)),
    )
    told = [*found]
    told.sort(key=lambda one: one.role in ("passive", "noun") and _in_passing(span.doc[one.token]))
    unique = {(c.role, c.lemma, c.token): c for c in told}
    return [Cue(c.role, c.lemma, c.company, c.token, rank) for rank, c in enumerate(unique.values())]


def _in_passing(word: Token) -> bool:
    """Whether a participle only tells which are meant: "recalled 40 cars sold in May"."""
    noun = word.head
    participle = word.dep_ == "acl" and word.tag_ == "VBN" and noun.head.pos_ in VERBAL
    placed = any(child.dep_ == "prep" for child in children(word))
    telling = lemma(noun.head) not in words("constructions", "saying_little")
    return participle and placed and noun.dep_ in ("nsubjpass", "dobj") and telling


def _rate(span: Span) -> Iterator[Cue]:
    """ "$5 a share", "per year": the word after "a", "per", "each" directly behind the value."""
    doc, end = span.doc, span.end
    if end + 1 < len(doc) and doc[end].lower_ in ("a", "an", "per", "each", "every", "/"):
        noun = doc[end + 2] if end + 2 < len(doc) and doc[end + 1].pos_ == "ADJ" else doc[end + 1]
        behind = doc[noun.i + 1].lower_ if noun.i + 1 < len(doc) else ""
        if noun.pos_ == "NOUN" and behind not in words("constructions", "sequence_words"):
            yield cue("per", noun)
    elif end + 2 < len(doc) and doc[end].lower_ == "for" and doc[end + 1].lower_ in ("each", "every"):
        noun = doc[end + 1].head  # "$5 for each Acme share"
        if noun.pos_ == "NOUN" and noun.i > end + 1:
            yield cue("per", noun)


def counted_per(span: Span) -> Token | None:
    """ "Day" of "12 passengers a day": the stretch of time behind what is counted."""
    doc, at = span.doc, span.end
    while at < len(doc) and at < span.end + 3 and doc[at].pos_ in ("ADJ", "NOUN"):
        at += 1
    if span.end < at < len(doc) and doc[at].lower_ in ("daily", "annually", "monthly", "weekly"):
        return doc[at]  # "12 passengers daily"
    if span.end < at < len(doc) - 1 and doc[at].lower_ in ("a", "an", "per", "each", "every"):
        return doc[at + 1] if lemma(doc[at + 1]) in words("constructions", "calendar_nouns") else None
    return None


def _complements(node: Token, span: Span, counts: bool) -> Iterator[Cue]:
    """What follows the value in its phrase: "10 dead", "10 killed", "10 of the crew", "$5m in damage"."""
    for child in children(node):
        if child.i < span.end:
            continue
        if child.dep_ in ("amod", "acl", "advmod", "acomp") and child.tag_ in ("VBN", "VBD"):
            yield cue("passive", child)
            yield cue("noun", child)
        elif child.dep_ in ("amod", "acl", "acomp") and child.pos_ in ("ADJ", "VERB"):
            yield cue("noun", child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "in", "on"):
            if child.lower_ == "of" and _meets_a_fate(node):
                continue  # "three of the wounded died"
            for inner in children(child):
                if child.lower_ == "on" and lemma(inner) not in words("constructions", "rolls"):
                    continue
                if inner.dep_ == "pobj" and not _is_payment(child, inner):
                    yield cue("noun", inner)
                    if not counts:
                        yield cue("name", inner)


def _meets_a_fate(node: Token) -> bool:
    fated = node.dep_ in ("nsubj", "nsubjpass") and node.head.pos_ in VERBAL
    return fated and lemma(node.head) in words("constructions", "fates")


def _misplaced(node: Token, span: Span) -> Iterator[Cue]:
    """What an amount of money is in, where the parse hung it on the verb: "released $5m in emergency aid"."""
    doc, end = span.doc, span.end
    prep = doc[end] if end + 1 < len(doc) else None
    if prep is None or prep.lower_ != "in" or prep.dep_ != "prep" or prep.head == node:
        return
    for inner in children(prep):
        if inner.dep_ == "pobj" and inner.pos_ == "NOUN" and not _is_payment(prep, inner):
            yield cue("name", inner)


def _is_payment(prep: Token, noun: Token) -> bool:
    """Whether a noun says only what an amount is paid in: "$5m in cash"."""
    return prep.lower_ == "in" and lemma(noun) in words("constructions", "payment_means")


def _own_nouns(node: Token, span: Span, counts: bool) -> Iterator[Cue]:
    """The nouns after the value that it counts, measures or modifies, out to the head of the phrase."""
    yield from _shared_noun(node, span)
    amount, found = _first_amount(node, span), []
    top = amount
    for _ in range(MAX_STEPS):
        head = top.head
        if head == top or top.dep_ not in BEFORE_NOUN or head.i < span.start:
            break
        if (head.pos_ in ("ADJ", "ADV") and not is_named_by(head)) or lemma(head) in ("old", "aged"):
            found.append(cue("adjective", head))
        elif head.pos_ in NOMINAL or is_named_by(head):
            counted = counts and top == amount and top.dep_ in _COUNTS
            if (moved := changed_by(head)) is not None:
                found.append(cue("change", moved))
            if counted and TENTHS.search(span.text):
                counted = False  # "a 9.1 quake", "9.1 Quake Rattles Pelo"
                found.extend(cue("premod", t) for t in head.lefts if t.i == span.end and t.dep_ == "compound")
            found.append(cue("noun" if counted else "premod", head))
        else:
            break
        top = head
    hyphenated = span.end < len(span.doc) and span.doc[span.end].text == "-"
    yield from reversed(found) if hyphenated else found  # "a 20-seat majority" is a majority
    if top != amount:
        for child in children(top):
            if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
                yield cue("passive", child)
            elif child.dep_ == "amod" and child.i > span.start and child.tag_ in ("VBN", "VBD", "JJ"):
                if child.tag_ != "JJ" and lemma(child) == child.lower_:
                    yield cue("passive", child)  # "10 worst-hit villages" are hit, and are no hits
                    continue
                yield cue("noun", child)  # "10 injured passengers"
                yield Cue("noun", child.lower_, frozenset(), child.i)


def _first_amount(node: Token, span: Span) -> Token:
    """What stands in the tree for an amount: the first of "the $5 and $7 versions", a model's name."""
    head = node.head
    second = node.dep_ == "conj" and head.dep_ in ("nummod", "quantmod") and head.i < span.start
    # "AK-47" of "seven AK-47 rifles"
    model = node.dep_ == "compound" and head.pos_ == "NUM" and head.text[0].isalpha()
    return head if second or model else node


def _shared_noun(node: Token, span: Span) -> Iterator[Cue]:
    """The noun that two amounts share: "drive" for both in "a 128GB or 256GB drive"."""
    doc, end = span.doc, span.end
    if end + 1 < len(doc) and doc[end].lower_ in ("or", "and") and doc[end + 1].like_num:
        for other in children(node):
            beside = [(child.i, child.lower_) for child in children(other)]
            if (end + 1, doc[end + 1].lower_) in beside and (end + 2, span[-1].lower_) in beside:
                yield cue("premod", other)


def _doing(noun: Token) -> Iterator[Cue]:
    """What the counted do: "10 people living here"; of a list all: "10 men and 4 women living here"."""
    governed = noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ in VERBAL
    if governed and lemma(noun.head) not in words("constructions", "saying_little"):
        return  # "killed 10 people living here" tells of the killed
    last = noun
    for _ in range(MAX_STEPS):
        following = next((child for child in children(last) if child.dep_ == "conj"), None)
        if following is None:
            break
        last = following
    for member in dict.fromkeys((noun, last)):
        yield from (cue("subject", c) for c in children(member) if c.dep_ == "acl" and c.tag_ == "VBG")
