"""Calibration: what makes a disagreement between linked claims more or less trustworthy."""

from __future__ import annotations

from math import log

import pytest

from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.judge import judge
from claimcheck.compare.schema import Schema
from claimcheck.config import DEFAULT
from claimcheck.extract.prose import extract
from claimcheck.findings.calibration import COLUMNS, Doubt, calibrated, columns, fitted
from claimcheck.findings.keyed import group_of
from claimcheck.model import ClaimKey, Document, Source


def _judged(*texts: str) -> tuple[Group, Outcome]:
    key = ClaimKey("harbour", "boats")
    claims = [
        claim for at, text in enumerate(texts) for claim in extract(Document(Source(f"s{at}"), text))[0]
    ]
    group, _ = group_of(key, claims, lambda claim: None, DEFAULT, Schema.read(None))
    assert group is not None
    return group, judge(group)


def _columns(*texts: str, linked: float = 0.5) -> dict[str, float]:
    return dict(zip(COLUMNS, columns(Doubt(*_judged(*texts), linked, 0.5)), strict=True))


def test_the_shipped_weights_fit_the_columns() -> None:
    assert set(fitted().columns) == set(COLUMNS)


def test_a_surer_link_is_a_surer_finding() -> None:
    judged = _judged("The harbour has 40 boats.", "The harbour has 70 boats.")
    chances = [calibrated(Doubt(*judged, linked, 0.5)) for linked in (0.01, 0.2, 0.5, 0.9, 1.0)]
    assert chances == sorted(chances)
    assert 0 < chances[0] < chances[-1] < 1


@pytest.mark.parametrize(
    ("column", "texts", "expected"),
    [
        ("one source on two sides", ("It has 40 boats. It has 70 boats.", "It has 70 boats."), 1.0),
        ("one source on two sides", ("It has 40 boats.", "It has 70 boats."), 0.0),
        ("alike but for the value", ("Old Norrby has 40 boats.", "Old Norrby has 70 boats."), 1.0),
        ("alike but for the value", ("It has 40 boats.", "Norrby owns 70 sloops."), 0.0),
        # One sentence with both values is like itself, which tells nothing.
        ("alike but for the value", ("Two sloops, two yawls, 40 or 70 boats.", "Norrby owns 70."), 0.0),
        ("sources of the best-founded side", ("It has 40 boats.", "It has 70 boats."), 0.0),
        (
            "sources of the best-founded side",
            ("It has 40 boats.", "It has 70 boats.", "It has 70 boats. Now 70 boats."),
            log(2),
        ),
        ("closeness", ("Norrby has 40 boats.", "Norrby has 50 boats.", "Norrby has 80 boats."), 0.5),
        ("closeness", ("Norrby was founded on 3 May 1910.", "Norrby was founded on 4 May 1910."), 0.5),
        ("grows while counted", ("The storm killed 40 people.", "The storm killed 50 people."), 1.0),
        ("grows while counted", ("Norrby has 40 boats.", "Norrby has 50 boats."), 0.0),
        ("alike throughout", ("Norrby has 40 boats.", "Norrby has 70 boats.", "Ten boats."), 5 / 9),
    ],
)
def test_columns(column: str, texts: tuple[str, ...], expected: float) -> None:
    assert _columns(*texts)[column] == pytest.approx(expected)
