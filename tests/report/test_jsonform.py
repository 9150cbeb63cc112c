"""The JSON contract: names, types and conventions that tools outside the project rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from report_samples import many

from claimcheck.model import Mention, Period, Value
from claimcheck.report import Report, jsonform
from claimcheck.report.wording import iso_period


def schema() -> Any:
    return json.loads((files("claimcheck") / "data" / "report.schema.json").read_text(encoding="utf-8"))


def test_a_report_is_valid_against_the_published_schema(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(report.to_json()), schema())


@pytest.mark.parametrize("missing", ["quote", "key", "value", "confidence"])
def test_the_schema_misses_what_is_left_out(report: Report, missing: str) -> None:
    data = json.loads(report.to_json())
    del data["claims"][0][missing]
    with pytest.raises(jsonschema.ValidationError, match=missing):
        jsonschema.validate(data, schema())


def test_positions_name_claims_by_id(report: Report) -> None:
    data = json.loads(report.to_json())
    ids = {claim["id"] for claim in data["claims"]}
    (finding,) = data["findings"]
    assert [len(position) for position in finding["positions"]] == [1, 1]
    assert {claim for position in finding["positions"] for claim in position} == ids


def test_the_same_report_gives_the_same_bytes_on_disk(report: Report, tmp_path: Any) -> None:
    text = report.to_json(tmp_path / "new" / "report.json")
    assert (tmp_path / "new" / "report.json").read_bytes() == text.encode()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["report.json"]  # nothing left behind


def test_numbers_are_numbers_and_times_iso() -> None:
    whole = Value("number", Decimal("2300.0"), None, low_open=True, stated=Decimal(2300), unit="engineer")
    assert jsonform.value(whole) == {
        "low": 2300, "high": None, "low_open": True, "high_open": False, "stated": 2300,
        "unit": "engineer", "hedge": "", "resolution": None,
    }  # fmt: skip
    day = Value("date", datetime(2024, 9, 1), datetime(2024, 9, 1, 7, 5))
    assert (jsonform.value(day)["low"], jsonform.value(day)["high"]) == ("2024-09-01", "2024-09-01T07:05:00")
    clock = Value("time", datetime(1, 1, 1, 3, 37), datetime(1, 1, 1, 3, 38))
    assert (jsonform.value(clock)["low"], jsonform.value(clock)["high"]) == ("03:37:00", "03:38:00")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0.1", "0.1"),
        ("1E+2", "100"),
        ("1.4e9", "1400000000"),
        ("-3", "-3"),
        ("NaN", "null"),
        ("1e400", None),
    ],
)
def test_json_numbers(number: str, written: str | None) -> None:
    text = json.dumps(jsonform.value(Value("number", Decimal(number), None))["low"])
    assert text == (written or "null")


def test_mentions_are_flat_and_keep_their_alternatives() -> None:
    other = Value("date", datetime(2024, 11, 10), datetime(2024, 11, 11))
    value = Value("date", datetime(2024, 10, 11), datetime(2024, 10, 12), stated="x", alternatives=(other,))
    assert jsonform.mention(Mention(3, 13, "10/11/2024", value)) == {
        "start": 3, "end": 13, "text": "10/11/2024", "kind": "date",
        "low": "2024-10-11", "high": "2024-10-12", "unit": "", "hedge": "", "stated": "x",
        "alternatives": [{"low": "2024-11-10", "high": "2024-11-11"}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "form"),
    [
        (datetime(2023, 1, 1), datetime(2024, 1, 1), "2023"),
        (datetime(2023, 12, 1), datetime(2024, 1, 1), "2023-12"),
        (datetime(987, 2, 9), datetime(987, 2, 10), "0987-02-09"),
        (datetime(2023, 2, 9, 7, 5), datetime(2023, 2, 9, 7, 6), "2023-02-09T07:05"),
        (datetime(2023, 2, 1), datetime(2023, 2, 9), "2023-02-01/2023-02-09"),
        (None, datetime(2023, 2, 9), "../2023-02-09"),
        (datetime(9999, 1, 1), datetime(9999, 12, 31), "9999-01-01/9999-12-31"),
    ],
)
def test_periods_keep_their_precision(low: datetime | None, high: datetime, form: str) -> None:
    assert iso_period(Period(low, high)) == form


def test_half_a_character_survives(report: Report, tmp_path: Any) -> None:
    path = tmp_path / "odd.json"
    odd = Report(findings=(), claims=(), skipped=(), sources=(report.sources[0].__class__("a\ud800b"),))
    odd.to_json(path)
    assert json.loads(path.read_text(encoding="utf-8"))["sources"][0]["id"] == "a\ud800b"


def test_selectors_find_the_value_again_in_the_text() -> None:
    report = many(20)
    data = json.loads(report.to_json())
    jsonschema.validate(data, schema())
    for claim in data["claims"]:
        position, quote = claim["selector"]
        text = report.texts[claim["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"] == claim["quote"]
        place = text.index(quote["prefix"] + quote["exact"] + quote["suffix"])
        assert place + len(quote["prefix"]) == position["start"]


def test_without_the_text_the_sentence_gives_the_quotation(report: Report) -> None:
    (_, quote) = json.loads(report.to_json())["claims"][1]["selector"]
    assert (quote["prefix"], quote["exact"], quote["suffix"]) == ("The bridge is ", "90 m", " long.")


def test_the_rows_of_a_table_have_no_selector(report: Report) -> None:
    row = replace(report.claims[0], sentence="", sentence_start=0)
    assert "selector" not in jsonform.claim(row)


def test_json_in_a_terminal_is_shown_and_not_obeyed() -> None:
    text = jsonform.written({"a": "\x9b2J\u202eb\x1b[0m"})
    assert text == '{"a": "\\u009b2J\\u202eb\\u001b[0m"}'
    assert json.loads(text) == {"a": "\x9b2J\u202eb\x1b[0m"}
