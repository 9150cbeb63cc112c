"""Reads currencies beside a number: symbols, ISO 4217 codes, names and slang."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from babel.numbers import get_currency_name, get_currency_precision, list_currencies

from claimcheck.config import Config
from claimcheck.lexicon import table
from claimcheck.values.folding import closes

_BEFORE = re.compile(r"(\S{1,5}(?: \$)?) ?$")
_WORD_BEFORE = re.compile(r"([a-z]+(?: [a-z]+)?) $")
_FIRST_WORD = re.compile(r"[ -]{0,2}([a-z.]{1,20})")
_NAME_AFTER = re.compile(r"[ -]{0,2}((?:[a-z.]+[ -]){0,2}[a-z]+)")
_WHOLE = re.compile(r"\d{1,9}")
# A sum by its form: thousands set apart, cents, a scale word.
_FORMED = re.compile(
    r"\d{1,3}(?:[, ]\d{3})+(?!\d)|\d{1,9}\.\d|\d{5,9}(?!\d)"
    r"|\d{1,9} ?(?:m|mn|bn|tn|million|billion|trillion|thousand)\b"
)
_OTHER_SUM = re.compile(
    r"(?<!\w)R ?\d{1,3}(?:[, ]\d{3}|(?:\.\d{1,3})? ?(?:m|bn|tn|million|billion)\b)|\b[Rr]ands?\b|South Africa"
)
_NEAR, _FAR = 32, 2_000  # characters
_SYMBOL_AFTER = re.compile(r" {0,2}(\S{1,5})")


class FoundCurrency(NamedTuple):
    """ISO codes a currency's written form can mean, likeliest first; `subunit` names a hundredth ("cent")."""

    codes: tuple[str, ...]
    start: int
    end: int
    subunit: str = ""


class _Currencies(NamedTuple):
    symbols: dict[str, tuple[str, ...]]
    starts: frozenset[str]
    ends: frozenset[str]
    names: dict[str, tuple[str, ...]]
    subunits: dict[str, tuple[str, ...]]
    first_words: frozenset[str]
    glued: frozenset[str]
    ambiguous: frozenset[str]
    leading: frozenset[str]
    codes: frozenset[str]
    before_codes: frozenset[str]


@cache
def _currencies() -> _Currencies:
    data = table("currencies")
    codes = frozenset(code for code in list_currencies("en") if len(code) == 3)
    names: dict[str, tuple[str, ...]] = {}
    for code in sorted(codes):
        for count in (1, 5):
            name = get_currency_name(code, count, "en").lower()
            if "(" not in name and len(name) > 3:
                names.setdefault(name, (code,))
    for name, value in data["names"].items():
        readings = tuple(value.split())
        names[name] = names[f"{name}s"] = readings
    symbols = {symbol: tuple(value.split()) for symbol, value in data["symbols"].items()}
    subunits = {name: tuple(value.split()) for name, value in data["subunits"].items()}
    subunits |= {f"{name}s": value for name, value in list(subunits.items()) if len(name) > 2}
    return _Currencies(
        symbols,
        frozenset(symbol[0] for symbol in symbols) | {"¢"},
        frozenset(symbol[-1] for symbol in symbols),
        names,
        subunits,
        frozenset(first for name in (*names, *subunits) for first in _first_words(name)),
        frozenset(data["glued"]["symbols"]),
        frozenset(data["ambiguous"]["names"]),
        frozenset(data["leading"]["names"]),
        codes | {"BTC"},
        codes - frozenset(data["not_codes"]["codes"]),
    )


def _first_words(name: str) -> tuple[str, str]:
    first = name.split(" ", 1)[0].split("-", 1)[0]
    return first, f"{first}."


def readings(codes: tuple[str, ...], config: Config) -> tuple[str, ...]:
    """The codes that remain once the configuration has chosen for bare dollars and yen signs."""
    if len(codes) > 1 and codes[0] == "USD" and config.dollar:
        return (config.dollar,)
    if set(codes) == {"JPY", "CNY"} and config.yen:
        return (config.yen,)
    return codes


@cache
def decimals(code: str) -> int:
    """How many decimals amounts of a currency have: 2 for USD, 3 for KWD."""
    return get_currency_precision(code)


def currency_before(text: str, low: str, at: int) -> FoundCurrency | None:
    """The currency written right before offset `at`: "$", "US$ ", "EUR ", "Rs. ", "RMB".

    Example:
        >>> currency_before("pays US$ 3", "pays us$ 3", 9)
        FoundCurrency(codes=('USD',), start=5, end=8, subunit='')
    """
    if not at:
        return None
    known = _currencies()
    near = text[at - 1]
    last = at - 2 if near == " " and at > 1 else at - 1
    if text[last] not in known.ends and not text[last].isalpha():
        return None
    if text[last] in known.ends:
        window = text[max(0, last - 6) : last + 1]
        for length in range(min(len(window), 7), 0, -1):
            symbol = window[-length:]
            if symbol not in known.symbols:
                continue
            start = last + 1 - length
            if symbol[0].isalnum() and start and text[start - 1].isalnum():
                continue
            if symbol in known.glued and not _is_sum(text, low, start, at):
                continue
            return _with_code(text, known, FoundCurrency(known.symbols[symbol], start, last + 1))
    if text[last].isalpha():
        start = last + 1 - 3
        code = text[max(0, start) : last + 1]
        if code in known.before_codes and start >= 0 and not (start and text[start - 1].isalnum()):
            return FoundCurrency((code,), start, last + 1)
        if near == " ":
            return _name_before(low, at, known)
    return None


