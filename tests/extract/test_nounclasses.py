"""What kind of name a noun stands for, and which nouns tell it by their trade."""

from __future__ import annotations

import pytest

from claimcheck.extract.nounclasses import class_of_noun, is_trade


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("council", "organisation"),
        ("bikemaker", "organisation"),  # by its ending
        ("exporter", "organisation"),  # by its trade
        ("singer", "person"),
        ("village", "place"),
        ("tablet", "product"),
        ("matter", ""),
    ],
)
def test_class_of_noun(noun: str, expected: str) -> None:
    assert class_of_noun(noun) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Insurer", True), ("BIKEMAKER", True), ("exporter", True), ("Bank", False), ("Maker's", False)],
)
def test_is_trade(word: str, expected: bool) -> None:
    assert is_trade(word) is expected
