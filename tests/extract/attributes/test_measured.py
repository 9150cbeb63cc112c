"""The words of the catalogue's `measures` that a value answers to."""

from __future__ import annotations

import pytest

from claimcheck.extract.attributes.cues import Cue
from claimcheck.extract.attributes.measured import labels
from claimcheck.values import find_values


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("aged 35", "", {"age"}),
        ("$999,999", "", {"money", "usd", "small sum"}),
        ("$1,000,000", "", {"money", "usd", "large sum"}),
        ("12 km", "", {"quantity", "length", "kilometer"}),
        ("12", "", {"number", "count", "years of a life", "person", "known person"}),
        ("125", "", {"number", "count", "years of a life", "person", "known person"}),
        ("126", "", {"number", "count", "person", "known person"}),
        ("0.5", "", {"number", "count", "below one", "points of a scale"}),
        ("5.9", "", {"number", "count", "points of a scale"}),
        ("10.1", "", {"number", "count"}),
        ("12", "injured", {"number", "count", "years of a life", "person"}),
        ("12 people", "", {"number", "count", "years of a life", "person", "known person"}),
        ("12 nurses", "", {"nurse", "number", "count", "years of a life", "person", "known person"}),
        ("12 fatalities", "", {"fatality", "number", "count", "years of a life", "person"}),
        ("12 houses", "", {"building", "house", "number", "count", "years of a life", "thing"}),
        ("12", "death", {"number", "count", "years of a life", "person"}),
        ("12", "house", {"number", "count", "years of a life", "thing"}),
    ],
)
def test_labels(text: str, noun: str, expected: set[str]) -> None:
    (mention,) = find_values(text)
    cues = [Cue("noun", noun, frozenset(), 0)] if noun else []
    assert labels(mention.value, cues) == expected
