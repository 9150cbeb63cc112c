"""Joins neighbouring amounts: ranges ("$5-8 million"), compounds ("5 feet 2 inches"), margins ("5 ± 0.2")."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claimcheck.values.amounts import Amount
from claimcheck.values.compounds import compound
from claimcheck.values.cues import cue

_ABOUT = cue("approximators").pattern
_RANGE = re.compile(rf" ?(?P<join>-|\u2014|~|-? ?(?:to|and|or)|through|thru|up to) ?(?:{_ABOUT} ?|~ ?)?")
_RECORD_BEFORE = re.compile(r"(?:\(\d{1,3}-\d{1,3}, |\bat )$")
_RECORD_BEHIND = re.compile(r", \d{1,3}-\d{1,3}\)")
_CAREER = re.compile(r" in [^.;\n]{0,24}\b(?:seasons?|games|matches|starts)\b")
_THIRD = re.compile(r"-\d")
_BY = re.compile(r" ?(?:x|-?by-?) ?|-(?:for|of)-")
_MARGIN = re.compile(r" ?(?:±|\+/-|\+-|plus or minus|plus-or-minus|give or take) ?")
_BETWEEN = re.compile(rf"\bbetween (?:(?:{_ABOUT}|the) )?$")
_FROM = re.compile(rf"\b(?:rang(?:ing|ed|es|e) )?from (?:{_ABOUT} |as (?:low|little|few|much|many) as )?$")


class Joined(NamedTuple):
    """One or two amounts read as one value."""

    first: Amount
    last: Amount
    low: Decimal
    high: Decimal
    join: str  # "range", "score", "margin" or "" for a single amount
    hedge_start: int


def join(text: str, low: str, first: Amount, second: Amount | None) -> Joined | Amount | None:
    """Read two neighbouring amounts as one, if they are.

    Returns:
        A `Joined` for a range, score or margin; an `Amount` for a compound; None where they are two values.
    """
    if second is None or second.start - first.end > 30 or second.start < first.end:
        return None
    if "ordinal" in (first.form, second.form) or "vague" in (first.form, second.form):
        return None
    gap = low[first.end : second.start]
    if gap == "-" and _THIRD.match(low, second.end):  # "14-13-2": a record, a date, a code
        return Joined(first, second, first.value, second.value, "sizes", first.start)
    if _BY.fullmatch(gap):  # "8-by-12 feet"
        return Joined(first, second, first.value, second.value, "sizes", first.start)
    whole = compound(low, first, second)
    if whole:
        return whole
    if _MARGIN.fullmatch(gap):
        unit = second if not first.unit else first
        margin = second.value * (first.scale if second.scale == 1 else 1)
        return Joined(
            first, lend(second, unit), first.value - margin, first.value + margin, "margin", first.start
        )
    found = _RANGE.fullmatch(gap)
    return _range(text, low, found["join"].strip().lstrip("- ") or "-", first, second) if found else None


def _range(text: str, low: str, word: str, first: Amount, second: Amount) -> Joined | None:
    trailing = bool(first.unit) and first.end > first.inner_end and second.plain
    if trailing and word not in ("-", "and", "or"):
        return None  # "rose 3 cents to 45"
    if word == "-" and first.plain and second.kind == "number" and second.value == 1 <= first.value:
        second = second._replace(unit="", dimension="")  # a "3-1 win" counts no win
    lent = first.plain and not second.plain
    first, second = _share(first, second)
    if first.unit != second.unit or first.kind != second.kind:
        return None
    before = low[max(0, first.start - 40) : first.start]
    opened = (_BETWEEN if word == "and" else _FROM).search(before)
    if word == "and" and opened is None and first.unit and first.end > first.inner_end:
        opened = _FROM.search(before)  # "from 30 degrees and 40 degrees"
    hyphen = word in ("-", "\u2014")
    bare = first.plain and second.plain
    if hyphen and bare and _is_score(text, low, first, second):
        return Joined(first, second, first.value, second.value, "score", first.start)
    ends = sorted((first.value, second.value))
    start = first.start - (len(before) - opened.start()) if opened else first.start
    joined = Joined(first, second, ends[0], ends[1], "range", start)
    rising = first.value < second.value
    match word:
        case "and":
            own = second.start < second.inner  # a "$" before the second number is not the first one's
            return joined if opened else _each(joined) if lent and not own else None
        case "or":  # "two or three"; "128GB or 256GB" is a choice of two
            close = rising and second.value <= first.value * 2 and first.value > 0
            return joined if close and not _both_measured(text, joined) else None
        case "-" | "\u2014" | "~" | "through" | "thru":
            return joined if rising or (first.value < 0 and second.value <= 0) else None
    if opened is None and not rising:
        if bare and cue("contest").search(low, max(0, first.start - 40), first.start):
            return joined._replace(join="score")  # "the vote was 350 to 79"
        return joined._replace(join="sizes") if lent else None
    return None if _tells_change(text, low, joined, opened is not None) else joined


def _tells_change(text: str, low: str, joined: Joined, opened: bool) -> bool:
    """ "rose from 5 to 8 percent", "fell 3 percent to 7 percent": two values, before and after."""
    first = joined.first
    clause = re.split(r"[.;:!?\n]", low[max(0, first.start - 60) : first.start])[-1]
    if not opened and cue("forecast").search(clause):
        return False
    changed = cue("change").search(clause) is not None
    return changed and (opened or bool(first.codes) or _both_measured(text, joined))


def _both_measured(text: str, joined: Joined) -> bool:
    """Whether each end is written with its own unit or currency."""
    first, last = joined.first, joined.last
    own = (
        first.end > first.inner_end or first.start < first.inner,
        last.end > last.inner_end or last.start < last.inner,
    )
    return bool(first.unit) and first.kind != "number" and all(own)


def _each(joined: Joined) -> Joined | None:
    """ "the 13- and 15-inch models": two values in one unit, where they are of a size."""
    ends = (abs(joined.first.value), abs(joined.last.value))
    measured = joined.last.kind in ("quantity", "percent", "money", "duration")
    return joined._replace(join="sizes") if measured and max(ends) <= 4 * min(ends) else None


def _share(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Spread the unit, currency and scale that only one end carries over both."""
    if first.plain or (not first.unit and second.unit):
        if (second.unit and not first.unit and not second.codes) or (
            second.codes and not first.codes and not first.unit
        ):
            first = lend(first, second)
    elif first.kind == second.kind and second.unit.startswith(f"{first.unit} per "):
        first = lend(first, second)  # "$24 to $26 per share"
    elif (second.plain and first.codes) or (first.codes and not second.unit):
        second = lend(second, first)
    mantissa = second.value / second.scale
    if first.scale == 1 and second.scale > 1 and abs(first.value) < 1000 and first.value < mantissa:
        first = first._replace(value=first.value * second.scale, resolution=first.resolution * second.scale)
    return first, second


def lend(taker: Amount, giver: Amount) -> Amount:
    return taker._replace(
        kind=giver.kind, unit=giver.unit, dimension=giver.dimension, codes=giver.codes, others=giver.others
    )


def _is_score(text: str, low: str, first: Amount, second: Amount) -> bool:
    if (
        first.scale != 1
        or second.scale != 1
        or max(first.value, second.value) > 999
        or min(first.value, second.value) < 0
        or first.value * 2 % 1
        or second.value * 2 % 1  # "6½-3½" is one, "10-1/99" is none
    ):
        return False
    if "." in text[first.start : second.end] or "," in text[first.start : second.end]:
        return False
    if first.value >= second.value:
        return True
    if _RECORD_BEFORE.search(low, max(0, first.start - 12), first.start) or _RECORD_BEHIND.match(
        low, second.end
    ):
        return True  # "(9-7, 0-3)": wins and losses, and those in the league
    if cue("contest_after", "[ -]?").match(low, second.end) or _CAREER.match(low, second.end):
        return True
    return cue("contest").search(low, max(0, first.start - 40), first.start) is not None
