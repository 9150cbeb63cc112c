"""Arithmetic within a source: figures that its own words put into a sum.

Conflicting: "10 died in one district and 12 in the other, 24 in all" - 10 + 12 = 22, not 24.
Agreeing: "expanded by nearly 1,800 from 500 to 2,300" - 2,300 - 500 = 1,800.

A sum is tried only where the wording marks it (`data/arithmetic.toml`), in one sentence or two neighbouring
ones; every term counts for all that rounds to it. What misses by more than `FAR` is taken for another sum.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck import lexicon
from claimcheck.compare.statements import family
from claimcheck.extract.columns import NOISE, measure
from claimcheck.model import TIME_KINDS, Claim

FAR = {
    "total": 1.5,
    "difference": 3.0,
    "share": 1.5,
    "move": 1.5,
    "rate": 1.5,
}  # times by which a result may miss
TENS = 2.5  # percent points that a share given in tens may be off
BLUNT = 1.06  # times by which a result may miss within coarse rounding and still support what is stated
YEAR, MONTH, DAY = 365.25 * 86_400, 365.25 * 7_200, 86_400.0
PERIODS = {"per year": YEAR, "per month": MONTH, "per day": DAY, "per week": 7 * DAY}
NEIGHBOUR = 3  # characters of white space between two sentences of one paragraph

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s⟨⟩]")
_SLOT = re.compile(r"⟨(\d+)⟩")
_PLACE = re.compile(r"\b(?:in|at|on|of|from|to|by|for|with)\s+$", re.IGNORECASE)
_WORDS = frozenset({"ordinal", "rank", "score", "multiplier", "category"})


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of numbers."""

    low: float
    high: float

    def meets(self, other: Span) -> bool:
        slack = NOISE * max(abs(end) for end in (self.low, self.high, other.low, other.high))
        return self.low <= other.high + slack and other.low <= self.high + slack


@dataclass(frozen=True, slots=True)
class Sum:
    """A calculation that a source's words mark, done.

    Attributes:
        form: "total", "difference", "share", "move" or "rate".
        terms: what is calculated with, in the order of the sum.
        stated: the result as the source gives it.
        formula: how the terms are put together, by number: "{0} + {1}".
        result: the result as calculated, in the base unit of `stated`.
        holds: whether the two meet within their intervals and rounding.
    """

    form: str
    terms: tuple[Claim, ...]
    stated: Claim
    formula: str
    result: float
    holds: bool


def sums(claims: Sequence[Claim]) -> list[Sum]:
    """Do the sums that the wording of each source marks.

    Args:
        claims: claims of any number of sources, with their sentences; in any order.

    Returns:
        Sums ordered by source and place. Those that miss by far are left out.

    Example:
        >>> sums([])
        []
    """
    found: dict[tuple[str, int], Sum] = {}
    for held in _neighbours(claims):
        text, slots = _skeleton(held)
        if len(slots) < 3:
            continue
        for form, patterns in _patterns().items():
            for match in (match for pattern in patterns for match in pattern.finditer(text)):
                if _stopped(form, match):
                    continue
                done = _DO[form](match, slots)
                if done is not None:
                    found.setdefault((done.stated.source, done.stated.start), done)
    return list(found.values())


