"""How two values of statements meet: equal, compatible, near or apart; and how near they lie."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck import extract_claims
from claimcheck.keys.meeting import APART, COMPATIBLE, EQUAL, NEAR, VETOED, Values
from claimcheck.keys.statements import Statement, gather
from claimcheck.model import Document, Source

EUROS = "Norrvik Energy paid 30 million euros for the plant."


def _gather(*texts: str) -> list[Statement]:
    return gather(extract_claims([Document(Source(f"s{at}"), text) for at, text in enumerate(texts)]))


def _relation(one: str, other: str) -> int:
    values = Values(_gather(one, other))
    there, back = (int(values.relation(np.array([i]), np.array([1 - i]))[0]) for i in (0, 1))
    assert there == back
    return there


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Who says "dozens" gives the size, not the end.
        ("It has dozens of shops.", "It has 150 shops.", COMPATIBLE),
        ("It has hundreds of shops.", "It has 1,500 shops.", COMPATIBLE),
        ("It has several shops.", "It has 15 shops.", APART),
        # A bound is no rounding.
        ("It has more than 1,000 shops.", "It has 990 shops.", APART),
        ("It has 1,000 shops.", "It has 990 shops.", COMPATIBLE),
        ("It has 1,000 shops.", "It has 1,012 shops.", COMPATIBLE),
        # Only days are near each other.
        ("It opened on 3-4 May 2021.", "It opened on 5 May 2021.", APART),
        ("It opened on 4 May 2021.", "It opened on 5 May 2021.", NEAR),
        ("It opened on 4 May 2021.", "It opened on 6 May 2021.", APART),
        ("It opened in May 2021.", "It opened on 1 June 2021.", APART),
        # Of days of unknown years and weeks, so are the last and the first.
        ("It opened on Sunday.", "It opened on Monday.", NEAR),
        ("It opened on Sunday.", "It opened on Tuesday.", APART),
        ("It opened on 31 December.", "It opened on 1 January.", NEAR),
        ("It opened on 31 January.", "It opened on 1 February.", NEAR),
        ("It opened on 30 January.", "It opened on 1 February.", APART),
    ],
)
def test_how_two_values_meet(one: str, other: str, expected: int) -> None:
    assert _relation(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It was 4 C.", "It was 4 C.", 1.0),
        ("It has 30 shops.", "It has 40 shops.", 0.75),
        ("It lost -30 votes.", "It lost 40 votes.", 0.0),
        ("It has 0 shops.", "It has 40 shops.", 0.0),
        ("It opened on 4 May 2021.", "It opened on 4 May 2021.", 1.0),
        ("It opened on 4 May 2021.", "It opened on 5 May 2021.", 0.5),
        ("It opened on Tuesday.", "It opened on 5 May 2021.", 0.0),
    ],
)
def test_how_near_two_values_lie(one: str, other: str, expected: float) -> None:
    values = Values(_gather(one, other))
    for i in (0, 1):
        assert values.closeness(np.array([i]), np.array([1 - i]))[0] == pytest.approx(expected)


def test_values_meet_by_interval_and_rounding() -> None:
    statements = _gather(
        "It has 2,300 engineers.",
        "It has 2,312 engineers.",
        "It has 2,300 engineers.",
        "It has 3,400 engineers.",
    )
    values = Values(statements)
    first = np.zeros(3, dtype=np.int64)
    assert values.relation(first, np.array([2, 1, 3])).tolist() == [EQUAL, COMPATIBLE, APART]


def test_times_are_half_open_but_for_neighbouring_days() -> None:
    statements = _gather(
        "It opened in 2021.", "It opened in 2022.", "It opened on 3 May 2021.", "It opened on 4 May 2021."
    )
    values = Values(statements)
    relation = values.relation(np.array([0, 0, 2]), np.array([1, 2, 3]))
    assert relation.tolist() == [APART, COMPATIBLE, NEAR]


def test_a_bound_touches_the_plain_number_only() -> None:
    statements = _gather(
        "It has more than 500 engineers.", "It has 500 engineers.", "It has more than 1,000 engineers."
    )
    relation = Values(statements).relation(np.array([0, 0]), np.array([1, 2]))
    assert relation.tolist() == [COMPATIBLE, APART]


def test_days_of_unknown_years_meet_by_what_is_known() -> None:
    statements = _gather(
        "It opened on May 3.", "It opened on May 3, 2013.", "It opened on May 9, 2013.",
        "It opened on Friday.", "It opened on May 9, 2012.", "It opened in 2013.",
    )  # fmt: skip
    values = Values(statements)
    relation = values.relation(np.array([0, 0, 3, 3, 3, 0]), np.array([1, 2, 1, 2, 4, 5]))
    # 9 May 2013 was a Thursday: time zones may lie between.
    assert relation.tolist() == [EQUAL, APART, COMPATIBLE, NEAR, APART, COMPATIBLE]


def test_two_currencies_without_a_rate_say_nothing_of_each_other() -> None:
    euros, dollars = _gather(EUROS, EUROS.replace("euros", "dollars"))
    assert Values([euros, dollars]).relation(np.array([0]), np.array([1])).tolist() == [VETOED]


def test_unknown_times_are_alike_by_their_words() -> None:
    said = ("Last month", "last month", "Yesterday", "On 3 May 2021")
    values = Values(_gather(*(f"{when}, the ferry sank." for when in said)))
    relation = values.relation(np.array([0, 0, 0]), np.array([1, 2, 3]))
    assert relation.tolist() == [EQUAL, COMPATIBLE, COMPATIBLE]


def test_months_of_unknown_years_meet_by_their_names() -> None:
    said = ("in February", "this February", "on 11 February", "in March", "on Tuesday")
    values = Values(_gather(*(f"The phone will be launched {when}." for when in said)))
    relation = values.relation(np.zeros(4, dtype=np.int64), np.array([1, 2, 3, 4]))
    assert relation.tolist() == [COMPATIBLE, COMPATIBLE, APART, COMPATIBLE]
    again = Values(_gather("It will be launched in February.", "The launch is in February."))
    assert again.relation(np.array([0]), np.array([1])).tolist() == [EQUAL]


def test_ends_of_known_years_meet_whatever_their_months() -> None:
    values = Values(_gather("It has been open since May 2005.", "It has been open since June 2005."))
    assert values.relation(np.array([0]), np.array([1])).tolist() == [COMPATIBLE]
