"""A small report made by hand, so that every format is tested without the rest of the house."""

from __future__ import annotations

from datetime import datetime

import pytest
from report_samples import KEY, make_claim, metres

from claimcheck.model import Period, Skipped, Source
from claimcheck.outcome import Finding, Position
from claimcheck.report import Report


@pytest.fixture
def report() -> Report:
    guide = make_claim("guide", "The bridge is 90 m long.", "90 m", metres(90))
    hostile = make_claim(
        "blog",
        "It measures 95 m, <script>alert(1)</script> \x1b[31msays\x1b[0m \u202eeht.",
        "95 m",
        metres(95),
        modality="planned",
        as_of=Period(datetime(2024, 1, 1), datetime(2025, 1, 1)),
        scope=("main span",),
    )
    finding = Finding(
        key=KEY,
        kind="quantity",
        subject="Harbour Bridge",
        attribute="length",
        relation="conflict",
        positions=(Position((guide,)), Position((hostile,))),
        severity=0.5,
        confidence=0.8,
        reasons=("value",),
        explanation="The Guide says 90 m and blog 95 m.",
    )
    sources = (
        Source("blog", url="javascript:alert(1)"),
        Source(
            "guide",
            title="A <b>guide</b>",
            publisher="The Guide",
            published=Period(datetime(2023, 2, 1), datetime(2023, 3, 1)),
        ),
    )
    return Report(
        findings=(finding,),
        claims=(hostile, guide),
        skipped=(Skipped("guide", "3-8", "furniture: dateline"),),
        sources=sources,
    )
