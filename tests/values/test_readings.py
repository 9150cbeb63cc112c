"""Turns that the readers of values seldom take: one sentence for each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from notation import reading

from claimcheck.values import find_values

ROWS = tomllib.loads((Path(__file__).parent / "readings.toml").read_text(encoding="utf-8"))["row"]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_reads(row: dict[str, Any]) -> None:
    found = [
        f"{mention.text} = {reading(mention.value)}" for mention in find_values(row["text"], "2013-02-12")
    ]
    assert found == row["reads"]
