"""Claims made by hand for the tests of the report formats."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from claimcheck.model import Claim, ClaimKey, Context, Mention, Period, Skipped, Source, Value
from claimcheck.outcome import Finding, Position
from claimcheck.report import RELATIONS, Report

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


def many(number: int) -> Report:
    """A report of so many findings: twenty sources with texts, five verdicts, four kinds of value."""
    texts = dict.fromkeys((f"source {place:02}" for place in range(20)), "")
    findings, claims = [], []
    for place in range(number):
        names = [f"source {(place * 3 + step) % 20:02}" for step in range(2 + place % 2)]
        sides = []
        for step, name in enumerate(names):
            claim = _told(place, step, name, len(texts[name]))
            texts[name] += claim.sentence + "\n"
            sides.append(Position((claim,)))
            claims.append(claim)
        findings.append(_found(place, number, tuple(sides), names))
    findings.sort(key=lambda finding: RELATIONS.index(finding.relation))
    return Report(
        findings=tuple(findings),
        claims=tuple(claims),
        skipped=tuple(
            Skipped(f"source {place % 20:02}", "", "furniture: dateline") for place in range(number)
        ),
        sources=tuple(_source(name) for name in texts),
        texts=texts,
    )


def _told(place: int, step: int, name: str, offset: int) -> Claim:
    amount = 1_000 + place + 500 * step
    value = (
        Value(
            "money", Decimal(amount), Decimal(amount), stated=Decimal(amount), unit="USD", dimension="money"
        ),
        metres(amount),
        Value("date", datetime(1900 + place % 100, 1 + step, 1), datetime(1900 + place % 100, 2 + step, 1)),
        Value("number", Decimal(amount), None, low_open=True, stated=Decimal(amount), unit="person"),
    )[place % 4]
    quote = f"{amount:,}"
    sentence = f"According to the survey the works of district {place} came to {quote} in all, it was said."
    start = offset + sentence.index(quote)
    return Claim(
        id=f"{name}:{start}",
        source=name,
        mention=Mention(start, start + len(quote), quote, value),
        context=Context(subject=f"District {place}", attribute="works"),
        sentence=sentence,
        sentence_start=offset,
        key=ClaimKey(f"District {place}", "works"),
    )


def _found(place: int, number: int, sides: tuple[Position, ...], names: list[str]) -> Finding:
    relation = RELATIONS[place * len(RELATIONS) // number]
    said = ", ".join(f"{side.claims[0].source} {side.claims[0].quote}" for side in sides)
    return Finding(
        key=ClaimKey(f"District {place}", "works"),
        kind=sides[0].claims[0].value.kind,
        subject=f"District {place}",
        attribute="works",
        relation=relation,
        positions=sides,
        severity=0.0 if relation in ("agree", "compatible") else (place % 97) / 97,
        confidence=0.5 + (place % 50) / 100,
        reasons=("value",),
        explanation=f"They say {said}: a difference of 500 that nothing they say explains.",
        sources=tuple(_source(name) for name in sorted(names)),
    )


def _source(name: str) -> Source:
    return Source(
        name,
        title=f"Of the works in the districts, by {name}",
        publisher=f"The {name.title()}",
        url=f"https://{name.replace(' ', '-')}.example/works",
        published=Period(datetime(2023, 2, 1), datetime(2023, 3, 1)),
    )
