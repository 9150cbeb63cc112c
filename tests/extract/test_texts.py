"""Whole short texts: what each of their values is a value of. Cases: `texts.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.extract.prose import extract
from claimcheck.model import Claim, Document, Source
from claimcheck.values.calendar import parse_period

CASES = tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = "2030-05-20"


def claims_of(text: str) -> dict[str, Claim]:
    found, _ = extract(Document(Source("a", published=parse_period(PUBLISHED)), text.strip()))
    return {claim.quote: claim for claim in reversed(found)}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_texts(case: dict[str, Any]) -> None:
    found = claims_of(case["text"])
    for quote, wanted in case["claims"].items():
        context = found[quote].context
        told = {
            "subject": context.subject,
            "attribute": context.attribute_id,
            "scope": list(context.scope),
            "kind": found[quote].value.kind,
            "event": context.event.role if context.event else "",
        }
        assert {key: told[key] for key in wanted} == wanted, quote
    assert not set(case.get("none", ())) & set(found)
