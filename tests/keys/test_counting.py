"""What exactly is counted, and which counts that keeps apart."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.counting import Counted, nouns_differ, read_counted
from claimcheck.model import Document, Source

KILLED = Counted("killed", people=True)
SEIZED = Counted("seized")


def counted_in(text: str, quote: str) -> Counted:
    claims = extract_claims([Document(Source("a"), text)])
    return next(read_counted(claim) for claim in claims if claim.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("The blast killed two women.", "two", KILLED._replace(noun="woman", sort="women")),
        ("The blast killed three people.", "three", KILLED._replace(noun="person")),
        ("The blast killed seven children.", "seven", KILLED._replace(noun="child", sort="children")),
        ("The fire destroyed 14 homes.", "14", Counted("buildings destroyed", noun="house")),
        (
            "The ferry carried 420 passengers and crew.",
            "420",
            Counted("on board", True, "passenger", "crew"),
        ),
        ("The ferry carried 12 men and nine women.", "12", Counted("on board", True, "man", "", "men")),
        ("Some 62 percent of those eligible voted.", "62 percent", Counted()),
        ("They polled 62 percent of all the voters.", "62 percent", Counted(base=frozenset({"voter"}))),
        ("Turnout was 62 percent.", "62 percent", Counted()),
        ("The road is 62 km long.", "62 km", Counted()),
    ],
)
def test_read_counted(text: str, quote: str, expected: Counted) -> None:
    assert counted_in(text, quote) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (KILLED._replace(noun="woman", sort="women"), KILLED._replace(noun="person"), True),
        (KILLED._replace(noun="woman", sort="women"), KILLED._replace(noun="child", sort="children"), True),
        (KILLED._replace(noun="woman", sort="women"), KILLED._replace(noun="woman", sort="women"), False),
        (KILLED._replace(noun="woman", sort="women"), KILLED, False),  # "two were killed" may be women
        (KILLED._replace(noun="man", sort="men"), KILLED._replace(noun="suspect"), False),
        (KILLED._replace(noun="man", sort="men"), KILLED._replace(noun="woman", sort="women"), True),
        # People have many names for what they are at once.
        (KILLED._replace(noun="miner"), KILLED._replace(noun="worker"), False),
        (KILLED._replace(noun="guard"), KILLED._replace(noun="guard", also="inmate"), True),
        (Counted(noun="guard"), Counted(noun="inmate", also="guard"), False),
        (SEIZED._replace(noun="rifle"), SEIZED._replace(noun="magazine"), True),
        (SEIZED._replace(noun="rifle"), SEIZED._replace(noun="weapon"), False),
        (SEIZED._replace(noun="rifle"), Counted("lost", noun="magazine"), False),
        (Counted(base=frozenset({"voter"})), Counted(base=frozenset({"seat"})), True),
        (Counted(base=frozenset({"voter"})), Counted(base=frozenset({"young", "voter"})), False),
        (Counted(base=frozenset({"voter"})), Counted(), False),
    ],
)
def test_what_is_counted_keeps_apart(one: Counted, other: Counted, expected: bool) -> None:
    assert one.bars(other) is expected
    assert other.bars(one) is expected


def test_one_noun_stands_for_all_that_mean_the_same() -> None:
    ship = counted_in("The navy seized two ships.", "two")
    boat = counted_in("The navy seized three boats.", "three")
    assert nouns_differ(ship, boat) == 1.0
    assert nouns_differ(ship, Counted()) == nouns_differ(Counted(), ship) == 0.0  # "two were seized"
