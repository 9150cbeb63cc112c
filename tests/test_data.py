"""The sample data: what it should show is written beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import claimcheck as cc

DATA = Path(__file__).resolve().parents[1] / "data"
FLAGGED = ("conflict", "evolved")


def expected(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((DATA / f"{name}.expected.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture(scope="module")
def articles() -> cc.Report:
    return cc.check_claims(sorted((DATA / "articles").glob("*.md")))


@pytest.fixture(scope="module")
def bikes() -> cc.Report:
    return cc.check_claims(DATA / "bikes.csv", schema=DATA / "bikes.schema.toml")


def sides(finding: cc.Finding) -> list[set[str]]:
    return [{f"{claim.source}: {claim.quote}" for claim in position.claims} for position in finding.positions]


def told(finding: cc.Finding) -> str:
    """The relation, or the one suspected where confidence is below the threshold."""
    return finding.suspected or finding.relation


def pairs(positions: list[set[str]]) -> set[tuple[str, str]]:
    """Statements of different sources that stand against each other."""
    return {
        (a, b)
        for left in positions
        for right in positions
        if left is not right
        for a in left - right
        for b in right - left
        if a.split(":")[0] != b.split(":")[0]
    }


def test_every_expected_statement_is_a_claim(articles: cc.Report) -> None:
    found = {f"{claim.source}: {claim.quote}" for claim in articles.claims}
    for fact in expected("articles")["findings"]:
        for position in fact["positions"]:
            assert set(position) <= found, fact["fact"]


@pytest.mark.parametrize(
    "fact",
    [fact for fact in expected("articles")["findings"] if fact["relation"] in FLAGGED],
    ids=lambda fact: str(fact["fact"])[:30],
)
def test_each_disagreement_of_the_articles_is_found(articles: cc.Report, fact: dict[str, Any]) -> None:
    wanted = pairs([set(position) for position in fact["positions"]])
    (finding,) = [f for f in articles.findings if told(f) in FLAGGED and pairs(sides(f)) & wanted]
    assert told(finding) == fact["relation"]
    assert pairs(sides(finding)) <= wanted


def test_nothing_else_in_the_articles_is_flagged(articles: cc.Report) -> None:
    facts = [fact for fact in expected("articles")["findings"] if fact["relation"] in FLAGGED]
    assert sum(told(finding) in FLAGGED for finding in articles.findings) == len(facts)


@pytest.mark.parametrize(
    "fact",
    [fact for fact in expected("articles")["findings"] if fact["relation"] not in FLAGGED],
    ids=lambda fact: str(fact["fact"])[:30],
)
def test_each_agreement_of_the_articles_is_found(articles: cc.Report, fact: dict[str, Any]) -> None:
    (wanted,) = map(set, fact["positions"])
    (finding,) = [f for f in articles.findings if any(wanted <= side for side in sides(f))]
    assert finding.relation == fact["relation"]


def test_the_table_shows_exactly_what_is_expected(bikes: cc.Report) -> None:
    found = {f"{f.subject} / {f.attribute}": f.relation for f in bikes.findings}
    assert found == {fact["fact"]: fact["relation"] for fact in expected("bikes")["findings"]}


def test_the_shops_that_stand_apart(bikes: cc.Report) -> None:
    found = {f"{f.subject} / {f.attribute}": f for f in bikes.findings}
    for fact in expected("bikes")["findings"]:
        smallest = min(found[fact["fact"]].positions, key=lambda position: len(position.sources))
        majority = max(found[fact["fact"]].positions, key=lambda position: len(position.sources))
        assert fact["apart"] == [s for s in smallest.sources if s not in majority.sources], fact["fact"]


def test_what_cannot_be_read_is_named(bikes: cc.Report) -> None:
    (word,) = expected("bikes")["skipped"]
    (skipped,) = bikes.skipped
    assert word in skipped.reason


def test_the_table_has_five_vendors_and_what_must_be_normalised() -> None:
    frame = pd.read_csv(DATA / "bikes.csv", dtype=str, keep_default_na=False)
    assert frame["source"].nunique() == 5
    assert 35 <= len(frame) <= 45
