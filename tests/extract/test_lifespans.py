"""Births and deaths in brackets behind a name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.extract.prose import extract
from claimcheck.model import Document, Source

CASES = tomllib.loads(Path(__file__).with_name("lifespans.toml").read_text(encoding="utf-8"))["case"]
LIFE = ("birth date", "death date")


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_lives(case: dict[str, Any]) -> None:
    document = Document(Source("a"), case["text"])
    lives = [claim for claim in extract(document)[0] if claim.context.attribute_id in LIFE]
    assert {claim.quote: claim.context.attribute_id for claim in lives} == case["dates"]
    assert {claim.context.subject for claim in lives} <= {case.get("name")}
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in lives)
