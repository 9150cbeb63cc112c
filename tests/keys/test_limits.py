"""What limits a figure, and which figures it keeps apart."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.limits import Limits, read_limits
from claimcheck.model import Document, Source


def limits_of(text: str, quote: str) -> Limits:
    claims = extract_claims([Document(Source("a"), text)])
    return next(read_limits(claim) for claim in claims if claim.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Norvane earned $212 million, up from $187 million.", "$187 million", Limits(earlier=True)),
        ("Norvane cut the price from $599 to $549.", "$599", Limits(earlier=True)),
        ("Norvane cut the price from $599 to $549.", "$549", Limits()),
        ("The Terns led 17-10 at the half.", "17-10", Limits(earlier=True)),
        ("Turnout was 58 percent, well above the 50 percent required.", "58 percent", Limits()),
        ("Turnout was 58 percent, well above the 50 percent required.", "50 percent", Limits(allowed=True)),
        ("The ferry was licensed to carry 150 passengers.", "150", Limits(allowed=True)),
        ("The footbridge was approved for 20 people at a time.", "20", Limits(allowed=True)),
        ("Norvane shares closed down 1.2 percent.", "1.2 percent", Limits(moment="close")),
        ("Norvane shares rose 2.4 percent in early trading.", "2.4 percent", Limits(moment="early")),
        ("The quake struck 40 km south of the port of Belun.", "40 km", Limits(origin=frozenset({"belun"}))),
        ("The quake struck 75 km (50 miles) west of Belun.", "75 km", Limits(origin=frozenset({"belun"}))),
        ("The blast killed five Norse sailors.", "five", Limits(named=frozenset({"norse"}))),
        ("She is the third new East Lowland coach.", "third", Limits(named=frozenset({"east", "lowland"}))),
        ("The toll rose to 44 on Tuesday evening.", "44", Limits()),
        ("The quake struck 75 km west of the town.", "75 km", Limits()),
        # A few words may stand between.
        ("Norvane earned $212 million, up from a record $187 million.", "$187 million", Limits(earlier=True)),
        (
            "Norvane earned $212 million, not $187 million in the year-ago quarter.",
            "$187 million",
            Limits(earlier=True),
        ),
        ("Norvane cut the price from $599 to about $549.", "$599", Limits(earlier=True)),
        ("Norvane cut the price from about $599 to $549.", "$599", Limits(earlier=True)),
        ("Bo Dahl was 18 at the time of the theft.", "18", Limits(then=True)),
        ("Bo Dahl was 18 when he was arrested.", "18", Limits(then=True)),
        ("Bo Dahl was then 18.", "18", Limits(then=True)),
        # Words that limit other figures, and not these.
        ("Norvane got a discount from $599.", "$599", Limits()),
        ("Norvane gave $3 million to 15 towns.", "$3 million", Limits()),
        ("Norvane has 40; a year earlier it had none.", "40", Limits()),
        ("The dam opened in 2019, a year earlier than planned.", "2019", Limits()),
        ("Norvane closed 12 shops.", "12", Limits()),
        ("Norvane ships 40 tonnes from Belun.", "40 tonnes", Limits()),
        ("Norvane opened a $5 million Norse fund.", "$5 million", Limits()),
    ],
)
def test_read_limits(text: str, quote: str, expected: Limits) -> None:
    assert limits_of(text, quote) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Limits(moment="early"), Limits(moment="close"), True),
        (Limits(moment="early"), Limits(), False),
        (Limits(origin=frozenset({"belun"})), Limits(origin=frozenset({"karang"})), True),
        (Limits(origin=frozenset({"port", "belun"})), Limits(origin=frozenset({"belun"})), False),
        (Limits(origin=frozenset({"belun"})), Limits(), False),
        (Limits(named=frozenset({"norse"})), Limits(named=frozenset({"dane"})), True),
        (Limits(named=frozenset({"norse"})), Limits(), False),  # who does not say may mean the same
        (Limits(allowed=True), Limits(), True),
        (Limits(earlier=True), Limits(), True),
        (Limits(earlier=True), Limits(earlier=True), False),
    ],
)
def test_limits_that_keep_figures_apart(one: Limits, other: Limits, expected: bool) -> None:
    assert one.bars(other) is expected
    assert other.bars(one) is expected
