"""A small report made by hand, so that every format is tested without the rest of the house."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from claimcheck.model import (
    Claim,
    ClaimKey,
    Context,
    Finding,
    Mention,
    Period,
    Position,
    Skipped,
    Source,
    Value,
)
from claimcheck.report import Report

KEY = ClaimKey("Harbour Bridge", "length", kind="quantity")


def make_claim(source: str, sentence: str, quote: str, value: Value, **context: object) -> Claim:
    """A claim whose evidence is `quote` inside `sentence`, which stands at offset 100 of its text."""
    start = 100 + sentence.index(quote)
    return Claim(
        id=f"{source}:{start}",
        source=source,
        mention=Mention(start, start + len(quote), quote, value),
        context=Context(subject="Harbour Bridge", attribute="length", **context),  # type: ignore[arg-type]
        sentence=sentence,
        sentence_start=100,
        confidence=0.9,
        key=KEY,
    )


def metres(number: int) -> Value:
    return Value("quantity", Decimal(number), Decimal(number), stated=Decimal(number), unit="meter")


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
