"""What one value says about another."""

from __future__ import annotations

import pytest

from claimcheck import Config, find_values
from claimcheck.compare.containment import bearing


@pytest.mark.parametrize(
    ("premise", "hypothesis", "expected"),
    [
        ("5 km", "5,000 meters", "entailment"),
        ("5 km", "5 kg", "contradiction"),
        ("5 km", "6 km", "contradiction"),
        ("6 km", "5 km", "contradiction"),
        ("5 km", "more than 4 km", "entailment"),
        ("more than 4 km", "5 km", "neutral"),
        ("5 to 6 km", "5 to 7 km", "entailment"),
        ("5 to 7 km", "5 to 6 km", "neutral"),
        ("4 to 6 km", "5 to 6 km", "neutral"),
        ("12 engineers", "12 people", "entailment"),
        ("0.3 km", "300 m", "entailment"),
        ("3 May 2013", "May 2013", "entailment"),
        ("May 2013", "3 May 2013", "neutral"),
    ],
)
def test_bearing(premise, hypothesis, expected):
    one, other = (
        find_values(text, config=Config(bounds="strict"))[0].value for text in (premise, hypothesis)
    )
    assert bearing(one, other) == expected
