"""What a figure is that is no single plain one, and which figures that keeps apart."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.manner import Manner, read_manner
from claimcheck.keys.stretches import Stretch
from claimcheck.model import Document, Source

PLAIN = Manner(edition=False, ages=False, average=False, included="", stretch=None)


def manner_of(text: str, quote: str) -> Manner:
    claims = extract_claims([Document(Source("a"), text)])
    return next(read_manner(claim) for claim in claims if claim.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Vik won the prize at the 79th annual Lantern Awards.", "79th", PLAIN._replace(edition=True)),
        ("Vik won the 79th race of her life.", "79th", PLAIN),
        ("On average Norvane sold 300 lamps.", "300", PLAIN._replace(average=True)),
        ("Norvane sold 300 lamps in each of its shops.", "300", PLAIN._replace(average=True)),
        ("Norvane paid $2.9 billion including debt.", "$2.9 billion", PLAIN._replace(included="debt")),
        ("Norvane paid $2.9 billion including Belun.", "$2.9 billion", PLAIN),
        # The same words, and another figure.
        ("Vik saw the 79 Lantern lamps.", "79", PLAIN),
        ("On average it rains, and Norvane sold 300 lamps.", "300", PLAIN),
        ("Norvane employs 300 people, including debt collectors.", "300", PLAIN),
        ("Vik scored 11 goals this season.", "11", PLAIN._replace(stretch=Stretch("year", "this"))),
    ],
)
def test_read_manner(text: str, quote: str, expected: Manner) -> None:
    assert manner_of(text, quote) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (PLAIN, PLAIN, False),
        (PLAIN._replace(edition=True), PLAIN, False),
        (PLAIN._replace(edition=True), PLAIN._replace(edition=True), True),
        (PLAIN._replace(ages=True), PLAIN, True),
        (PLAIN._replace(average=True), PLAIN, True),
        (PLAIN._replace(average=True), PLAIN._replace(average=True), False),
        (PLAIN._replace(included="debt"), PLAIN, True),
        (PLAIN._replace(stretch=Stretch("career", "")), PLAIN, False),
        (PLAIN._replace(stretch=Stretch("career", "")), PLAIN._replace(stretch=Stretch("half", "")), True),
    ],
)
def test_manners_that_keep_figures_apart(one: Manner, other: Manner, expected: bool) -> None:
    assert one.bars(other) is expected
    assert other.bars(one) is expected
