"""What a measured noun that is given a level says, in order."""

from __future__ import annotations

import pytest

from claimcheck.extract.attributes.levels import levels
from claimcheck.extract.parse import parse


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The price of oil was 12.", "price", "name price"),
        # What is foretold.
        ("Its profit target is $40 million.", "target", "name profit, name target"),
        ("Its new target is $40 million.", "target", "name target"),
        ("Its target for profit is $40 million.", "target", "name profit, name target"),
        ("The forecast of sales was cut to $40 million.", "forecast", "name sale, name forecast"),
        ("The outlook on growth was raised to 4 percent.", "outlook", "name growth, name outlook"),
        ("Its target by May is $40 million.", "target", "name target"),
        # What is counted, as a thing and as written, and its state.
        ("The number of dead rose to 12.", "number", "noun dead, noun dead, name number"),
        (
            "The number of passengers injured rose to 12.",
            "number",
            "noun passenger, noun passengers, passive injure, name number",
        ),
        (
            "The number of people who died was 12.",
            "number",
            "noun people, noun people, subject die, name number",
        ),
        (
            "The number of people in hospital was 12.",
            "number",
            "noun people, noun people, noun hospital, name number",
        ),
        (
            "The number of people aboard was 12.",
            "number",
            "noun people, noun people, noun aboard, name number",
        ),
        (
            "The number of injured people was 12.",
            "number",
            "noun people, noun people, noun injured, name number",
        ),
        ("The number in hospital was 12.", "number", "name number"),
    ],
)
def test_levels(text: str, noun: str, expected: str) -> None:
    sentence = next(parse([(0, text)]))
    cues = levels(next(token for token in sentence.doc if token.text == noun))
    assert ", ".join(f"{cue.role} {cue.lemma}" for cue in cues) == expected
