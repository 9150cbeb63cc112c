"""Joins a numeral with its sign, scale letter, currency and unit: the amount that the words around it make."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claimcheck.config import Config
from claimcheck.lexicon import table
from claimcheck.model import Kind
from claimcheck.values.counted import class_of, counted_noun, singular
from claimcheck.values.currencies import FoundCurrency, currency_after, currency_before, readings
from claimcheck.values.folding import opens
from claimcheck.values.numberwords import Form, Numeral
from claimcheck.values.units import FoundUnit, read_per, read_unit, units_table

_ONE = Decimal(1)
_SUFFIX = re.compile(r"( ?)(thou|mill?|mio|mln|mn|mm|mrd|bln|bil|bn|tln|trn|tn|cr|[kmbtg])(?![a-z0-9])")
_SURE_SUFFIXES = frozenset(
    ("bn", "bln", "mn", "mln", "mio", "mrd", "trn", "tln", "tn", "mil", "mill", "thou")
)
_SIGN_WORD = re.compile(r"(?<!plus or )(?<!plus-or-)\b(?:minus|negative) $")
_MEGA_CODE = re.compile(r" ?([MBk])([A-Z]{3})\b")
_OF_A = re.compile(r" of (?:an? |the )?")
_OF_MONEY = re.compile(r" of ")
_BELOW_ZERO = re.compile(r"(?: degrees?| ?°)? below zero\b")
_AND_PART = re.compile(r" and (a half|a quarter|half)\b(?! (?:an?|dozen|million|hour|day|hundred|of)\b)")
_MILLIONS = re.compile(r"million|[£$€]\d[\d.,]*m\b|\dm [a-z]+s\b")
_LENGTHS = re.compile(r"[ -](?:long|wide|high|tall|deep|above|below|away|from|race|final|sprint|hurdles|freestyle|relay|underwater|north|south|east|west)\b")
_DENSITY = re.compile(r" per ")
_HEAT = re.compile(r"°|temperature|kelvin")
_OLD = re.compile(r"[ -]{0,2}(?:old\b|of age\b)")
_MASS_CUES = re.compile(
    r"\b(?:weigh\w*|heavy|bomb\w*|explosives?|ton|kg|kilos?|ounces?|lb|bag|fat|muscle|baby|lost|gained|thrust|force)\b"
)


class Amount(NamedTuple):
    """A number with everything that belongs to its value.

    `start`:`end` is the span of the value; `inner`:`inner_end` that of the bare number. `scale` is the factor its
    scale word contributed, so that "$5-8 million" can lend it; `codes` are the currency's readings.
    """

    start: int
    end: int
    inner: int
    inner_end: int
    value: Decimal
    resolution: Decimal
    form: Form
    kind: Kind = "number"
    unit: str = ""
    dimension: str = ""
    scale: Decimal = _ONE
    codes: tuple[str, ...] = ()
    noun_end: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    stated: Decimal | None = None
    others: tuple[tuple[Kind, Decimal, str, str], ...] = ()  # other readings: kind, factor, unit, dimension

    @property
    def plain(self) -> bool:
        """A bare number: nothing says what it measures or counts."""
        return self.kind == "number" and not self.unit and self.scale == 1


@cache
def _suffixes() -> dict[str, Decimal]:
    return {letter: Decimal(factor) for letter, factor in table("numbers")["suffixes"].items()}


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
    currency = currency_before(text, low, start)
    if currency and currency.start < floor:
        currency = None
    if currency:
        start = currency.start
        if start and text[start - 1] == "-" and (start == 1 or not text[start - 2].isalnum()):
            start, value = start - 1, -value
    amount = Amount(
        start, numeral.end, numeral.start, numeral.end, value, numeral.resolution, numeral.form,
        scale=_scale_of(numeral), low=numeral.low, high=numeral.high, stated=numeral.stated,
    )  # fmt: skip
    amount = _with_suffix(text, low, amount, money=currency is not None)
    if currency is None:
        currency = _mega_code(text, amount) if numeral.form == "digits" else None
        if currency:
            amount = _times(amount, _suffixes()[text[amount.end : amount.end + 2].lstrip()[0].lower()])
    large = amount.scale >= 1000 or amount.value >= 1000
    of = _OF_MONEY.match(low, amount.end) if amount.form == "vague" else None
    behind = currency_after(text, low, of.end() - 1 if of else amount.end, large=large)
    if currency and behind and not (set(behind.codes) & set(currency.codes)):
        behind = None
    if currency or behind:
        return _money(text, low, amount, currency, behind, config)
    return _measured(text, low, amount, config)


def _scale_of(numeral: Numeral) -> Decimal:
    """The power of ten that scale words contributed."""
    if not numeral.scaled or not numeral.value:
        return _ONE
    return Decimal(10) ** (numeral.value.adjusted() // 3 * 3) if abs(numeral.value) >= 1000 else Decimal(100)


def _signed(text: str, low: str, numeral: Numeral) -> tuple[int, Decimal]:
    start, value = numeral.start, numeral.value
    sign = text[start - 1] if start else ""
    if sign and sign in "+-" and (start == 1 or text[start - 2] in " (\n[$€£¥:=<>/,~"):
        if start > 2 and text[start - 2] == " " and text[start - 3].isdigit():
            return start, value  # "2 -7 g" is a range
        return start - 1, -value if sign == "-" else value
    if sign == " " and start > 1 and text[start - 2] == "-" and opens(text, start - 2):
        return start - 2, -value
    word = _SIGN_WORD.search(low, max(0, start - 18), start)
    return (word.start(), -value) if word else (start, value)


def _times(amount: Amount, factor: Decimal) -> Amount:
    return amount._replace(value=amount.value * factor, resolution=amount.resolution * factor, scale=factor)


def _with_suffix(text: str, low: str, amount: Amount, *, money: bool) -> Amount:
    """Apply "k", "m", "bn" behind the digits where it means a scale."""
    if amount.form != "digits" or amount.scale != 1:
        return amount
    found = _SUFFIX.match(low, amount.end)
    if found is None:
        return amount
    gap, letters = found[1], found[2]
    upper = text[found.start(2)].isupper()
    counts = not money and letters in ("m", "b") and counted_noun(text, low, found.end()) is not None
    currency_follows = currency_after(text, low, found.end()) is not None
    if letters == "m" and not money and not gap and _MILLIONS.search(low, max(0, amount.start - 120), amount.start):
        counts = counts or not _LENGTHS.match(low, found.end())
    scaled = (
        letters in _SURE_SUFFIXES
        or (money and (not gap or upper or letters in ("cr",)))
        or (currency_follows and letters in ("k", "m", "b", "cr"))
        or (
            letters == "k"
            and not gap
            and not (upper and _HEAT.search(low, max(0, amount.start - 60), amount.start))
        )
        or (letters == "cr" and not gap)
        or counts
        or (
            letters in ("m", "mm", "g", "t", "k")
            and upper
            and (not gap or letters in ("m", "g"))
            and not _follows_letter(text, found)
        )
        or (letters == "b" and not gap)
    )
    if not scaled:
        return amount
    scaled_amount = _times(amount, _suffixes()[letters])
    return scaled_amount._replace(end=found.end(), inner_end=found.end())


def _follows_letter(text: str, found: re.Match[str]) -> bool:
    """ "4G", "5G" name networks."""
    return (
        found[2] == "g"
        and not found[1]
        and text[found.start() - 1 : found.start()] in "2345"
        and not text[max(0, found.start() - 2) : found.start() - 1].isdigit()
    )


def _mega_code(text: str, amount: Amount) -> FoundCurrency | None:
    """ "30 MUSD": an engineer's way to write millions of a currency."""
    found = _MEGA_CODE.match(text, amount.end)
    if found is None:
        return None
    code = currency_after(found[2], found[2].lower(), 0)
    return FoundCurrency(code.codes, amount.start, found.end()) if code else None


