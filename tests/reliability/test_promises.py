"""The promises of the library, for texts and tables that hypothesis makes up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from restated import restated
from sentences import DISTRACTORS, Fact, facts, in_words, notations, numbers

import claimcheck as cc
from claimcheck.model import Value
from claimcheck.values import find_values, read_value

COLUMNS = ["source", "subject", "attribute", "value"]
DISAGREEING = {"conflict", "evolved", "possible"}
LONG = settings.get_current_profile_name() == "long"
few = settings(max_examples=100 if LONG else 4)
some = settings(max_examples=1000 if LONG else 30)
UNITS = {
    "km": (1000, "m"),
    "kg": (1000, "g"),
    "MW": (1000, "kW"),
    "hours": (60, "minutes"),
    "tonnes": (1000, "kg"),
}
HEDGES = ("", "about ", "more than ", "at least ", "up to ", "nearly ", "under ")

cells = st.tuples(st.sampled_from(HEDGES), numbers, st.sampled_from(sorted(UNITS)))
sizes = st.tuples(st.sampled_from(HEDGES), numbers, st.just("km"))
loads = st.tuples(st.sampled_from(HEDGES), numbers, st.just("tonnes"))  # one dimension an attribute: one key
sources = st.sampled_from("abcd")
rows = st.lists(
    st.tuples(sources, st.just("size"), sizes) | st.tuples(sources, st.just("load"), loads),
    min_size=2,
    max_size=7,
)


def frame(
    rows: list[Any], write: Any = lambda hedge, number, unit: f"{hedge}{number} {unit}"
) -> pd.DataFrame:
    return pd.DataFrame([(who, "X", what, write(*cell)) for who, what, cell in rows], columns=COLUMNS)


def relations(given: Any, **options: Any) -> dict[str, str]:
    return {finding.attribute: finding.relation for finding in cc.check_claims(given, **options).findings}


def flagged(given: Any, **options: Any) -> set[str]:
    return {what for what, relation in relations(given, **options).items() if relation in DISAGREEING}


def shape(report: cc.Report) -> list[Any]:
    """What a report says, without the ids of its claims."""
    return [
        (
            str(f.key),
            f.relation,
            f.reasons,
            [sorted((c.source, c.quote) for c in p.claims) for p in f.positions],
        )
        for f in report.findings
    ]


def meaning(value: Value | None) -> Any:
    return value and (
        value.kind,
        value.low,
        value.high,
        value.low_open,
        value.high_open,
        value.unit,
        value.hedge,
    )


# --- 1: evidence


@some
@given(facts(), st.text(max_size=20), st.text(max_size=20))
def test_every_quote_is_what_stands_at_its_offsets(fact: Fact, before: str, behind: str) -> None:
    text = f"{before}\n\n{fact.text} {behind}"
    for claim in cc.extract_claims({"text": text}):
        assert text[claim.start : claim.end] == claim.quote
        at = claim.sentence_start
        assert text[at : at + len(claim.sentence)] == claim.sentence


# --- 2: same input, same findings


@few
@given(rows, st.randoms(use_true_random=False))
def test_order_of_rows_changes_nothing(given: list[Any], random: Any) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)
    assert relations(frame(given)) == relations(frame(shuffled))


@few
@given(st.lists(facts(), min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_order_of_texts_changes_nothing(given: list[Fact], random: Any) -> None:
    texts = [{"id": f"s{place}", "text": fact.text} for place, fact in enumerate(given)]
    shuffled = list(texts)
    random.shuffle(shuffled)
    assert cc.check_claims(texts).to_json() == cc.check_claims(shuffled).to_json()


_PROGRAM = """
import sys, claimcheck as cc
texts = [{"id": n, "text": t, "published": "2023-02-17"} for n, t in [
  ("a", "The dam is 90 m high. It opened on Tuesday. About 2,300 people work there."),
  ("b", "The dam is 120 m high. It opened on 3 May 2021. 3,400 people work there.")]]
sys.stdout.write(cc.check_claims(texts).to_json())
"""


def _run(**environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", _PROGRAM], env={**os.environ, **environment}, check=True, capture_output=True, text=True  # noqa: E501
    ).stdout  # fmt: skip


def test_hash_seed_time_zone_and_locale_change_nothing() -> None:
    one = _run(PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    other = _run(PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="C")
    assert json.loads(one)["claims"]
    assert one == other


def test_today_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No module of ours asks for the time of day: the text of the package holds no call that does."""
    package = Path(cc.__file__).parent
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for call in ("datetime.now(", "date.today(", "time.time(", "utcnow(", "localtime("):
            assert call not in text, f"{path}: {call}"


# --- 3: rewriting, agreeing, tolerance, swapping


@few
@given(rows)
def test_units_change_nothing(given: list[Any]) -> None:
    def converted(hedge: str, number: int, unit: str) -> str:
        factor, other = UNITS[unit]
        return f"{hedge}{number * factor} {other}"

    plain = [row for row in given if not row[2][0]]  # a hedge is as wide as its number is round, in its unit
    assert flagged(frame(plain)) == flagged(frame(plain, converted))


@some
@given(numbers, st.sampled_from(HEDGES), st.sampled_from(["km", "kg", "people", "%"]))
def test_notations_of_a_number_mean_the_same(number: int, hedge: str, unit: str) -> None:
    read = {meaning(read_value(f"{hedge}{written} {unit}")) for written in notations(number)}
    assert len(read) == 1
    assert None not in read


@some
@given(st.integers(0, 999_999).filter(lambda number: number != 1))  # "one" is rarely said to count
def test_number_words_are_the_number(number: int) -> None:
    value = read_value(f"{in_words(number)} bricks")
    assert value is not None
    assert (value.low, value.high, value.stated) == (number, number, number)


