"""The name that stands beside a noun, and whether the noun is that one or goes by its name."""

from __future__ import annotations

import pytest

from claimcheck.extract.adjoining import at_region, by_apposition, by_holder
from claimcheck.extract.names.index import NameIndex
from claimcheck.extract.parse import Sentence, parse
from claimcheck.model import Document, Source

BEFORE = "Acme and Port Lee are old. Joel Adem left. "


def read(text: str, noun: str) -> tuple[NameIndex, Sentence, int]:
    (sentence,) = parse([(len(BEFORE), text)])
    names = NameIndex(Document(Source("a"), BEFORE + text))
    place = next(token.i for token in sentence.doc if token.text == noun)
    return names, sentence, place


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The captain, Joel Adem, is 51.", "captain", "Joel Adem"),
        ("The captain and Joel Adem are 51.", "captain", None),
        ("The captain, a friend of Joel Adem, is 51.", "captain", None),
    ],
)
def test_the_name_set_beside_a_noun(text: str, noun: str, expected: str | None) -> None:
    names, sentence, place = read(text, noun)
    found = by_apposition(names, sentence, sentence.doc[place])
    assert (found and found.name) == expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The city of Port Lee has 300 engineers.", "city", "Port Lee"),
        ("The city near Port Lee has 300 engineers.", "city", None),
        ("The captain of Port Lee has 300 engineers.", "captain", None),
        ("The tower of Port Lee has 300 engineers.", "tower", None),  # is built, and another one
        ("The refinery of Port Lee has 300 engineers.", "refinery", None),  # is a part of it
    ],
)
def test_a_region_is_the_name_behind_of(text: str, noun: str, expected: str | None) -> None:
    names, sentence, place = read(text, noun)
    found = at_region(names, sentence, sentence.doc[place])
    assert (found and found.name) == expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The council of Port Lee has 300 members.", "council", "Port Lee council"),
        ("The Port Lee council has 300 members.", "council", "Port Lee council"),
        ("The council in Port Lee has 300 members.", "council", "Port Lee council"),
        ("Port Lee's council has 300 members.", "council", "Port Lee's council"),
        ("The chief of Acme has 300 friends.", "chief", "Acme chief"),
        ("The chief at Acme has 300 friends.", "chief", None),
        ("The engineers in Port Lee have 300 cars.", "engineers", None),
    ],
)
def test_a_part_goes_by_the_name_of_its_holder(text: str, noun: str, expected: str | None) -> None:
    names, sentence, place = read(text, noun)
    found = by_holder(names, sentence, sentence.doc[place])
    assert (found and found.name) == expected
