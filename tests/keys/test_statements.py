"""Statements join a value with its restatement, and weigh rare words more."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from claimcheck import extract_claims
from claimcheck.keys.meeting import APART, COMPATIBLE, EQUAL, NEAR, VETOED, Values
from claimcheck.keys.statements import Statement, gather
from claimcheck.model import Document, Period, Source
from claimcheck.values.calendar import parse_period


def _gather(*texts: str) -> list[Statement]:
    return gather(extract_claims([Document(Source(f"s{at}"), text) for at, text in enumerate(texts)]))


def test_value_and_gloss_are_one_statement_in_dollars() -> None:
    (statement,) = _gather("Norrvik Energy paid 3 billion yuan ($439 million) for the plant.")
    assert [claim.quote for claim in statement.claims] == ["3 billion yuan", "$439 million"]
    assert (statement.block, statement.reading.measure, statement.reading.point) == (
        "money",
        "money:USD",
        439e6,
    )


def test_rare_words_weigh_more() -> None:
    statements = _gather(
        "The dam holds 40 tonnes of grain.",
        "The dam holds 50 tonnes of grain.",
        "The dam holds 60 tonnes of ore.",
    )
    last = statements[-1].sentence
    assert last["ore"] > last["dam"]


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


EUROS = "Norrvik Energy paid 30 million euros for the plant."


@pytest.mark.parametrize(
    ("published", "measure"),
    [
        (None, "money:EUR"),
        (Period(None, None), "money:EUR"),
        (Period(datetime(2013, 9, 9), None), "money:USD"),
        (Period(None, datetime(2013, 9, 9)), "money:USD"),
        (Period(datetime(1995, 1, 1), datetime(1995, 1, 2)), "money:EUR"),  # there were none
    ],
)
def test_money_is_in_dollars_where_its_day_has_a_rate(published: Period | None, measure: str) -> None:
    source = Source("s", published=published)
    (statement,) = gather(extract_claims([Document(source, EUROS)]), {"s": source})
    assert statement.reading.measure == measure
    assert statement.block == "money"


def test_undated_money_is_taken_to_be_of_the_days_of_the_others() -> None:
    days = {"a": None, "b": "2013-09-09", "c": "2013-09-10"}
    sources = {name: Source(name, published=parse_period(day) if day else None) for name, day in days.items()}
    statements = gather(extract_claims([Document(source, EUROS) for source in sources.values()]), sources)
    assert {statement.reading.measure for statement in statements} == {"money:USD"}
    assert statements[0].reading == statements[2].reading != statements[1].reading


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


def test_an_age_in_bare_years_stands_beside_other_ages() -> None:
    bare, dressed = _gather("He was 54.", "A 54-year-old baker died.")
    assert bare.block == dressed.block == "duration"
    assert Values([bare, dressed]).relation(np.array([0]), np.array([1])).tolist() == [EQUAL]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Its new 17-inch Ternbook Pro ships in May.", []),
        ("The Ternbook has a 17-inch display and ships in May.", ["17-inch"]),
    ],
)
def test_a_size_before_a_name_is_part_of_the_name(text: str, stated: list[str]) -> None:
    claims = extract_claims([Document(Source("s"), text)])
    assert [claim.quote for claim in claims if claim.context.attribute_id == "display size"] == ["17-inch"]
    assert [s.claim.quote for s in gather(claims) if s.block == "length"] == stated
