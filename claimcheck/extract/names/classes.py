"""What bears a name, as far as the text shows it: a person, an organisation, a place or a product."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import repeat

from claimcheck import lexicon
from claimcheck.extract.givennames import is_given_name
from claimcheck.extract.names.capitals import Occurrence
from claimcheck.extract.names.descriptions import described
from claimcheck.extract.names.runs import fold
from claimcheck.extract.nounclasses import NounClass, class_of_noun
from claimcheck.values.counted import class_of

NameClass = NounClass


def clues(text: str, found: Occurrence) -> Iterator[NameClass]:
    """What the words beside a name say about its bearer; a surer sign counts twice."""
    yield from _organisation_clues(text, found)
    before = _WORD_BEFORE.search(text, max(0, found.start - 24), found.start)
    word = fold(before.group(1)) if before else ""
    vessel = before is not None and before.group(1) in lexicon.words("names", "vessels")
    vessel = vessel and not found.surface.isupper()  # "MS SMITH" in a headline
    titled = not vessel and any(
        word in lexicon.words("names", key) for key in ("person_titles", "second_titles")
    )
    if vessel:
        yield from _votes("product", 3)
    if titled or _PERSON_AFTER.match(text, found.end):
        yield from _votes("person", 2)
    yield from _described_clues(text, found)
    yield from _told_clues(text, found)
    if _of_thing().match(text, found.end):
        yield "product"  # "the Tarn will cost"
    held = _held_in().search(text, max(0, found.start - 24), found.start) is not None
    if (not held and word in lexicon.words("names", "place_prepositions")) or word in lexicon.words(
        "names", "directions"
    ):
        yield "place"
    if word == "the" and text.endswith(" in the ", 0, found.start):
        yield "place"  # "in the Alps"
    if word in lexicon.words("names", "parting") and _ON_WAY.match(text, found.end):
        yield from _votes("place", 2)  # "the train left Belun at 5:40", "left Belun for Oslo"
    behind = _WORD_AFTER.match(text, found.end)
    if behind is not None and behind.group(1) in lexicon.words("names", "of_towns"):
        yield "place"  # "Wexcombe prison"
    if found.surface.isupper() and _DATELINE_AFTER.match(text, found.end):
        yield from _votes("place", 2)
    speaks = _SPEAKS_AFTER.match(text, found.end) is not None and not _hangs(text, found)
    if speaks or _SPEAKS_BEFORE.search(text, max(0, found.start - 8), found.start):
        yield "person"


def _described_clues(text: str, found: Occurrence) -> Iterator[NameClass]:
    """What the nouns say that describe a name: "the grocer Acme", "the botanist Tarn Holm"."""
    for noun in described(text, found):
        last = noun.split()[-1]
        either = last.lower() in lexicon.words("names", "either_sort")
        if (kind := class_of_noun(last)) and not either:
            yield from _votes(kind, 2)
        elif " " in found.surface and not either and class_of(last) == "person":
            yield from _votes("person", 2)


def _told_clues(text: str, found: Occurrence) -> Iterator[NameClass]:
    """What is told of persons, places and firms alone: "was born", "'s mayor", "shareholders of"."""
    if _behind("of_persons", " ").match(text, found.end) and not _hangs(text, found):
        yield from _votes("person", 2)
    if _behind("of_places", "['’]s? ").match(text, found.end):
        yield from _votes("place", 2)
    if not text.startswith(_LINKS, max(0, found.start - 4)):
        return
    near = max(0, found.start - _REACH)
    if _before("before_places").search(text, near, found.start):
        yield from _votes("place", 2)
    if _before("before_firms").search(text, near, found.start):
        yield from _votes("organisation", 2)
    many = found.surface.endswith("s") and not found.surface.endswith("ss")
    if many and _before("before_teams", " the").search(text, near, found.start):
        yield from _votes("organisation", 2)


def _hangs(text: str, found: Occurrence) -> bool:
    """Whether a name only says where somebody is from: "Ann Lee, of Belun, said"."""
    before = _WORD_BEFORE.search(text, max(0, found.start - 24), found.start)
    return before is not None and before.group(1) in lexicon.words("names", "origins")


@cache
def _behind(key: str, link: str) -> re.Pattern[str]:
    return re.compile(rf"{link}(?:{'|'.join(lexicon.table('names')[key])})\b")


@cache
def _before(key: str, article: str = "") -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.table('names')[key])}){article} $")


def _organisation_clues(text: str, found: Occurrence) -> Iterator[NameClass]:
    """What the words beside a name say of an organisation: "Rovers have signed", "Acme employs"."""
    before = _WORD_BEFORE.search(text, max(0, found.start - 24), found.start)
    word = fold(before.group(1)) if before else ""
    told = word == "and" or word in lexicon.words("names", "place_prepositions")  # "workers in Port Lee were"
    if _MANY_AFTER.match(text, found.end) and not told:
        yield from _votes("organisation", 3)  # "Rovers have signed"
    if _of_firm().match(text, found.end):
        yield "organisation"  # "Acme shares", "Acme employs"
    if _WHICH_AFTER.match(text, found.end):
        yield from _votes("organisation", 2)  # who is a "which" is no person
    if _FOUNDED.match(text, found.end):
        yield from _votes("organisation", 3)  # "Glen Farrow, founded in 1824", whoever Glen was


_LINKS = (" of ", " in ", " at ", " to ", "for ", "rom ", "ide ", "the ")  # of, from, outside ...
_REACH = 40  # characters before a name
_WORD_AFTER = re.compile(r" ([a-z]+)\b")
_WORD_BEFORE = re.compile(r"([\w.-]+)\s+$")
_ON_WAY = re.compile(r" (?:at (?:about |around )?\d|(?:bound )?for [A-Z])")
_PERSON_AFTER = re.compile(r",\s(?:aged?\s)?\d{1,2},|,?\s(?:who|whose)\b")


@cache
def _of_firm() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)? (?:{'|'.join(lexicon.table('names')['of_firms'])})\b")


@cache
def _of_thing() -> re.Pattern[str]:
    return re.compile(rf"(?: will| would)? (?:{'|'.join(lexicon.table('names')['of_things'])})\b")


@cache
def _held_in() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.table('names')['held_in'])}) in $", re.IGNORECASE)


_FOUNDED = re.compile(
    r"(?:, (?:which was |a [a-z]+ )?| (?:was|is) )(?:founded|established|headquartered|listed)\b"
)
_WHICH_AFTER = re.compile(r", which\b")
_MANY_AFTER = re.compile(r" (?:have|are|were)\b")
_SPEAKS_BEFORE = re.compile(r"\b(?:said|says|added) $")
_DATELINE_AFTER = re.compile(
    r"(?:, [A-Z][\w .]{2,20})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([^)\n]{2,40}\))? [-–—] "
)
# Of "..., said Ann Lee" it is she who speaks, not whoever is named before.
_SPEAKS_AFTER = re.compile(r"(?:\s|,\s(?!\w+\s(?:\w+\s)?[A-Z]))(?:said|says|told|added)\b")


def is_placed(text: str, found: Occurrence) -> bool:
    """Whether a name stands behind a preposition that tells where: "off Port Lee"."""
    before = _WORD_BEFORE.search(text, max(0, found.start - 24), found.start)
    return before is not None and before.group(1) in lexicon.words("names", "place_prepositions")


@cache
def _known_places() -> frozenset[str]:
    return frozenset(name for names in lexicon.table("places").values() for name in names)


@cache
def _streets() -> frozenset[str]:
    return frozenset(lexicon.table("categories")["names"]["streets"])


def shape_clues(canonical: str) -> Iterator[NameClass]:
    """What the words of a name themselves say about its bearer."""
    words = [fold(word) for word in canonical.split()]
    organisation = lexicon.words("names", "legal_forms"), lexicon.words("names", "organisation_words")
    if canonical.lower() in _known_places():
        yield from _votes("place", 4)
    elif "&" in words or any(word in marks for marks in organisation for word in words):
        yield from _votes("organisation", 4)
    elif any(word in lexicon.words("names", "place_words") for word in words):
        yield from _votes("place", 2)
    elif len(words) > 1 and words[0] in lexicon.words("names", "royal"):
        yield from _votes("person", 2)
    elif len(words) == 1 and len(canonical) > 1 and canonical.replace(".", "").isupper():
        yield "product" if any(map(str.isdigit, canonical)) else "organisation"  # "V3", "GRS"
    elif len(words) > 1 and is_given_name(words[0]):
        yield from _votes("person", 4)
    elif len(words) > 1 and words[-1] in lexicon.words("names", "structures"):
        yield from _votes("place", 2)
    elif len(words) > 1 and words[-1] in _streets():
        yield "place"  # a weak vote: people are called Lane and Way, too


def _votes(kind: NameClass, number: int) -> Iterator[NameClass]:
    return repeat(kind, number)


def winner(votes: Counter[NameClass]) -> NameClass:
    best = sorted(votes.items(), key=lambda entry: (-entry[1], entry[0]))
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    return best[0][0]