def _money(
    text: str,
    low: str,
    amount: Amount,
    before: FoundCurrency | None,
    behind: FoundCurrency | None,
    config: Config,
) -> Amount:
    found = before or behind
    assert found is not None
    end = max(amount.end, behind.end if behind else 0, before.end if before else 0)
    if behind and before is None:
        scale = _SUFFIX_WORD.match(low, end)
        if scale and amount.scale == 1:  # "75 USD million"
            amount, end = _times(amount, Decimal(_scale_words()[scale[1]])), scale.end()
    codes = readings(found.codes, config)
    if behind and not before and low[behind.start : behind.end].removesuffix("s") == "pound":
        mass = _is_mass(text, low, amount, behind)
        if mass:
            other = (("money", _ONE, "GBP", "money"),)
            return amount._replace(
                end=behind.end,
                kind="quantity",
                unit="pound",
                dimension="mass",
                others=other if mass == 1 else (),
            )
    suffix = f" {found.subunit}" if found.subunit else ""
    per = read_per(low, end)
    tail = f" per {per[0]}" if per else ""
    if per:
        end = per[1]
    units = [f"{code}{suffix}{tail}" for code in codes]
    others = [("money", _ONE, unit, "money") for unit in units[1:]]
    value = _thousands_point(text, amount, tail)
    return amount._replace(
        end=end,
        kind="money",
        unit=units[0],
        dimension="money",
        codes=codes,
        others=tuple(others),
        value=value,
    )  # type: ignore[arg-type]


