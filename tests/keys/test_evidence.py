"""What two statements have in common, column by column, whatever their values."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest

from claimcheck import extract_claims
from claimcheck.keys.evidence import COLUMNS, evidence
from claimcheck.keys.meeting import APART, VETOED
from claimcheck.keys.names import NameTable
from claimcheck.keys.pairs import compare_pairs
from claimcheck.keys.statements import Statement, gather
from claimcheck.model import Document, Event, Period, Source

TEXTS = ("The mill dismissed 40 weavers.", "The mill dismissed 50 weavers.")
HALF = {"subject_confidence": 0.5}
MAY, JUNE = (Period(datetime(2013, month, 1), datetime(2013, month + 1, 1)) for month in (5, 6))


def _pair(one: dict[str, object], other: dict[str, object]) -> list[Statement]:
    """Two statements that are alike but for their values and what their contexts are given."""
    block = gather(extract_claims([Document(Source(f"s{at}"), text) for at, text in enumerate(TEXTS)]))
    return [
        replace(item, claims=(replace(item.claims[0], context=replace(item.claims[0].context, **told)),))
        for item, told in zip(block, (one, other), strict=True)
    ]


def _column(name: str, one: dict[str, object], other: dict[str, object]) -> float:
    block = _pair(one, other)
    names = NameTable([statement.claim for statement in block])
    there, back = (evidence(block, [pair], names)[0, COLUMNS.index(name)] for pair in ((0, 1), (1, 0)))
    assert there == back
    return float(there)


@pytest.mark.parametrize(
    ("name", "one", "other", "expected"),
    [
        ("event role", {"event": None}, {"event": Event("f")}, 0),
        ("event role", {"event": Event("e", role="main")}, {"event": Event("f", role="main")}, 1),
        ("event role", {"event": Event("e", role="main")}, {"event": Event("f", role="sub")}, -1),
        ("event type", {"event": Event("e", "flood", "sub")}, {"event": Event("f", "flood", "sub")}, 1),
        ("event type", {"event": Event("e", "flood", "sub")}, {"event": Event("f", "fire", "sub")}, -1),
        ("event type", {"event": Event("e", "flood")}, {"event": Event("f", "fire")}, 0),
        ("event type", {"event": Event("e", "flood")}, {"event": Event("f", "", "sub")}, 0),
        ("event time", {"event": Event("e", time=MAY)}, {"event": Event("f", time=JUNE)}, -1),
        ("event time", {"event": Event("e", time=MAY)}, {"event": Event("f")}, 0),
        ("as of", {"as_of": MAY}, {"as_of": MAY}, 1),
        ("as of", {"as_of": MAY}, {"as_of": JUNE}, -1),
        ("as of", {"as_of": MAY}, {"as_of": Period(None, JUNE.low)}, 1),
        ("as of", {"as_of": JUNE}, {"as_of": Period(MAY.low, None)}, 1),
        ("as of", {"as_of": JUNE}, {"as_of": Period(None, JUNE.low)}, -1),
        ("as of", {"as_of": MAY}, {}, 0),
        ("scope", {}, {}, 0),
        ("scope", {"scope": ("first phase",)}, {}, -1),
        ("scope", {"scope": ("first phase",)}, {"scope": ("first phase",)}, 1),
        ("scope", {"scope": ("first phase", "abroad")}, {"scope": ("first phase",)}, 0),
        ("modality", {"modality": "planned"}, {}, 0),
        ("modality", {"modality": "planned"}, {"modality": "planned"}, 1),
        ("same subject", {"subject": ""}, {"subject": "Acme"}, 0),
        (
            "same subject",
            {"subject": "Acme", **HALF},
            {"subject": "the Acme's", **HALF},
            0.5,
        ),
        ("same subject", {"subject": "Acme", **HALF}, {"subject": "Bolt", **HALF}, -0.5),
        ("same unit", {}, {}, 1),
        ("same catalogued attribute", {"attribute_id": "staff"}, {"attribute_id": "staff"}, 1),
        ("same catalogued attribute", {"attribute_id": ""}, {"attribute_id": ""}, 0),
        ("other catalogued attribute", {"attribute_id": "staff"}, {"attribute_id": "price"}, 1),
        ("other catalogued attribute", {"attribute_id": "staff"}, {"attribute_id": ""}, 0),
        ("functionality of attributes", {"attribute_id": "killed"}, {"attribute_id": "killed"}, 1),
        ("functionality of attributes", {"attribute_id": "killed"}, {"attribute_id": ""}, 0.5),
        ("functionality of attributes", {"attribute_id": "killed"}, {"attribute_id": "price"}, 0),
        ("functionality of attributes", {"attribute_id": "price"}, {"attribute_id": "game date"}, -1),
        ("same head", {"head": "weaver"}, {"head": "weaver"}, 1),
        ("spelling of heads", {"head": "weaver"}, {"head": ""}, 0),
        ("spelling of heads", {"head": "weaver"}, {"head": "weavers"}, 12 / 13),
    ],
)
def test_columns(name: str, one: dict[str, object], other: dict[str, object], expected: float) -> None:
    assert _column(name, one, other) == pytest.approx(expected)


def _relation(one: dict[str, object], other: dict[str, object]) -> int:
    block = _pair(one, other)
    return int(compare_pairs(block, NameTable([statement.claim for statement in block])).relation[0])


NAMED = {"subject_confidence": 0.9}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({}, {}, APART),
        ({"attribute_id": "statement date"}, {}, VETOED),
        ({}, {"attribute_id": "statement date"}, VETOED),
        ({"subject": "Acme", **NAMED}, {"subject": "Bolt", **NAMED}, VETOED),
        ({"subject": "Acme", **NAMED}, {"subject": "Acme Robotics", **NAMED}, APART),
        ({"subject": "Acme", **NAMED}, {"subject": "Bolt", "subject_confidence": 0.1}, APART),
        ({"subject": "Acme", **NAMED}, {"subject": "firm", **NAMED}, APART),
        ({"subject": "Acme", **NAMED}, {"subject": "The Mill", **NAMED}, APART),  # the sentence tells of it
    ],
)
def test_vetoes(one: dict[str, object], other: dict[str, object], relation: int) -> None:
    assert _relation(one, other) == _relation(other, one) == relation


def test_no_pairs() -> None:
    block = _pair({}, {})[:1]
    assert compare_pairs(block, NameTable([])).rows.shape == (0, len(COLUMNS))
    assert np.isfinite(evidence(block, [(0, 0)], NameTable([]))).all()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The army seized 12 rifles.", "The army seized nine rifles.", 1),
        ("The army seized 12 rifles.", "The army seized nine knives.", -1),
        ("The army seized 12 rifles.", "The army seized nine weapons.", 0),
        ("The bridge is 40 m long.", "The bridge is 50 m long.", 1),
        ("The bridge is 40 m long.", "The bridge is 50 yards long.", 0),
    ],
)
def test_units_and_counted_nouns(one: str, other: str, expected: float) -> None:
    documents = [Document(Source(f"s{number}"), text) for number, text in enumerate((one, other))]
    block = gather(extract_claims(documents))
    assert evidence(block, [(0, 1)], NameTable([]))[0, COLUMNS.index("same unit")] == expected
