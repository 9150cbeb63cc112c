"""Whether a clause tells of the past or the future: which Friday is meant."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon import table

REACH = 90  # characters of the clause that are looked at
_WORD = re.compile(r"[a-z']+")
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|\n")


def direction(low: str, start: int, end: int) -> int:
    """-1, 0 or 1: whether the clause around ``low[start:end]`` tells of the past or the future.

    Example:
        >>> direction("the board will meet on friday", 23, 29), direction("he said friday", 8, 14)
        (1, -1)
    """
    after = _CLAUSE_END.split(low[end : end + REACH], maxsplit=1)[0]
    return _cue(_before(low, start), step=-1) or _cue(_WORD.findall(after), step=1)


def announced(low: str, start: int) -> bool:
    """Whether "in three days" tells when something will happen, not how long it took or how rare it is."""
    words = _before(low, start)
    rare = any(word in _words("ranks") or word.endswith("est") for word in words)
    return not rare and _cue(words, step=-1) > 0


def _before(low: str, start: int) -> list[str]:
    """The words of the clause before a place, the nearest first."""
    return _WORD.findall(_CLAUSE_END.split(low[max(0, start - REACH) : start])[-1])[::-1]


def _cue(words: list[str], step: int) -> int:
    """The first word that tells, seen from the time outwards; `step` is the direction of reading."""
    held = step < 0 and words[:1] and words[0] in _words("until")
    for place, word in enumerate(words):
        following = words[place + step] if 0 <= place + step < len(words) else ""
        before = words[place - step] if 0 <= place - step < len(words) else ""
        if (
            word in _words("future")
            or word.endswith("'ll")
            or (word in _words("obliged") and following == "to")
        ):
            return 1
        if (word == "next" and following and following not in _words("after_next")) or (
            (word, following) in (("see", "you"), ("takes", "place"), ("take", "place"))
        ):
            return 1
        if before == "to" and word in _words("infinitives"):
            return 1
        if held and word in _words("set_until"):
            return 1  # "all flights were suspended until 1 September"
        told = word in _words("past") or (_is_participle(word))
        if told and before not in _words("lasting"):  # "will be held", "stays closed"
            return -1
    return 0


def _is_participle(word: str) -> bool:
    """ "Opened", not "hundred" or the "united" of a club's name."""
    return len(word) > 4 and word.endswith("ed") and word not in _words("no_participles")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dates")["tense"][name])
