"""According to whom a value is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.clauses import clause_top
from claimcheck.extract.parse import Sentence
from claimcheck.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKERS = frozenset({"NOUN", "PROPN"})
_MAX_STEPS = 8


def read_attribution(sentence: Sentence, mention: Mention) -> tuple[str, str]:
    """Name the speaker of a value, as written, with one sentence that says which words decided.

    Args:
        sentence: the parsed sentence that holds the value.
        mention: the value.

    Example:
        >>> from claimcheck.extract.parse import parse
        >>> from claimcheck.values import find_values
        >>> text = "Ten people died, according to the health ministry."
        >>> read_attribution(next(parse([(0, text)])), find_values(text)[0])[0]
        'health ministry'
    """
    head = sentence.head(mention.start, mention.end)
    if head is None:
        return "", ""
    for match in _phrases().finditer(sentence.text):
        span = sentence.span(sentence.start + match.end(), sentence.start + match.end() + 1)
        after = _speaker_after(sentence, span[-1] if span is not None and len(span) else None)
        if after:
            return after, f'"{match.group().strip()} {after}" names who says so'
    for verb in _speech_above(head):
        speaker = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if speaker is not None and speaker.pos_ in _SPEAKERS and head not in speaker.subtree:
            name = _phrase(speaker)
            return name, f'"{name} {verb.text}" names who says so'
    return "", ""


def _speech_above(head: Token) -> Iterator[Token]:
    """Verbs of saying whose clause or object the value is, nearest first."""
    top = clause_top(head)
    if top.lemma_.lower() in _verbs("object_verbs"):
        yield top
    for _ in range(_MAX_STEPS):
        for child in top.children:  # "12 died, officials said" may parse as an inserted clause
            if (
                child.dep_ in ("parataxis", "ccomp")
                and child.i > top.i
                and child.lemma_.lower() in _verbs("clause_verbs")
            ):
                yield child
        if top.head == top:
            return
        above = top.head
        stated = top.dep_ == "ccomp" and top.pos_ in ("VERB", "AUX")  # not "found him guilty"
        if stated and above.lemma_.lower() in _verbs("clause_verbs"):
            yield above
        top = clause_top(above)


def _speaker_after(sentence: Sentence, token: Token | None) -> str:
    """The noun phrase that begins at a token."""
    while (
        token is not None
        and token.dep_ in ("det", "amod", "compound", "poss", "nmod")
        and token.head.i > token.i
    ):
        token = token.head
    return _phrase(token) if token is not None and token.pos_ in _SPEAKERS else ""


def _phrase(noun: Token) -> str:
    """A noun with the words before it that belong to it, without articles."""
    words = [t for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod", "poss")] + [noun]
    low = min(word.left_edge.i for word in words)
    while low < noun.i and noun.doc[low].pos_ in ("DET", "PUNCT", "SPACE"):
        low += 1
    return str(noun.doc[low : noun.i + 1].text)


def _verbs(key: str) -> frozenset[str]:
    return _lists()[key]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(entries) for key, entries in lexicon.table("qualifiers")["attribution"].items()}


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted(lexicon.table("qualifiers")["attribution"]["phrases"], key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\s", re.IGNORECASE)
