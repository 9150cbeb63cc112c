"""Reads abbreviated scales behind digits: "2.3k", "1.2bn", "$5m", "30 MUSD" (million dollars)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claimcheck.lexicon import table
from claimcheck.values.amounts import Amount, Reading
from claimcheck.values.counted import counted_noun
from claimcheck.values.cues import cue
from claimcheck.values.currencies import FoundCurrency, currency_after
from claimcheck.values.folding import closes, opens

_SUFFIX = re.compile(
    r"( {0,2})(thou|mill?|mio|mln|mn|mm|mrd|bln|bil|bn|tln|trn|tn|cr|[kmbtg])(?![a-z0-9☉⊙⊕])"
)
_CAPITAL = re.compile(r" [A-Z]")
_METRES = Reading("quantity", Decimal("1e-6"), "meter", "length")  # the other reading of "12m"
_KELVINS = Reading("quantity", Decimal("1e-3"), "kelvin", "temperature")  # of a cell "4500 K"
_SCALE_WORD = re.compile(r" (million|billion|trillion|thousand|crore|lakh)\b")
_CODE = re.compile(r" ?([MBk])([A-Z]{3})\b")
_MILLIONS = re.compile(r"million|[£$€]\d[\d.,]{0,12}m\b|\dm [a-z]{1,12}s\b")  # the text counts in millions


@cache
def _factors() -> dict[str, Decimal]:
    data = table("numbers")
    return {name: Decimal(factor) for name, factor in {**data["scales"], **data["suffixes"]}.items()}


def with_suffix(text: str, low: str, amount: Amount, *, money: bool) -> Amount:
    """Apply "k", "m", "bn" behind the digits where it means a scale and no unit.

    Args:
        text, low: folded text and its lower case.
        amount: digits without a scale so far.
        money: whether a currency stands before it.
    """
    found = _SUFFIX.match(low, amount.end) if amount.form == "digits" and amount.scale == 1 else None
    if found is None or not _is_scale(text, low, amount, found, money=money):
        return amount
    scaled = amount.times(_factors()[found[2]], found.end())._replace(inner_end=found.end())
    if (
        text[found.start(2) : found.end()] == "m"
        and not money
        and counted_noun(text, low, found.end()) is None
    ):
        return scaled._replace(others=(_METRES,))
    if text[found.start(2) : found.end()] == "K" and found[1]:
        return scaled._replace(others=(_KELVINS,))
    return scaled


def _is_scale(text: str, low: str, amount: Amount, found: re.Match[str], *, money: bool) -> bool:
    gap, letters = bool(found[1]), found[2]
    upper = text[found.start(2)].isupper()
    if len(letters) > 1 and letters not in ("mm", "cr"):
        return True  # bn, mln, trn: nothing else
    if money:
        return not gap or upper or letters in ("m", "k", "cr")
    if letters in ("k", "m", "b", "cr") and currency_after(text, low, found.end()) is not None:
        return True  # "10k$"
    match letters:
        case "k":
            alone = opens(low, amount.start) and closes(low, found.end())
            return (not gap or alone) and not (upper and _hot(low, amount))
        case "b":  # "1500b" is no 1.5 trillion
            position = (
                upper and amount.value < 4 and _CAPITAL.match(text, found.end())
            )  # "1B", a first baseman
            return not gap and abs(amount.value) < 1000 and not position
        case "cr":
            return not gap
        case "m" if not upper:
            return _counts_millions(text, low, amount, found)
        case "m":
            return True
        case "g":
            return upper and not _names_network(text, amount, gap)
        case _:
            return upper and not gap


def _hot(low: str, amount: Amount) -> bool:
    """ "573.15K" near other temperatures."""
    window = low[max(0, amount.start - 60) : amount.start]
    return "°" in window or cue("heat").search(window) is not None


def _counts_millions(text: str, low: str, amount: Amount, found: re.Match[str]) -> bool:
    """ "5m people", and "12m" in a text that counts in millions; else a small "m" is metres."""
    if counted_noun(text, low, found.end()) is not None:
        return True
    millions = not found[1] and _MILLIONS.search(low, max(0, amount.start - 120), amount.start) is not None
    return millions and cue("lengths", "[ -]").match(low, found.end()) is None


def _names_network(text: str, amount: Amount, gap: bool) -> bool:
    """ "4G", "5G"."""
    return not gap and text[amount.inner : amount.inner_end] in ("2", "3", "4", "5", "6")


def scale_behind(low: str, at: int, amount: Amount) -> Amount:
    """Apply a scale that stands behind the currency: "75 USD million"."""
    found = _SCALE_WORD.match(low, at)
    if found is None or amount.scale != 1:
        return amount
    return amount.times(_factors()[found[1]], found.end())


def mega_code(text: str, amount: Amount) -> tuple[Amount, FoundCurrency] | None:
    """Read "30 MUSD", an engineer's way to write millions of a currency."""
    found = _CODE.match(text, amount.end)
    code = currency_after(found[2], found[2].lower(), 0) if found else None
    if found is None or code is None:
        return None
    scaled = amount.times(_factors()[found[1].lower()], found.end())
    return scaled, FoundCurrency(code.codes, amount.start, found.end())
