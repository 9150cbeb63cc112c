"""Claims made by hand for the tests of the report formats."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.model import Claim, ClaimKey, Context, Mention, Value

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
