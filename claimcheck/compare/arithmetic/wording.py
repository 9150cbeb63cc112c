"""Sentences as words with numbered slots for their values, and the patterns that mark a sum in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimcheck import lexicon
from claimcheck.model import TIME_KINDS, Claim

NEIGHBOUR = 3  # characters of white space between two sentences of one paragraph
BEHIND = 60  # characters behind the last value in which four words are looked for
SLOT = re.compile(r"⟨(\d+)⟩")

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s⟨⟩]")
_PLACE = re.compile(r"\b(?:in|at|on|of|from|to|by|for|with)\s+$", re.IGNORECASE)
_WORDS = frozenset({"ordinal", "rank", "score", "multiplier", "category"})


def neighbours(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
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


def skeleton(claims: Sequence[Claim]) -> tuple[str, list[Claim]]:
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
def patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
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
    optional = element.endswith("?")
    name = element.removesuffix("?") if optional else element
    choices = lists[name[1:]] if name.startswith("@") else name.split("|")
    ordered = sorted(choices, key=lambda choice: (-len(choice), choice))
    return f"(?:{'|'.join(re.escape(choice) + ' ' for choice in ordered)}){'?' if optional else ''}"


def stopped(form: str, match: re.Match[str]) -> bool:
    """Whether a word among the values or right behind them says that the sum is another one."""
    stops = lexicon.table("arithmetic")["stops"][form]
    behind = match.string[match.end() : match.end() + BEHIND].split()[:4]
    return not {*match.group().split(), *behind}.isdisjoint(stops)
