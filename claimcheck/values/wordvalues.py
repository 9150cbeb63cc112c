"""Decides which number words are values: "half a mile", but not "no one" or "the second half"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.lexicon import table
from claimcheck.values.amounts import Amount
from claimcheck.values.cues import cue
from claimcheck.values.folding import closes, opens
from claimcheck.values.hedges import hedge_before
from claimcheck.values.numberwords import read_words
from claimcheck.values.spokenfractions import spoken_fraction
from claimcheck.values.units import units_table
from claimcheck.values.vague import read_half, read_vague
from claimcheck.values.vocabulary import Numeral, tidy


def word_numeral(low: str, at: int, word: str) -> Numeral | None:
    if word in ("half", "quarter"):
        return _half(low, at, word)
    vague = read_vague(low, at)
    if vague:
        return vague
    numeral = read_words(low, at, join=not low[max(0, at - 8) : at].endswith("between "))
    if numeral is not None and numeral.form == "ordinal":
        return spoken_fraction(low, at) or _as_part(low, numeral)
    if numeral is None:
        return None
    if fraction := spoken_fraction(low, at):
        return fraction
    return _with_article(low, _with_comma_group(low, numeral), word)


def _with_comma_group(low: str, numeral: Numeral) -> Numeral:
    """Continue "three million" with ", two hundred and forty"."""
    if not numeral.scaled or not low.startswith(", ", numeral.end):
        return numeral
    last = read_words(low, low.rfind(" ", numeral.start, numeral.end) + 1)
    more = read_words(low, numeral.end + 2)
    if last is None or more is None or more.form != "words" or not more.scaled or last.value < 1000:
        return numeral
    if more.value >= last.value or "hundred" not in low[more.start : more.end]:
        return numeral
    return tidy(numeral._replace(end=more.end, value=numeral.value + more.value))


_STOP = re.compile(r"[.,;)]|$")
_PART_OF = re.compile(r" of (?:(?:an?|all|the|its|their|his|her|our) )?[a-z]")


def _as_part(low: str, numeral: Numeral) -> Numeral:
    """ "a fifth of the voters", "a tenth": a fraction; "a third man" and "the fifth of May" stay ordinals."""
    article = (
        2
        if low.endswith((" a ", "(a "), 0, numeral.start) or (low.startswith("a ") and numeral.start == 2)
        else 0
    )
    unit = low.startswith((" of a ", " of liter", " of litre"), numeral.end) and opens(low, numeral.start)
    change = article and cue("shares", after=" a $").search(low, max(0, numeral.start - 16), numeral.start)
    if change and (_STOP.match(low, numeral.end) or cue("no_noun", " ").match(low, numeral.end)):
        return Numeral(
            numeral.start - article, numeral.end, 1 / numeral.value, 1 / numeral.value / 10, "fraction"
        )
    alone = opens(low, numeral.start - article) and closes(low, numeral.end)
    if numeral.value < 3 or not (unit or (article and (alone or _PART_OF.match(low, numeral.end)))):
        return numeral
    value = 1 / numeral.value
    return Numeral(numeral.start - article, numeral.end, value, value / 10, "fraction")


_EACH = re.compile(r"\b(?:per|every|hundred) $")
_OWNED = re.compile(r"\b(?:his|her|its|their|our|the|another) $")


def _with_article(low: str, numeral: Numeral, word: str) -> Numeral | None:
    """ "a hundred", "a dozen": the article belongs to the number; a bare "hundred" needs one."""
    data = table("numbers")
    if word.rstrip("s") not in data["scales"] and word not in data["collectives"]:
        return numeral
    start = numeral.start
    for article in ("a ", "an "):
        if low.startswith(article, start - len(article)) and (
            start == len(article) or not low[start - len(article) - 1].isalnum()
        ):
            return numeral._replace(start=start - len(article))
    before = low[max(0, start - 10) : start]
    owned = word == "dozen" and _OWNED.search(before)  # "his dozen rounds"
    return numeral if owned or opens(low, start) or _EACH.search(before) else None


_WORD = re.compile(r"[a-z]+")
_HALVED = frozenset(("dollar", "turn", "pound", "cent"))
_HALF_UNIT = re.compile(r"(?:half|quarter)(?: of)?(?: an?)?[ -](?=[a-z]+)")
_OF = re.compile(r" (?:of|the|their|its|his|her|all|a point|point|a percentage|percentage)\b")


_WHICH_HALF = re.compile(r"\b(?:the|first|second|last|next|other|latter|former|this) $|-$")
_HALF_HEDGED = re.compile(r"(?:than|least|about|nearly|almost|over|under|above|below) (?:a )?$")


def _half(low: str, at: int, word: str) -> Numeral | None:
    """ "half a million", "half of", "a quarter of", "half an hour"; not "the second half", "last quarter"."""
    before = low[max(0, at - 12) : at]
    article = 2 if before.endswith(" a ") or before == "a " else 0
    start, end = at - article, at + len(word)
    numeral = read_half(low, at)
    if numeral:
        return numeral._replace(start=start)
    value = Decimal("0.5") if word == "half" else Decimal("0.25")
    lone = (word == "half" or low[end : end + 1] == "-") and not article and not _WHICH_HALF.search(before)
    if not lone and not article and not opens(low, start):
        return None
    unit = _HALF_UNIT.match(low, at)
    measured = _WORD.match(low, unit.end()) if unit else None
    if unit and measured and (measured.group() in _HALVED or measured.group() in units_table().names):
        return Numeral(start, unit.end() - 1, value, value / 5, "fraction")
    whole = opens(low, start) and closes(low, end)
    if whole or _OF.match(low, end) or _HALF_HEDGED.search(before):
        return Numeral(start, end, value, value / 5, "fraction")
    return None


_OR_TWO = re.compile(r"(?: or | to |-)(?:two|2)\b")
_BEFORE_WORD = re.compile(r"([a-z]+) $")


def counts(low: str, amount: Amount, word: str) -> bool:
    """Whether "one", "zero" and the vague words count something here; other number words always do.

    Args:
        low: folded, lower-cased text.
        amount: what was read at the word.
        word: the number's first word.
    """
    if amount.start < amount.inner:
        return True  # "minus one"
    end = amount.end + 3 if low.startswith(" of", amount.end) else amount.end
    alone = opens(low, amount.start) and closes(low, end)
    if alone or amount.kind in ("money", "percent", "quantity") or amount.scale != 1:
        return True
    if word == "single":
        return False
    if word == "one" and amount.inner_end - amount.inner == 3:
        return _one_counts(low, amount)
    if word in ("nought", "naught", "nil"):
        return word != "nil" and not low.endswith("for ", 0, amount.start)
    if word == "zero":
        named = bool(amount.unit) and amount.kind != "duration"
        return named or amount.value != 0 or _zero_is_named(low, amount)  # "zero point five"
    if word in ("several", "few", "handful", "couple", "pair"):
        return bool(amount.unit)
    return True


_ONE_SIDED = re.compile(r"-(?:sided|way|off|liners?|on-one|upmanship|stop|eyed|armed|dimensional|note)\b")
_ZERO_IS = re.compile(r" (?:is|was|equals) ")


def _zero_is_named(low: str, amount: Amount) -> bool:
    """ "Zero is a number": a sentence that opens with it."""
    begins = (
        amount.start == 0
        or low[amount.start - 1] == "\n"
        or low.endswith((". ", "? ", "! "), 0, amount.start)
    )
    return begins and _ZERO_IS.match(low, amount.end) is not None


def _one_counts(low: str, amount: Amount) -> bool:
    """ "one soldier died" counts; "no one", "one of them", "at one point" do not."""
    before = _BEFORE_WORD.search(low, max(0, amount.start - 16), amount.start)
    previous = before[1] if before else ""
    if previous == "no" or _ONE_SIDED.match(low, amount.inner_end):
        return False
    turns = table("notvalues")["one"]
    if amount.kind == "duration":
        return (
            amount.unit not in turns["idioms"]
            or previous in turns["measured_after"]
            or low[amount.inner_end] == "-"
        )
    if _OR_TWO.match(low, amount.end):
        return True
    if amount.unit:
        return amount.unit not in turns["idioms"]
    hedged = hedge_before(low, amount.start) is not None
    return hedged and not low.startswith((" of", "'s"), amount.end)
