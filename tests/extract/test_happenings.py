"""When the subject of a fact is what happened, and how it is called."""

from __future__ import annotations

import pytest

from claimcheck.extract.attributes import AttributeReading
from claimcheck.extract.happenings import called, for_phrase, happening, is_it, named_happening
from claimcheck.extract.parse import parse
from claimcheck.extract.phrases import Subject
from claimcheck.model import Event

FIRE = Event("e0", "fire", "main")
SUB, PLANNED, BEFORE = (Event("e1", "fire", role) for role in ("sub", "planned", "background"))


def fact(name: str, owner: str = "event") -> AttributeReading:
    return AttributeReading(name, name, name, owner=owner)


KILLED, STAFF = fact("killed"), fact("staff", "organisation")


@pytest.mark.parametrize(
    ("text", "head", "reading", "event", "expected"),
    [
        ("A collision killed 12 people.", "collision", KILLED, FIRE, "crash"),
        ("Blaze kills 12 people.", "Blaze", KILLED, FIRE, "fire"),
        ("The mill killed 12 people.", "mill", KILLED, FIRE, None),
        ("A collision killed 12 people.", "collision", STAFF, FIRE, None),
        ("A collision killed 12 people.", "collision", KILLED, SUB, None),
        ("A collision killed 12 people.", "collision", KILLED, None, None),
        ("A life sentence and a heart attack killed 12.", "attack", KILLED, FIRE, None),
        ("The second collision killed 12 people.", "collision", KILLED, FIRE, None),
        ("Another collision killed 12 people.", "collision", KILLED, FIRE, None),
        ("An earlier collision killed 12 people.", "collision", KILLED, FIRE, None),
        ("Collisions killed 12 people.", "Collisions", KILLED, FIRE, None),
    ],
)
def test_what_happened_is_named_by_its_type(
    text: str, head: str, reading: AttributeReading, event: Event | None, expected: str | None
) -> None:
    sentence = next(parse([(0, text)]))
    token = next(token for token in sentence.doc if token.text == head)
    found = named_happening(token, reading, event)
    assert (found and found.name) == expected


@pytest.mark.parametrize(
    ("phrase", "reading", "event", "expected"),
    [
        ("police", fact("arrested"), FIRE, "fire"),
        ("collision", KILLED, FIRE, "crash"),
        ("collision", KILLED, SUB, "collision"),
        ("collision", STAFF, FIRE, "collision"),
        ("police", fact("arrested"), SUB, "police"),
        ("police", fact("arrested"), None, "police"),
        ("police", STAFF, FIRE, "police"),
        ("Norvane", fact("arrested"), FIRE, "Norvane"),
        ("second bomb", KILLED, FIRE, "second bomb"),
        ("ferry", fact("on board"), FIRE, "ferry"),
    ],
)
def test_who_had_part_in_what_happened(
    phrase: str, reading: AttributeReading, event: Event | None, expected: str
) -> None:
    assert for_phrase(Subject(phrase, 0.3, ""), reading, event, "fire").name == expected


@pytest.mark.parametrize(
    ("word", "told", "kind", "reading", "event", "expected"),
    [
        ("It", "Norvane", "organisation", KILLED, FIRE, True),
        ("It", "Belun", "place", KILLED, FIRE, True),
        ("It", "mill", "", KILLED, SUB, True),
        ("It", "Storm Ona", "", KILLED, FIRE, False),
        ("It", "Belun", "place", STAFF, FIRE, False),
        ("It", "Belun", "place", KILLED, BEFORE, False),
        ("It", "Belun", "place", KILLED, None, False),
        ("She", "Belun", "place", KILLED, FIRE, False),
    ],
)
def test_it_is_what_happened(
    word: str, told: str, kind: str, reading: AttributeReading, event: Event | None, expected: bool
) -> None:
    sentence = next(parse([(0, f"{word} killed 12 people.")]))
    assert is_it(sentence.doc[0], Subject(told, 0.5, ""), kind, reading, event) is expected


@pytest.mark.parametrize(
    ("reading", "event", "affair", "expected"),
    [
        (KILLED, FIRE, "", "fire"),
        (fact("fire date"), FIRE, "", "fire"),
        (fact("strike duration"), Event("e0", "attack", "main"), "", "strike"),
        (KILLED, Event("e0", "rescue", "main"), "accident", "crash"),
        (KILLED, BEFORE, "", "earlier fire"),
        (KILLED, SUB, "", "fire"),
        (KILLED, PLANNED, "", None),
        (KILLED, None, "fire", None),
        (STAFF, FIRE, "fire", None),
        (KILLED, Event("e0", "deal", "main"), "", None),
    ],
)
def test_a_fact_that_only_an_event_has(
    reading: AttributeReading, event: Event | None, affair: str, expected: str | None
) -> None:
    found = happening(reading, event, affair)
    assert (found and found.name) == expected


@pytest.mark.parametrize(
    ("kind", "attribute", "expected"),
    [("attack", "", "attack"), ("attack", "strikers", "strike"), ("fire", "strikers", "fire")],
)
def test_a_strike_is_an_attack_or_a_walkout(kind: str, attribute: str, expected: str) -> None:
    assert called(kind, attribute) == expected
