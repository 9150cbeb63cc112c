"""Which way a change went, and what that makes of two changes of one size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import find_values
from claimcheck.compare.direction import directed, direction
from claimcheck.findings import find
from claimcheck.model import Claim, ClaimKey, Context, Source

KEY = ClaimKey("the firm", "revenue change")
CHANGE = Context(subject="the firm", attribute="revenue change")


def change(source: str, sentence: str) -> Claim:
    mention = next(found for found in find_values(sentence) if found.value.kind in ("percent", "money"))
    return Claim(f"{source}:{mention.start}", source, mention, CHANGE, sentence, key=KEY)


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("Revenue rose 5 percent.", "rising"),
        ("Revenue fell by 5 percent.", "falling"),
        ("It saw a 5 percent drop in revenue.", "falling"),
        ("Revenue was up 5 percent after it had dropped in May.", "rising"),
        ("Costs fell. Revenue changed by 5 percent.", ""),
        ("The change of revenue was 5 percent.", ""),
    ],
)
def test_direction(sentence: str, way: str) -> None:
    assert direction(change("a", sentence)) == way


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Revenue rose 5 percent.", "Revenue fell 5 percent.", "conflict"),
        ("Revenue rose 5 percent.", "Revenue climbed 5 percent.", "agree"),
        ("Revenue fell 5 percent.", "It saw a 5 percent drop in revenue.", "agree"),
        ("Revenue fell 5 percent.", "The change of revenue was 5 percent.", "compatible"),
        ("Revenue fell more than 5 percent.", "Revenue fell 5.2 percent.", "compatible"),
        ("Revenue fell 5 percent.", "Revenue fell 8 percent.", "conflict"),
    ],
)
def test_changes_of_one_size(one: str, other: str, relation: str) -> None:
    found = find([change("a", one), change("b", other)], sources={name: Source(name) for name in "ab"})[0]
    assert found[0].relation == relation
    assert ("one tells of a rise" in found[0].explanation) == ("rose" in one and "fell" in other)


def test_what_is_no_change_keeps_its_sign() -> None:
    told = change("a", "Revenue fell 5 percent.")
    level = replace(told, context=Context(subject="the firm", attribute="revenue"))
    signed = replace(told.value, stated=-told.value.stated, low=-told.value.high, high=-told.value.low)
    assert directed(told, told.value).stated == -5
    assert directed(level, told.value) == told.value
    assert directed(replace(told, sentence=""), told.value) == told.value
    assert directed(told, signed) == signed


def test_a_level_has_no_direction() -> None:
    key = ClaimKey("the firm", "revenue")
    level = [
        replace(change(source, text), context=Context(subject="the firm", attribute="revenue"), key=key)
        for source, text in (("a", "Revenue rose to $5 million."), ("b", "Revenue fell to $5 million."))
    ]
    assert find(level)[0][0].relation == "agree"
