"""Sums that a source's own words mark: done, written out, and told as findings about that source alone."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck as cc
from claimcheck.api import extract_claims
from claimcheck.compare.arithmetic import sums
from claimcheck.compare.arithmetic.calculation import FAR, Span
from claimcheck.compare.arithmetic.forms import gap_of
from claimcheck.compare.arithmetic.wording import skeleton
from claimcheck.findings.sums import written

CASES = tomllib.loads(Path(__file__).with_name("cases_arithmetic.toml").read_text(encoding="utf-8"))["case"]
WRONG = "Ten people died in one district, 12 in the other, 24 in all."


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_sum(case):
    found = sums(extract_claims([case["text"]]))
    assert [written(done) for done in found] == [case["sum"]] * bool(case["sum"])
    assert [done.holds for done in found] == [case.get("relation") == "agree"] * bool(case["sum"])
    assert all(done.form in FAR for done in found)


def test_times_and_ranks_are_words_between_the_terms():
    text = "On 3 May, ten men of the 1st and 12 women of the fourth brigade were hurt, 24 people in all."
    words, terms = skeleton(_claims(text))
    assert words == (
        "on date , ⟨0⟩ men of the one and ⟨1⟩ women of the one brigade were hurt , ⟨2⟩ people in all . "
    )
    assert [claim.quote for claim in terms] == ["ten", "12", "24"]


@pytest.mark.parametrize(
    ("old", "new", "gap"),
    [
        (Span(5, 6), Span(7, 9), Span(1, 4)),
        (Span(7, 9), Span(5, 6), Span(1, 4)),
        (Span(5, 7), Span(6, 9), Span(0, 4)),
        (Span(5, 6), Span(6, 8), Span(0, 3)),
    ],
)
def test_how_far_apart_two_numbers_can_be(old, new, gap):
    assert gap_of(old, new) == gap


def test_parts_in_another_paragraph_are_not_summed():
    text = "Ten men and 12 women were hurt.\n\nThe council met on Monday.\n\nIn all, 24 people were invited."
    assert sums(extract_claims([text])) == []


def test_parts_behind_a_sentence_without_values_are_not_summed():
    text = "Ten men and 12 women were hurt. The council met in the old hall. In all, 24 people were hurt."
    assert sums(extract_claims([text])) == []


@pytest.mark.parametrize("modality", ["denied", "superseded"])
def test_what_is_denied_or_replaced_is_not_summed(modality):
    claims = _claims("Ten men and 12 women were hurt, 24 people in all.")
    context = replace(claims[0].context, modality=modality)
    assert len(sums(claims)) == 1
    assert sums([replace(claims[0], context=context), *claims[1:]]) == []


def test_claims_without_a_sentence_are_not_summed():
    assert sums([replace(claim, sentence="") for claim in _claims(WRONG)]) == []


def test_a_wrong_sum_is_a_finding_about_its_source():
    report = cc.check_claims([WRONG])
    (finding,) = report.conflicts
    assert finding.is_sum
    assert finding.explanation.endswith("Ten + 12 = 22, not 24.")
    assert [[claim.quote for claim in side.claims] for side in finding.positions] == [["24"], ["Ten", "12"]]
    assert finding.severity > 0


def test_sums_are_not_counted_as_facts_of_two_sources():
    summary = cc.check_claims([WRONG, "The dam is 90 m high."]).summary()
    assert (summary.compared, summary.relations, summary.sums) == (0, {}, {"conflict": 1})
    assert "1 sum checked: 1 conflict." in str(summary)


def test_a_sum_is_valid_json_and_leaves_the_keys_of_its_terms_alone():
    report = cc.check_claims([WRONG])
    data = json.loads(report.to_json())
    schema = json.loads((files("claimcheck") / "data" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    assert data["findings"][0]["reasons"] == ["arithmetic"]
    assert [claim["key"] for claim in data["claims"]] == [
        claim.key and str(claim.key) for claim in report.claims
    ]


def test_a_sum_is_shown_in_every_format():
    report = cc.check_claims([WRONG])
    for shown in (str(report), report.to_html(), report._repr_html_()):
        assert "Ten + 12 = 22, not 24" in shown
    assert len(report.to_frame()) == 3


@given(st.lists(st.integers(11, 9_999), min_size=2, max_size=5))
def test_a_right_sum_is_never_called_wrong(parts):
    listed = ", ".join(f"{part:,} boats in port {place}" for place, part in zip("ABCDE", parts, strict=False))
    found = sums(_claims(f"There were {listed}, {sum(parts):,} boats in all."))
    assert [done.holds for done in found] == [True]


@given(st.integers(2, 900), st.integers(2, 900))
def test_order_of_the_parts_does_not_matter(one, other):
    texts = [
        f"He saw {a} boats in A and {b} boats in B, 700 boats in all."
        for a, b in ((one, other), (other, one))
    ]
    first, second = ([(done.result, done.holds) for done in sums(_claims(text))] for text in texts)
    assert first == second


def _claims(text: str) -> list[cc.Claim]:
    return [
        cc.Claim(f"s:{mention.start}", "s", mention, sentence=text, sentence_start=0)
        for mention in cc.find_values(text)
    ]


def test_long_lists_take_linear_time():
    text = "and , " * 5_000 + ", ".join(f"{number} boats and and and" for number in range(100, 400))
    assert sums(_claims(text)) == []


GROWN = (
    "Orvane Motors has a staff of 500 people.",
    "Orvane Motors has a staff of 2,300 people.",
    "Orvane said its staff grew by nearly {} people.",
)


@pytest.mark.parametrize(("change", "sum"), [("1,800", ["2,300 − 500 = 1,800"]), ("1,100", [])])
def test_a_change_told_by_one_source_supports_the_figures_of_others(change, sum):
    found = sums(extract_claims([text.format(change) for text in GROWN]))
    assert [written(done) for done in found] == sum
    assert all(done.holds for done in found)


def test_a_change_does_not_support_figures_of_one_source_alone():
    figures = "Orvane Motors has a staff of 2,300 people. In 2010 Orvane Motors had a staff of 500 people."
    assert sums(extract_claims([figures, GROWN[2].format("1,800")])) == []
