"""The pipeline as users call it: sources in, report out, the same for every order and machine."""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest

import claimcheck as cc
from claimcheck.errors import SchemaError, TableError

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = sorted((ROOT / "data" / "articles").glob("*.md"))
SCHEMA = json.loads((ROOT / "claimcheck" / "data" / "report.schema.json").read_text())


@pytest.fixture(scope="module")
def articles() -> cc.Report:
    return cc.check_claims(ARTICLES)


def table(
    *rows: tuple[Any, ...], columns: tuple[str, ...] = ("source", "subject", "attribute", "value")
) -> Any:
    return pd.DataFrame(list(rows), columns=list(columns))


def test_every_quote_is_what_stands_there(articles: cc.Report) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in ARTICLES}
    assert articles.claims
    for claim in articles.claims:
        assert texts[claim.source][claim.start : claim.end] == claim.quote
        sentence = texts[claim.source][claim.sentence_start : claim.sentence_start + len(claim.sentence)]
        assert sentence == claim.sentence


def test_the_order_of_the_files_changes_nothing(articles: cc.Report) -> None:
    shuffled = list(ARTICLES)
    random.Random(7).shuffle(shuffled)
    assert shuffled != ARTICLES
    assert cc.check_claims(shuffled).to_json() == articles.to_json()


def test_the_hash_seed_changes_nothing(articles: cc.Report, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "claimcheck", "check", *map(str, ARTICLES), "--fail-on", "never"]
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Asia/Kathmandu"}
    subprocess.run(
        [*command, "--json", str(tmp_path / "r.json")], env=environment, check=True, capture_output=True
    )
    assert (tmp_path / "r.json").read_bytes() == articles.to_json().encode()


def test_the_report_follows_the_schema(articles: cc.Report) -> None:
    data = json.loads(articles.to_json())
    jsonschema.validate(data, SCHEMA)
    keys = {claim["id"]: claim["key"] for claim in data["claims"]}
    assert len(keys) == len(data["claims"])  # ids are unique
    for finding in data["findings"]:
        named = list(itertools.chain.from_iterable(finding["positions"]))
        if finding["reasons"][0] != "arithmetic":  # a sum joins several facts
            assert {keys[claim] for claim in named} == {finding["key"]}
        assert len({claim.rsplit(":", 1)[0] for claim in named}) >= 2


def test_flagged_findings_come_first(articles: cc.Report) -> None:
    flagged = [finding.flagged for finding in articles.findings]
    assert flagged == sorted(flagged, reverse=True)
    assert set(articles.conflicts) <= set(articles.findings)


def test_the_steps_give_what_the_whole_gives(articles: cc.Report) -> None:
    claims = cc.extract_claims(ARTICLES)
    assert all(claim.key is None for claim in claims)
    steps = cc.compare_claims(claims, sources=articles.sources)
    assert json.loads(steps.to_json())["findings"] == json.loads(articles.to_json())["findings"]
    random.Random(7).shuffle(claims)
    assert cc.compare_claims(claims, sources=articles.sources).to_json() == steps.to_json()


def test_keys_that_are_set_are_kept() -> None:
    a, b = (
        cc.extract_claims({"id": name, "text": f"It is {n} m."})[0] for name, n in (("a", 90), ("b", 120))
    )
    key = cc.ClaimKey("dam", "height")
    report = cc.compare_claims([replace(a, key=key), replace(b, key=key)])
    assert [finding.key for finding in report.findings] == [key]
    assert [source.id for source in report.sources] == ["a", "b"]


def test_a_table_of_raw_strings() -> None:
    frame = table(
        ("A", "E1", "range", "120 km"), ("B", "E1", "range", "75 miles"), ("C", "E1", "range", "150 km")
    )
    report = cc.check_claims(frame)
    (finding,) = report.findings
    assert finding.relation == "conflict"
    assert [sorted(position.sources) for position in finding.positions] == [["A", "B"], ["C"]]
    jsonschema.validate(json.loads(report.to_json()), SCHEMA)


def test_texts_and_tables_together(tmp_path: Path) -> None:
    frame = table(("A", "E1", "range", "120 km"), ("B", "E1", "range", "150 km"))
    report = cc.check_claims([frame, "The dam is 90 metres high.", "Nine people came."])
    assert [source.id for source in report.sources] == ["A", "B", "source 2", "source 3"]
    assert [finding.subject for finding in report.conflicts] == ["E1"]


