"""Reads amounts of money: a number with its currency before or behind it, and what it is per."""

from __future__ import annotations

import re

from claimcheck.config import Config
from claimcheck.values.amounts import ONE, Amount, Reading
from claimcheck.values.cues import cue
from claimcheck.values.currencies import FoundCurrency, currency_after, currency_before, decimals, readings
from claimcheck.values.intervals import resolution_of
from claimcheck.values.scales import mega_code, scale_behind, with_suffix
from claimcheck.values.units import read_often, read_per

_SIGN_WORD = re.compile(r"(?<!plus or )(?<!plus-or-)\b(?:minus|negative) $")
_POINT_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def read_price(text: str, low: str, amount: Amount, config: Config, floor: int) -> tuple[Amount, bool]:
    """Read the scale letter and the currency of an amount.

    Args:
        text, low: folded text and its lower case.
        amount: the number with its sign.
        config: decides what a bare ``$`` or yen sign means.
        floor: where the amount before ends; a currency up to there is not this one's.

    Returns:
        The amount, scaled, and whether it is money (else its currency is still open).
    """
    before = currency_before(text, low, amount.start)
    if before and before.start < floor:
        before = None
    if before:
        amount = _with_outer_sign(text, low, amount, before)
    amount = with_suffix(text, low, amount, money=before is not None)
    if before is None and amount.form == "digits" and (mega := mega_code(text, amount)):
        amount, before = mega
    large = amount.scale >= 1000 or amount.value >= 1000
    of = amount.form == "vague" and low.startswith(" of ", amount.end)
    behind = currency_after(text, low, amount.end + 3 if of else amount.end, large=large)
    if before and behind and not _confirms(text, before, behind):
        behind = None
    if behind and not before and low[behind.start : behind.end] in ("pound", "pounds"):
        weighed = _weighed(text, low, amount, behind)
        if weighed:
            return weighed, True
    if before or behind:
        return _priced(text, low, amount, before, behind, config), True
    return amount, False


def sign_word(low: str, at: int) -> int | None:
    """Where "minus " or "negative " that ends at `at` begins."""
    if not low.endswith(("minus ", "negative "), 0, at):
        return None
    found = _SIGN_WORD.search(low, max(0, at - 18), at)
    return found.start() if found else None


def _with_outer_sign(text: str, low: str, amount: Amount, before: FoundCurrency) -> Amount:
    """ "-$5", "minus $5" and "$-5"."""
    start = before.start
    if (word := sign_word(low, start)) is not None and amount.value > 0:
        return amount._replace(start=word, value=-amount.value)
    if start and text[start - 1] == "-" and (start == 1 or not text[start - 2].isalnum()):
        return amount._replace(start=start - 1, value=-amount.value)
    return amount._replace(start=start)


def _confirms(text: str, before: FoundCurrency, behind: FoundCurrency) -> bool:
    """ "$20 USD" names its currency twice; in "€ 10 € 8" the second sign is the next amount's."""
    return text[behind.end - 1].isalpha() and bool(set(behind.codes) & set(before.codes))


def _priced(
    text: str,
    low: str,
    amount: Amount,
    before: FoundCurrency | None,
    behind: FoundCurrency | None,
    config: Config,
) -> Amount:
    found = before or behind
    assert found is not None
    end = max(amount.end, found.end, behind.end if behind else 0)
    if before is None:
        amount = scale_behind(low, end, amount)
        end = max(end, amount.end)
    per = read_per(low, end) or read_often(low, end)
    named = tuple(code for code in found.codes if behind and code in behind.codes)  # "$5 CAD"
    codes = readings(named or found.codes, config)
    tail = (f" {found.subunit}" if found.subunit else "") + (f" per {per[0]}" if per else "")
    units = [code + tail for code in codes]
    if not per and _is_whole_price(text, amount, codes[0]):
        value = (amount.value * 1000).to_integral_value()
        amount = amount._replace(value=value, resolution=resolution_of(value))
    return amount._replace(
        end=per[1] if per else end,
        kind="money",
        unit=units[0],
        dimension="money",
        codes=codes,
        others=tuple(Reading("money", ONE, unit, "money") for unit in units[1:]),
    )


def _is_whole_price(text: str, amount: Amount, code: str) -> bool:
    """ "1.198 Kr": prices have two decimals, so a point before three digits separates thousands."""
    written = text[amount.inner : amount.inner_end]
    return amount.scale == 1 and decimals(code) < 3 and _POINT_THOUSANDS.fullmatch(written) is not None


def _weighed(text: str, low: str, amount: Amount, found: FoundCurrency) -> Amount | None:
    """Pounds as a mass, for sure or with money as the other reading; None where they are money."""
    mass = amount._replace(end=found.end, kind="quantity", unit="pound", dimension="mass")
    # "a 300-pound bear", but no mass in "a 2-million-pound bid"
    hyphened = "-" in text[amount.end : found.start] and amount.scale < 1_000_000
    if hyphened or low.startswith(" of ", found.end):
        return mass
    if amount.scale >= 1_000_000:
        return None
    around = low[max(0, amount.start - 60) : found.end + 40]
    if cue("mass").search(around):
        return mass
    if amount.scale >= 1000 or "£" in around or "pence" in around or "sterling" in around:
        return None
    if amount.form == "words" or not cue("mass_hedges").search(around):
        return None
    return mass._replace(others=(Reading("money", ONE, "GBP", "money"),))
