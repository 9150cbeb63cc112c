"""What a sentence tells beside a value, and sentences that agree in nothing."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.extract.tables.columns import Measured, measure
from claimcheck.keys.beside import Told, all_differ, told_beside
from claimcheck.model import Document, Source


def told(text: str) -> dict[str, Told]:
    """What the text tells beside each value, by the words of the value."""
    claims = extract_claims([Document(Source("a"), text)])
    beside = told_beside([(claim, measure(claim.value)) for claim in claims])
    return {claim.quote: found for claim, found in zip(claims, beside, strict=True)}


@pytest.mark.parametrize(
    ("text", "quote", "facts"),
    [
        ("Vik scored nine goals and gave 12 assists.", "nine", {"assists count:event"}),
        ("Vik scored nine goals. Lee gave 12 assists.", "nine", set()),  # two sentences
        ("Vik has nine rusty gates and 12 assists.", "12", set()),  # what gates are nobody knows
        ("The blast killed nine people and injured 12.", "nine", set()),  # tolls grow together
    ],
)
def test_what_is_told_beside_a_value(text: str, quote: str, facts: set[str]) -> None:
    assert set(told(text)[quote]) == facts


def count(low: float, half: float = 0.5) -> Measured:
    return Measured("count", low, low, low, half)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (count(59), count(2), True),
        (count(59), count(59), False),
        (count(60, 5), count(62), False),  # the coarser is a rounding of the finer
        (count(60, 5), count(66), True),
        (count(60, 5), count(64, 5), True),  # equally coarse figures are none of each other
        (count(0.1 + 0.2), count(0.3), False),
        (Measured("count", 50, 70), count(62), False),
    ],
)
def test_sentences_differ_where_no_fact_of_both_can_be_one(
    one: Measured, other: Measured, differ: bool
) -> None:
    there, back = ({"goals": [value], "assists": [value]} for value in (one, other))
    assert all_differ(there, back) is differ
    assert all_differ(back, there) is differ


def test_one_fact_that_differs_is_too_little() -> None:
    assert not all_differ({"goals": [count(59)]}, {"goals": [count(2)], "assists": [count(7)]})


def test_one_fact_that_agrees_is_enough() -> None:
    one, other = ({"goals": [count(n)], "assists": [count(7)], "games": [count(n)]} for n in (2, 59))
    assert not all_differ(one, other)
