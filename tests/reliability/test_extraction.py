"""Extraction against sentences with known claims: what is found, and what is found that is not there."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sentences import DISTRACTORS, Fact, facts

import claimcheck as cc
from claimcheck.model import Claim

RECALL, PRECISION = 0.95, 0.95


def right(claim: Claim, fact: Fact) -> bool:
    value = claim.value
    return (value.stated, value.unit, value.hedge) == (fact.number, fact.unit, fact.hedge)


def measure(sample: list[Fact]) -> tuple[float, float, list[str]]:
    """Recall and precision over a sample, and the sentences that are read otherwise than they were made."""
    count, wrong = Counter[str](), []
    for fact in sample:
        claims = cc.extract_claims(fact.text)
        good = [claim for claim in claims if right(claim, fact)]
        count += Counter(facts=1, found=bool(good), claims=len(claims), good=len(good))
        if len(good) != 1 or len(claims) != 1:
            wrong.append(fact.text)
        assert all(fact.text[claim.start : claim.end] == claim.quote for claim in claims)
    return count["found"] / count["facts"], count["good"] / max(count["claims"], 1), wrong


@settings(max_examples=1, suppress_health_check=list(HealthCheck))
@given(st.lists(facts(), min_size=40, max_size=40))
def test_recall_and_precision_on_sentences_with_known_claims(sample: list[Fact]) -> None:
    recall, precision, wrong = measure(sample)
    assert recall >= RECALL, (recall, wrong)
    assert precision >= PRECISION, (precision, wrong)


def test_sentences_without_a_value_hold_no_claim() -> None:
    for text in DISTRACTORS:
        assert text == "" or cc.extract_claims(text) == []


def test_the_measure_counts_what_is_missed_and_what_is_made_up() -> None:
    text = "The dam is 90 m high."
    assert measure([Fact(text, Decimal(90), "meter", "")])[:2] == (1.0, 1.0)
    assert measure([Fact(text, Decimal(91), "meter", "")])[:2] == (0.0, 0.0)
