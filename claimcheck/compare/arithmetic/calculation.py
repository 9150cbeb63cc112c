"""A calculation and its verdict: numbers as intervals, each standing for all that rounds to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.compare.common import family
from claimcheck.extract.tables.columns import NOISE, measure
from claimcheck.model import Claim

# Times by which a result may miss what is stated and still be taken for the same sum, by form.
FAR = {"total": 1.5, "difference": 3.0, "share": 1.5, "move": 1.5, "rate": 1.5}
BLUNT = 1.06  # times by which a result may miss within coarse rounding and still support what is stated
SUMMABLE = frozenset({"person", "animal", "vehicle"})  # classes that are counted together: men and women
TENS = 2.5  # percent points that a share given in tens may be off


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of numbers."""

    low: float
    high: float

    def meets(self, other: Span) -> bool:
        slack = NOISE * max(abs(end) for end in (self.low, self.high, other.low, other.high))
        return self.low <= other.high + slack and other.low <= self.high + slack


@dataclass(frozen=True, slots=True)
class Sum:
    """A calculation that a source's words mark, done.

    Attributes:
        form: "total", "difference", "share", "move" or "rate".
        terms: what is calculated with, in the order of the sum.
        stated: the result as the source gives it.
        formula: how the terms are put together, by number: "{0} + {1}".
        result: the result as calculated, in the base unit of `stated`.
        holds: whether the two meet within their intervals and rounding.
    """

    form: str
    terms: tuple[Claim, ...]
    stated: Claim
    formula: str
    result: float
    holds: bool


def done(
    form: str, terms: Sequence[Claim], stated: Claim, formula: str, result: float, spans: Sequence[Span]
) -> Sum | None:
    """The sum with its verdict; None where something is unbounded, or too far off to be this sum."""
    said, given = span_of(stated), point_of(stated)
    numbers = (result, given, said.low, said.high, *(end for span in spans for end in (span.low, span.high)))
    if not all(math.isfinite(number) for number in numbers) or min(result, given) <= 0:
        return None
    if any(claim.context.modality in ("denied", "superseded") for claim in (stated, *terms)):
        return None
    holds = any(span.meets(said) for span in spans)
    if not holds and max(result, given) >= FAR[form] * min(result, given):
        return None
    if holds and max(result, given) > BLUNT * min(result, given):
        return None
    return Sum(form, tuple(terms), stated, formula, result, holds)


def same_class(one: Claim, other: Claim) -> bool:
    """Whether two values count or measure the same sort of thing; a bare number counts what others count."""
    first, second = measure(one.value), measure(other.value)
    if one.value.kind == other.value.kind == "number":
        bare = not one.value.unit or not other.value.unit
        alike = one.value.dimension == other.value.dimension and one.value.dimension in SUMMABLE
        return bare or one.value.unit == other.value.unit or alike
    return one.value.kind == other.value.kind and family(first.measure) == family(second.measure)


def point_of(claim: Claim) -> float:
    reading = measure(claim.value)
    return reading.point if math.isfinite(reading.point) else (reading.low + reading.high) / 2


def span_of(claim: Claim) -> Span:
    """All numbers that a value may stand for; whole small counts are exact."""
    value, reading = claim.value, measure(claim.value)
    half = max(reading.half, 0.0)
    if value.kind == "number" and value.resolution is not None and reading.point == round(reading.point):
        half = half if value.resolution > 1 and abs(reading.point) >= 100 else 0.0
    elif value.kind == "percent" and value.resolution is not None and value.resolution > 1:
        half = TENS
    return Span(reading.low - half, reading.high + half)
