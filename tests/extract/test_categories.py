"""Facts told in words: which are read, of whom, with which value, and that the rest is left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck import extract_claims
from claimcheck.extract.categories.found import entry
from claimcheck.extract.categories.people import parts
from claimcheck.model import Claim

CASES = tomllib.loads(Path(__file__).with_name("categories.toml").read_text(encoding="utf-8"))["case"]


def told(text: str) -> list[Claim]:
    return [claim for claim in extract_claims(text) if claim.value.kind == "category"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_what_a_text_tells(case: dict[str, Any]) -> None:
    found = [
        [claim.attribute, claim.subject, " ".join(claim.context.scope), claim.value.stated, claim.quote]
        for claim in told(case["text"])
        if claim.attribute not in ("name", "name in office")
    ]
    assert found == case["found"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_every_claim_has_its_words_its_sureness_and_its_reason(case: dict[str, Any]) -> None:
    for claim in told(case["text"]):
        assert case["text"][claim.start : claim.end] == claim.quote
        assert claim.quote in claim.sentence
        assert claim.confidence == entry(claim.attribute)["certainty"] < 1
        assert claim.explain()


def test_each_spelling_of_a_name_is_one_claim() -> None:
    claims = told("Robin Lee spoke. Later Robin Lee left, and so did Robyn M. Lee, 34, and Mayor Berg.")
    names = [(claim.quote, claim.value.stated, claim.context.scope) for claim in claims]
    assert names[:2] == [("Robin Lee", "robin lee", ("lee",)), ("Robyn M. Lee", "robyn lee", ("lee",))]


def test_whoever_holds_an_office_is_named_under_it() -> None:
    claims = told("Deputy Mayor A.J. Lee met Robin Berg, a striker, and Mayor Eva M. Mill.")
    names = [(c.subject, c.quote, c.value.stated) for c in claims if c.attribute == "name in office"]
    assert names == [("deputy mayor", "A.J. Lee", "aj lee"), ("mayor", "Eva M. Mill", "eva mill")]


def test_furniture_tells_nothing() -> None:
    assert not told("By Mayor Ann Lee\n")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lee", ("ann", "lee")),
        ("Ann M. Lee Jr.", ("ann", "lee")),
        ("Lee", None),
        ("The Ann Lee Song Book", None),
        ("Ann 7", None),
    ],
)
def test_parts_of_a_name(name: str, expected: tuple[str, str] | None) -> None:
    assert parts(name) == expected


def test_measured_claims_are_as_without() -> None:
    text = "Mayor Ann Lee, 34, opened the bridge, 120 metres long, in Mill Lane."
    assert [claim.quote for claim in extract_claims(text) if claim.value.kind != "category"] == [
        "34",
        "120 metres",
    ]
