"""What a figure is that is no single plain one: an edition, an average, a bound, a sum with more in it.

Two figures that are apart and differ in this are two facts, however alike their words are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.keys.stretches import Stretch, apart, read_stretch
from claimcheck.keys.variants import Variants, of_two_variants, read_variants
from claimcheck.lexicon import words
from claimcheck.model import Claim

_NEAR_BY = 120  # characters on either side of a value
_THE = re.compile(r"\b[Tt]he $")
_EVENT = re.compile(r" (?:annual |edition of the )?[A-Z][a-z]")
_AVERAGED = re.compile(r"\b(?:[Aa]verag(?:ed?|es|ing)|[Oo]n average|[Aa]n average of)\b[^.;,:]{0,60}$")
_OF_EACH = re.compile(r"[^.;,:]{0,40}\b(?:in each of|on average)\b")
_WITH = r"\b(?:[Ii]ncluding|[Ii]nclusive of) (?:(?:the|its|their|all|any|net|assumed) )*([A-Za-z-]+)"
_INCLUDING = re.compile(rf"[^.;:]{{0,25}}{_WITH}")
_INCLUDING_FIRST = re.compile(rf"{_WITH},[^.;:]{{0,40}}$")
_BOUNDS = ("over", "under", "at least", "at most", "range")


class Manner(NamedTuple):
    """What a figure is that is no single plain one.

    Attributes:
        edition: an ordinal that names an event that comes again: "the 79th annual Lantern Awards".
        ages: the ages of many, told by a bound or a range: "202 are under 45", "children aged six to 12".
        average: holds for each of several, or of all on average.
        included: what a sum is said to include, as in "$2.9 billion including debt".
        stretch: the time or space it counts for, as "first half".
        variants: the models of a product that its sentence tells of, as "11 inch".
    """

    edition: bool
    ages: bool
    average: bool
    included: str
    stretch: Stretch | None
    variants: Variants = frozenset()

    def bars(self, other: Manner) -> bool:
        """Whether two figures that are apart cannot be one fact for it."""
        differs = self.average is not other.average or self.included != other.included
        many = (self.edition and other.edition) or self.ages or other.ages
        return (
            many
            or differs
            or apart(self.stretch, other.stretch)
            or of_two_variants(self.variants, other.variants)
        )


def read_manner(claim: Claim) -> Manner:
    """Read the manner of a figure from the words around it."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    before, behind = claim.sentence[max(0, start - _NEAR_BY) : start], claim.sentence[end : end + _NEAR_BY]
    named = claim.value.kind == "ordinal" and _THE.search(before) is not None
    return Manner(
        named and _EVENT.match(behind) is not None,
        claim.context.attribute_id == "age" and claim.value.hedge in _BOUNDS,
        _AVERAGED.search(before) is not None or _OF_EACH.match(behind) is not None,
        _included(before, behind) if claim.value.kind == "money" else "",
        read_stretch(claim),
        read_variants(claim),
    )


def _included(before: str, behind: str) -> str:
    found = _INCLUDING.match(behind) or _INCLUDING_FIRST.search(before)
    what = found[1].casefold() if found else ""
    return what if what in words("link", "included") else ""
