"""For which time or space a figure counts: goals "in his career" and "this season" are two facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.lexicon import table

_OPEN = ("since", "by", "within")  # those of one kind differ by what follows; they say nothing of other kinds


class Stretch(NamedTuple):
    """A stretch that a scope tells.

    Attributes:
        kind: "career", "half", "since" ...
        which: "first" of "first half", or "" where it is not told.
    """

    kind: str
    which: str


def stretch_of(scope: Sequence[str]) -> Stretch | None:
    """The stretch that the words of a scope tell, if any.

    Example:
        >>> stretch_of(("first half", "of them")), stretch_of(("in all",))
        (Stretch(kind='half', which='first'), None)
    """
    kinds: dict[str, list[str]] = table("link")["stretches"]
    ordinals = table("qualifiers")["scope"]["sure_ordinals"]
    for words in scope:
        first, _, rest = words.partition(" ")
        if first in _OPEN:
            return Stretch(first, rest)
        for kind, endings in kinds.items():
            if any(words == ending or words.endswith(f" {ending}") for ending in endings):
                return Stretch(kind, first if first in ordinals else "")
    return None


def apart(one: Stretch | None, other: Stretch | None) -> bool:
    """Whether figures of two stretches cannot be one fact.

    Example:
        >>> first, second = Stretch("half", "first"), Stretch("half", "second")
        >>> apart(first, second), apart(first, None), apart(first, Stretch("half", ""))
        (True, False, False)
        >>> apart(Stretch("career", ""), Stretch("this season", ""))
        True
    """
    if one is None or other is None:
        return False
    if one.kind == other.kind:
        return one.which != other.which and "" not in (one.which, other.which)
    return one.kind not in _OPEN and other.kind not in _OPEN
