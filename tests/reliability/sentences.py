"""Sentences whose claims are known, because they are made from them.

A fact is a subject, a noun that is counted or measured, a number and how it is written; a template makes a
sentence of it. Distractors hold no value of a claim. The names are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

SUBJECTS = ("Norvale", "Quillon Works", "The Ostra dam", "Tamsin Bridge", "Veldhaven")
HEDGES = {
    "": "",
    "about ": "about",
    "more than ": "over",
    "at least ": "at least",
    "up to ": "at most",
    "nearly ": "nearly",
}
UNITS = {
    "km": "kilometer",
    "kilometers": "kilometer",
    "metres": "meter",
    "kg": "kilogram",
    "tonnes": "tonne",
    "MW": "megawatt",
}
COUNTED = ("engineers", "residents", "houses", "vehicles")
TEMPLATES = {
    "count": ("{subject} has {value}.", "{subject} employs {value}, the company said.",
        "In a report, {subject} counted {value}."),
    "quantity": ("{subject} measures {value}.", "{subject} is rated at {value}.",
        "The size of {subject} is {value}."),
    "money": ("{subject} cost {value}.", "{subject} spent {value} on repairs.",
        "Officials put the price of {subject} at {value}."),
}  # fmt: skip
DISTRACTORS = (
    "", "The weather was fine.", "Nobody was available for comment.", "A spokeswoman declined to say more.",
    "See the website for details.", "Ask your editor for more.", "Read more below.",
)  # fmt: skip
_ONES = "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_ONES += "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


@dataclass(frozen=True)
class Fact:
    """What a sentence says: the truth that extraction is measured against."""

    text: str
    number: Decimal
    unit: str
    hedge: str


def in_words(number: int) -> str:
    """A number below a million as people say it."""
    if number >= 1000:
        rest = f" {in_words(number % 1000)}" if number % 1000 else ""
        return f"{in_words(number // 1000)} thousand{rest}"
    if number >= 100:
        return f"{_ONES[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


def notations(number: int) -> list[str]:
    """The ways to write one whole number."""
    ways = [f"{number:,}", in_words(number)]
    if number >= 1000 and number % 100 == 0:
        ways.append(f"{number / 1000:g}k")
    if number < 1000 or number > 2200:
        ways.append(str(number))  # 1000 to 2200 without a comma could be a year
    return ways


numbers = st.one_of(st.integers(11, 999), st.integers(23, 9999).map(lambda n: n * 100))


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """A sentence with one claim, and the claim."""
    kind = draw(st.sampled_from(sorted(TEMPLATES)))
    number, hedge = draw(numbers), draw(st.sampled_from(sorted(HEDGES)))
    written = draw(st.sampled_from(notations(number)))
    if kind == "money":
        code, sign = draw(st.sampled_from([("USD", "$"), ("EUR", "€"), ("GBP", "£")]))
        value, unit = (f"{sign}{number:,}", code) if draw(st.booleans()) else (f"{code} {number:,}", code)
    elif kind == "quantity":
        name = draw(st.sampled_from(sorted(UNITS)))
        value, unit = f"{written} {name}", UNITS[name]
    else:
        noun = draw(st.sampled_from(COUNTED))
        value, unit = f"{written} {noun}", noun.removesuffix("s")
    sentence = draw(st.sampled_from(TEMPLATES[kind])).format(
        subject=draw(st.sampled_from(SUBJECTS)), value=hedge + value
    )
    around = [draw(st.sampled_from(DISTRACTORS)), sentence, draw(st.sampled_from(DISTRACTORS))]
    return Fact(" ".join(part for part in around if part), Decimal(number), unit, HEDGES[hedge])
