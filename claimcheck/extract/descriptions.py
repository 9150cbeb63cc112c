"""Common nouns by which a document describes its names: "the Ona Bridge" is later "the bridge".

Read where a name is introduced: its own last word, the noun right before it ("grocer Acme"), an apposition
("Acme, a maker of paint,") and what it is said to be ("Acme is a small bank").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.everyday import is_noun

if TYPE_CHECKING:
    from claimcheck.extract.capitals import Occurrence
    from claimcheck.extract.names import Name

_REACH = 80  # characters behind a name in which an apposition ends
_NOUN_BEFORE = re.compile(r"(?<![\w'’-])([a-z][a-z-]+) $")
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
            for noun in dict.fromkeys(_nouns(text, found, name)):
                self._told.setdefault(noun, []).append((found.start, name))

    def find(self, noun: str, before: int) -> Name | None:
        """Who was last described by a noun before a place of the text; None where nobody was."""
        told = self._told.get(noun, [])
        at = bisect_left([start for start, _ in told], before)
        return told[at - 1][1] if at else None


def _nouns(text: str, found: Occurrence, name: Name) -> Iterator[str]:
    """The nouns in small letters that describe a name where it stands."""
    words = found.surface.split()
    if len(words) > 1 and name.kind != "person" and is_noun(words[-1].lower()):
        yield words[-1].lower()
    before = _NOUN_BEFORE.search(text, max(0, found.start - 24), found.start)
    if before is not None and is_noun(before.group(1)):
        yield before.group(1)
    after = _NOUN_AFTER.match(text, found.end)
    if after is not None and after.group(1) in _classed():
        yield after.group(1)
    said = _apposition().match(text, found.end, found.end + _REACH)
    if said is not None and is_noun(said.group(1)):
        yield said.group(1)


@cache
def _apposition() -> re.Pattern[str]:
    """ ", the discount grocer," and "is a small bank in": the noun that ends the phrase."""
    table = lexicon.table("names")
    ends, copulas = ("|".join(table[key]) for key in ("phrase_ends", "copulas"))
    return re.compile(
        rf"(?:,| (?:{copulas})) (?:an?|the) (?:[\w'’-]+ ){{0,4}}?([a-z][a-z-]+)(?=[,.;)]| (?:{ends})\b)"
    )


@cache
def _classed() -> frozenset[str]:
    return frozenset(noun for nouns in lexicon.table("names")["descriptions"].values() for noun in nouns)
