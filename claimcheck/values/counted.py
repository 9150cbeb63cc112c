"""Finds what a plain number counts: "2,300 R&D engineers" counts engineers, which are persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.lexicon import table

_OF = re.compile(r" of (?:(?:the|all|these|those|its|their|his|her|our|other|more) ){0,2}")
_WORDS = re.compile(r"[ -]{1,2}([a-zA-Z][a-zA-Z&'’.-]*|[A-Z]&[A-Z])")
_MODEL = re.compile(r" [A-Z]{1,4}-?\d{1,4}[A-Z]?(?= [a-z])")  # "seven AK-47 rifles"
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
    if nouns.classes.get(noun.rpartition("-")[2]) == "person":
        return "person"  # "co-worker", "vice-president"
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
    of = _OF.match(low, at) if partitive else None
    words = _words_after(text, low, of.end() - 1 if of else at)
    if single:
        return _singular_noun(words)
    return _compound_head(text, low, at) if text[at : at + 1] == "-" else _plural_noun(text, low, words)


class _Word(NamedTuple):
    word: str  # lower case, bare
    noun: str  # its singular
    end: int
    last: bool  # whether it ends its sentence or phrase


def _words_after(text: str, low: str, at: int) -> Iterator[_Word]:
    """The words in which the counted noun may stand, up to one that cannot precede it."""
    model = _MODEL.match(text, at)
    nouns, position = _nouns(), model.end() if model else at
    for count in range(_REACH):
        found = _WORDS.match(text, position)
        if found is None:
            return
        word = low[found.start(1) : found.end(1)].rstrip(".'-")
        last = text[found.end(1) - 1] == "." and len(word) > 3
        position = found.end()
        if word.endswith("'s"):
            word, last = word[:-2], True
        if word in nouns.stops and not (count == 0 and word in nouns.states):
            return
        if "-" in word and count:
            word = word.rsplit("-", 1)[-1]
        noun = word[:-1] if _odd_plural(found[1]) else singular(word)
        yield _Word(word, noun, position, last)
        if last:
            return


def _plural_noun(text: str, low: str, words: Iterator[_Word]) -> Counted | None:
    """The first plural, or the people that a participle makes ("12 wounded")."""
    nouns = _nouns()
    for count, (word, noun, end, last) in enumerate(words):
        if count == 0 and word in nouns.states:
            return Counted("person", "person", end)
        if word in nouns.empty:
            return None
        if noun != word or word in nouns.plurals:
            best = Counted(noun, class_of(noun), end)
            return best if last else _followed_by_head(text, low, end, best)
    return None


def _singular_noun(words: Iterator[_Word]) -> Counted | None:
    """The last of the known nouns that follow one another: "one police officer"."""
    nouns, best = _nouns(), None
    for count, (word, noun, end, _) in enumerate(words):
        if count == 0 and word in nouns.states:
            return Counted("person", "person", end)
        if noun == word and noun in nouns.classes:
            best = Counted(noun, class_of(noun), end)
        elif best is not None:
            break
    return best


def _compound_head(text: str, low: str, at: int) -> Counted | None:
    """ "a 1,000-seat hall" counts seats; "a 35,000-strong army" nothing that the compound says."""
    found = _WORDS.match(text, at)
    head = re.split("[-']", low[found.start(1) : found.end(1)], maxsplit=1)[0] if found else ""
    if found is None or head not in _nouns().classes:
        return None
    return Counted(head, class_of(head), found.end())


def _odd_plural(written: str) -> bool:
    """ "RBIs", "Somalis": plurals that only look like singulars."""
    written = written.rstrip(".")
    if written.endswith("is") and written[0].isupper() and len(written) > 5:
        return True  # "Somalis"
    return len(written) > 2 and "'" not in written and written[-1] == "s" and written[:-1].isupper()


def _followed_by_head(text: str, low: str, at: int, best: Counted) -> Counted:
    """ "police officers", "Windows users": a plural directly before a known plural is its modifier."""
    found = _WORDS.match(text, at)
    if found is None or low.endswith("people", 0, at):  # "of 14,500 people draws tourists"
        return best
    word = low[found.start(1) : found.end(1)].rstrip(".'-")
    noun = singular(word)
    return Counted(noun, class_of(noun), found.end()) if noun != word and class_of(noun) else best