def test_two_tables_meet_in_their_keys() -> None:
    report = cc.check_claims(
        [
            table(("A", "E1", "range", "120 km")),
            table(("B", "E1", "range", "150 km"), ("B", "E1", "range", "x y z")),
        ]
    )
    assert [finding.relation for finding in report.findings] == ["conflict"]
    assert len({claim.id for claim in report.claims}) == 2
    assert [item.where for item in report.skipped] == ["row source 2 1"]


def test_what_the_schema_knows_decides() -> None:
    frame = table(("A", "E1", "range", "120 km"), ("B", "E1", "reach", "150 km"))
    assert not cc.check_claims(frame).findings
    schema = {"range": {"aliases": ["reach"], "tolerance": 0.5}}
    report = cc.check_claims(frame, schema=schema)
    assert [finding.relation for finding in report.findings] != ["conflict"]
    jsonschema.validate(json.loads(report.to_json()), SCHEMA)
    with pytest.raises(SchemaError, match="Allowed"):
        cc.check_claims(frame, schema={"range": {"tolerence": 0.5}})


def test_a_table_without_its_columns_says_which() -> None:
    with pytest.raises(TableError, match=r"'subject', 'attribute', 'value'.*It has: source, what"):
        cc.check_claims(table(("A", 1), columns=("source", "what")))


def test_an_unreadable_value_is_skipped_with_its_row() -> None:
    frame = table(("A", "E1", "range", "120 km"), ("B", "E1", "range", "?!"), ("C", "E1", "range", "120 km"))
    (skipped,) = cc.check_claims(frame.set_index(pd.Index([15, 17, 18]))).skipped
    assert skipped.where == "row 17"
    assert "?!" in skipped.reason


def test_one_source_says_that_there_is_nothing_to_compare() -> None:
    report = cc.check_claims("The dam is 90 m high and 300 m long.")
    assert not report.findings
    assert "Nothing to compare" in str(report)
    assert len(report.claims) == 2


def test_without_a_date_relative_dates_stay_unknown() -> None:
    report = cc.check_claims(["The bridge opened yesterday.", "The bridge opened last week."])
    assert not report.findings
    assert sum("no publication date" in item.reason for item in report.skipped) == 2
    assert [(claim.quote, claim.value.low, claim.value.high) for claim in report.claims] == [
        ("yesterday", None, None),
        ("last week", None, None),
    ]


def test_without_a_date_weekdays_are_known_in_part() -> None:
    same = cc.check_claims(["The bridge opened on Tuesday.", "The bridge opened on Tuesday morning."])
    assert not same.conflicts
    assert [claim.value.low for claim in same.claims] == [None, None]
    other = cc.check_claims(["The bridge opened on Tuesday.", "The bridge opened on Friday."])
    (finding,) = other.findings
    assert (finding.suspected or finding.relation) == "conflict"


def test_the_dateline_dates_a_source_that_nobody_dated() -> None:
    report = cc.check_claims(["Published: 9 February 2023\n\nThe dam is 90 m high.", "Hello."])
    assert json.loads(report.to_json())["sources"][0]["published"] == "2023-02-09"


def test_a_users_own_parser_is_used() -> None:
    import spacy

    calls = []
    blank = spacy.blank("en")

    @spacy.Language.component("claimcheck_test_counter")
    def count(doc: Any) -> Any:
        calls.append(doc.text)
        return doc

    blank.add_pipe("claimcheck_test_counter")
    claims = cc.extract_claims("The dam is 90 m high.", nlp=blank)
    assert calls == ["The dam is 90 m high."]
    assert [claim.quote for claim in claims] == ["90 m"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n" * 50,
        "90",
        "\ud800 90 m",
        "\x00\x1b 90 m",
        "9" * 5000,
        "ten " * 50,
        "(" * 3000,
        "90 m " * 50,
    ],
    ids=["empty", "blank", "lines", "number", "surrogate", "controls", "digits", "words", "brackets", "many"],
)
def test_no_text_is_too_odd(text: str) -> None:
    report = cc.check_claims([text, "The dam is 90 m high."])
    assert report.to_json()
    assert report.to_html()
    assert str(report)
