"""What exactly is counted: women among the dead, magazines among the arms, of whom a share is.

Two counts that are apart are two facts where one is of a part of the other's things: "two women were killed"
says nothing against "three people were killed", nor "13 magazines were seized" against "nine rifles".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple

from claimcheck import lexicon
from claimcheck.keys.clause import around
from claimcheck.keys.wording import plain
from claimcheck.model import Claim
from claimcheck.values.counted import class_of, singular

_OF = re.compile(r"\W{0,2}of\s((?:[\w'’-]+\s?){1,6})")
_AND = re.compile(r"[ -](?:[a-z]+ )?[a-z]+ and (?:his |her |its |their )?([a-z]+)\b")
_WORD = re.compile(r"[\w'’-]+")
_SHARES = ("percent", "fraction")


class Counted(NamedTuple):
    """What a count or a share is of; all of it is empty for other values.

    Attributes:
        attribute: the catalogued attribute: of another attribute, another noun says nothing.
        people: whether it counts people, who have many names for what they are at once.
        noun: the noun counted, one for all that mean the same.
        also: the noun counted with it: "crew" of "420 passengers and crew".
        sort: the sort of people it names ("women"), "" where it names none.
        base: the words of what a share is of: "62 percent of respondents".
    """

    attribute: str = ""
    people: bool = False
    noun: str = ""
    also: str = ""
    sort: str = ""
    base: frozenset[str] = frozenset()

    def bars(self, other: Counted) -> bool:
        """Whether two values that are apart cannot be one fact for it."""
        if self.base and other.base and not self.base & other.base:
            return True
        if self.noun and self.noun == other.noun and self.also != other.also:
            return True
        if not self.attribute or self.attribute != other.attribute or not (self.noun and other.noun):
            return False
        if self.sort == other.sort:
            return not (self.people or other.people) and nouns_differ(self, other) < 0
        common = _counting()["common"]  # "men" is often said of whoever they are
        return bool(self.sort and other.sort) or (self.sort or other.sort) not in common


NONE = Counted()


def read_counted(claim: Claim) -> Counted:
    """Read what a value counts, or is a share of."""
    if claim.value.kind in _SHARES:
        base = _base(claim)
        return Counted(base=base) if base else NONE
    if claim.value.kind != "number" or not claim.value.unit:
        return NONE
    noun, people = claim.value.unit, claim.value.dimension == "person"
    return Counted(
        claim.context.attribute_id,
        people,
        _named().get(noun, noun),
        _also(claim),
        _sorts().get(noun, ""),
    )


def nouns_differ(one: Counted, other: Counted) -> float:
    """1 where both count the same, -1 where both count what is not the same, 0 where a noun tells too little.

    Example:
        >>> rifles, magazines, weapons = (Counted(noun=noun) for noun in ("rifle", "magazine", "weapon"))
        >>> nouns_differ(rifles, rifles), nouns_differ(rifles, magazines), nouns_differ(rifles, weapons)
        (1.0, -1.0, 0.0)
    """
    if not one.noun or not other.noun:
        return 0.0
    if one.noun == other.noun:
        return 1.0
    general = _general()
    return 0.0 if one.noun in general or other.noun in general else -1.0


def _also(claim: Claim) -> str:
    """The people counted along: "420 passengers and crew", but not "12 men and nine women"."""
    found = _AND.match(around(claim)[1])
    noun = singular(found[1]) if found else ""
    return noun if class_of(noun) == "person" else ""


def _base(claim: Claim) -> frozenset[str]:
    found = _OF.match(around(claim)[1])
    if found is None:
        return frozenset()
    words = _WORD.findall(found[1])
    while words and words[0].lower() in _counting()["fillers"]:
        words = words[1:]
    told = takewhile(lambda word: word.lower() not in lexicon.words("link", "function_words"), words)
    return frozenset(plain(word.lower()) for word in told)


@cache
def _counting() -> dict[str, Any]:
    found: dict[str, Any] = lexicon.table("link")["counting"]
    return {**found, "fillers": frozenset(found["fillers"])}


@cache
def _sorts() -> dict[str, str]:
    return {noun: sort for sort, nouns in _counting()["sorts"].items() for noun in nouns}


@cache
def _named() -> dict[str, str]:
    """One noun for all that mean the same."""
    return {noun: nouns[0] for nouns in _counting()["same"] for noun in nouns}


@cache
def _general() -> frozenset[str]:
    return frozenset(_counting()["general"])
