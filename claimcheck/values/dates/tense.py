"""Whether a clause tells of the past or the future: which Friday is meant."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon import table

REACH = 90  # characters of the clause that are looked at
_WORD = re.compile(r"[a-z']+")
_PREPOSITIONS = 1  # words that may stand between a time and what it is said of: "in May"
_NEAR = 3
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|\n")


def direction(low: str, start: int, end: int, weekday: bool = False) -> int:
    """-1, 0 or 1: whether the clause around ``low[start:end]`` tells of the past or the future.

    Args:
        low: a folded lower-case text.
        start, end: a time in it.
        weekday: whether the time is a bare day of the week. "Quits Monday" is how headlines tell the past, so
            that the simple present announces only other times: "votes on 9 May".

    Example:
        >>> direction("the board will meet on friday", 23, 29), direction("he said friday", 8, 14)
        (1, -1)
    """
    before = _before(low, start)
    told = _cue(before, step=-1, present=not weekday)
    return told or _cue(_after(low, end, told_of=len(before) > _NEAR), step=1, present=not weekday)


def announced(low: str, start: int) -> bool:
    """Whether "in three days" tells when something will happen, not how long it took or how rare it is."""
    words = _before(low, start)
    rare = any(word in _words("ranks") or word.endswith("est") for word in words)
    return not rare and _cue(words, step=-1) > 0


def _before(low: str, start: int) -> list[str]:
    """The words of the clause before a place, the nearest first."""
    return _WORD.findall(_CLAUSE_END.split(low[max(0, start - REACH) : start])[-1])[::-1]


def _after(low: str, end: int, told_of: bool) -> list[str]:
    """The words of the clause behind a place.

    Where something is told before it, neither who says so nor a participle behind a comma tells when it was:
    "opens in May, the owner said", "goes on trial in May, accused of".
    """
    clause = _CLAUSE_END.split(low[end : end + REACH], maxsplit=1)[0]
    near, _, added = clause.partition(",")
    words = _WORD.findall(added)
    if told_of:
        words = words[1:] if words and _is_participle(words[0]) else words
        closing = max(0, len(words) - _NEAR - 1)
        words = words[:closing] + ([] if _words("said") & {*words[closing:]} else words[closing:])
    return [*_WORD.findall(near), *words]


def _cue(words: list[str], step: int, present: bool = False) -> int:
    """The first word that tells, seen from the time outwards; `step` is the direction of reading.

    With `present`, the simple present of what is planned tells the future.
    """
    held = step < 0 and words[:1] and words[0] in _words("until")
    for place, word in enumerate(words):
        following, before = _at(words, place + step), _at(words, place - step)
        if word == "due" and following == "to" and _at(words, place + 2 * step) in _words("own_time"):
            continue  # "cancelled due to a storm on Friday"
        if _is_future(word, before, following, present):
            return 1
        if held and word in _words("set_until"):
            return 1  # "all flights were suspended until 1 September"
        if step < 0 and before in _words("now") and _is_planned(word, words[:place], present):
            return 1
        told = word in _words("past") or _is_participle(word)
        if told and before not in _words("lasting"):  # "will be held", "will hit", "stays closed"
            return -1
    return 0


def _at(words: list[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""


def _is_future(word: str, before: str, following: str, present: bool) -> bool:
    """Whether a word, with those beside it, tells what is to come."""
    if word in _words("future") or word.endswith("'ll"):
        return True
    if word in _words("obliged") and following == "to":
        return True
    if word == "next" and following and following not in _words("after_next"):
        return True
    if f"{word} {following}" in _words("planned_phrases"):
        return True
    return (before == "to" and word in _words("infinitives")) or (present and word in _words("planned"))


def _is_planned(word: str, between: list[str], present: bool) -> bool:
    """Whether "is leaving in May" or "is released in May" tells what is to come.

    What is done now to a thing that a time may belong to tells nothing: "is investigating the crash in May";
    nor does what is so now, "is recovering", nor a bare weekday behind it.
    """
    if len(between) > _NEAR or not _words("own_time").isdisjoint(between) or word in _words("states"):
        return False
    if word.endswith("ing"):
        return present or bool(between)
    return len(between) == _PREPOSITIONS and _is_participle(word)


def _is_participle(word: str) -> bool:
    """ "Opened", not "hundred" or the "united" of a club's name."""
    return len(word) > 4 and word.endswith("ed") and word not in _words("no_participles")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dates")["tense"][name])
