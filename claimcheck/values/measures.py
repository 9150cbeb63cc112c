"""Gives a numeral what the words around it say: sign, currency, unit or the noun it counts."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.config import Config
from claimcheck.values.amounts import Amount, Reading, amount_of
from claimcheck.values.counted import Counted, counted_noun
from claimcheck.values.folding import opens
from claimcheck.values.prices import read_price, sign_word
from claimcheck.values.units import FoundUnit, read_per, read_unit, units_table
from claimcheck.values.vocabulary import Numeral

_BEFORE_SIGN = " (\n[$€£¥:=<>/,~"
_OF_A = re.compile(r" of (?:an? )")
_OF_THE = re.compile(r" of (?:the )?")
_BELOW_ZERO = re.compile(r"(?: degrees?| ?°)? below zero\b")
_AND_PART = re.compile(r" and (a half|a quarter|half)\b(?! (?:an?|dozen|million|hour|day|hundred|of)\b)")
_POINT = re.compile(r"(?: an?)?[ -](?:percentage[ -])?point\b")
_MODEL = re.compile(r"(?<=[ \d][A-Z])-\d{1,3}[A-Z]{0,3}s?\b(?![.,]\d| ?[A-Z]\b)")
_OLD = re.compile(r"[ -]{0,2}(?:old\b|of age\b)")
_RATIOS = frozenset(("percent", "percentage point", "basis point", "per mille"))
_WORD_SYMBOLS = frozenset(
    ("percent", "celsius", "fahrenheit", "kilometer", "kilogram", "centimeter", "millimeter")
)  # symbols that may follow a number in words


def read_amount(text: str, low: str, numeral: Numeral, config: Config, floor: int = 0) -> Amount:
    """Give a numeral its sign, scale letter, currency, unit or counted noun.

    Args:
        text, low: folded text and its lower case.
        numeral: the number found.
        config: decides what a bare ``$`` or yen sign means.
        floor: where the amount before ends; a currency up to there is not this one's.

    Returns:
        The amount, with `unit` "" where nothing is measured or counted.
    """
    start, value = _signed(text, low, numeral)
    amount, priced = read_price(text, low, amount_of(numeral, start, value), config, floor)
    return amount if priced else _measured(text, low, amount)


def _signed(text: str, low: str, numeral: Numeral) -> tuple[int, Decimal]:
    start, value = numeral.start, numeral.value
    sign = text[start - 1] if start else ""
    if sign and sign in "+-" and (start == 1 or text[start - 2] in _BEFORE_SIGN):
        if start > 2 and text[start - 2] == " " and text[start - 3].isdigit():
            return start, value  # "2 -7 g" is a range
        return start - 1, -value if sign == "-" else value
    if sign == " " and start > 1 and text[start - 2] == "-" and opens(text, start - 2):
        return start - 2, -value
    word = sign_word(low, start)
    return (start, value) if word is None else (word, -value)


def _measured(text: str, low: str, amount: Amount) -> Amount:
    frost = _BELOW_ZERO.match(low, amount.end)
    if frost and amount.value > 0:
        value = -amount.value
        return amount._replace(
            end=frost.end(), value=value, kind="quantity", unit="degree", dimension="angle or temperature"
        )
    if not amount.value and low.endswith("absolute ", 0, amount.start):
        start = amount.start - len("absolute ")
        return amount._replace(start=start, kind="quantity", unit="kelvin", dimension="temperature")
    of = {"fraction": _OF_A, "vague": _OF_THE}.get(amount.form)
    skipped = of.match(low, amount.end) if of else None
    context = low[max(0, amount.start - 60) : amount.start]
    unit = read_unit(text, low, skipped.end() - 1 if skipped else amount.end, context=context)
    if unit and unit.symbol and _MODEL.match(text, unit.end):
        return amount  # "three F-16 jets" are no temperature
    if unit and not (
        unit.symbol
        and amount.form == "words"
        and not unit.hyphen
        and unit.name not in _WORD_SYMBOLS
        and low[amount.inner : amount.inner_end] not in ("a", "an")
    ):
        return _with_unit(text, low, amount, unit)
    if amount.form == "fraction" and 0 < amount.value < 1:
        return _share(low, amount)
    single = amount.value in (1, -1) and amount.form != "vague"
    noun = counted_noun(text, low, amount.inner_end, single=single, partitive=not single)
    return _counting(low, amount, noun) if noun else amount


def _share(low: str, amount: Amount) -> Amount:
    """ "a quarter of the votes" is a proportion; "a quarter point" 0.25 percentage points."""
    point = _POINT.match(low, amount.end)
    if point is None:
        return amount._replace(dimension="proportion")
    name = "percentage point"
    return amount._replace(end=point.end(), kind="percent", unit=name, dimension=name)


def _counting(low: str, amount: Amount, noun: Counted) -> Amount:
    if units_table().names.get(noun.noun, ("", ""))[1] == "duration":  # "two crucial minutes"
        return amount._replace(kind="duration", unit=noun.noun, dimension="duration")
    per = read_per(low, noun.end) if low.startswith(" per ", noun.end) else None
    if per is None:
        return amount._replace(unit=noun.noun, dimension=noun.dimension)
    return amount._replace(  # "120 people per square mile"
        unit=f"{noun.noun} per {per[0]}", dimension=f"{noun.dimension or noun.noun} per {per[0]}"
    )


def _with_unit(text: str, low: str, amount: Amount, unit: FoundUnit) -> Amount:
    amount, unit = _and_a_half(low, amount, unit)
    measured = amount._replace(end=unit.end, kind="quantity", unit=unit.name, dimension=unit.dimension)
    if unit.dimension in _RATIOS:
        return measured._replace(kind="percent")
    if unit.dimension == "duration":
        aged = _OLD.match(low, unit.end) is not None
        return measured._replace(kind="duration", dimension="age" if aged else "duration")
    per = read_per(low, unit.end) if unit.dimension != "temperature" else None
    if per:
        rate = f"{unit.name} per {per[0]}"
        known = units_table().names.get(rate)  # "km per hour" is a unit of its own
        name, dimension = known or (rate, f"{unit.dimension} per {per[0]}")
        return measured._replace(end=per[1], unit=name, dimension=dimension)
    if unit.symbol and text[unit.end - 1] == "m" and unit.name == "meter" and amount.form == "digits":
        return measured._replace(others=(Reading("number", Decimal(1_000_000), "", ""),))
    also = units_table().also.get(unit.name, ())
    return measured._replace(
        others=tuple(Reading("quantity", Decimal(1), name, unit.dimension) for name in also)
    )


def _and_a_half(low: str, amount: Amount, unit: FoundUnit) -> tuple[Amount, FoundUnit]:
    """ "an hour and a half"."""
    part = _AND_PART.match(low, unit.end)
    if part is None or unit.dimension in _RATIOS or amount.value != amount.value.to_integral_value():
        return amount, unit
    share = Decimal("0.5") if part[1].endswith("half") else Decimal("0.25")
    return amount._replace(value=amount.value + share, resolution=share), unit._replace(end=part.end())
