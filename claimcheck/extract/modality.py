"""How surely a value is stated: done, planned, expected, rumoured, denied, or replaced by its own source."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.clauses import auxiliaries, clause_of, clause_top
from claimcheck.extract.parse import Sentence
from claimcheck.model import Mention, Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 70


def read_modality(sentence: Sentence, mention: Mention) -> tuple[Modality, str]:
    """Say how surely a value is stated, with one sentence that says why ("" for plain fact).

    Args:
        sentence: the parsed sentence that holds the value.
        mention: the value.

    Example:
        >>> from claimcheck.extract.parse import parse
        >>> from claimcheck.values import find_values
        >>> text = "The plant will open in 2031."
        >>> read_modality(next(parse([(0, text)])), find_values(text)[0])[0]
        'planned'
    """
    head = sentence.head(mention.start, mention.end)
    if head is None:
        return "actual", ""
    start = mention.start - sentence.start
    before = sentence.text[max(0, start - _REACH) : start].lower()
    if match := _superseded().search(before):
        return "superseded", f'"{match.group()}" marks an earlier statement'
    chain = _governors(head)
    words = _table()
    for top in chain:
        lemma = top.lemma_.lower()
        modals = [token.lower_ for token in auxiliaries(top) if token.tag_ == "MD"]
        if any(child.dep_ == "neg" for child in top.children) and top is chain[0]:
            return "denied", f'"{top.text}" is negated'
        if lemma in words["denial_verbs"] and top is not chain[0]:
            return "denied", f'"{top.text}" denies it'
        if any(token.lower_ in words["reported_words"] for token in clause_of(top)) or (
            lemma in words["reported_verbs"] and _is_passive(top)
        ):
            return "reported", "it is told as hearsay"
        if lemma in words["planned_verbs"] and (top is not chain[0] or _is_passive(top)):
            return "planned", f'"{top.text}" states an intention'
        if lemma in words["expected_verbs"] and (top is not chain[0] or _is_passive(top)):
            return "expected", f'"{top.text}" states an expectation'
        if any(modal in words["planned_modals"] for modal in modals):
            return "planned", f'"{modals[0]} {top.text}" lies in the future'
        if any(modal in words["expected_modals"] for modal in modals):
            return "expected", f'"{modals[0]} {top.text}" is a possibility'
    if any(token.lower_ in words["expected_adverbs"] for token in clause_of(head)):
        return "expected", "an adverb of doubt qualifies it"
    return "actual", ""


def _governors(head: Token) -> list[Token]:
    """The clause the value stands in and the clauses that this one completes, inside out."""
    chain = [clause_top(head)]
    while len(chain) < 4:
        top = chain[-1]
        if top.dep_ not in ("xcomp", "ccomp", "pcomp", "conj") or top.head is top:
            break
        chain.append(clause_top(top.head))
    return chain


def _is_passive(top: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in top.children)


@cache
def _table() -> dict[str, frozenset[str]]:
    return {key: frozenset(entries) for key, entries in lexicon.table("qualifiers")["modality"].items()}


@cache
def _superseded() -> re.Pattern[str]:
    phrases = sorted(lexicon.table("qualifiers")["modality"]["superseded"], key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\b")
