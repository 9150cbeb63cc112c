"""From a document to its claims told in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimcheck.extract.categories.described import described
from claimcheck.extract.categories.found import Found, entry
from claimcheck.extract.categories.offices import offices
from claimcheck.extract.categories.people import People
from claimcheck.extract.categories.places import places
from claimcheck.extract.categories.seats import seats
from claimcheck.extract.categories.spelling import (
    full_names,
    names_of_things,
    street_names,
    telephone_numbers,
)
from claimcheck.extract.subjects import SubjectIndex
from claimcheck.model import Claim, Context, Document, Mention, Value


def read_categories(
    document: Document, pieces: Sequence[tuple[int, str]], subjects: SubjectIndex
) -> list[Claim]:
    """Take the claims out of a document that are told in words.

    Args:
        document: the text.
        pieces: its sentences with their offsets; what stands in none of them is furniture.
        subjects: its names.

    Returns:
        Claims of kind "category", in the order of the text.
    """
    starts = [start for start, _ in pieces]
    claims = []
    for found in sorted(
        _all(document.text, pieces, subjects), key=lambda found: (found.start, found.attribute)
    ):
        at = bisect_right(starts, found.start) - 1
        if at >= 0 and found.end <= starts[at] + len(pieces[at][1]):
            claims.append(_claim(document, pieces[at], found))
    return claims


def _all(text: str, pieces: Sequence[tuple[int, str]], subjects: SubjectIndex) -> Iterator[Found]:
    people = People(subjects)
    yield from full_names(people)
    yield from street_names(text, subjects)
    yield from names_of_things(text)
    yield from telephone_numbers(text)
    yield from offices(text, people, subjects)
    yield from described(text, pieces, people)
    yield from places(text, pieces, people, subjects)
    yield from seats(text, pieces, people, subjects)


def _claim(document: Document, piece: tuple[int, str], found: Found) -> Claim:
    quote = document.text[found.start : found.end]
    known = entry(found.attribute)
    value = Value("category", None, None, stated=found.value, dimension=found.attribute)
    context = Context(
        subject=found.subject,
        subject_confidence=1.0,
        attribute=found.attribute,
        attribute_id=found.attribute,
        behaviour="varying" if known.get("varying") else "unknown",
        scope=(found.scope,) if found.scope else (),
        how=(found.how,),
    )
    return Claim(
        id=f"{document.id}:{found.start} {found.attribute}",
        source=document.id,
        mention=Mention(found.start, found.end, quote, value),
        context=context,
        sentence=piece[1],
        sentence_start=piece[0],
        confidence=known["certainty"],
    )
