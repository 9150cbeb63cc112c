"""Reads what follows a number word and belongs to it: "two thirds", "two point five", "two and a half"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.values.vocabulary import ONE, ZERO, Numeral, Words, tidy, vocabulary

_WORD = re.compile(r"[a-z]+")
_AND_FRACTION = re.compile(r" {1,3}and {1,3}(an?|one|two|three|four|five|six|seven|eight)[ -]{1,3}([a-z]+)")
_DENOMINATOR = re.compile(r" {0,2}-? {0,2}([a-z]+)")
_POINT = re.compile(r" {1,3}point((?: {1,3}[a-z]+){1,12})")
_SCALE_BEHIND = re.compile(r" {1,3}(?:of an? )?([a-z]+)")


def with_fraction(low: str, numeral: Numeral) -> Numeral:
    """Extend "two" by "thirds", "point five", "and a half", and then by a scale."""
    words = vocabulary()
    point = _POINT.match(low, numeral.end)
    if point:
        decimals, end = _decimals(low, point.start(1), words)
        if decimals:
            value = numeral.value + Decimal(f"0.{decimals}")
            numeral = numeral._replace(value=value, end=end)
            return _scaled_on(low, numeral)
    mixed = _AND_FRACTION.match(low, numeral.end)
    if mixed and mixed[2] in words.denominators and _plural_fits(words.numerators[mixed[1]], mixed[2]):
        return _with_part(
            low, numeral, words.numerators[mixed[1]] / words.denominators[mixed[2]], mixed.end(), words
        )
    part_word = _DENOMINATOR.match(low, numeral.end)
    if (
        part_word
        and part_word[1] in words.denominators
        and numeral.value
        and _plural_fits(numeral.value, part_word[1])
    ):
        value = numeral.value / words.denominators[part_word[1]]
        whole = Numeral(numeral.start, part_word.end(), value, _fraction_resolution(value), "fraction")
        return _scaled_on(low, whole)
    return numeral


def _with_part(low: str, numeral: Numeral, part: Decimal, end: int, words: Words) -> Numeral:
    """ "two and a half", "one million and a half", "one billion and a half million"."""
    behind = _SCALE_BEHIND.match(low, end)
    kind, number = words.kinds.get(behind[1], ("", ZERO)) if behind else ("", ZERO)
    if behind and kind == "scale" and numeral.scaled:
        return numeral._replace(value=numeral.value + part * number, end=behind.end())
    last = low[numeral.start : numeral.end].rsplit(" ", 1)[-1]
    unit = words.kinds[last][1] if last in words.kinds and words.kinds[last][0] == "scale" else ONE
    return _scaled_on(low, numeral._replace(value=numeral.value + part * unit, end=end))


def _plural_fits(numerator: Decimal, word: str) -> bool:
    """ "one fifth", "two fifths"; "two fifth" and "one fifths" are no fractions."""
    plural = word.endswith("s")
    return not plural if numerator == 1 else plural


def _fraction_resolution(value: Decimal) -> Decimal:
    """Spoken fractions are coarse: a third may be said of 30 to 36 %."""
    return value.scaleb(-1) if value < 1 else ONE


def _decimals(low: str, at: int, words: Words) -> tuple[str, int]:
    """The digits after "point": "nought four" -> 04, "seventy-one" -> 71."""
    digits, end = "", at
    for found in _WORD.finditer(low, at, at + 80):
        if low[end : found.start()].strip(" -") or len(digits) > 12:
            break
        kind, number = words.kinds.get(found.group(), ("", ZERO))
        if kind == "unit" and digits[-1:] == "0" and "y" in low[max(at, end - 1) : end]:
            digits = digits[:-1]  # "seventy-one"
        elif kind not in ("unit", "teen", "tens"):
            break
        digits, end = digits + str(number), found.end()
    return digits, end


def _scaled_on(low: str, numeral: Numeral) -> Numeral:
    """Apply a scale right behind a fraction or decimal: "two and a half million", "two thirds of a
    million".
    """
    found = _SCALE_BEHIND.match(low, numeral.end)
    kind, number = vocabulary().kinds.get(found[1], ("", ZERO)) if found else ("", ZERO)
    if found is None or kind not in ("hundred", "scale"):
        return numeral
    return tidy(numeral._replace(value=numeral.value * number, end=found.end(), form="words", scaled=True))
