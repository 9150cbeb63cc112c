"""Sorts of texts: a yes, a figure and a name are no values of one fact, whatever they say.

In a column of words "in stock: yes" says nothing against "37", nor "by appointment" against "12 May". Figures
with letters ("IP54", "3rd rail") may stand beside either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcheck import lexicon
from claimcheck.values import find_values, read_value

ANSWER, FIGURE, WORDS, MIXED = "yes or no", "a figure", "words", "letters and figures"
_OPENING = re.compile(r"[^\W\d_]+(?=\s*(?:$|[,;:(/]|[-–—] ))")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_VERSION = re.compile(r"v\.? ?(?=\d)", re.IGNORECASE)  # "v3.10" is a figure
_PLACE = re.compile(
    r"\b(?:\d{1,3}[A-Z]|[A-Z]\d{1,3})\b"
)  # of a gate or a row: "44J" is no energy, "H2" no half-year
_RATING = re.compile(r"\d[\d.,]{0,4} ?/ ?(5|6|10|20|100)")
_MINUTES = re.compile(r"\d ?° ?\d{1,2}(?:[.,]\d+)? ?['’′]")
WHOLE = 0.6  # share of a text from which it is a value
_FIGURES = frozenset({"number", "ordinal", "rank"})  # kinds of values that names are made with as well


@lru_cache(maxsize=1 << 14)
def sort_of(text: str) -> str:
    """What a text of a claim table is, beside what it says.

    Example:
        >>> [sort_of(text) for text in ("Yes, two", "active", "3.10.0", "IP54", "12 May 2026", "4 Ah")]
        ['yes or no', 'words', 'a figure', 'letters and figures', 'a date', 'a quantity']
    """
    text = text.strip()
    opening = _OPENING.match(text)
    answers = lexicon.table("naming")["whole"]
    said = (text if opening is None else opening[0]).casefold()
    if answers.get(said, said) in ("yes", "no"):
        return ANSWER
    if not _DIGIT.search(text):
        return WORDS
    if rating := _RATING.fullmatch(text):
        return f"a rating out of {rating[1]}"
    if _MINUTES.search(text):
        return "degrees and minutes"
    value = None if _PLACE.search(text) or not _is_whole(text) else read_value(text)
    if value is not None and value.kind not in _FIGURES:
        return {"money": "an amount of money", "percent": "a percentage"}.get(value.kind, f"a {value.kind}")
    return MIXED if _LETTER.search(_VERSION.sub("", text, count=1)) else FIGURE


def _is_whole(text: str) -> bool:
    """Whether a value is most of a text: "12 May 2026", but not the years behind a painter's name."""
    found = find_values(text)
    return not found or found[0].end - found[0].start >= WHOLE * len(text)


def usual_sort(texts: Sequence[str], sources: Sequence[str]) -> str:
    """The sort that texts of most sources may be compared with.

    Args:
        texts: what stands under one key.
        sources: who says each.

    Example:
        >>> usual_sort(["yes", "no", "37"], ["a", "b", "c"]), usual_sort(["IP54", "none"], ["a", "b"])
        ('yes or no', 'words')
    """
    found = sorted({sort_of(text) for text in texts}, key=lambda sort: (sort == MIXED, sort))

    def supporters(sort: str) -> int:
        pairs = zip(texts, sources, strict=True)
        return len({source for text, source in pairs if fits(sort_of(text), sort)})

    return max(found, key=supporters, default=MIXED)


def fits(sort: str, usual: str) -> bool:
    """Whether a text of one sort may be compared with those of another."""
    return sort == usual or (sort == MIXED and usual in (FIGURE, WORDS))


def are_one(texts: Sequence[str]) -> bool:
    """Whether all texts may be compared with each other."""
    found = set(map(sort_of, texts))
    if len(found) < 2:
        return True
    usual = usual_sort(texts, texts)
    return all(fits(sort, usual) for sort in found)
