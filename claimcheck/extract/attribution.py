"""According to whom a value is stated."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.clauses import clause_top
from claimcheck.extract.parse import Sentence
from claimcheck.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKERS = frozenset({"NOUN", "PROPN"})


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
    verbs = _verbs()
    for top in _clauses_up(head):
        for verb in (top, *(child for child in top.children if child.dep_ in ("ccomp", "parataxis"))):
            if verb.lemma_.lower() in verbs:
                speaker = next((child for child in verb.children if child.dep_ == "nsubj"), None)
                if speaker is not None and speaker.pos_ in _SPEAKERS and head not in speaker.subtree:
                    name = _phrase(speaker)
                    return name, f'"{name} {verb.text}" names who says so'
    return "", ""


def _clauses_up(head: Token) -> list[Token]:
    chain = [clause_top(head)]
    while len(chain) < 4 and chain[-1].head is not chain[-1]:
        chain.append(clause_top(chain[-1].head))
    return chain


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
    low, high = min(word.left_edge.i for word in words), noun.i
    inside = [t for t in noun.doc[low : high + 1] if t.pos_ not in ("DET", "PUNCT", "SPACE")]
    return " ".join(token.text for token in inside)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon.table("qualifiers")["attribution"]["verbs"])


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted(lexicon.table("qualifiers")["attribution"]["phrases"], key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\s", re.IGNORECASE)
