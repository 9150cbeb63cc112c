"""Values that are only set beside another one: "a profit of $84m, down from 90m a year earlier".

The second is the same fact of an earlier time. It takes over what the first is a value of, and the time
told behind it is its own, not the first one's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from claimcheck import lexicon
from claimcheck.extract.elliptic import in_currency
from claimcheck.extract.parse import Sentence
from claimcheck.model import TIME_KINDS, Mention
from claimcheck.values.counted import class_of, singular

_JOINED = re.compile(r"(?: [a-z-]+){0,3}(?:,| and|, and| while|, while|;) (?:the )?(?:[A-Z][\w&'.-]* ){1,4}")
_FOR_ONE = re.compile(r" for (?:[\w-]+ ){1,4}?(?:and|or|but)(?: just| only)? $|(?: for [\w-]+){1,2}, $")
_FOR_OTHER = re.compile(r"(?: (?:\w+ )?for (?:(?:an?|the|each) )?| an? | per )([a-z][a-z-]+)")
_PAYERS = re.compile(
    r"(?: [a-z-]+){0,3}(?:,| and|, and| while|, while|;) (?:the )?([a-z]+s)(?: pay)? [$€£]?$"
)
_PAID = re.compile(r"\s?(?:[.,;]|$)")
_MOST = 100  # percent
_OF_ANOTHER = re.compile(r"(?: [a-z]+)? for\b")  # "52 votes against 48 for Lee"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values of one fact in a sentence.

    Attributes:
        base: start of the value that holds now.
        earlier: start of the one it is compared with.
        at: where the words of comparing begin, in the text.
    """

    base: int
    earlier: int
    at: int


def comparisons(sentence: Sentence, mentions: Sequence[Mention]) -> list[Comparison]:
    """The comparisons of a sentence, in order.

    Args:
        sentence: the sentence.
        mentions: its values, in order.
    """
    told = [m for m in mentions if m.value.kind not in TIME_KINDS and m.value.kind != "ordinal"]
    found = []
    for one, other in pairwise(told):
        if not _alike(one, other):
            continue
        low, high = one.end - sentence.start, (other.hedge_span or (other.start,))[0] - sentence.start
        words = _comparing().search(sentence.text, low, high)
        if words is not None and not _OF_ANOTHER.match(sentence.text, other.end - sentence.start):
            found.append(Comparison(one.start, other.start, sentence.start + words.start(1)))
    return found


def goes_on(sentence: Sentence, base: Mention, mention: Mention) -> bool:
    """Whether nothing but a name parts a bare number from the value before: "300 people and Norvik 200"."""
    between = sentence.text[base.end - sentence.start : mention.start - sentence.start]
    return (
        mention.value.kind not in TIME_KINDS
        and _alike(base, mention)
        and _JOINED.fullmatch(between) is not None
    )


def for_another(sentence: Sentence, base: Mention, mention: Mention) -> str:
    """For whom or what a bare number is told, or "": "20 euros for adults and 8 for children".

    Of a sum it is who pays it, too: "cars pay $3 and lorries 9".
    """
    if mention.value.kind in TIME_KINDS or not _alike(base, mention):
        return ""
    between = sentence.text[base.end - sentence.start : mention.start - sentence.start]
    behind = mention.end - sentence.start
    if _FOR_ONE.search(between) and (other := _FOR_OTHER.match(sentence.text, behind)):
        return other[1]
    payers = _PAYERS.fullmatch(between) if base.value.kind == "money" else None
    if payers is None or not _PAID.match(sentence.text, behind):
        return ""
    return payers[1] if class_of(singular(payers[1])) in ("person", "vehicle") else ""


def in_the_unit_of(mention: Mention, base: Mention) -> Mention:
    """A bare number as a value of the unit of the one it is compared with: "2,300 metres, up from 1,900".

    Example:
        >>> from claimcheck.values import find_values
        >>> base, bare = find_values("The runway is 2,300 metres long, up from 1,900.")
        >>> in_the_unit_of(bare, base).value.unit
        'meter'
    """
    value = mention.value
    if _is_rate_of(base, mention):
        return replace(mention, value=replace(value, unit=base.value.unit))
    if value.kind != "number" or value.unit:
        return mention
    if base.value.kind == "money":
        return replace(mention, value=in_currency(value, base.value))
    unit, dimension = base.value.unit, base.value.dimension
    return replace(
        mention, value=replace(value, kind=base.value.kind, unit=unit, dimension=dimension, alternatives=())
    )


def _alike(one: Mention, other: Mention) -> bool:
    bare = other.value.kind == "number" and not other.value.unit
    if one.value.kind == "percent":
        bare = bare and other.text.replace(".", "", 1).isdigit() and float(other.text) <= _MOST
    same = (one.value.kind, one.value.unit) == (other.value.kind, other.value.unit)
    return bare or same or _is_rate_of(one, other)


def _is_rate_of(base: Mention, mention: Mention) -> bool:
    """Whether only the first of two amounts says per what: "14 pence per share, up from 12.5 pence"."""
    unit, per, _ = base.value.unit.partition(" per ")
    return bool(per) and (base.value.kind, unit) == (mention.value.kind, mention.value.unit)


@cache
def _comparing() -> re.Pattern[str]:
    """Words of comparing that reach up to the second value: ", down from about"."""
    table = lexicon.table("qualifiers")["comparing"]
    words, light = ("|".join(table[key]) for key in ("words", "light"))
    return re.compile(rf"[\s,(]((?:{words})(?:\s(?:{light}))*\s?[$€£¥]?)$", re.IGNORECASE)
