"""What is odd, broken or made to mislead is read as the tables say, or refused; nothing raises."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from notation import reading

import claimcheck as cc
from claimcheck.report.formats import FORMATS
from claimcheck.values import find_values, read_value

FOLDER = Path(__file__).parent / "bad_input"
PUBLISHED = "2023-02-17"
ROWS = [
    pytest.param(row, id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.toml"))
    for number, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["row"], start=1)
]


def test_the_tables_are_large() -> None:
    assert len(ROWS) >= 300


@pytest.mark.parametrize("row", ROWS)
def test_bad_input(row: dict[str, Any]) -> None:
    mentions = find_values(row["text"], PUBLISHED)
    assert [f"{found.text} = {reading(found.value)}" for found in mentions] == row["reads"], row["text"]
    assert reading(read_value(row["text"], published=PUBLISHED)) == row.get("cell", ""), row["text"]


@pytest.mark.parametrize("text", ["\ud800 5 km", "\udfff", "5 \udc80km", "\U0010ffff5 km"], ids=ascii)
def test_half_characters_harm_nothing(text: str) -> None:
    for found in find_values(text, PUBLISHED):
        assert text[found.start : found.end] == found.text
    read_value(text)


def test_half_characters_in_cells_harm_nothing() -> None:
    """Found by fuzzing: a category of half a surrogate pair could not be hashed."""
    rows = [
        ("a", "X", "size", "blue\udc92"),
        ("b", "X", "size", "red"),
        ("c\udc92", "\ud800", "x", "12\udc92"),
    ]
    # Strings backed by Arrow cannot hold half a pair at all.
    frame = pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"], dtype=object)
    report = cc.check_claims(frame)
    assert report.to_json()
    assert report.to_html()
    assert str(report)


HALF = "\ud800"
FIELDS = ("source", "subject", "attribute", "value", "unit", "scope", "modality", "url", "as_of", "published")


@pytest.mark.parametrize("field", FIELDS)
def test_half_characters_in_any_field_reach_every_format(field: str) -> None:
    """Found by fuzzing: names of attributes that two sources share were turned into strings of Arrow."""
    rows = [dict.fromkeys(FIELDS, "") | {"subject": "X", "attribute": "size"} for _ in range(4)]
    for place, row in enumerate(rows):
        row |= {"source": "ab"[place % 2], "value": ("5 km", "7 km")[place % 2]}
    for row in rows[2:]:
        row[field] = HALF + row[field]
    report = cc.check_claims(pd.DataFrame(rows, dtype=object))
    assert report.findings
    for known in FORMATS:
        assert report.render(known.name)


def test_half_characters_in_records_and_names_of_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    record = '{"source": "%s", "subject": "X\\ud800", "attribute": "size\\udc00", "value": "%d km\\ud800"}\n'
    path.write_text("".join(record % pair for pair in (("a", 5), ("b", 7))), encoding="utf-8")
    assert cc.check_claims(path).findings[0].relation == "conflict"
    dam = f"The North{HALF} dam is %d m high."
    report = cc.check_claims([{"id": f"a{HALF}", "text": dam % 90}, {"id": "b", "text": dam % 95}])
    for known in FORMATS:
        assert report.render(known.name)


@pytest.mark.parametrize("day", ["0212-02-03", "0001-01-01", "9999-12-31", "1500-06-01", "2020-02-30"])
def test_days_of_any_year_in_a_table(day: str) -> None:
    """Found by fuzzing: a day in the year 212 was beyond what pandas counts in nanoseconds."""
    rows = [("a", "X", "start", day), ("b", "X", "start", "2020-05-03")]
    report = cc.check_claims(pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"]))
    assert report.to_json()
    readable = day not in ("2020-02-30", "9999-12-31")  # the last one ends where no calendar of Python does
    assert [finding.relation for finding in report.findings] == ["conflict"] * readable
