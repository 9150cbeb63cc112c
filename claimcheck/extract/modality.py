"""How surely a value is stated: done, planned, expected, rumoured, denied, or replaced by its own source."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.clauses import auxiliaries, clause_of, describes_a_noun, verb_above
from claimcheck.extract.parse import Sentence
from claimcheck.model import Mention, Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 70
_DIRECT_STEPS = 3
# The value is what the verb denies, not something its subject or a clause within tells.
_DIRECT = frozenset(
    [
        "dobj",
        "attr",
        "nummod",
        "quantmod",
        "prep",
        "pobj",
        "npadvmod",
        "dative",
        "oprd",
        "acomp",
        "compound",
        "amod",
    ]
)


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
    if head is None or describes_a_noun(head):
        return "actual", ""
    start = mention.start - sentence.start
    before = sentence.text[max(0, start - _REACH) : start].lower()
    behind = sentence.text[mention.end - sentence.start :][:_REACH].lower()
    if match := _superseded("superseded").search(before) or _superseded("superseded_behind").match(behind):
        return "superseded", f'"{match.group().strip()}" marks an earlier statement'
    chain = _governors(head)
    if (denial := _denial(head, chain)) is not None:
        return "denied", denial
    for place, top in enumerate(chain):
        if (found := _of_verb(top, place == 0)) is not None:
            return found
        if place and top.lemma_ == "be" and chain[place - 1].dep_ == "xcomp":
            return "planned", f'"{top.text} to {chain[place - 1].text}" lies in the future'
    if any(token.lower_ in _table()["expected_adverbs"] for token in clause_of(head)):
        return "expected", "an adverb of doubt qualifies it"
    return "actual", ""


def _governors(head: Token) -> list[Token]:
    """The verb the value depends on and the verbs that this one completes, inside out."""
    chain = [verb_above(head)]
    while len(chain) < 5 and chain[-1].dep_ in ("xcomp", "ccomp", "pcomp", "conj"):
        chain.append(verb_above(chain[-1].head))
    return chain


def _denial(head: Token, chain: list[Token]) -> str | None:
    """Why a value is denied: its own verb is negated, or a verb of denial governs it.

    "Did not open until 2031" denies nothing about 2031, "not only 12" and "cannot wait" deny nothing at all;
    "did not regret the four trips" takes the four for granted.
    """
    verb, words = chain[0], _table()
    negated = any(child.dep_ == "neg" for child in verb.children)
    path = list(takewhile(lambda token: token != verb, (head, *head.ancestors)))
    excused = any(
        token.lower_ in words["negation_excuses"] for token in (*path, *head.children, *verb.children)
    )
    fronted = path and path[-1].dep_ == "prep" and path[-1].i < verb.i  # "with 40 ships, it does not wait"
    direct = len(path) <= _DIRECT_STEPS and all(token.dep_ in _DIRECT for token in path) and not fronted
    granted = any(token.lower_ in words["granting"] for above in path[:2] for token in above.children)
    if negated and direct and not excused and not granted:
        return f'"{verb.text}" is negated'
    governors = (above for below, above in pairwise(chain) if below.dep_ != "conj")
    denier = next((above for above in governors if above.lemma_.lower() in words["denial_verbs"]), None)
    return f'"{denier.text}" denies it' if denier is not None else None


def _of_verb(verb: Token, own: bool) -> tuple[Modality, str] | None:
    """What a verb above the value says about it: plan, expectation, hearsay; None for plain fact."""
    words, lemma = _table(), verb.lemma_.lower()
    aims = any(child.dep_ == "prep" and child.lower_ == "for" for child in verb.children)
    governs = not own or _is_passive(verb) or aims  # "is aiming for a launch in May"
    coming = next(
        (c for c in verb.children if c.dep_ == "acomp" and c.lower_ in words["planned_verbs"]), None
    )
    if coming is not None:
        return "planned", f'"{coming.text}" states an intention'
    modals = [token.lower_ for token in auxiliaries(verb) if token.tag_ == "MD"]
    adverbs = {child.lower_ for child in verb.children}
    if not adverbs.isdisjoint(words["reported_words"]) or (
        lemma in words["reported_verbs"] and _is_passive(verb)
    ):
        return "reported", "it is told as hearsay"
    if lemma in words["planned_verbs"] and governs:
        return "planned", f'"{verb.text}" states an intention'
    if own and lemma in words["planned_in_the_present"] and verb.tag_ in ("VBZ", "VBP", "VBG"):
        return "planned", f'"{verb.text}" tells of what is to come'
    if lemma in words["expected_verbs"] and governs:
        return "expected", f'"{verb.text}" states an expectation'
    if any(modal in words["planned_modals"] for modal in modals):
        return "planned", f'"{modals[0]} {verb.text}" lies in the future'
    if any(modal in words["expected_modals"] for modal in modals):
        return "expected", f'"{modals[0]} {verb.text}" is a possibility'
    return None


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


@cache
def _table() -> dict[str, frozenset[str]]:
    return {key: frozenset(entries) for key, entries in lexicon.table("qualifiers")["modality"].items()}


@cache
def _superseded(key: str) -> re.Pattern[str]:
    phrases = sorted(lexicon.table("qualifiers")["modality"][key], key=lambda p: (-len(p), p))
    return re.compile(rf"\s*\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\b")
