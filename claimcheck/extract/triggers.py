"""Words that tell an event, and of which type: the catalogue `data/events.toml` in all its word forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck import lexicon
from claimcheck.extract.attributes.wordforms import inflections
from claimcheck.values.counted import class_of, singular

_THINGS = ("vehicle", "weapon", "animal")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def trigger_type(word: str) -> str:
    """The type of event that a word in lower case tells, or "".

    Example:
        >>> trigger_type("quakes"), trigger_type("shot"), trigger_type("table")
        ('earthquake', 'shooting', '')
    """
    return _forms().get(word, "")


def types_in(text: str) -> Iterator[str]:
    """The types that the words of a text tell, in order; "life sentence" and the like tell none."""
    words: list[str] = _WORD.findall(text.lower())
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        kind = trigger_type(f"{before} {word}") or trigger_type(word)
        if kind and not is_idiom(before, word) and not is_idiom(word, after):
            yield kind


def is_idiom(before: str, word: str) -> bool:
    """Whether two words side by side tell no event although the second alone would: "opened fire"."""
    return f"{before} {word}" in lexicon.words("events", "no_triggers")


def same_family(one: str, other: str) -> bool:
    """Whether two types tell one event in other words, as "attack" and "bombing" do."""
    families = lexicon.table("events")["families"]
    return one == other or any(one in members and other in members for members in families.values())


@cache
def sub_types() -> frozenset[str]:
    """Types of events that happen within another one, such as aftershocks."""
    return frozenset(name for name, entry in lexicon.table("events")["types"].items() if entry.get("sub"))


@cache
def _forms() -> dict[str, str]:
    """Every form of every trigger -> its type; the first type listed keeps a form that two could claim."""
    table = lexicon.table("events")
    forms: dict[str, str] = {}
    for name, entry in table["types"].items():
        for noun in entry.get("nouns", ()):
            for form in (noun, *(form for form in inflections(noun) if form.endswith("s"))):
                forms.setdefault(form, name)
        for verb in entry.get("verbs", ()):
            for form in (verb, *inflections(verb), *table["irregular"].get(verb, ())):
                if class_of(singular(form)) not in _THINGS:  # a ship is not shipped, nor a shell shelled
                    forms.setdefault(form, name)
    return forms
