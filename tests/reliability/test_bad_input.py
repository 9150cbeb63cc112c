"""What is odd, broken or made to mislead is read as the tables say, or refused; nothing raises."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from notation import reading

import claimcheck as cc
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
