"""Given names, and whether a name is a woman's or a man's: "she" is nobody whom the text calls "Mr Lee"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from claimcheck import lexicon

Gender = Literal["woman", "man", ""]
PRONOUN_GENDERS: Mapping[str, Gender] = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "woman"),
    **dict.fromkeys(("he", "him", "his", "himself"), "man"),
}
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\.? $")


@cache
def given_names() -> frozenset[str]:
    """Common given names, in lower case."""
    return frozenset().union(
        *(lexicon.words("names", key) for key in ("women_names", "men_names", "given_names"))
    )


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name."""
    return word.lower() in given_names()


def gender_of(text: str, starts: Iterable[int], canonical: str) -> Gender:
    """What the titles before a person's name tell, or else the given name; "" where neither does.

    Args:
        text: the document's text.
        starts: where the name or a short form of it begins.
        canonical: its fullest form.
    """
    titles: Counter[Gender] = Counter(filter(None, (_by_title(text, start) for start in starts)))
    if titles:
        return max(sorted(titles), key=lambda gender: titles[gender])
    first = canonical.split()[0].lower()
    if first in lexicon.words("names", "women_names"):
        return "woman"
    return "man" if first in lexicon.words("names", "men_names") else ""


def _by_title(text: str, start: int) -> Gender:
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    title = before.group(1).lower() if before else ""
    if title in lexicon.words("names", "women_titles"):
        return "woman"
    return "man" if title in lexicon.words("names", "men_titles") else ""
