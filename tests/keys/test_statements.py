"""Statements join a value with its restatement, and weigh rare words more."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from claimcheck import extract_claims
from claimcheck.keys.meeting import EQUAL, Values
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