def _is_sum(text: str, low: str, start: int, at: int) -> bool:
    """Whether letters before digits are a currency: "R290" is as often a refrigerant, "R290 million" is not.

    An amount shows itself by its form, by a word of paying beside it, or by other sums of the same text.
    """
    if _FORMED.match(low, at):
        return True
    if text[start:at] == "R " or text[at - 1] != " ":
        cell = start == 0 and _WHOLE.fullmatch(low, at) is not None
        paid = _paid().search(low, max(0, start - _NEAR), start) or _rated().match(low, at)
        return (
            cell or paid is not None or _OTHER_SUM.search(text, max(0, start - _FAR), at + _FAR) is not None
        )
    return False


@cache
def _paid() -> re.Pattern[str]:
    words = "|".join(table("currencies")["glued"]["paying"])
    return re.compile(rf"\b(?:{words})(?: [a-z-]+){{0,2}}[ (]*\Z")


@cache
def _rated() -> re.Pattern[str]:
    words = "|".join(table("currencies")["glued"]["behind"])
    return re.compile(rf"\d{{1,9}} (?:{words})\b")


def _with_code(text: str, known: _Currencies, sign: FoundCurrency) -> FoundCurrency:
    """ "CAD $5": the code in front tells whose sign it is."""
    code = text[max(0, sign.start - 4) : sign.start].rstrip(" ")
    if len(code) != 3 or code not in sign.codes or code not in known.before_codes:
        return sign
    start = text.rindex(code, 0, sign.start)
    glued = start > 0 and text[start - 1].isalnum()
    return sign if glued else sign._replace(codes=(code,), start=start)


def _name_before(low: str, at: int, known: _Currencies) -> FoundCurrency | None:
    """ "ringgit 42", "usd 20": names before the number, only those that are nothing else."""
    found = _WORD_BEFORE.search(low, max(0, at - 24), at)
    if found is None:
        return None
    for name in (found[1], found[1].rsplit(" ", 1)[-1]):
        codes = known.names.get(name) or known.symbols.get(name) if name in known.leading else None
        if codes:
            return FoundCurrency(codes, at - 1 - len(name), at - 1)
    return None


def currency_after(text: str, low: str, at: int, *, large: bool = True) -> FoundCurrency | None:
    """The currency written right after offset `at`: "yuan", " US dollars", "€", "cents", "EUR".

    Args:
        text, low: folded text and its lower case.
        at: the end of the number.
        large: whether the number is long enough that "won" and "mark" are surely currencies.

    Example:
        >>> currency_after("3 yuan", "3 yuan", 1)
        FoundCurrency(codes=('CNY',), start=2, end=6, subunit='')
    """
    known = _currencies()
    first = _FIRST_WORD.match(low, at)
    name = _NAME_AFTER.match(low, at) if first and first[1] in known.first_words else None
    if name:
        words = name[1].rstrip(".")
        while words:
            end = name.start(1) + len(words)
            plain = large or words not in known.ambiguous or (at < 16 and closes(low, end))
            if words in known.names and plain and not low[end : end + 1].isalnum():
                return FoundCurrency(known.names[words], name.start(1), end)
            if (
                words in known.subunits
                and not low[end : end + 1].isalnum()
                and _subunit_fits(words, text, at, end)
            ):
                return FoundCurrency(known.subunits[words], name.start(1), end, _subunit(words))
            cut = max(words.rfind(" "), words.rfind("-"))
            words = words[:cut].rstrip(".") if cut > 0 else ""
    sign = _SYMBOL_AFTER.match(text, at)
    if sign is None or not (sign[1][0] in known.starts or sign[1][:3] in known.codes):
        return None
    glued = sign.start(1) == at
    for length in range(len(sign[1]), 0, -1):
        symbol = sign[1][:length]
        end = sign.start(1) + length
        if symbol[-1].isalpha() and text[end : end + 1].isalpha():
            continue
        if not symbol.isalpha() and text[end : end + 1].isdigit():
            continue  # "10 $20": the next amount's sign
        if symbol == "¢":
            return FoundCurrency(("USD",), sign.start(1), end, "cent")
        if symbol in known.symbols and (glued or symbol not in known.glued):
            return FoundCurrency(known.symbols[symbol], sign.start(1), end)
        if length == 3 and symbol.isupper() and symbol in known.codes and symbol not in ("ALL", "TOP", "CUP"):
            return FoundCurrency((symbol,), sign.start(1), end)
    return None


def _subunit(words: str) -> str:
    return str(table("currencies")["singular_subunits"].get(words, words.removesuffix("s")))


def _subunit_fits(word: str, text: str, at: int, end: int) -> bool:
    """One-letter subunits ("50p", "43c") stand right behind the digits."""
    if len(word) > 1:
        return True
    screen = text[max(0, at - 4) : at].lstrip() in table("currencies")["screens"]["lines"]
    return end - at == 1 and text[at - 1].isdigit() and text[at].islower() and not screen
