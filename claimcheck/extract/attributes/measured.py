"""What a value is in the words of the catalogue's `measures`: kind, dimension, unit, what it can count."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.cues import Cue
from claimcheck.lexicon import words
from claimcheck.model import Value
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Span

_LARGE_SUM = 1_000_000  # what is bought for less is a thing, for more a company
_OLDEST = 125  # years: a larger number is nobody's age
_STRONGEST = 10  # points on the scales of earthquakes


def labels(value: Value, cues: Sequence[Cue]) -> frozenset[str]:
    """The words of the catalogue's `measures` that a value answers to."""
    if value.dimension == "age":
        return frozenset({"age"})
    found: set[str] = {value.kind, value.dimension, value.unit.lower()} - {""}
    if value.kind == "money" and isinstance(value.low, Decimal):
        found.add("small sum" if value.low < _LARGE_SUM else "large sum")
    if value.kind == "number":
        found.add("count")
        broken = value.resolution is not None and value.resolution < 1  # "6.1" is no age and counts nobody
        if isinstance(value.high, Decimal) and value.high <= _OLDEST and not (broken and value.high >= 1):
            found.add("years of a life" if value.high >= 1 else "below one")
        if isinstance(told := value.stated or value.high, Decimal) and told <= _STRONGEST:
            found.add("points of a scale")
        counted = value.unit.lower() or next((c.lemma for c in cues if c.role == "noun"), "")
        if counted in words("constructions", "tallied"):
            return frozenset(found | {"person"})
        thing = counted in words("constructions", "things") or class_of(counted) not in ("", "person")
        if thing:
            found.add("thing")
        elif value.dimension in ("", "count") and not broken:
            found.add("person")
        if value.dimension == "person" or (
            counted in ("", *words("constructions", "vague_nouns")) and not broken
        ):
            found.add("known person")
    return frozenset(found)


def shown(span: Span, value: Value, cues: Sequence[Cue], shows: str) -> str:
    """An attribute's name with what is counted: of cables "cables damaged", of web sites "sites infected".

    Args:
        span: the value's tokens.
        value: the value itself.
        cues: the constructions it stands in.
        shows: what a reader sees of the attribute otherwise: "buildings damaged".
    """
    kind, _, rest = shows.partition(" ")
    noun = value.unit.lower()
    if kind not in ("buildings", "people", "amount") or not rest or value.kind != "number":
        return shows
    group = class_of(noun)
    thing = "thing" in labels(value, cues) and group != "event"  # "made 12 arrests" tells of people
    other = group != "building" if kind == "buildings" else thing
    counted = (
        next((c.token for c in cues if c.role in ("noun", "premod") and c.lemma == noun), None)
        if other
        else None
    )
    return shows if counted is None else f"{span.doc[counted].lower_} {rest.partition(' or ')[0]}"