_SUFFIX_WORD = re.compile(r" (million|billion|trillion|thousand|crore|lakh)\b")


@cache
def _scale_words() -> dict[str, int]:
    return dict(table("numbers")["scales"])


def _thousands_point(text: str, amount: Amount, per: str) -> Decimal:
    """ "1.198 Kr": prices have two decimals, so a point before three digits separates thousands, except per unit."""
    written = text[amount.inner : amount.inner_end]
    if amount.scale == 1 and not per and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", written):
        return amount.value * 1000
    return amount.value


def _is_mass(text: str, low: str, amount: Amount, found: FoundCurrency) -> int:
    """0: pounds are money here; 1: a mass, probably; 2: a mass for sure."""
    if "-" in text[amount.end : found.start] or low.startswith(" of ", found.end):
        return 2
    around = low[max(0, amount.start - 60) : found.end + 40]
    if _MASS_CUES.search(around):
        return 2
    if amount.scale >= 1000 or "£" in around or "pence" in around or "sterling" in around:
        return 0
    return (
        0
        if amount.form == "words" or not re.search(r"\b(?:over|under|up to|about|than|least)\b", around)
        else 1
    )


def _measured(text: str, low: str, amount: Amount, config: Config) -> Amount:
    context = low[max(0, amount.start - 60) : amount.start]
    frost = _BELOW_ZERO.match(low, amount.end)
    if frost and amount.value > 0:
        return amount._replace(
            end=frost.end(),
            value=-amount.value,
            kind="quantity",
            unit="degree",
            dimension="angle or temperature",
        )
    of = _OF_A.match(low, amount.end) if amount.form in ("fraction", "vague") else None
    if of and amount.form == "fraction" and not of.group().endswith(("a ", "an ")):
        of = None
    unit = read_unit(text, low, of.end() - 1 if of else amount.end, context=context)
    if unit and not (
        unit.symbol
        and amount.form == "words"
        and not unit.hyphen
        and unit.name not in ("percent", "celsius", "fahrenheit")
    ):
        return _with_unit(text, low, amount, unit)
    if amount.form == "ordinal":
        return amount._replace(kind="ordinal")
    vague = amount.form == "vague"
    single = amount.value in (1, -1) and not vague
    noun = counted_noun(text, low, amount.inner_end, single=single, partitive=not single)
    if amount.form == "fraction" and 0 < amount.value < 1:
        return amount._replace(dimension="proportion")
    if noun is None:
        return amount
    density = _DENSITY.match(low, noun.end)
    if density and (per := read_per(low, noun.end)):  # "120 people per square mile"
        return amount._replace(unit=f"{noun.noun} per {per[0]}", dimension=f"{noun.dimension} per {per[0]}".strip())
    return amount._replace(unit=noun.noun, dimension=noun.dimension)


def _with_unit(text: str, low: str, amount: Amount, unit: FoundUnit) -> Amount:
    part = _AND_PART.match(low, unit.end)
    if (
        part and amount.value == amount.value.to_integral_value() and unit.dimension != "percent"
    ):  # "an hour and a half"
        share = Decimal("0.5") if part[1].endswith("half") else Decimal("0.25")
        amount = amount._replace(value=amount.value + share, resolution=share)
        unit = unit._replace(end=part.end())
    kind: Kind = "quantity"
    dimension = unit.dimension
    if dimension in ("percent", "percentage point", "basis point", "per mille"):
        return amount._replace(end=unit.end, kind="percent", unit=unit.name, dimension=dimension)
    if dimension == "duration":
        kind = "duration"
        if _OLD.match(low, unit.end):
            dimension = "age"
        return amount._replace(end=unit.end, kind=kind, unit=unit.name, dimension=dimension)
    per = read_per(low, unit.end)
    whole = units_table().names.get(f"{unit.name} per {per[0]}") if per else None
    if per and whole:
        return amount._replace(end=per[1], kind=kind, unit=whole[0], dimension=whole[1])
    if per and dimension != "temperature":
        return amount._replace(
            end=per[1], kind=kind, unit=f"{unit.name} per {per[0]}", dimension=f"{dimension} per {per[0]}"
        )
    others: tuple[tuple[Kind, Decimal, str, str], ...] = ()
    if unit.symbol and text[unit.end - 1] == "m" and unit.name == "meter" and amount.form == "digits":
        others = (("number", Decimal(1_000_000), "", ""),)
    return amount._replace(end=unit.end, kind=kind, unit=unit.name, dimension=dimension, others=others)


def noun_of(word: str) -> tuple[str, str]:
    """A noun in any number as unit and class."""
    noun = singular(word)
    return noun, class_of(noun)
