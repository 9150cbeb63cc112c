"""A bare year that is said to be, or to be named as, the year of something: "2025 was named as the start"."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon import table

_LEFT, _RIGHT = 60, 80  # characters that are looked at on either side
_OPENS = re.compile(r"(?:\A|[.!?;:—–\n\"“]\s*|\b(?:that|while|but) )\Z")
_CLOSES = re.compile(r"(?:[.,;:!?)\"”]|\Z)(?!\d)")
_WHEN = re.compile(r"\bit (?:is|was|will be) \Z")


def is_told(low: str, start: int, end: int, goes_on: bool) -> bool:
    """Whether the words around four digits say that they are a year.

    Args:
        low: a folded lower-case text.
        start, end: the digits' place in it.
        goes_on: whether no noun follows that they might count.

    Example:
        >>> [is_told(text, text.index("20"), text.index("20") + 4, True)
        ...  for text in ("they named 2027 as the year of the opening.", "they sold 2027 as well.")]
        [True, False]
    """
    before, after = low[max(0, start - _LEFT) : start], low[end : end + _RIGHT]
    if _pattern("subject").match(after) and _OPENS.search(before):
        return True
    if any(_pattern(name).match(after) for name in ("named_as", "being_named")) or (
        _pattern("aim").match(after) and _pattern("naming").search(before)
    ):
        return True
    if _WHEN.search(before) and after.startswith(" when"):
        return True
    if not goes_on and not _CLOSES.match(after):
        return False
    return any(_pattern(name).search(before) for name in ("said_of", "label", "early", "done"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = table("dates")["bare_years"]
    words = {key: "|".join(re.escape(word) for word in data[key]) for key in data}
    copula = rf"(?:{words['copulas']})(?: (?:{words['adverbs']}))?"
    between = rf"(?: (?:{words['adverbs']}|be|been|being)){{0,3}}"
    topic = rf"(?:(?:{words['articles']}) )?(?:[a-z-]+ ){{0,2}}(?:{words['topics']})\b"
    patterns = {
        "subject": rf" (?:{words['verbs']})\b",
        "named_as": rf" as {topic}",
        "being_named": rf" (?:{words['auxiliaries']}){between} (?:{words['naming']}) (?:as|for) {topic}",
        "aim": rf" for (?:{words['articles']}) ",
        "naming": rf"\b(?:{words['naming']}) \Z",
        "said_of": rf"\b(?:{words['dated']})(?: [a-z-]+){{0,3}} {copula} \Z",
        "label": rf"\b(?:{words['topics']}): \Z",
        "early": rf"\b(?:{words['early']}) \Z",
        "done": rf"\b(?:{words['done']}) \Z",
    }
    return re.compile(patterns[name])
