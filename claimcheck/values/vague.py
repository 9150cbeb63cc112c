"""Reads vague number words ("dozens", "several hundred") and halves of a scale ("half a million")."""

from __future__ import annotations

import re

from claimcheck.values.folding import closes, opens
from claimcheck.values.intervals import resolution_of
from claimcheck.values.vocabulary import ONE, ZERO, Numeral, vocabulary

_WORD = re.compile(r"[a-z]+")
_HALF_OF = re.compile(r"(half|quarter)(?: {1,3}of)?(?: {1,3}an?)?[ -]{1,3}([a-z]+)")
_GOALS = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d|for|the|his|her|their) $")
_PEOPLE = re.compile(
    r" (?:of|more|others|were|are|was|have|had|killed|injured|wounded|dead|hurt|arrested|died|missing)\b"
    r"|[.,]|$"
)
_OF_SCALE = re.compile(r"(?: {1,2}of)? {1,2}([a-z]+)")


def read_half(low: str, at: int) -> Numeral | None:
    """Read "half a million", "quarter million", "half a dozen" at `at`."""
    found = _HALF_OF.match(low, at)
    if found is None:
        return None
    kind, number = vocabulary().kinds.get(found[2], ("", ZERO))
    if kind not in ("hundred", "scale", "collective") or found[2].endswith("s"):
        return None
    value = number / (2 if found[1] == "half" else 4)
    return Numeral(at, found.end(), value, resolution_of(value), "words", True)


def read_vague(low: str, at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few" at `at`.

    Example:
        >>> found = read_vague("tens of thousands of people", 0)
        >>> int(found.low), int(found.high)
        (20000, 100000)
    """
    vague = vocabulary().vague
    word = _WORD.match(low, at)
    if word is None:
        return None
    start, end, name = at, word.end(), word.group()
    if name in ("few", "handful", "couple", "pair"):
        article = low[max(0, at - 2) : at] == "a " and not (at > 2 and low[at - 3].isalnum())
        if not article and not (opens(low, at) and closes(low, end)):
            return None
        start, name = at - 2 if article else at, f"a {name}"
    ends = vague.get(name)
    if ends is None:
        return None
    factor, scaled = ONE, False
    if name == "scores" and (_GOALS.search(low, max(0, at - 12), at) or not _PEOPLE.match(low, end)):
        return None  # "four scores", "the final scores"
    many = name.endswith("s") and name != "several"
    while following := _OF_SCALE.match(low, end):
        kind, number = vocabulary().kinds.get(following[1], ("", ZERO))
        # "tens of thousands", but "several hundred million"
        if (
            kind not in ("hundred", "scale", "collective")
            or following[1].endswith("s") != many
            or factor > 10**12
        ):
            break
        factor, end, scaled = factor * number, following.end(), True
    if name == "tens" and not scaled:
        return None
    stated = ends["stated"] * factor if "stated" in ends else None
    return Numeral(
        start, end, stated or ends["low"] * factor, factor, "vague", scaled,
        ends["low"] * factor, ends["high"] * factor, stated,
    )  # fmt: skip
