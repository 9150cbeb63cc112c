"""Common nouns by which a document describes its names: "the Ona Bridge" is later "the bridge".

Read where a name is introduced: its own last word, the noun right before it ("grocer Acme"), an apposition
("Acme, a maker of paint,") and what it is said to be ("Acme is a small bank").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.everyday import is_noun
from claimcheck.extract.nounclasses import class_of_noun, is_trade

if TYPE_CHECKING:
    from claimcheck.extract.names.bearers import Name
    from claimcheck.extract.names.capitals import Occurrence

_REACH = 80  # characters behind a name in which an apposition ends
_LOOKED_BACK = 1_200  # characters: about six sentences of news
_KEPT = 256  # patterns
_NOUN_BEFORE = re.compile(r"(?<![\w'’-])(?:([A-Za-z]+)[ -])?([A-Za-z][a-z-]+) $")
_NOUN_AFTER = re.compile(r" ([a-z][a-z-]+)(?![\w'’-])")
_REGION_BEFORE = re.compile(r"(?<![\w'’-])([a-z]+) of $")
_PART_AFTER = re.compile(r"(?:['’]s?)? ([a-z]+)(?![\w'’-])")
_PART_BEFORE = re.compile(r"(?<![\w'’-])([a-z]+) (?:of|in|at|near) (?:the )?$")


class Descriptions:
    """Which name a definite noun stands for, by what the document itself calls it.

    Args:
        text: the document's text.
        occurrences: its names, in order.
        bearers: who bears each surface.
    """

    def __init__(self, text: str, occurrences: Iterable[Occurrence], bearers: Mapping[str, Name]) -> None:
        self._text = text
        self._told: dict[str, list[tuple[int, Name, bool]]] = {}
        self._roles: dict[str, set[str]] = {}  # what persons are called, beside what anybody can be called
        for found in occurrences:
            if found.doubtful:
                continue
            name = bearers[found.surface]
            for noun in dict.fromkeys((*_last_word(name, found), *described(text, found))):
                self._told.setdefault(noun, []).append((found.start, name, False))
                if class_of_noun(noun.split()[-1]) == "person" and not _may_be_anybody(noun):
                    self._roles.setdefault(name.canonical, set()).add(noun)
            for noun in parts(text, found):
                self._told.setdefault(noun, []).append((found.start, name, True))

    def only_of(self) -> dict[str, str]:
        """The nouns that describe one name alone, no person, with that name."""
        found = {}
        for noun, told in self._told.items():
            bearers = {name.canonical: name for _, name, part in told if not part}
            if len(bearers) == 1 and next(iter(bearers.values())).kind != "person":
                found[noun] = next(iter(bearers))
        return found

    def find(self, noun: str, before: int) -> tuple[Name, bool] | None:
        """Who was last described by a noun before a place, if anybody; and whether only as its holder."""
        told = self._told.get(noun, [])
        at = bisect_left([start for start, _, _ in told], before)
        return told[at - 1][1:] if at else None

    def called_otherwise(self, noun: str) -> frozenset[str]:
        """Who is called something else: of a chairman and a player "the striker" is not the chairman."""
        if _may_be_anybody(noun):
            return frozenset()
        return frozenset(name for name, roles in self._roles.items() if noun not in roles)

    def introduced(self, noun: str, before: int) -> bool:
        """Whether a thing without a name was told shortly before: "a new school", then "the school"."""
        found = _indefinite(noun.split()[-1]).search(self._text, max(0, before - _LOOKED_BACK), before)
        return found is not None


@lru_cache(_KEPT)
def _indefinite(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Aa]n?|[Aa]nother) (?:[a-z][\w-]* ){{0,3}}{re.escape(noun)}(?![\w-])")


def _may_be_anybody(noun: str) -> bool:
    return noun in lexicon.words("names", "anybody")


def _last_word(name: Name, found: Occurrence) -> Iterator[str]:
    """ "bridge" of "Ona Bridge", "hotel" of "Hotel Ona"; a person's last name describes nobody."""
    first, last = (found.surface.split()[place].lower() for place in (0, -1))
    if " " not in found.surface or name.kind == "person":
        return
    if is_noun(last):
        yield last
    if is_noun(first) and (class_of_noun(first) in ("place", "organisation") or catalogue().is_event(first)):
        yield first


def described(text: str, found: Occurrence) -> Iterator[str]:
    """The nouns in small letters that describe a name where it stands.

    Example:
        >>> from claimcheck.extract.names.capitals import Occurrence
        >>> list(described("The grocer Acme, a small firm in Port Lee.", Occurrence(11, 15, "Acme")))
        ['grocer', 'firm']
    """
    if found.surface in nationalities() and _NOUN_AFTER.match(text, found.end):
        return  # "the Danish company" describes another name
    before = _NOUN_BEFORE.search(text, max(0, found.start - 24), found.start)
    if before is not None and (noun := _titled(*before.groups())):
        yield noun
    region = _REGION_BEFORE.search(text, max(0, found.start - 24), found.start)
    if region is not None and class_of_noun(region.group(1)) == "place" and region.group(1) not in _parts():
        yield region.group(1)
    after = _NOUN_AFTER.match(text, found.end)
    kind = class_of_noun(after.group(1)) if after is not None else ""
    if after is not None and kind not in ("", "person") and after.group(1) not in _parts():
        yield after.group(1)
    said = _apposition().match(text, found.end, found.end + _REACH)
    if said is not None and is_noun(said.group(1)):
        yield said.group(1)


@cache
def nationalities() -> frozenset[str]:
    """Adjectives of countries, which stand for nobody by themselves: "Danish"."""
    values = lexicon.table("categories")["described"]["nationality"]["values"].values()
    return frozenset(word for words in values for word in words)


def parts(text: str, found: Occurrence) -> Iterator[str]:
    """The nouns beside a name that tell of another thing: "the Port Lee library", "a mill at Port Lee".

    Example:
        >>> from claimcheck.extract.names.capitals import Occurrence
        >>> list(parts("The council of Port Lee met.", Occurrence(15, 23, "Port Lee")))
        ['council']
    """
    after = _PART_AFTER.match(text, found.end)
    before = _PART_BEFORE.search(text, max(0, found.start - 32), found.start)
    for match in (after, before):
        if match is not None and match.group(1) in _parts():
            yield match.group(1)


def _parts() -> frozenset[str]:
    return lexicon.words("names", "parts")


def _titled(first: str | None, noun: str) -> str:
    """A noun right before a name, with what makes it another one: "deputy mayor"; "" for other words."""
    word, apart = noun.lower(), (first or "").lower()
    title = noun.islower() or word in lexicon.words("names", "person_titles")
    if not (title and is_noun(word)) and not is_trade(word):
        return ""
    return f"{apart} {word}" if apart in lexicon.words("names", "apart") else word


@cache
def _apposition() -> re.Pattern[str]:
    """ ", the discount grocer," and "is a small bank in": the noun that ends the phrase."""
    table = lexicon.table("names")
    ends, copulas = ("|".join(table[key]) for key in ("phrase_ends", "copulas"))
    return re.compile(
        rf"(?:,| (?:{copulas})) (?:an?|the) (?:[\w'’-]+ ){{0,4}}?([a-z][a-z-]+)(?=[,.;)]| (?:{ends})\b)"
    )
