"""The persons of a document, wherever one is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck import lexicon
from claimcheck.extract.names.bearers import is_person
from claimcheck.extract.names.runs import fold
from claimcheck.extract.subjects import SubjectIndex

_PRONOUN = re.compile(r"(?:he|she|his|her)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]\w+(?: [A-Z]\w+){0,2}\b")
_WORDS = (2, 4)  # least and most words of a full name


@dataclass(frozen=True, slots=True)
class Person:
    """A place where a person is named; ``text[start:end]`` is the form used there, `full` the fullest one."""

    start: int
    end: int
    surface: str
    full: str


class People:
    """Persons named in a document, in the order of the text.

    Args:
        subjects: the names of the document.
    """

    def __init__(self, subjects: SubjectIndex) -> None:
        self.all: tuple[Person, ...] = tuple(
            Person(found.start, found.end, found.surface, name.canonical)
            for found in subjects.occurrences
            if is_person(name := subjects.named(found.surface))
        )
        self._starts = [person.start for person in self.all]
        self._last = frozenset(person.full.split()[-1] for person in self.all)

    def between(self, low: int, high: int) -> Sequence[Person]:
        """Those named from `low` up to `high`."""
        return self.all[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def starting(self, at: int) -> Person | None:
        """Who is named right behind a place."""
        return next(iter(self.between(at, at + 1)), None)

    def called(self, text: str, at: int) -> Person | None:
        """Who is meant by capital words at a place that end in the last name of somebody."""
        match = _CAPITALS.match(text, at)
        if match is None or match.group().split()[-1] not in self._last:
            return None
        return Person(*match.span(), match.group(), match.group())

    def ending(self, at: int) -> Person | None:
        """Who is named right before a place."""
        person = self.last(at)
        return person if person and person.end == at else None

    def meant(self, text: str, sentence: int, at: int) -> Person | None:
        """Whom a sentence speaks of at a place: the last one named in it before, or whom its pronoun means.

        Args:
            text: the document's text.
            sentence: where the sentence begins.
            at: the place.
        """
        if named := self.between(sentence, at):
            return named[-1]
        return self.last(sentence) if _PRONOUN.match(text, sentence) else None

    def last(self, at: int) -> Person | None:
        """Who was named last before a place."""
        place = bisect_left(self._starts, at)
        return self.all[place - 1] if place else None


def parts(name: str) -> tuple[str, str] | None:
    """Given and last name, folded; None for what is no full name.

    Example:
        >>> parts("Ann M. Lee Jr."), parts("Lee")
        (('ann', 'lee'), None)
    """
    words = [fold(word) for word in name.split()]
    while len(words) > 1 and words[-1] in lexicon.table("categories")["names"]["suffixes"]:
        words.pop()
    least, most = _WORDS
    if not least <= len(words) <= most or not all(word[:1].isalpha() for word in words):
        return None
    return words[0], words[-1]
