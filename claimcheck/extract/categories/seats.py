"""Where something with a name stands: "Saint Mary Hospital in Strelsau", "Strelsau-based Acme"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from claimcheck import lexicon
from claimcheck.extract.categories.found import Found
from claimcheck.extract.categories.people import People
from claimcheck.extract.categories.places import kind_of_place
from claimcheck.extract.names.capitals import Occurrence
from claimcheck.extract.names.runs import fold
from claimcheck.extract.subjects import SubjectIndex

_FARTHEST = 60  # characters between the two names
_SORTS = ("city", "state", "country")
_BASED = re.compile(r"(?<![\w-])(?P<place>[A-Z]\w+(?: [A-Z]\w+){0,2})-based (?:[a-z]+ ){0,2}$")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?= )")


def seats(
    text: str, pieces: Sequence[tuple[int, str]], people: People, subjects: SubjectIndex
) -> Iterator[Found]:
    """The place of each building and organisation, where it stands right beside its name.

    Args:
        text: the document's text.
        pieces: its sentences with their offsets.
        people: its persons.
        subjects: its names.
    """
    seen = set()
    for found in (*_behind(text, pieces, people, subjects), *_before(text, people, subjects)):
        fact = (found.scope, found.value)
        if fact not in seen:
            seen.add(fact)
            yield found


def _behind(
    text: str, pieces: Sequence[tuple[int, str]], people: People, subjects: SubjectIndex
) -> Iterator[Found]:
    """Of two names beside each other the second, where the words between say so."""
    barred = {person.start for person in people.all} | {start for start, _ in pieces}
    for what, place in pairwise(subjects.occurrences):
        between = text[what.end : place.start] if place.start - what.end <= _FARTHEST else ""
        is_place = place.start not in barred and not _is_building(place)
        if _tells(what, between) and is_place and not _POSSESSIVE.match(text, place.end):
            yield from _seat(text, what, place.start, place.surface, subjects)


def _before(text: str, people: People, subjects: SubjectIndex) -> Iterator[Found]:
    """What is written as one word with "based"."""
    persons = {person.start for person in people.all}
    for what in subjects.occurrences:
        if what.start not in persons:
            low = max(0, what.start - _FARTHEST)
            if match := _BASED.search(text[low : what.start]):
                yield from _seat(text, what, low + match.start("place"), match.group("place"), subjects)


def _seat(text: str, what: Occurrence, start: int, place: str, subjects: SubjectIndex) -> Iterator[Found]:
    kind = kind_of_place(text, place, start + len(place)) or "city"
    bare = _bare(subjects.named(what.surface).canonical)
    if bare and kind in _SORTS:
        how = f'"{place}", a {kind}, stands beside "{what.surface}" as its place'
        scope = f"{bare}, {kind}"
        yield Found(start, start + len(place), "seat", fold(place), what.surface, scope, how)


def _tells(what: Occurrence, between: str) -> bool:
    """Whether the words between say that the second name is the place of the first."""
    return bool((_is_building(what) and _in().fullmatch(between)) or _seated().fullmatch(between))


def _bare(name: str) -> str:
    """A name without the words for what it names: a hospital is also called a clinic."""
    kinds = lexicon.table("categories")["places"]["buildings"]
    return " ".join(word for word in map(fold, name.split()) if word not in kinds)


def _is_building(name: Occurrence) -> bool:
    last = fold(name.surface.rpartition(" ")[2])
    return " " in name.surface and last in lexicon.table("categories")["places"]["buildings"]


@cache
def _in() -> re.Pattern[str]:
    return re.compile(rf" in {_parts()}")


@cache
def _seated() -> re.Pattern[str]:
    return re.compile(
        rf",? (?:(?:which )?(?:is|was) )?(?:based|headquartered) in {_parts()}"
        rf"|,? (?:which )?has its (?:headquarters|head office|seat) in {_parts()}"
    )


def _parts() -> str:
    return rf"(?:(?:{'|'.join(lexicon.table('categories')['places']['parts'])}) )?"
