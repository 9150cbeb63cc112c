"""Qualifiers: scope, modality, attribution, as_of and what is set aside."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.extract.attributes import read_attribute
from claimcheck.extract.parse import parse
from claimcheck.extract.qualifiers import Qualifiers, qualify
from claimcheck.values import find_values
from claimcheck.values.calendar import parse_period

CASES = tomllib.loads(Path(__file__).with_name("qualifiers.toml").read_text(encoding="utf-8"))["case"]


def read(text: str, surface: str) -> Qualifiers:
    published = parse_period("2013-05-03")
    (sentence,) = parse([(0, text)])
    mention = next(found for found in find_values(text, published) if found.text == surface)
    return qualify(sentence, mention, read_attribute(sentence, mention), published)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_qualifiers(case: dict[str, Any]) -> None:
    found = read(case["text"], case["value"])
    assert list(found.scope) == case.get("scope", [])
    assert found.modality == case.get("modality", "actual")
    assert found.attribution == case.get("attribution", "")
    assert (str(found.as_of.low)[:10] if found.as_of else "") == case.get("as_of", "")
    assert bool(found.set_aside) == case.get("aside", False)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_every_decision_is_explained(case: dict[str, Any]) -> None:
    found = read(case["text"], case["value"])
    decisions = (
        len(found.scope) + bool(found.attribution) + (found.modality != "actual") + (found.as_of is not None)
    )
    assert len(found.how) == decisions
    assert all(sentence.strip() for sentence in found.how)
