"""What limits a figure, told in its clause: a year before, what is allowed, from where, whose.

Two figures that are apart and limited in other ways are two facts: 58 percent turned out, 50 were required.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from claimcheck import lexicon
from claimcheck.keys.clause import around, clause_around, either
from claimcheck.keys.wording import plain
from claimcheck.model import TIME_KINDS, Claim

_TO = re.compile(r"\sto\s(?:about\s|around\s|nearly\s|more than\s)?[^\sa-z]")
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|just\s|nearly\s|some\s)?$")
_PLACE = re.compile(
    r"(?:\s?\([^)]{1,40}\))?(?:\s[\w-]{1,20}){0,2}\s(?:from|of|off)\s(?:[a-z]{1,20}\s){0,4}"
    r"((?:[A-Z][\w'’-]{0,30}\s?){1,4})"
)
_NAMED = re.compile(r"\s(?:([a-z-]{1,20})\s)?((?:[A-Z][A-Za-z]{1,30}\s){1,3})[a-z]")
_COUNTS = ("number", "ordinal")
_WORD = re.compile(r"[A-Z][\w-]+")


class Limits(NamedTuple):
    """What limits a figure; all of it is empty for most figures.

    Attributes:
        moment: when on a day of trading ("early", "close").
        origin: the words of the place that a distance is counted from.
        named: the names before what is counted ("five Norse sailors", "the third Eastern League coach").
        allowed: what must or may be, not what is: a threshold, a limit, a licence.
        earlier: what was before, told beside what is now: "from 12 to 15", "$187 million a year earlier".
        then: what was so when something happened: "18 at the time". It may be one fact with what is now.
    """

    moment: str = ""
    origin: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    allowed: bool = False
    earlier: bool = False
    then: bool = False

    def bars(self, other: Limits) -> bool:
        """Whether two figures that are apart cannot be one fact for them."""
        return (
            bool(self.moment and other.moment and self.moment != other.moment)
            or bool(self.origin and other.origin and not self.origin & other.origin)
            or bool(self.named and other.named and not self.named & other.named)
            or self.allowed != other.allowed
            or self.earlier != other.earlier
        )


def read_limits(claim: Claim) -> Limits:
    """Read what limits a figure from the words of its clause."""
    if claim.value.kind in TIME_KINDS:
        return Limits()
    _, behind = around(claim)
    place = _PLACE.match(behind) if claim.value.dimension == "length" else None
    low, high = clause_around(claim)
    return Limits(
        _moment(claim),
        frozenset(word.casefold() for word in _WORD.findall(place[1])) if place else frozenset(),
        _named(claim, behind),
        _near("allowed_before").search(low) is not None or _near("allowed_behind").match(high) is not None,
        _near("earlier_before").search(low) is not None
        or _near("earlier_behind").match(high) is not None
        or (_FROM.search(low) is not None and _TO.match(high) is not None),
        _near("then_before").search(low) is not None or _near("then_behind").match(high) is not None,
    )


def _moment(claim: Claim) -> str:
    if claim.context.attribute_id not in _limits()["traded"]:
        return ""
    told = _moments().search(claim.sentence.lower())
    return list(_limits()["moment"])[int((told.lastgroup or "_0")[1:])] if told else ""


def _named(claim: Claim, behind: str) -> frozenset[str]:
    """The names in "five Norse sailors", "the third East Lowland coach"; none in "44 on Tuesday night"."""
    found = _NAMED.match(behind) if claim.value.kind in _COUNTS else None
    if found is None or found[1] in _grammar():
        return frozenset()
    return frozenset(plain(word) for word in found[2].split())


@cache
def _grammar() -> frozenset[str]:
    return lexicon.words("compare", "prepositions") | lexicon.words("link", "function_words")


def _limits() -> dict[str, Any]:
    found: dict[str, Any] = lexicon.table("link")["limits"]
    return found


@cache
def _near(key: str) -> re.Pattern[str]:
    """Phrases right before or right behind a value, a few words between."""
    if key.endswith("before"):
        return re.compile(rf"\b(?:{either(_limits()[key])})\W+(?:[\w-]+\s){{0,2}}\W?$")
    return re.compile(rf"\W{{0,2}}(?:[\w-]+\s){{0,3}}(?:{either(_limits()[key])})\b")


@cache
def _moments() -> re.Pattern[str]:
    named = (rf"(?P<_{at}>{either(phrases)})" for at, phrases in enumerate(_limits()["moment"].values()))
    return re.compile(rf"\b(?:{'|'.join(named)})\b")
