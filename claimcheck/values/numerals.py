"""Reads numbers written in digits: "1,234.5", "12,34,567", "1.234,56", "2 1/4", "6.02x10^23", "2.3k"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claimcheck.lexicon import table
from claimcheck.values.currencies import currency_after, currency_before
from claimcheck.values.folding import closes
from claimcheck.values.fractions import with_fraction
from claimcheck.values.intervals import resolution_of
from claimcheck.values.numberwords import read_words
from claimcheck.values.vocabulary import Numeral, is_scale

LONGEST = 300  # digits; beyond, a token is no number for us
_NUMBER = re.compile(
    r"""
      (?P<zero_comma>(?<![\d.,])0,\d{3,15}(?![\d,]))                    # 0,149: no thousands behind a zero
    | (?P<comma>\d{1,3}(?:,(?:\d{3}|\ 000)){1,99}(?![\d])(?:\.\d+)?)     # 1,234,567.8, also "2, 000"
    | (?P<indian>\d{1,2}(?:,\d{2}){1,99},\d{3}(?!\d)(?:\.\d+)?)        # 12,34,567
    | (?P<dot>\d{1,3}(?:\.\d{3}){1,99},\d{1,2}(?!\d) | \d{1,3}(?:\.\d{3}){2,99}(?![\d.]))  # 1.234.567,89
    | (?P<space>\d{1,3}(?:\ \d{3}){1,99}(?!\d)(?:[.,]\d{1,2}(?!\d))?)  # 1 234 567,89
    | (?P<tick>\d{1,3}(?:'\d{3}){1,99}(?!\d)(?:[.,]\d{1,2}(?!\d))?)    # 1'049,95
    | (?P<decimal_comma>(?<!\d,)\d{1,15},\d{1,2}(?![\d,]))         # 5,90, but not the end of 22,24,26
    | (?P<plain>\d+(?:\.\d+)?)
    """,
    re.VERBOSE,
)
_LEADING_POINT = re.compile(r"\.\d{1,20}(?![\d.])")
_EXPONENT = re.compile(
    r" ?(?:e([+-]?\d{1,3})|[x*] ?10(?:(?:\^ ?|\*\*)(\+?-?\d{1,3})|([+-]\d{1,3})|(⁻?[⁰¹²³⁴-⁹]{1,3})))(?![\d.])"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER_OF_TEN = re.compile(r"(⁻?[⁰¹²³⁴-⁹]{1,3})")
_BINARY = re.compile(r" ?[x*] ?2(?:\^|\*\*)(\d{1,3})(?![\d.])")
_SPOKEN_POINT = re.compile(r" point (\d{1,9})(?![\d.,])")
_POWER = re.compile(r"\^(--|[+-]?)(\d{1,3})(?![\d.])")
_MIXED = re.compile(r"(?: {1,2}|-)(\d{1,3})/(\d{1,3})(?![\d/])")
_FRACTION = re.compile(r"/(\d{1,4})(?![\d/.])")
_MONTH_BEFORE = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? $")
_SCALE_WORD = re.compile(r" {0,4}-?([a-z]+)")
_SMALLER = re.compile(r" (\d{1,3}) ([a-z]+)")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32, 64, 100, 1000))


@cache
def _vulgar() -> dict[str, Decimal]:
    pairs = ((sign, text.split("/")) for sign, text in table("numbers")["vulgar"].items())
    return {sign: Decimal(top) / Decimal(bottom) for sign, (top, bottom) in pairs}


@cache
def vulgar_signs() -> str:
    """The one-character fractions, for a character class."""
    return "".join(sorted(_vulgar()))


def read_digits(text: str, low: str, at: int) -> Numeral | None:
    """Read a number that begins with a digit, "." or a one-character fraction at `at`, without its sign.

    Args:
        text, low: folded text and its lower case.
        at: where it begins.

    Returns:
        The number with scale words behind it, or None where the token is longer than any number.

    Example:
        >>> [str(read_digits(text, text, 0).value) for text in ("1,234.5", "12,34,567", "1.234,56", "2 1/4")]
        ['1234.5', '1234567', '1234.56', '2.25']
    """
    if low[at] in _vulgar():
        value = _vulgar()[low[at]]
        return Numeral(at, at + 1, value, resolution_of(round(value, 2)), "fraction")
    if low[at] == ".":
        found = _LEADING_POINT.match(low, at)
        if found is None:
            return None
        return _scaled(
            low, Numeral(at, found.end(), Decimal("0" + found.group()), _place(found.group()), "digits")
        )
    found = _NUMBER.match(low, at)
    if found is None or found.end() - at > LONGEST:
        return None
    name, written = found.lastgroup, found.group()
    if name == "space" and not _unmistakable(text, low, written, found.end()):
        written = written.split(" ", 1)[0]
        name = "plain"
    end = at + len(written)
    number = Decimal(_canonical(name or "plain", written))
    numeral = Numeral(at, end, number, resolution_of(number), "digits")
    return _scaled(low, _with_parts(low, numeral))


def _place(written: str) -> Decimal:
    return Decimal((0, (1,), -(len(written) - 1)))


def _canonical(name: str, written: str) -> str:
    """The written number in Decimal's notation."""
    if name in ("comma", "indian"):
        return written.replace(",", "").replace(" ", "")
    if name == "dot":
        return written.replace(".", "").replace(",", ".")
    if name in ("space", "tick"):
        return written.replace(" ", "").replace("'", "").replace(",", ".")
    return written.replace(",", ".") if name in ("zero_comma", "decimal_comma") else written


def _unmistakable(text: str, low: str, written: str, end: int) -> bool:
    """Whether spaces are separators of thousands and not between two numbers ("May 12 500 people")."""
    if written.count(" ") > 1 or "," in written or "." in written:
        return True
    start = end - len(written)
    if _MONTH_BEFORE.search(low, max(0, start - 12), start):
        return False
    scaled, priced = _SCALE_WORD.match(low, end), currency_before(text, low, start)
    return (
        written.endswith(" 000")
        or (priced is not None and priced.end == start)
        or closes(low, end)
        or (scaled is not None and is_scale(scaled[1]))
        or currency_after(text, low, end, large=False) is not None
    )


def _with_parts(low: str, numeral: Numeral) -> Numeral:
    """Add an exponent, a fraction, or a one-character fraction behind the digits."""
    at, end = numeral.start, numeral.end
    spoken = _SPOKEN_POINT.match(low, end)
    if spoken and "." not in low[at:end]:  # "1 point 5"
        value = numeral.value + Decimal(f"0.{spoken[1]}")
        return numeral._replace(end=spoken.end(), value=value, resolution=_place(f".{spoken[1]}"))
    following = low[end : end + 1]
    if low[at:end] == "10" and (raised := _POWER_OF_TEN.match(low, end)):
        power = int(raised[1].translate(_RAISED)) if raised[1] != "⁻" else 0
        if abs(power) <= LONGEST:
            value = Decimal(1).scaleb(power)
            return numeral._replace(end=raised.end(), value=value, resolution=value, scaled=True)
    if not following or following not in " -/ex*^½¼¾⅓⅔⅛⅜⅝⅞":
        return numeral
    if following in _vulgar():
        return numeral._replace(
            end=end + 1, value=numeral.value + _vulgar()[following], resolution=Decimal("0.25")
        )
    if following == "^":
        return _with_power(low, numeral)
    exponent = _EXPONENT.match(low, end)
    if exponent:
        power = int(exponent[1] or exponent[2] or exponent[3] or exponent[4].translate(_RAISED))
        if abs(power) <= LONGEST and (exponent[1] is not None or power):
            value, place = numeral.value.scaleb(power), numeral.resolution.scaleb(power)
            return numeral._replace(end=exponent.end(), value=value, resolution=place, scaled=True)
        return numeral
    binary = _BINARY.match(low, end)
    if binary:  # "8 x 2^10"
        factor = Decimal(2) ** int(binary[1])
        value, place = numeral.value * factor, numeral.resolution * factor
        return numeral._replace(end=binary.end(), value=value, resolution=place, scaled=True)
    if numeral.value == numeral.value.to_integral_value() and "." not in low[at:end]:
        return _with_fraction(low, numeral)
    return numeral


def _with_power(low: str, numeral: Numeral) -> Numeral:
    """ "1.1^23", "2^10"."""
    found = _POWER.match(low, numeral.end)
    if found is None or not numeral.value or abs(numeral.value.adjusted() + 1) * int(found[2]) > LONGEST:
        return numeral
    exponent = int(found[2]) * (-1 if found[1] == "-" else 1)
    value = numeral.value**exponent
    return numeral._replace(end=found.end(), value=value, resolution=value / 1000, scaled=True)


def _with_fraction(low: str, numeral: Numeral) -> Numeral:
    mixed = _MIXED.match(low, numeral.end)
    if mixed and 0 < int(mixed[1]) < int(mixed[2]) and int(mixed[2]) in _DENOMINATORS:
        value = numeral.value + Decimal(mixed[1]) / Decimal(mixed[2])
        return numeral._replace(end=mixed.end(), value=value, resolution=1 / Decimal(mixed[2]))
    simple = _FRACTION.match(low, numeral.end)
    if simple and int(simple[1]) and numeral.start and low[numeral.start - 1] == "/":
        return numeral
    if simple and int(simple[1]) and not _is_year(numeral.value) and not _is_year(Decimal(simple[1])):
        value = numeral.value / Decimal(simple[1])
        return numeral._replace(
            end=simple.end(), value=value, resolution=value / 20 or Decimal(1), form="fraction"
        )
    return numeral


def _is_year(number: Decimal) -> bool:
    """Whether a part of a would-be fraction is a year: "2019/20" is a season, "30/2030" no share."""
    return 1000 < number < 2200


def _scaled(low: str, numeral: Numeral) -> Numeral:
    """Continue with scale words: "3 million", "3 hundred and 21", "4 thousand 3 hundred"."""
    if low.startswith(" and a", numeral.end):  # "5 and a half minutes"
        return with_fraction(low, numeral)
    found = _SCALE_WORD.match(low, numeral.end)
    if found is None or not found[1].startswith(
        ("hun", "tho", "mil", "bil", "tri", "qua", "la", "lk", "cr", "kro", "ko", "do", "dz")
    ):
        return numeral
    more = read_words(low, found.start(1), numeral.value)
    if more is None or more.form != "words":
        return numeral
    # the place of the last digit moves with the scale: 13.20 million -> 0.01 million
    factor = more.value / numeral.value if numeral.value else Decimal(1)
    exact = factor.normalize().as_tuple().digits == (1,)
    place = numeral.resolution * factor if exact else more.resolution
    read = numeral._replace(end=more.end, value=more.value, resolution=place, scaled=True, form="digits")
    return _with_smaller_scale(low, read)


def _with_smaller_scale(low: str, numeral: Numeral) -> Numeral:
    """Continue "4 thousand" with "3 hundred and 21"."""
    found = _SMALLER.match(low, numeral.end)
    if found is None or not is_scale(found[2]):
        return numeral
    last = (
        read_words(low, low.rindex(" ", numeral.start, numeral.end) + 1)
        if " " in low[numeral.start : numeral.end]
        else None
    )
    more = read_digits(low, low, found.start(1))
    if last is None or more is None or not more.scaled or more.value >= last.value:
        return numeral
    value = numeral.value + more.value
    return numeral._replace(end=more.end, value=value, resolution=resolution_of(value))
