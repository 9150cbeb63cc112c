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
_KIN_BEFORE = re.compile(
    r"(?:\b([a-z]+) )?(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y)|['’]s) (?:[a-z-]+ ){0,2}?([a-zé]+)(,?) $"
)
_REACH = 48  # characters before a name in which kin is told
_ALSO = frozenset({"with", "alongside", "and", "by"})  # "with his wife, Peter Holm founded Acme"
_OWN_BEHIND = re.compile(r" (?:and|broke|tore|injured|hurt) (his|her) ([a-z]+)\b")  # "Holm and his wife"


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
    if titled := _most(_by_title(text, start) for start, _ in places):
        return titled
    first = canonical.split()[0].lower()
    if first in lexicon.words("names", "women_names"):
        return "woman"
    if first in lexicon.words("names", "men_names"):
        return "man"
    kin = _most(_by_kin(kin_before(text, start, end)) for start, end in places)
    return kin or _most(_by_own(text, end) for _, end in places)


def kin_before(text: str, start: int, end: int) -> str:
    """The word that introduces a name as somebody's kin, or "": "wife" of "his wife, Ann Lee, said".

    Args:
        text: the document's text.
        start, end: where the name stands.

    Example:
        >>> text = "With his wife, Peter Holm founded Acme. His brother Jan left."
        >>> kin_before(text, 15, 25), kin_before(text, 52, 55)
        ('', 'brother')
    """
    found = _KIN_BEFORE.search(text, max(0, start - _REACH), start)
    if found is None or (found[3] and (found[1] in _ALSO or text[end : end + 1] not in (",", ".", ";"))):
        return ""
    return found[2]


def _most(told: Iterable[Gender]) -> Gender:
    votes: Counter[Gender] = Counter(filter(None, told))
    return max(sorted(votes), key=lambda gender: votes[gender], default="")


def _by_title(text: str, start: int) -> Gender:
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    title = before.group(1).lower() if before else ""
    if title in lexicon.words("names", "women_titles"):
        return "woman"
    return "man" if title in lexicon.words("names", "men_titles") else ""


def _by_kin(relation: str) -> Gender:
    if relation in lexicon.words("names", "women_kin"):
        return "woman"
    return "man" if relation in lexicon.words("names", "men_kin") else ""


def _by_own(text: str, end: int) -> Gender:
    """ "Holm and her husband", "Holm broke his leg"; behind other verbs "her" may be somebody else."""
    found = _OWN_BEHIND.match(text, end)
    return PRONOUN_GENDERS[found[1]] if found is not None and is_noun(found[2]) else ""