def _neighbours(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims of each sentence, and of each two sentences that follow one another."""
    by_sentence: dict[tuple[str, int], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.source, claim.start, claim.end, claim.id)):
        if claim.sentence:
            by_sentence.setdefault((claim.source, claim.sentence_start), []).append(claim)
    before: list[Claim] = []
    for held in by_sentence.values():
        yield held
        if before and before[0].source == held[0].source:
            gap = held[0].sentence_start - before[0].sentence_start - len(before[0].sentence)
            if 0 <= gap <= NEIGHBOUR:
                yield before + held
        before = held


def _skeleton(claims: Sequence[Claim]) -> tuple[str, list[Claim]]:
    """The words of one or two sentences, small, each followed by a space; values as numbered slots."""
    words: list[str] = []
    slots: list[Claim] = []
    at, sentence_at = -1, -1
    for claim in claims:
        if claim.sentence_start != sentence_at:
            words += _tail(claims, sentence_at, at)
            sentence_at = at = claim.sentence_start
        low, high = _extent(claim)
        if low < at:
            continue
        words += _tokens(claim.sentence[at - sentence_at : low - sentence_at])
        if claim.mention.restates is None and not _is_word(claim, claim.sentence[: low - sentence_at]):
            words.append(f"⟨{len(slots)}⟩")
            slots.append(claim)
        elif claim.mention.restates is None:
            words.append("date" if claim.value.kind in TIME_KINDS else "one")
        at = high
    words += _tail(claims, sentence_at, at)
    return "".join(f"{word} " for word in words).replace("( ) ", ""), slots


def _tail(claims: Sequence[Claim], sentence_at: int, at: int) -> list[str]:
    """The words behind the last value of a sentence."""
    starts = [claim.sentence_start for claim in claims]
    place = bisect_left(starts, sentence_at)
    if sentence_at < 0 or place == len(claims):
        return []
    return _tokens(claims[place].sentence[at - sentence_at :])


def _extent(claim: Claim) -> tuple[int, int]:
    hedge = claim.mention.hedge_span or (claim.start, claim.end)
    return min(hedge[0], claim.start), max(hedge[1], claim.end)


def _is_word(claim: Claim, before: str) -> bool:
    """Dates, ranks and the "one" of "in one district" are no terms of a sum."""
    kind = claim.value.kind
    return (
        kind in TIME_KINDS
        or kind in _WORDS
        or (claim.quote.casefold() == "one" and bool(_PLACE.search(before[-12:])))
    )


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The patterns of `data/arithmetic.toml`, by form."""
    data = lexicon.table("arithmetic")
    return {
        form: tuple(re.compile(r"(?<!\S)" + _compiled(pattern, data["lists"])) for pattern in patterns)
        for form, patterns in data["patterns"].items()
    }


def _compiled(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    return "".join(_element(element, lists) for element in pattern.split())


def _element(element: str, lists: Mapping[str, Sequence[str]]) -> str:
    """One element of a pattern as a regular expression over words that end in a space."""
    gap = r"(?:[^⟨⟩.;:\d\s]\S* ){0,%s}?"
    if element.startswith("~"):
        return gap % (element[1:] or "4")
    if element == "...":
        return r"(?:[^.]\S* ){0,12}?"
    if element == "{parts}":  # each step is atomic: no text can make the search try twice
        step = gap % 10 + r"(?:, and |, |; |and )" + gap % 2 + r"⟨\d+⟩ "
        return rf"(?P<parts>⟨\d+⟩ (?>{step})+)"
    if element.startswith("{"):
        return rf"⟨(?P<{element[1:-1]}>\d+)⟩ "
    optional = element.endswith("?") and len(element) > 1
    name = element.removesuffix("?") if optional else element
    choices = lists[name[1:]] if name.startswith("@") else name.split("|")
    ordered = sorted(choices, key=lambda choice: (-len(choice), choice))
    return f"(?:{'|'.join(re.escape(choice) + ' ' for choice in ordered)}){'?' if optional else ''}"


def _stopped(form: str, match: re.Match[str]) -> bool:
    stops = lexicon.table("arithmetic")["stops"][form]
    return not {*match.group().split()}.isdisjoint(stops)


def _total(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """Parts and total: every value of the class in these sentences takes part."""
    parts = [slots[int(number)] for number in _SLOT.findall(match["parts"])]
    total = slots[int(match["total"])]
    if not all(_same_class(part, total) for part in parts) or total in parts:
        return None
    if sum(_same_class(claim, total) for claim in slots) != len(parts) + 1:
        return None
    spans = [_span(part) for part in parts]
    result = Span(sum(span.low for span in spans), sum(span.high for span in spans))
    return _done(
        "total",
        parts,
        total,
        " + ".join(f"{{{n}}}" for n in range(len(parts))),
        sum(map(_point, parts)),
        [result],
    )


def _difference(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """What a figure rose or fell by, in its own unit or in percent of what it was."""
    first, last, change = (slots[int(match[name])] for name in ("first", "last", "change"))
    if not _same_class(first, last):
        return None
    apart, was = abs(_point(last) - _point(first)), abs(_point(first))
    old, new = _span(first), _span(last)
    low, high = sorted((new.low - old.high, new.high - old.low))
    gap = Span(0.0 if low <= 0 <= high else min(abs(low), abs(high)), max(abs(low), abs(high)))
    if _same_class(change, last) and change.value.kind != "percent":
        return _done("difference", sorted((first, last), key=_point)[::-1], change, "{0} − {1}", apart, [gap])
    if change.value.kind != "percent" or first.value.kind == "percent" or min(was, old.low) <= 0:
        return None
    formula = "({1} − {0}) / {0}" if _point(last) >= was else "({0} − {1}) / {0}"
    share = Span(100 * gap.low / old.high, 100 * gap.high / old.low)
    return _done("difference", (first, last), change, formula, 100 * apart / was, [share])


def _share(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """A share of a whole, and the part it stands for."""
    share, whole, part = (slots[int(match[name])] for name in ("share", "whole", "part"))
    if share.value.kind != "percent" or share.value.unit != "percent" or not _same_class(whole, part):
        return None
    percent, all_of = _span(share), _span(whole)
    result = Span(percent.low * all_of.low / 100, percent.high * all_of.high / 100)
    return _done("share", (share, whole), part, "{0} of {1}", _point(share) * _point(whole) / 100, [result])


def _rate(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """So much a year, for so many years."""
    rate, time, total = (slots[int(match[name])] for name in ("rate", "time", "total"))
    yearly = YEAR if match.group().split()[-1] in lexicon.words("arithmetic", "yearly") else 0.0
    period = next((length for unit, length in PERIODS.items() if rate.value.unit.endswith(unit)), yearly)
    if not period or time.value.kind != "duration" or total.value.kind != rate.value.kind:
        return None
    if total.value.unit != rate.value.unit.split(" per ")[0]:
        return None
    stated = rate.value.stated
    size = float(str(stated)) / _point(rate) if stated and _point(rate) else 1.0
    each, long = _span(rate), _span(time)
    result = Span(each.low * size * long.low / period, each.high * size * long.high / period)
    return _done(
        "rate", (rate, time), total, "{0} × {1}", _point(rate) * size * _point(time) / period, [result]
    )


def _move(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """By how much a figure moved, in its own unit and in percent, and where to."""
    change, share, last = (slots[int(match[name])] for name in ("change", "share", "last"))
    if share.value.kind != "percent" or not _same_class(change, last) or change.value.kind == "percent":
        return None
    fell = not lexicon.words("arithmetic", "fell").isdisjoint(match.group().split())
    by, new = _span(change), _span(last)
    was = Span(new.low + by.low, new.high + by.high) if fell else Span(new.low - by.high, new.high - by.low)
    before = _point(last) + _point(change) * (1 if fell else -1)
    if was.low <= 0 or before <= 0:
        return None
    formula = "{0} / ({1} + {0})" if fell else "{0} / ({1} − {0})"
    result = Span(100 * by.low / was.high, 100 * by.high / was.low)
    return _done("move", (change, last), share, formula, 100 * _point(change) / before, [result])


_DO = {"total": _total, "difference": _difference, "share": _share, "move": _move, "rate": _rate}


def _done(
    form: str, terms: Sequence[Claim], stated: Claim, formula: str, result: float, spans: Sequence[Span]
) -> Sum | None:
    """The sum with its verdict; None where something is unbounded, or too far off to be this sum."""
    said, given = _span(stated), _point(stated)
    numbers = (result, given, said.low, said.high, *(end for span in spans for end in (span.low, span.high)))
    if not all(math.isfinite(number) for number in numbers) or min(result, given) <= 0:
        return None
    if any(claim.context.modality in ("denied", "superseded") for claim in (stated, *terms)):
        return None
    holds = any(span.meets(said) for span in spans)
    if not holds and max(result, given) >= FAR[form] * min(result, given):
        return None
    if holds and max(result, given) > BLUNT * min(result, given):
        return None
    return Sum(form, tuple(terms), stated, formula, result, holds)


def _same_class(one: Claim, other: Claim) -> bool:
    """Whether two values count or measure the same sort of thing; a bare number counts what others count."""
    first, second = measure(one.value), measure(other.value)
    if one.value.kind == other.value.kind == "number":
        bare = not one.value.unit or not other.value.unit
        return (
            bare or one.value.unit == other.value.unit or one.value.dimension == other.value.dimension != ""
        )
    return one.value.kind == other.value.kind and family(first.measure) == family(second.measure)


def _point(claim: Claim) -> float:
    reading = measure(claim.value)
    return reading.point if math.isfinite(reading.point) else (reading.low + reading.high) / 2


def _span(claim: Claim) -> Span:
    """All numbers that a value may stand for; whole small counts are exact."""
    value, reading = claim.value, measure(claim.value)
    half = reading.half
    if value.kind == "number" and value.resolution is not None and reading.point == round(reading.point):
        half = half if value.resolution > 1 and abs(reading.point) >= 100 else 0.0
    elif value.kind == "percent" and value.resolution is not None and value.resolution > 1:
        half = TENS
    return Span(reading.low - half, reading.high + half)
