"""Bounds that their clause denies."""

from __future__ import annotations

import pytest

from claimcheck import find_values
from claimcheck.compare.hedging import meant
from claimcheck.model import Claim, Context, Mention


def claim(sentence: str, mention: Mention) -> Claim:
    return Claim(f"a:{mention.start}", "a", mention, Context(), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "None of the other clubs has offered more than eight years.",
        "So far, no club (not even the rich ones) was ready to pay more than eight dollars.",
        "None of the offers is thought to be for more than eight years.",
        "The storm did not last more than eight hours.",
    ],
)
def test_a_denied_bound_is_turned_round(sentence):
    (mention,) = find_values(sentence)
    assert mention.value.hedge == "over"
    value = meant(claim(sentence, mention))
    assert (value.hedge, value.low, value.high) == ("at most", None, 8)


def test_a_denied_upper_bound_is_a_lower_one():
    sentence = "The storm did not last less than eight hours."
    value = meant(claim(sentence, find_values(sentence)[0]))
    assert (value.hedge, value.low, value.high, value.low_open) == ("at least", 8, None, False)


def test_at_least_denied_is_less():
    sentence = "The storm did not last at least eight hours."
    value = meant(claim(sentence, find_values(sentence)[0]))
    assert (value.hedge, value.low, value.high, value.high_open) == ("at most", None, 8, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "She has not been home for more than eight years.",
        "No survivors were found among more than 80 guests.",
        "No one was hurt, but more than 80 homes burned.",
        "No one was hurt when the fire took more than 80 homes.",
        "Not only more than 80 homes burned.",
        "The fire burned more than 80 homes.",
    ],
)
def test_a_bound_beside_another_denial_stays(sentence):
    mention = find_values(sentence)[-1]
    assert meant(claim(sentence, mention)) == mention.value
