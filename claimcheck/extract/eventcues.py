"""Words beside a value that set its event apart from the document's: earlier, planned, another, elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.triggers import trigger_type

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = re.compile(r"\w+")
_WITHIN = frozenset({"in", "during", "at", "on"})  # prepositions that put a clause into an event
_OPPONENTS = frozenset(
    {"over", "against", "to", "at", "in", "with"}
)  # "a win over Chicago", "a quake in Chile"


def is_background(head: Token, clause: Sequence[Token]) -> bool:
    """Whether the clause tells of an earlier time: "previously", "compared with", "last year's"."""
    cues: Mapping[str, list[str]] = lexicon.table("events")["cues"]
    ancestors = [head, *head.ancestors]
    for token in ancestors[:4]:
        if (
            token.dep_ in ("prep", "agent")
            and token.lower_ in cues["comparisons"]
            and _last_unit(token.subtree, cues)
        ):
            return True
        if token.lower_ == "compared":
            return True
        if trigger_type(token.lower_) and is_past(token):
            return True
    if any(is_past(noun) for noun in _settings(clause)):
        return True
    return any(token.lower_ in cues["background_adverbs"] for token in clause) or _last_unit(clause, cues)


def is_running(clause: Sequence[Token]) -> bool:
    """Whether a count adds up what happened in a time: "the 310th this year", "310 so far this season"."""
    units = lexicon.table("events")["cues"]["running_units"]
    pairs = pairwise(clause)
    return any(
        this.lower_ == "this" and unit.lower_ in units and unit.dep_ not in ("poss", "compound", "nsubj")
        for this, unit in pairs
    )


def is_past(noun: Token) -> bool:
    """Whether an adjective puts a noun into the past: "a previous quake"."""
    adjectives = lexicon.table("events")["cues"]["background_adjectives"]
    return any(child.lower_ in adjectives and child.dep_ == "amod" for child in noun.children)


def _last_unit(tokens: Iterable[Token], cues: Mapping[str, list[str]]) -> bool:
    """ "last year", "the previous season", "earlier this year", "earlier that day" among the tokens."""
    first = second = ""
    for token in tokens:
        word = token.lower_
        if word in cues["long_units"] and (second in cues["last"] or (first, second) == ("earlier", "this")):
            return True
        if word in cues["units"] and (first, second) == ("earlier", "that"):
            return True
        first, second = second, word
    return False


def is_planned(clause: Sequence[Token]) -> bool:
    cues = lexicon.table("events")["cues"]
    return any(
        (token.tag_ == "MD" and token.lower_ in cues["future"]) or token.lemma_ in cues["intentions"]
        for token in clause
    )


def order_of(trigger: Token) -> str:
    """ "second" in "a second bomb", "another" in "another quake", or ""."""
    ordinals, parts = (lexicon.table("events")["cues"][name] for name in ("ordinals", "ordered_parts"))
    if trigger.lemma_.lower() in parts:
        return ""  # the third quarter is no third event
    return next((child.lower_ for child in trigger.children if child.lower_ in ordinals), "")


def elsewhere(clause: Sequence[Token]) -> str:
    """ "separate" in "In a separate incident, ...", "elsewhere" in "Elsewhere, ...", or ""."""
    cues = lexicon.table("events")["cues"]
    said = (token.lower_ for token in clause if token.lower_ in cues["apart_adverbs"])
    return next(said, "") or next(filter(None, map(order_of, _settings(clause))), "")


def other_name(event: Token, told: Set[str]) -> str:
    """A name that an event noun carries and the lead does not tell ("a win over Chicago"), or "".

    Args:
        event: the word that tells the event.
        told: lower-case words of the title and the lead.
    """
    if event.pos_ != "NOUN":
        return ""
    objects = (
        token
        for child in event.children
        if child.dep_ == "prep" and child.lower_ in _OPPONENTS
        for token in child.children
        if token.dep_ == "pobj"
    )
    beside = (child for child in event.children if child.dep_ in ("compound", "nmod", "poss"))
    names = (t.lower_ for t in (*objects, *beside) if t.pos_ == "PROPN")
    # "a magnitude-5.2 quake" is another one where the lead tells of no such figure.
    return next((name for name in names if not set(_WORD.findall(name)) <= told), "")


def _settings(clause: Iterable[Token]) -> Iterator[Token]:
    """Nouns that say in what the whole clause happened: "In an earlier attack, three people were killed"."""
    for token in clause:
        if token.dep_ == "pobj" and token.head.lower_ in _WITHIN and token.head.head.pos_ in ("VERB", "AUX"):
            yield token
