"""Given names, and whether a name is a woman's or a man's: "she" is nobody whom the text calls "Mr Lee"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from claimcheck import lexicon
from claimcheck.extract.everyday import is_noun

Gender = Literal["woman", "man", ""]
PRONOUN_GENDERS: Mapping[str, Gender] = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "woman"),
    **dict.fromkeys(("he", "him", "his", "himself"), "man"),
}
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\.? $")
_KIN_BEFORE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|my|the|['’]s) (?:[a-z-]+ )?([a-zé]+),? $")
# "Holm and his wife", "Holm lost her seat": "her" is an object, too, so a noun must follow.
_OWN_BEHIND = re.compile(
    r" (?:and|[a-z]+ed|left|lost|won|broke|sold|shot|took|hurt|made) (his|her) ([a-z]+)\b"
)


@cache
def given_names() -> frozenset[str]:
    """Common given names, in lower case."""
    return frozenset().union(
        *(lexicon.words("names", key) for key in ("women_names", "men_names", "given_names"))
    )


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name."""
    return word.lower() in given_names()


def gender_of(text: str, places: Iterable[tuple[int, int]], canonical: str) -> Gender:
    """What titles and kin before a person's name tell, or else the given name, or what is called his or hers.

    Args:
        text: the document's text.
        places: where the name or a short form of it begins and ends.
        canonical: its fullest form.

    Returns:
        "woman" or "man"; "" where nothing tells.
    """
    places = list(places)
    if told := _most(_by_title(text, start) for start, _ in places):
        return told
    first = canonical.split()[0].lower()
    if first in lexicon.words("names", "women_names"):
        return "woman"
    if first in lexicon.words("names", "men_names"):
        return "man"
    return _most(_by_own(text, end) for _, end in places)


def _most(told: Iterable[Gender]) -> Gender:
    votes: Counter[Gender] = Counter(filter(None, told))
    return max(sorted(votes), key=lambda gender: votes[gender], default="")


def _by_title(text: str, start: int) -> Gender:
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    title = before.group(1).lower() if before else ""
    kin = _KIN_BEFORE.search(text, max(0, start - 40), start)
    relation = kin.group(1) if kin else ""
    if title in lexicon.words("names", "women_titles") or relation in lexicon.words("names", "women_kin"):
        return "woman"
    man = title in lexicon.words("names", "men_titles") or relation in lexicon.words("names", "men_kin")
    return "man" if man else ""


def _by_own(text: str, end: int) -> Gender:
    """ "Holm and her husband", "Holm broke his leg": whose it is, is the one who does it."""
    found = _OWN_BEHIND.match(text, end)
    return PRONOUN_GENDERS[found[1]] if found is not None and is_noun(found[2]) else ""
