"""How persons and streets are spelled, and telephone numbers: what is copied wrong by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from claimcheck import lexicon
from claimcheck.extract.categories.found import Found
from claimcheck.extract.categories.people import People, parts
from claimcheck.extract.givennames import given_names
from claimcheck.extract.names.runs import fold
from claimcheck.extract.subjects import SubjectIndex

# Two or three blocks of digits, as telephone numbers are grouped; never beside a currency, a point, a comma.
_TELEPHONE = re.compile(
    r"(?<![\w.,$€£+-])\+?(?:\d{1,3}[ .-])?\(?\d{2,5}\)?[ .-]\d{3,4}(?:[ .-]?\d{3,4})(?![\w-]|[.,]\d)"
)
_CALLING = re.compile(r"\b(?:call|phone|telephone|tel|contact|dial|hotline|on|at|number)\b", re.IGNORECASE)
_LIKE = 0.65  # likeness from which a word is spelled like a name
_REACH = 80  # characters before a number in which a word of calling is looked for
_DIGITS = (9, 15)  # least and most digits of a number with its area code
_QUOTED = re.compile(r"[\"“‘](?:The )?$")  # the title of a film is no street


def full_names(people: People) -> Iterator[Found]:
    """Each full name once in each spelling: given and last name, whatever stands between them."""
    seen = set()
    for person in people.all:
        name = parts(person.surface)
        if name is not None and name not in seen and _like_a_given_name(name[0]):
            seen.add(name)
            how = f'"{person.surface}" is the full name of a person'
            yield Found(person.start, person.end, "name", " ".join(name), person.surface, name[1], how)


@cache
def _like_a_given_name(word: str) -> bool:
    """Whether a word is a common given name, or spelled like one; it tells "Robyn Lee" from "Mayor Lee"."""
    if len(word) <= 3 or word in given_names():
        return word in given_names()
    alike = process.extractOne(
        word, _in_order(), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_LIKE
    )
    return alike is not None


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(given_names()))


def street_names(text: str, subjects: SubjectIndex) -> Iterator[Found]:
    """Names that end like a street's, each once: "Mill Lane"."""
    ends, seen = frozenset(lexicon.table("categories")["names"]["streets"]), set()
    for found in subjects.occurrences:
        words = [fold(word) for word in found.surface.split()]
        value = " ".join(words)
        numbered = any(character.isdigit() for character in value)
        title = _QUOTED.search(text, max(0, found.start - 6), found.start) is not None
        if len(words) in (2, 3) and words[-1] in ends and not numbered and not title and value not in seen:
            seen.add(value)
            how = f'"{words[-1]}" ends the name of a street'
            yield Found(found.start, found.end, "street name", value, "street", "", how)


def telephone_numbers(text: str) -> Iterator[Found]:
    """Numbers to call, each once."""
    seen = set()
    for match in _TELEPHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        least, most = _DIGITS
        called = _CALLING.search(text, max(0, match.start() - _REACH), match.start())
        if least <= len(digits) <= most and called and digits not in seen:
            seen.add(digits)
            how = f'after "{called.group()}", in blocks of digits like a telephone number'
            yield Found(match.start(), match.end(), "telephone number", digits, "telephone", "", how)


def names_of_things(text: str) -> Iterator[Found]:
    """What ships, gangs and bands are called, each once: "the ferry Lady Ann", "the Mill Lane gang"."""
    seen = set()
    for match in _named().finditer(text):
        behind = match.group("behind") is not None
        bearer, name = match.group("what" if behind else "kind", "behind" if behind else "before")
        value = " ".join(fold(word) for word in name.split())
        if (bearer, value) not in seen:
            seen.add((bearer, value))
            start, end = match.span("behind" if behind else "before")
            how = f'"{name}" is what a {bearer} is called'
            yield Found(start, end, "name of a thing", value, bearer, "", how)


@cache
def _named() -> re.Pattern[str]:
    bearers = "|".join(lexicon.table("categories")["names"]["bearers"])
    name = r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}"
    return re.compile(
        rf"\b(?P<what>{bearers})(?: (?:called|named))? [\"“]?(?P<behind>{name})\b(?!['’]s)"
        rf"|\b[Tt]he (?P<before>{name}) (?P<kind>{bearers})\b"
    )
