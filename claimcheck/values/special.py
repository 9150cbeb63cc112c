"""Words and shapes with readings of their own: ordinals, ranks, multipliers, proportions ("one in five")."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claimcheck.lexicon import table
from claimcheck.model import Kind
from claimcheck.values.amounts import Amount
from claimcheck.values.cues import cue
from claimcheck.values.folding import closes, opens
from claimcheck.values.numberwords import read_words
from claimcheck.values.numerals import read_digits
from claimcheck.values.vocabulary import Numeral

_ONE = Decimal(1)
_ORDINAL_SUFFIX = re.compile(r"(\d{1,6})(?:st|nd|rd|th)\b")
_STONES = re.compile(r"(?:\d?[02-9]|11)st,? ?\d{1,2} ?lbs?\b")  # "10st 4lb" is a weight
_FIGURE_TAIL = re.compile(r"\d[\d,.]{0,15}(?:st|nd|rd|th|x|[ -]?-?fold)\b")  # a cheap test for all three
_FOLD = re.compile(r"(\d[\d,.]{0,15})[ -]?(?:-?fold)\b")
_TIMES_X = re.compile(r"(\d[\d,.]{0,15})x\b")
_RANK = re.compile(r"(?:\btop[ -]|\bno\.? ?|\bnos\. ?|\bnumber |\bnum\. |#|№ ?)$")
_BEFORE_RANK = (
    "top ",
    "top-",
    "no ",
    "no. ",
    "nos. ",
    "nos ",
    "number ",
    "num. ",
    "no.",
    "no",
    "#",
    "№",
    "№ ",
)
_IN = re.compile(r" (?P<word>in|out of)(?: every)? (?:the )?(?P<number>\d|[a-z])")
_ORDINAL_BEFORE = re.compile(rf"(?:{cue('determiners', '').pattern} |-)$")
_NOT_AFTER_ORDINAL_ONE = re.compile(r"(?: of all|[,.;]|-(?:hand|ever|class|rate|timer|aid|time|born))")
_PLACED = re.compile(rf"{cue('placed', '').pattern} $")
_PLACES = (" place ", " place.", " place,", " prize", " spot")
_STOP = re.compile(r"[,.;:)]")
_IDIOM = re.compile(r"\bin the first place")
_OCCASIONS = frozenset(("twice", "thrice"))
_SCORE_BEFORE = re.compile(r"\d-$")
_OVER = re.compile(r" (?:over|divided by|by) (?=[a-z\d])")
_MINUS = re.compile(r"\b(?:minus|negative) $")


@cache
def multiplier_words() -> dict[str, Decimal]:
    """The words that multiply, with their factors."""
    return {word: Decimal(factor) for word, factor in table("numbers")["multipliers"].items()}


def _amount(start: int, end: int, value: Decimal, kind: Kind, unit: str = "", dimension: str = "") -> Amount:
    return Amount(start, end, start, end, value, _ONE, "words", kind, unit, dimension)


def read_figure(low: str, at: int) -> Amount | None:
    """Read "6th", "10-fold", "3x" at a digit."""
    if not _FIGURE_TAIL.match(low, at):
        return None
    ordinal = _ORDINAL_SUFFIX.match(low, at)
    if ordinal and not _STONES.match(low, at):
        return _amount(at, ordinal.end(), Decimal(ordinal[1]), "ordinal")
    fold = _FOLD.match(low, at) or _TIMES_X.match(low, at)
    if fold and re.fullmatch(r"[\d,]*\.?\d+", fold[1]):
        return _amount(at, fold.end(), Decimal(fold[1].replace(",", "")), "multiplier")
    return None


def read_multiplier(low: str, at: int, word: str) -> Amount | None:
    """Read "twice as many", "tenfold", "doubled" at a word, and "twice" alone as a count of occasions."""
    factor = multiplier_words().get(word)
    if factor is not None and word in _OCCASIONS and not cue("multiplied", "[ -]").match(low, at + len(word)):
        return _amount(at, at + len(word), factor, "number", "time", "event")  # "married twice"
    return None if factor is None else _amount(at, at + len(word), factor, "multiplier")


def as_multiplier(low: str, numeral: Numeral) -> Amount | None:
    """Read "three times as many": a number that multiplies, no count of occasions."""
    if not low.startswith(" times ", numeral.end):
        return None
    found = cue("multiplied", " times ").match(low, numeral.end)
    if found is None:
        return None
    return Amount(
        numeral.start, numeral.end + len(" times"), numeral.start, numeral.end, numeral.value,
        numeral.resolution, numeral.form, "multiplier",
    )  # fmt: skip


def as_rank(low: str, numeral: Numeral) -> Amount | None:
    """Read "top five", "No. 3", "#1": places in an order."""
    if not low.endswith(_BEFORE_RANK, max(0, numeral.start - 8), numeral.start):
        return None
    found = _RANK.search(low, max(0, numeral.start - 8), numeral.start)
    if (
        found is None
        or (numeral.form == "words" and found.group() in ("no ", "no. ", "nos. "))
        or numeral.scaled
        or numeral.value != numeral.value.to_integral_value()
        or not 0 < numeral.value <= 1000
    ):
        return None
    return Amount(
        numeral.start, numeral.end, numeral.start, numeral.end, numeral.value, _ONE, numeral.form, "rank"
    )


def as_quotient(low: str, numeral: Numeral) -> Amount | None:
    """Read "one over three" where nothing else is said."""
    if not low.startswith((" over ", " by ", " divided by "), numeral.end):
        return None
    found = _OVER.match(low, numeral.end)
    if found is None or not numeral.value:
        return None
    at = found.end()
    other = read_digits(low, low, at) if low[at].isdigit() else read_words(low, at)
    if other is None or not other.value or not closes(low, other.end):
        return None
    if other.form not in ("digits", "words"):
        return None  # "cut the pay of $145,000 by a fifth"
    sign = _MINUS.search(low, max(0, numeral.start - 10), numeral.start)
    start = sign.start() if sign else numeral.start
    if not opens(low, start) and not sign:
        return None
    value = numeral.value / other.value * (-1 if sign else 1)
    return Amount(start, other.end, numeral.start, other.end, value, abs(value) / 10, "fraction")


def as_ordinal(low: str, numeral: Numeral) -> Amount | None:
    """Read an ordinal in words, where it is one: not "at first", "a second later", "first of all"."""
    adverb = re.search(r"\b(?:was|were|is|are|been|be|at) $", low[max(0, numeral.start - 6) : numeral.start])
    whole = opens(low, numeral.start) and closes(low, numeral.end)
    short = numeral.value <= 2 and " " not in low[numeral.start : numeral.end]
    if _IDIOM.search(low, max(0, numeral.start - 7), numeral.end + 6):
        return None
    if not (whole or _is_place(low, numeral)) and (
        (short and not _ORDINAL_BEFORE.search(low, max(0, numeral.start - 10), numeral.start))
        or (short and adverb)
        or _NOT_AFTER_ORDINAL_ONE.match(low, numeral.end)
        or low.startswith((" later", " ago", "-hour"), numeral.end)
        or (low[numeral.end : numeral.end + 1] == "-" and short)
    ):
        return None
    return Amount(
        numeral.start, numeral.end, numeral.start, numeral.end, numeral.value, _ONE, "ordinal", "ordinal"
    )


def _is_place(low: str, numeral: Numeral) -> bool:
    """Whether an ordinal is a place in an order: "finished third.", "took first place"."""
    if low.startswith(_PLACES, numeral.end):
        return True
    behind = closes(low, numeral.end) or _STOP.match(low, numeral.end)
    placed = _PLACED.search(low, max(0, numeral.start - 12), numeral.start)
    return placed is not None and bool(behind or cue("after_rank", " ").match(low, numeral.end))


def as_proportion(low: str, numeral: Numeral) -> Amount | None:
    """Read "one in five", "two out of three": a proportion, not a count.

    Example:
        >>> as_proportion("one in five", Numeral(0, 3, Decimal(1), Decimal(1), "words")).value
        Decimal('0.2')
    """
    if not low.startswith((" in ", " out of "), numeral.end):
        return None
    found = _IN.match(low, numeral.end)
    if found is None or numeral.scaled or not 0 < numeral.value < 100:
        return None
    at = found.start("number")
    other = read_digits(low, low, at) if low[at].isdigit() else read_words(low, at)
    if other is None or other.form not in ("digits", "words") or other.value <= numeral.value:
        return None
    if low[other.end : other.end + 1].isalpha() or _SCORE_BEFORE.search(
        low, numeral.start - 4, numeral.start
    ):
        return None  # "2-1 in the 117th minute"
    if other.value != other.value.to_integral_value():
        return None
    if found["word"] == "in":
        usual = numeral.value == 1 or other.value in (3, 4, 5, 6, 8, 10, 20, 50, 100, 1000)
        if not usual or 1900 <= other.value <= 2100 or cue("occasions", r" (?:\w+ )?").match(low, other.end):
            return None
    value = numeral.value / other.value
    resolution = 1 / other.value / 10
    return Amount(
        numeral.start, other.end, numeral.start, other.end, value, resolution, "fraction",
        dimension="proportion",
    )  # fmt: skip
