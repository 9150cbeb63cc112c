"""Everyday English words, from the word lists of the parser's lemmatiser.

They tell what may open a sentence without being anybody's name: "Repairs went on", "Comparable sales grew".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimcheck.errors import ModelError
from claimcheck.extract.parse import default_model
from claimcheck.values.counted import singular

_PARTS = ("noun", "verb", "adj", "adv")


def is_everyday(word: str) -> bool:
    """Whether a word is a verb, an adjective or the plural of a noun, and so seldom a name.

    Single nouns do not count: too many firms and people are named after one.

    Example:
        >>> [is_everyday(word) for word in ("Repairs", "Daily", "Older", "Founded", "Corvane")]
        [True, True, True, True, False]
    """
    word = word.lower()
    lists = _lists()
    if any(word in lists[part] for part in ("verb", "adj", "adv")):
        return True
    return (
        is_common_plural(word)
        or any(base in lists["adj"] for base in _without(word, "er", "est"))
        or any(base in lists["verb"] for base in _without(word, "ed", "ing"))
    )


def is_common_plural(word: str) -> bool:
    """Whether a word is the plural of a noun; firms that are named after a verb or one thing stay names.

    Example:
        >>> is_common_plural("Costs"), is_common_plural("Target")
        (True, False)
    """
    one = singular(word.lower())
    return one != word.lower() and one in _lists()["noun"]


def is_noun(word: str) -> bool:
    """Whether a word in small letters can be a noun."""
    return word in _lists()["noun"]


def _without(word: str, *endings: str) -> tuple[str, ...]:
    """What a word can be a form of: "older" of "old", "largest" of "large", "earlier" of "early"."""
    for ending in endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            return (stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else stem[:-1])
    return ()


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """Lemmas by part of speech; empty where the model is not installed."""
    try:
        lemmatizer = default_model().get_pipe("lemmatizer")
    except (ModelError, KeyError):
        return dict.fromkeys(_PARTS, frozenset())
    table = lemmatizer.lookups.get_table("lemma_index", {})  # type: ignore[attr-defined]
    return {part: frozenset(table.get(part, ())) for part in _PARTS}
