"""What a value is in the words of the catalogue's `measures`: kind, dimension, unit, what it can count."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claimcheck.extract.attributes.cues import Cue
from claimcheck.lexicon import words
from claimcheck.model import Value
from claimcheck.values.counted import class_of

_LARGE_SUM = 1_000_000  # what is bought for less is a thing, for more a company
_OLDEST = 125  # years: a larger number is nobody's age


def labels(value: Value, cues: Sequence[Cue]) -> frozenset[str]:
    """The words of the catalogue's `measures` that a value answers to."""
    if value.dimension == "age":
        return frozenset({"age"})
    found: set[str] = {value.kind, value.dimension, value.unit.lower()} - {""}
    if value.kind == "money" and isinstance(value.low, Decimal):
        found.add("small sum" if value.low < _LARGE_SUM else "large sum")
    if value.kind == "number":
        found.add("count")
        if isinstance(value.high, Decimal) and value.high <= _OLDEST:
            found.add("years of a life" if value.high >= 1 else "below one")
        counted = value.unit.lower() or next((c.lemma for c in cues if c.role == "noun"), "")
        if counted in words("constructions", "tallied"):
            return frozenset(found | {"person"})
        thing = counted in words("constructions", "things") or class_of(counted) not in ("", "person")
        if thing:
            found.add("thing")
        elif value.dimension in ("", "count"):
            found.add("person")
        if value.dimension == "person" or counted in ("", *words("constructions", "vague_nouns")):
            found.add("known person")
    return frozenset(found)
