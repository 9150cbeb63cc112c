"""Common nouns by which a document describes its names: "the Ona Bridge" is later "the bridge".

Read where a name is introduced: its own last word, the noun right before it ("grocer Acme"), an apposition
("Acme, a maker of paint,") and what it is said to be ("Acme is a small bank").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

from claimcheck import lexicon
from claimcheck.extract.everyday import is_noun

if TYPE_CHECKING:
    from claimcheck.extract.capitals import Occurrence
    from claimcheck.extract.names import Name

NounClass = Literal["person", "organisation", "place", "product", ""]
_REACH = 80  # characters behind a name in which an apposition ends
_NOUN_BEFORE = re.compile(r"(?<![\w'’-])(?:([A-Za-z]+)[ -])?([A-Za-z][a-z-]+) $")
_NOUN_AFTER = re.compile(r" ([a-z][a-z-]+)(?![\w'’-])")


class Descriptions:
    """Which name a definite noun stands for, by what the document itself calls it.

    Args:
        text: the document's text.
        occurrences: its names, in order.
        bearers: who bears each surface.
    """

    def __init__(self, text: str, occurrences: Iterable[Occurrence], bearers: Mapping[str, Name]) -> None:
        self._told: dict[str, list[tuple[int, Name]]] = {}
        for found in occurrences:
            if found.doubtful:
                continue
            name = bearers[found.surface]
            for noun in dict.fromkeys((*_last_word(name, found), *described(text, found))):
                self._told.setdefault(noun, []).append((found.start, name))

    def find(self, noun: str, before: int) -> Name | None:
        """Who was last described by a noun before a place of the text; None where nobody was."""
        told = self._told.get(noun, [])
        at = bisect_left([start for start, _ in told], before)
        return told[at - 1][1] if at else None


def _last_word(name: Name, found: Occurrence) -> Iterator[str]:
    """ "bridge" of "Ona Bridge"; a person's last name describes nobody."""
    last = found.surface.split()[-1].lower()
    if " " in found.surface and name.kind != "person" and is_noun(last):
        yield last


def described(text: str, found: Occurrence) -> Iterator[str]:
    """The nouns in small letters that describe a name where it stands.

    Example:
        >>> from claimcheck.extract.capitals import Occurrence
        >>> list(described("The grocer Acme, a small firm in Port Lee.", Occurrence(11, 15, "Acme")))
        ['grocer', 'firm']
    """
    before = _NOUN_BEFORE.search(text, max(0, found.start - 24), found.start)
    if before is not None and (noun := _titled(*before.groups())):
        yield noun
    after = _NOUN_AFTER.match(text, found.end)
    if after is not None and class_of_noun(after.group(1)):
        yield after.group(1)
    said = _apposition().match(text, found.end, found.end + _REACH)
    if said is not None and is_noun(said.group(1)):
        yield said.group(1)


def _titled(first: str | None, noun: str) -> str:
    """A noun right before a name, with what makes it another one: "deputy mayor"; "" for other words."""
    word, apart = noun.lower(), (first or "").lower()
    if not (noun.islower() or word in lexicon.words("names", "person_titles")) or not is_noun(word):
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


def class_of_noun(noun: str) -> NounClass:
    """What kind of name a common noun stands for, "" where it may be any.

    Example:
        >>> class_of_noun("company"), class_of_noun("teenager"), class_of_noun("matter")
        ('organisation', 'person', '')
    """
    return _classes().get(noun, "")


@cache
def _classes() -> dict[str, NounClass]:
    table = lexicon.table("names")["descriptions"]
    kinds: tuple[NounClass, ...] = ("person", "organisation", "place", "product")
    return {noun: kind for kind in kinds for noun in table[kind]}
