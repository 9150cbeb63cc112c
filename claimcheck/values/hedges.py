"""Reads what qualifies a number: "more than" before it, "or so" behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from claimcheck.lexicon import table
from claimcheck.model import Hedge

_WINDOW = 48  # characters before a number in which a hedge may stand
_TAG = re.compile(r"<[/!]?[a-z][^<>]{0,70}>$")
_PIECES = re.compile(r"[a-z.'-]+|[~≈<>≤≥=⩾⩽]+|[^\s]")


class FoundHedge(NamedTuple):
    """A hedge and where it stands."""

    hedge: Hedge
    start: int
    end: int


class _Lists(NamedTuple):
    before: dict[str, Hedge]
    after: dict[str, Hedge]
    after_pattern: re.Pattern[str]
    last_words: frozenset[str]
    between: frozenset[str]
    definite: frozenset[str]
    barrier: re.Pattern[str]
    during: frozenset[str]
    licences: frozenset[str]
    particles: frozenset[str]


@cache
def _lists() -> _Lists:
    data = table("hedges")
    before = {phrase: cast("Hedge", hedge) for hedge, phrases in data["before"].items() for phrase in phrases}
    after = {phrase: cast("Hedge", hedge) for hedge, phrases in data["after"].items() for phrase in phrases}
    longest_first = sorted(after, key=lambda phrase: (-len(phrase), phrase))
    pattern = "|".join(re.escape(phrase) for phrase in longest_first)
    return _Lists(
        before,
        after,
        re.compile(rf" ?({pattern})(?![a-z0-9+]| than)"),
        frozenset(phrase.rsplit(" ", 1)[-1] for phrase in before),
        frozenset(data["between"]["indefinite"] + data["between"]["definite"]),
        frozenset(data["between"]["definite"]),
        re.compile(rf"[ -](?:{'|'.join(data['between']['barriers'])})\b"),
        frozenset(data["during"]["words"]),
        frozenset(data["during"]["licences"]),
        frozenset(data["particles"]["verbs"]),
    )


@cache
def spans() -> frozenset[str]:
    """Counted nouns that are stretches of time, before which "over" mostly means "during"."""
    return frozenset(table("hedges")["spans"]["words"])


def hedge_before(low: str, at: int, *, end: int = 0, duration: bool = False) -> FoundHedge | None:
    """The hedge that ends right before offset `at`, if any.

    Args:
        low: the folded, lower-cased text.
        at: where the number (with its sign and currency) begins.
        end: where the number ends, to see whether a "mark" or "barrier" follows.
        duration: whether the number measures a length of time: then "over five years" means "during",
            unless a word such as "for" stands before it.

    Returns:
        The longest hedge phrase there, with its span, or None.

    Example:
        >>> hedge_before("more than 2,300 engineers", 10)
        FoundHedge(hedge='over', start=0, end=9)
    """
    lists = _lists()
    if not _may_end(low, at, lists):
        return None
    pieces = [(m.group(), m.start(), m.end()) for m in _PIECES.finditer(low, max(0, at - _WINDOW), at)]
    if pieces and at - pieces[0][1] == _WINDOW:
        pieces.pop(0)  # may be the tail of a longer word
    skipped: list[str] = []
    while (
        pieces
        and len(skipped) < 2
        and pieces[-1][0] not in lists.last_words
        and pieces[-1][0] in lists.between
    ):
        skipped.append(pieces.pop()[0])
    if not pieces or pieces[-1][0] not in lists.last_words:
        return None
    found = _longest(pieces, lists)
    if found is None or _is_markup(low, found, end):
        return None
    if not lists.definite.isdisjoint(skipped) and not lists.barrier.match(low, end):
        return None
    if low[found.start : found.end] == "over":
        verbs = [word for word, _, stop in pieces if stop <= found.start]
        if verbs and verbs[-1] in lists.particles:
            return None
    if duration and low[found.start : found.end] in lists.during:
        previous = [piece for piece in pieces if piece[2] <= found.start]
        if skipped or not previous or previous[-1][0] not in lists.licences:
            return None
    return found


def _is_markup(low: str, found: FoundHedge, end: int) -> bool:
    """Whether the sign belongs to a tag or placeholder: "<b>5</b>", "<5>"."""
    sign = low[found.start : found.end]
    return (sign == "<" and low[end : end + 1] == ">") or (
        sign == ">" and _TAG.search(low, max(0, found.end - 80), found.end) is not None
    )


def _may_end(low: str, at: int, lists: _Lists) -> bool:
    """A quick look at the last word before `at`: most end no hedge."""
    end = at - 1 if low[at - 1 : at] == " " else at
    begin = max(0, at - _WINDOW)
    gap = max(low.rfind(" ", begin, end), low.rfind("\n", begin, end), begin - 1)
    word = low[gap + 1 : end].lstrip("([\"'-\u2014")
    return word in lists.last_words or word in lists.between or not word[-1:].isalnum()


def _longest(pieces: list[tuple[str, int, int]], lists: _Lists) -> FoundHedge | None:
    for count in range(min(6, len(pieces)), 0, -1):
        words = pieces[-count:]
        hedge = lists.before.get(" ".join(word for word, _, _ in words))
        if hedge is not None:
            return FoundHedge(hedge, words[0][1], words[-1][2])
    return None


def hedge_after(low: str, at: int) -> FoundHedge | None:
    """The hedge that begins right at offset `at`, behind a number: "or so", "or more", "+".

    Example:
        >>> hedge_after("500 or more", 3)
        FoundHedge(hedge='at least', start=4, end=11)
    """
    if not low[at : at + 1] or low[at] not in " -+io":
        return None
    lists = _lists()
    found = lists.after_pattern.match(low, at)
    if found is None:
        return None
    phrase = found[1]
    return FoundHedge(lists.after[phrase], found.start(1) + (phrase[0] in " -"), found.end(1))
