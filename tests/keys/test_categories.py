"""What is told in words comes under one key where it is one fact, and only there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Report, check_claims

CASES = tomllib.loads(Path(__file__).with_name("categories.toml").read_text(encoding="utf-8"))["case"]
MATTER = "Bo Karlsen, 34, said the robbery of the Acme bank in Strelsau on 3 May 2020 cost it $4 million."
IDS = [case["name"] for case in CASES]


def check(texts: list[str], published: list[str] | None = None, step: int = 1) -> Report:
    dates = published or [""] * len(texts)
    given = [
        {"id": f"s{place}", "text": f"{MATTER}\n{text}", **({"published": date} if date else {})}
        for place, (text, date) in enumerate(zip(texts, dates, strict=True))
    ]
    return check_claims(given[::step])


def relations(report: Report, attribute: str) -> list[str]:
    return [finding.relation for finding in report.findings if finding.attribute == attribute]


@pytest.mark.parametrize("step", [1, -1], ids=["", "swapped"])
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_relation(case: dict[str, Any], step: int) -> None:
    report = check(case["texts"], case.get("published"), step)
    assert relations(report, case["attribute"]) == ([case["relation"]] if case["relation"] else [])


CONFLICTS = [case for case in CASES if case["relation"] == "conflict"]


@pytest.mark.parametrize("case", CONFLICTS, ids=[case["name"] for case in CONFLICTS])
def test_a_source_that_agrees_changes_no_relation(case: dict[str, Any]) -> None:
    texts = case["texts"]
    assert relations(check([*texts, texts[0]]), case["attribute"]) == ["conflict"]


@pytest.mark.parametrize("case", CONFLICTS, ids=[case["name"] for case in CONFLICTS])
def test_a_conflict_is_explained(case: dict[str, Any]) -> None:
    (finding,) = (f for f in check(case["texts"]).findings if f.attribute == case["attribute"])
    assert "; one " in finding.explanation or finding.explanation.endswith(("time.", "digit.", "day."))
    assert all(claim.quote in finding.explanation for side in finding.positions for claim in side.claims[:1])


def test_the_gun_is_one_only_where_the_same_people_are_named() -> None:
    texts = ["Bo Karlsen, 34, had a .38-caliber pistol.", "Ann Berg, 34, had a .357 Magnum pistol."]
    assert relations(check_claims([{"id": t[:2], "text": t} for t in texts]), "calibre") == []
    same = [text.replace("Ann Berg", "Bo Karlsen") for text in texts]
    assert relations(check_claims([{"id": t[-9:], "text": t} for t in same]), "calibre") == ["conflict"]


def test_nothing_is_compared_across_matters() -> None:
    orchard = "The orchard show drew 300 apple growers, cider makers and judges to the lake in 1987."
    texts = [f"{MATTER} The robber had a .38-caliber pistol.", f"{orchard} A hunter showed his .357 Magnum."]
    report = check_claims([{"id": str(n), "text": text} for n, text in enumerate(texts)])
    assert sum(claim.attribute == "calibre" for claim in report.claims) == 2
    assert not report.findings


def test_categories_leave_measured_findings_alone() -> None:
    plain = check(["It took 3 hours.", "It took 3 hours."])
    told = check(["It took 3 hours. Mayor Ann Berg left.", "It took 3 hours. Deputy Mayor Ann Berg left."])
    measured = [finding for finding in told.findings if finding.kind != "category"]
    assert [(f.kind, f.relation, f.confidence) for f in measured] == [
        (f.kind, f.relation, f.confidence) for f in plain.findings
    ]
    assert relations(told, "office") == ["conflict"]
