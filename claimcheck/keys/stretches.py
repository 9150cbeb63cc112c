"""For which time or space a figure counts: goals "in his career" and "this season" are two facts.

The scope of a claim tells it where extraction read it; the words of its clause stand in where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from claimcheck.keys.clause import clause_around, either
from claimcheck.lexicon import table
from claimcheck.model import TIME_KINDS, Claim

_OPEN = ("since", "by", "within")  # those of one kind differ by what follows; they say nothing of other kinds
_OPENING = 10  # characters into a clause within which a stretch opens it
_DIGIT = re.compile(r"\d")


class Stretch(NamedTuple):
    """A stretch that a claim tells.

    Attributes:
        kind: "career", "half", "since" ...
        which: "first" of "first half", "last" of "last season", or "" where it is not told.
    """

    kind: str
    which: str


def read_stretch(claim: Claim) -> Stretch | None:
    """For which stretch a figure counts, if that is told."""
    if claim.value.kind in TIME_KINDS:
        return None
    read = stretch_of(claim.context.scope)
    if read is not None and read.kind not in _OPEN:
        return read
    told = _told(*clause_around(claim))
    return (stretch_of((told,)) if told else None) or read


def stretch_of(scope: Sequence[str]) -> Stretch | None:
    """The stretch that the words of a scope tell, if any.

    Example:
        >>> stretch_of(("first half", "of them")), stretch_of(("in all",))
        (Stretch(kind='half', which='first'), None)
    """
    kinds: dict[str, list[str]] = _stretches()["kinds"]
    which: dict[str, list[str]] = _stretches()["which"]
    for words in scope:
        first, _, rest = words.partition(" ")
        if first in _OPEN:
            return Stretch(first, rest)
        for kind, endings in kinds.items():
            if any(words == ending or words.endswith(f" {ending}") for ending in endings):
                return Stretch(kind, first if first in which.get(kind, which["other"]) else "")
    return None


def apart(one: Stretch | None, other: Stretch | None) -> bool:
    """Whether figures of two stretches cannot be one fact.

    Example:
        >>> first, second = Stretch("half", "first"), Stretch("half", "second")
        >>> apart(first, second), apart(first, None), apart(first, Stretch("half", ""))
        (True, False, False)
        >>> apart(Stretch("career", ""), Stretch("year", "this"))
        True
    """
    if one is None or other is None:
        return False
    if one.kind == other.kind:
        return one.which != other.which and "" not in (one.which, other.which)
    return one.kind not in _OPEN and other.kind not in _OPEN


def _told(before: str, behind: str) -> str:
    """The first that is told behind the value in its clause, else the last before it, as words of a scope.

    One before it that other figures part from it is of these, unless it opens the clause.
    """
    turn = _turn().search(behind)
    told = _phrases().search(behind[: turn.start()] if turn else behind)
    if told is None:
        clause = _turn().split(before)[-1]
        *_, told = (None, *_phrases().finditer(clause))
        if told is not None and told.start() > _OPENING and _DIGIT.search(clause):
            return ""
    if told is None:
        return ""
    names = (*_stretches()["told"], "")
    return names[int((told.lastgroup or "_0")[1:])] or told.group().replace("-", " ")


def _stretches() -> dict[str, Any]:
    found: dict[str, Any] = table("link")["stretches"]
    return found


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(_stretches()['turns'])})\b")


@cache
def _phrases() -> re.Pattern[str]:
    """A group for the phrases of each name, and a last one for the parts of a game or a year."""
    stretches = _stretches()
    named = [rf"(?P<_{place}>{either(phrases)})" for place, phrases in enumerate(stretches["told"].values())]
    parts = rf"(?P<_{len(named)}>(?:{either(stretches['ordinals'])})[\s-](?:{either(stretches['parts'])}))"
    return re.compile(rf"\b(?:{'|'.join([*named, parts])})\b")
