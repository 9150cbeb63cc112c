"""The names of one document: where they stand, who bears them, and which of them it is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.everyday import is_everyday, is_noun
from claimcheck.extract.furniture import Layout, read_layout
from claimcheck.extract.names.antecedents import Antecedents, is_built, leads
from claimcheck.extract.names.bearers import Name, cluster, is_person
from claimcheck.extract.names.capitals import Occurrence, find_occurrences
from claimcheck.extract.names.classes import is_placed
from claimcheck.extract.names.descriptions import Descriptions, nationalities
from claimcheck.extract.names.runs import fold
from claimcheck.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Token


_PASSING = 0.5
_SAID_BEFORE = re.compile(r"\b(?:said|says|added|according to) (?:[\w.-]+ ){0,3}$")
_SAID_BEHIND = re.compile(r"(?:, [^.;,\n]{1,60})?,? (?:said|says|added|told)\b")
_REACH = 48  # characters before a name
_DEFINITE = re.compile(r"\b[Tt]h(?:e|is|at) ([a-z]+)(?![\w-])")


class NameIndex:
    """The names of one document.

    Args:
        document: the text.
        layout: its layout; read from the text where not given.

    Attributes:
        clusters: bearers of names, most frequent first.
        canonical: the same by their fullest form.
        about: the one the document is mostly about.
        happening: the event that bears a name of its own: "Storm Ona".
        affair: the type of what happened that the document tells of, once that is known.
        starts: where the names stand, in order.
        antecedents, described: what pronouns and common nouns look back to.
    """

    def __init__(self, document: Document, layout: Layout | None = None) -> None:
        layout = layout or read_layout(document.text)
        title = document.source.title or layout.title
        self._occurrences = find_occurrences(document.text, layout)
        self.clusters: tuple[Name, ...] = tuple(cluster(document.text, self._occurrences, title))
        self.canonical = {name.canonical: name for name in self.clusters}
        self._by_surface = {surface: name for name in self.clusters for surface in name.surfaces}
        self.starts = [found.start for found in self._occurrences]
        self._leads = {found.start for found in self._occurrences if leads(document.text, found.start)}
        self.antecedents = Antecedents(document.text, self._occurrences, self._by_surface)
        self.described = Descriptions(document.text, self._occurrences, self._by_surface)
        self.about = self._find_topic(document.text, title)
        self.antecedents.about = self.topic
        self.happening = next(filter(_is_happening, self.clusters), None)
        self.affair = ""

    @property
    def names(self) -> dict[str, int]:
        """Canonical names with how often they are meant, most frequent first."""
        return {name.canonical: name.count for name in self.clusters}

    @property
    def occurrences(self) -> Sequence[Occurrence]:
        """Every place where a name stands, in order."""
        return self._occurrences

    def named(self, surface: str) -> Name:
        """Who or what bears a name found in the document."""
        return self._by_surface[surface]

    def ending_at(self, position: int) -> Name | None:
        """Who bears the name that ends at a place of the text; None where none does."""
        found = self.at(position - 1)
        return self._by_surface[found.surface] if found is not None and found.end == position else None

    @property
    def topic(self) -> str:
        """The name the document is mostly about, or ""."""
        return self.about.canonical if self.about else ""

    def is_person(self, canonical: str) -> bool:
        """Whether a canonical name is a person's."""
        name = self.canonical.get(canonical)
        return name is not None and is_person(name)

    def may_be_thing(self, start: int) -> bool:
        """Whether the name that stands at a place is no person's, nor told only to say where."""
        found = self.at(start)
        name = self._by_surface[found.surface] if found is not None else None
        return name is not None and not is_person(name) and (name.kind != "place" or is_built(name.canonical))

    def is_common(self, token: Token, found: Occurrence) -> bool:
        """Whether the tagger sees no name: "Indian", or "Unions" (not "IDS") at the start of a sentence."""
        if found.doubtful and token.pos_ != "PROPN":
            return True
        bearer = self._by_surface[found.surface]
        shortened = bearer.canonical != found.surface  # "Rivers won", of Ann Rivers
        opener = found.start in self._leads and " " not in found.surface and not shortened
        known = is_noun(token.lemma_.lower()) or is_everyday(token.lower_)
        return token.pos_ == "ADJ" or (token.pos_ == "NOUN" and opener and known and not token.is_upper)

    def at(self, position: int) -> Occurrence | None:
        """The name that holds the character at `position`."""
        at = bisect_right(self.starts, position) - 1
        if at >= 0 and position < self._occurrences[at].end:
            return self._occurrences[at]
        return None

    def _find_topic(self, text: str, title: str) -> Name | None:
        """Frequency, weighted by standing in the title and by how early the name appears.

        Where a noun describes one name only, "the mill" is that name, too; where something is ("near Port
        Lee"), or who only speaks of it, counts half.
        """
        first: dict[str, int] = {}
        passing: Counter[str] = Counter()
        for found in self._occurrences:
            if not found.doubtful and found.surface not in nationalities():
                name = self._by_surface[found.surface]
                first.setdefault(name.canonical, found.start)
                passing[name.canonical] += is_placed(text, found) or _speaks(text, found, name)
        described = self.described.only_of()
        told: Counter[str] = Counter()
        for noun in _DEFINITE.finditer(text) if described else ():
            bearer = described.get(noun[1], "")
            if bearer and not self._stands_beside(bearer, noun.start()):
                told[bearer] += 1
        headline = {described[word] for word in title.lower().split() if word in described}

        def weight(name: Name) -> float:
            count = name.count + told[name.canonical] - _PASSING * passing[name.canonical]
            in_title = name.in_title or name.canonical in headline
            return count * (3 if in_title else 1) / (1 + first[name.canonical] / 2_000)

        sure = (name for name in self.clusters if name.canonical in first)
        return max(sure, key=lambda name: (weight(name), name.canonical), default=None)

    def _stands_beside(self, canonical: str, position: int) -> bool:
        """Whether a noun is set beside the name itself, and tells of it no second time: "Lee, the head"."""
        before = self.at(position - len(", ") - 1)
        return before is not None and self.named(before.surface).canonical == canonical


def _speaks(text: str, found: Occurrence, name: Name) -> bool:
    """Whether a person's name only says who said something: "according to Ann Lee", "Lee, 51, said"."""
    if name.kind not in ("person", "") or " " not in name.canonical:
        return False
    before = _SAID_BEFORE.search(text, max(0, found.start - _REACH), found.start)
    return before is not None or _SAID_BEHIND.match(text, found.end) is not None


def _is_happening(name: Name) -> bool:
    """Whether a name is an event's: its first word says which, and nothing makes it another bearer's."""
    first, _, rest = name.canonical.partition(" ")
    return bool(rest) and name.kind == "" and catalogue().is_event(fold(first))