@few
@given(rows)
def test_an_agreeing_source_adds_no_disagreement(given: list[Any]) -> None:
    _, what, cell = given[0]
    with_copy = [*given, ("e", what, cell)]
    compared = {name for name in ("size", "load") if len({row[0] for row in given if row[1] == name}) > 1}
    assert flagged(frame(with_copy)) & compared <= flagged(frame(given))


@few
@given(rows)
def test_a_duplicated_source_changes_no_relation(given: list[Any]) -> None:
    twice = given + [("z", what, cell) for source, what, cell in given if source == given[0][0]]
    before, after = relations(frame(given)), relations(frame(twice))
    assert {name: after[name] in DISAGREEING for name in before} == {
        name: relation in DISAGREEING for name, relation in before.items()
    }


@few
@given(restated(), st.sampled_from([None, "2024-05-17"]))
def test_the_same_facts_in_other_notations_never_disagree(given: tuple[str, str], published: Any) -> None:
    texts = [
        {"id": name, "text": text, "published": published} for name, text in zip("ab", given, strict=True)
    ]
    report = cc.check_claims(texts)
    assert report.claims
    assert [str(found.explanation) for found in report.findings if found.relation in DISAGREEING] == []


@few
@given(
    st.lists(st.one_of(facts().map(lambda fact: fact.text), restated().map(" ".join)), min_size=1, max_size=4)
)
def test_a_text_given_twice_disagrees_in_nothing(given: list[str]) -> None:
    text = " ".join(given)
    found = cc.check_claims([{"id": name, "text": text} for name in "ab"]).findings
    assert [str(one.explanation) for one in found if one.relation in DISAGREEING and not one.is_sum] == []


@few
@given(st.lists(facts(), min_size=2, max_size=2), st.sampled_from([text for text in DISTRACTORS if text]))
def test_irrelevant_text_changes_no_finding(given: list[Fact], distractor: str) -> None:
    """Text without names: where no owner is told, a value goes to the name that the text is mostly about."""
    texts = [{"id": f"s{place}", "text": fact.text} for place, fact in enumerate(given)]
    longer = [{**texts[0], "text": f"{texts[0]['text']} {distractor}"}, texts[1]]
    assert shape(cc.check_claims(texts)) == shape(cc.check_claims(longer))


@few
@given(rows, st.floats(0, 1), st.floats(0, 1))
def test_a_wider_tolerance_adds_no_disagreement(given: list[Any], one: float, other: float) -> None:
    narrow, wide = sorted((one, other))
    table = frame(given)
    assert flagged(table, config=cc.Config(tolerance=wide)) <= flagged(
        table, config=cc.Config(tolerance=narrow)
    )


@few
@given(cells, cells)
def test_two_sources_are_symmetric(one: Any, other: Any) -> None:
    there = relations(frame([("a", "size", one), ("b", "size", other)]))
    assert there == relations(frame([("a", "size", other), ("b", "size", one)]))


@few
@given(cells)
def test_a_value_agrees_with_itself(cell: Any) -> None:
    assert not flagged(frame([("a", "size", cell), ("b", "size", cell)]))


# --- idempotent normalisation and round trips


@some
@given(cells)
def test_a_value_written_out_reads_as_itself(cell: Any) -> None:
    _, number, unit = cell
    value = read_value(f"{number} {unit}")
    assert value is not None
    assert isinstance(value.stated, Decimal)
    again = read_value(f"{value.stated:f} {value.unit}")
    assert meaning(again) == meaning(value)


@some
@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%Y/%m/%d"]))
def test_notations_of_a_day_mean_the_same(day: Any, form: str) -> None:
    if not 1000 <= day.year < 2200:
        return  # beyond, four digits are a number first
    value = read_value(day.strftime(form))
    assert value is not None
    assert isinstance(value.low, type(pd.Timestamp(0).to_pydatetime()))
    assert value.low.date() == day


@few
@given(rows)
def test_every_format_tells_the_same_findings(given: list[Any]) -> None:
    report = cc.check_claims(frame(given))
    told = json.loads(report.to_json())
    assert [found["relation"] for found in told["findings"]] == [found.relation for found in report.findings]
    assert json.loads(json.dumps(told)) == told
    assert len(report.to_frame()) >= len(report.findings)
    page, text = report.to_html() or "", str(report)
    for found in report.findings:
        assert found.attribute in page
        assert found.attribute in text


@few
@given(rows)
def test_claims_compared_again_give_the_same_report(given: list[Any]) -> None:
    texts = [
        {"id": f"{who}{place}", "text": f"The {what} of Norvale is {cell[1]} {cell[2]}."}
        for place, (who, what, cell) in enumerate(given)
    ]
    report = cc.check_claims(texts)
    if all(claim.key for claim in report.claims):
        again = cc.compare_claims(list(report.claims), sources=report.sources)
        assert shape(again) == shape(replace(report, skipped=()))


# --- 5: no row is lost in silence


@few
@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=12)), min_size=1, max_size=8))
def test_every_row_is_a_claim_or_skipped(given: list[tuple[str, str]]) -> None:
    table = pd.DataFrame([(who, "X", "size", cell) for who, cell in given], columns=COLUMNS)
    report = cc.check_claims(table)
    told = {item.where for item in report.skipped}
    assert len(report.claims) + sum(f"row {row}" in told for row in table.index) >= len(table)


def test_the_generators_hold_what_they_promise() -> None:
    assert in_words(168_700) == "one hundred and sixty-eight thousand seven hundred"
    assert {found.value.stated for found in find_values(" and ".join(notations(2300)))} == {Decimal(2300)}
