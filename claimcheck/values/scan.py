"""The one pass over a text that finds where amounts begin, and reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimcheck.config import Config
from claimcheck.lexicon import table
from claimcheck.values.amounts import Amount, read_amount
from claimcheck.values.currencies import currency_before
from claimcheck.values.folding import Folded, closes, opens
from claimcheck.values.labels import is_label, is_opaque, links
from claimcheck.values.numberwords import Numeral
from claimcheck.values.numerals import LONGEST, read_digits, vulgar_signs
from claimcheck.values.special import (
    as_multiplier,
    as_ordinal,
    as_proportion,
    as_rank,
    multiplier_words,
    read_figure,
    read_multiplier,
)
from claimcheck.values.wordvalues import counts, word_numeral

_LARGEST = Decimal(10) ** 300


@cache
def _anchor() -> re.Pattern[str]:
    """Where a value can begin: a digit, a fraction sign, a number word."""
    data = table("numbers")
    words = {*data["cardinals"], *data["scales"], *data["ordinals"], *data["vague"], *data["multipliers"]}
    words |= {f"{word}s" for word in data["scales"]} | {
        "half",
        "quarter",
        "few",
        "handful",
        "couple",
        "pair",
        "dozen",
    }
    words |= {
        t + o for t, n in data["cardinals"].items() if n >= 20 for o, m in data["ordinals"].items() if m < 10
    }
    words = {word for word in words if " " not in word}
    groups = []
    for initial in sorted({word[0] for word in words}):
        rest = sorted((word[1:] for word in words if word[0] == initial), key=lambda word: (-len(word), word))
        groups.append(f"{initial}(?:{'|'.join(rest)})")
    return re.compile(rf"\.?\d|[{vulgar_signs()}]|(?<![a-z0-9_])(?:{'|'.join(groups)})(?![a-z_])")


def find_amounts(folded: Folded, config: Config) -> Iterator[Amount]:
    text, low = folded.text, folded.low
    opaque = links(text)
    next_opaque, position = 0, 0
    search = _anchor().search
    while found := search(low, position):
        at = found.start()
        while next_opaque < len(opaque) and opaque[next_opaque][1] <= at:
            next_opaque += 1
        if next_opaque < len(opaque) and opaque[next_opaque][0] <= at:
            position = opaque[next_opaque][1]
            continue
        end = is_opaque(text, at) if low[at].isdigit() else 0
        if end:
            position = end
            continue
        amount = _amount_at(text, low, at, found.group(), config)
        if amount is None:
            position = _skip(low, at, found.end())
        else:
            yield amount
            position = max(amount.end, found.end())


_DIGIT_RUN = re.compile(r"[\d.,]+")


def _skip(low: str, at: int, end: int) -> int:
    """Go on behind a token that is no value."""
    if low[at].isdigit() or low[at] == ".":
        run = _DIGIT_RUN.match(low, at)
        return max(end, run.end() if run else end)
    return end


def _amount_at(text: str, low: str, at: int, word: str, config: Config) -> Amount | None:
    if word[0].isdigit() or word[0] == "." or not word[0].isascii():
        return _figure_at(text, low, at, config)
    numeral = word_numeral(low, at, word)
    if numeral is None:
        return read_multiplier(low, at, word) if word in multiplier_words() else None
    if numeral.form == "ordinal":
        return as_ordinal(low, numeral)
    special = as_rank(low, numeral) or as_proportion(low, numeral) or as_multiplier(low, numeral)
    if special:
        return special
    amount = read_amount(text, low, numeral, config)
    return amount if counts(low, amount, word) else None


def _figure_at(text: str, low: str, at: int, config: Config) -> Amount | None:
    before = text[at - 1] if at else " "
    if before.isalnum() or before == "_":
        glued = before.isalpha() and _currency_glued(text, low, at)
        if not glued:
            return None
    if low[at] == "." and before not in " \n($£€-+<>=~":
        return None
    special = read_figure(low, at)
    if special:
        return special
    numeral = read_digits(low, at, original_space=False)
    if numeral is None or abs(numeral.value) > _LARGEST or numeral.end - at > LONGEST:
        return None
    if numeral.form == "fraction" and not _fraction_fits(text, low, numeral):
        return None
    special = as_rank(low, numeral) or as_proportion(low, numeral) or as_multiplier(low, numeral)
    if special:
        return special
    amount = read_amount(text, low, numeral, config)
    after = text[amount.end : amount.end + 1]
    if (after.isalpha() and after.isascii()) or (after == "_"):
        return None  # "3D", "737s", "10Q": part of a name
    if before == "-" and amount.start == at and at > 1 and text[at - 2].isalpha() and amount.kind == "number":
        return None  # "F-16", "COVID-19"
    if amount.plain and after == "-" and text[amount.end + 1 : amount.end + 2].isalpha() and not amount.unit:
        return None if text[amount.end + 1].isupper() else amount
    if is_label(text, low, amount.inner, amount.inner_end, plain=amount.plain and not amount.codes):
        return None
    if amount.plain and _enumerates(text, at, amount):
        return None
    if amount.plain and _bare_year(text, amount):
        return None
    return amount


def _currency_glued(text: str, low: str, at: int) -> bool:
    found = currency_before(text, low, at)
    return found is not None and found.end == at


def _fraction_fits(text: str, low: str, numeral: Numeral) -> bool:
    """ "3/4" is a number; "9/11" and "5/17" are more likely names and dates."""
    if not numeral.value or numeral.value > 1:
        return opens(text, numeral.start) and closes(text, numeral.end)
    return low[numeral.start - 1 : numeral.start] != "/" and low[numeral.end : numeral.end + 1] != "/"


def _enumerates(text: str, at: int, amount: Amount) -> bool:
    """ "1. First" or "(2)" at the start of a line."""
    line = text.rfind("\n", max(0, at - 4), at) + 1 or (0 if at < 4 else at)
    closed = text[amount.end : amount.end + 2]
    return not text[line:at].strip(" (") and closed[:1] in (".", ")") and closed[1:2] == " "


def _bare_year(text: str, amount: Amount) -> bool:
    """A year that the date reader did not claim is no count either."""
    whole = opens(text, amount.start) and closes(text, amount.end)
    digits = text[amount.start : amount.end]
    return not whole and len(digits) == 4 and digits.isdigit() and 1800 <= int(digits) <= 2100
