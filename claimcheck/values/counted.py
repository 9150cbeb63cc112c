"""Finds what a plain number counts: "2,300 R&D engineers" counts engineers, which are persons."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimcheck.lexicon import table

_OF = re.compile(r" of (?:(?:the|all|these|those|its|their|his|her|our|other|more) ){0,2}")
_WORDS = re.compile(r"[ -]{1,2}([a-zA-Z][a-zA-Z&'’.-]*|[A-Z]&[A-Z])")
_REACH = 5  # words after the number in which its noun may stand


class Counted(NamedTuple):
    """A counted noun: singular form, class ("" where unknown), and where it ends in the text."""

    noun: str
    dimension: str
    end: int = 0


class _Nouns(NamedTuple):
    classes: dict[str, str]
    plurals: dict[str, str]
    states: frozenset[str]
    endings: tuple[str, ...]
    stops: frozenset[str]
    empty: frozenset[str]


@cache
def _nouns() -> _Nouns:
    data = table("counted")
    classes: dict[str, str] = {}
    for name, words in data["classes"].items():
        for word in words.split():
            classes.setdefault(word.lower(), name)
    return _Nouns(
        classes,
        data["plurals"],
        frozenset(data["states"]["people"]),
        tuple(data["agents"]["endings"]),
        frozenset(data["stops"]["words"].split()),
        frozenset(data["empty"]["words"]),
    )


def singular(word: str) -> str:
    """The singular of a plural noun in lower case; other words come back unchanged.

    Example:
        >>> [singular(word) for word in ("engineers", "people", "cities", "boxes", "glass")]
        ['engineer', 'person', 'city', 'box', 'glass']
    """
    nouns = _nouns()
    if word in nouns.plurals:
        return nouns.plurals[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def class_of(noun: str) -> str:
    """The class of a singular noun, "" where unknown.

    Example:
        >>> class_of("engineer")
        'person'
    """
    nouns = _nouns()
    known = nouns.classes.get(noun)
    if known:
        return known
    if noun.endswith(("man", "woman")) and len(noun) > 5:
        return "person"
    if f"{noun}s".endswith(nouns.endings) and len(noun) > 6:
        return "person"
    return ""


def counted_noun(
    text: str, low: str, at: int, *, single: bool = False, partitive: bool = False
) -> Counted | None:
    """What the number that ends at `at` counts.

    Args:
        text, low: the folded text and its lower case.
        at: the end of the number.
        single: whether the number is one, so that the noun is singular.
        partitive: whether "of" may stand between: "dozens of soldiers", "two million of the users".

    Returns:
        The noun's singular with its class, or None where the words after the number count nothing.

    Example:
        >>> counted_noun("2,300 R&D engineers", "2,300 r&d engineers", 5)
        Counted(noun='engineer', dimension='person', end=19)
    """
    nouns = _nouns()
    of = _OF.match(low, at) if partitive else None
    position, best = of.end() - 1 if of else at, None
    for count in range(_REACH):
        found = _WORDS.match(text, position)
        if found is None:
            break
        word = low[found.start(1) : found.end(1)].rstrip(".'-")
        ends = text[found.end(1) - 1] == "." and len(word) > 3
        position = found.end()
        if word.endswith("'s"):
            word, ends = word[:-2], True
        if word in nouns.states and count == 0:
            return Counted("person", "person", found.end())
        if word in nouns.stops:
            break
        if "-" in word:
            word = word.rsplit("-", 1)[-1] if count and not single else word
        if word in nouns.empty:
            return None
        if count == 0 and not single and text[at : at + 1] == "-":  # "a 1,000-seat hall"
            head = word.split("-", 1)[0]
            return Counted(head, class_of(head), found.end()) if head in nouns.classes else None
        noun = word[:-1] if _abbreviated(text, found) else singular(word)
        plural = noun != word or word in nouns.plurals
        if (plural and not single) or (single and not plural and noun in nouns.classes):
            best = Counted(noun, class_of(noun), found.end())
            if not single:
                return _followed_by_head(text, low, position, best) if not ends else best
        elif best is not None:
            break
        if ends:
            break
    return best


def _abbreviated(text: str, found: re.Match[str]) -> bool:
    """ "RBIs", "SUVs": capitals with the plural's s."""
    written = found[1].rstrip(".")
    return len(written) > 2 and written[-1] == "s" and written[:-1].isupper()


def _followed_by_head(text: str, low: str, at: int, best: Counted) -> Counted:
    """ "police officers", "Windows users": a plural directly before a known plural is its modifier."""
    found = _WORDS.match(text, at)
    if found is None:
        return best
    word = low[found.start(1) : found.end(1)].rstrip(".'-")
    noun = singular(word)
    return Counted(noun, class_of(noun), found.end()) if noun != word and class_of(noun) else best
