"""Ages without a unit: "aged 35", and the 35 of "Jane Doe, 35, said"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.lexicon import table
from claimcheck.values.amounts import Amount
from claimcheck.values.counted import class_of, singular
from claimcheck.values.cues import cue
from claimcheck.values.vocabulary import Numeral

_UNIT = re.compile(r" (day|week|month|year)s?(?: old| of age)?\b")
_AGED = re.compile(
    r"\b(?:aged|age|ages)(?: of)? (?:about |around |between )?(?:\d{1,3}(?:,| and| to| or|, and) ){0,3}$"
)
_NAMED = re.compile(r"([A-Z](?:[^\W\d]|['-]){0,24}),? $")
_WORD_BEFORE_COMMA = re.compile(r"([a-z]+), $")  # "the actress, 26, left"; not "the 23 people, 12 of them"
_SET_OFF = re.compile(r"[,;)]|\.(?=\s|$)|$")
_OF_PLACE = re.compile(r" (?:who|was|is|from|of(?! (?:them|whom|which|these|those|the|its|their|\d)))\b")
_NAME = r" (?:the )?(?:[^\s,.;]{1,24} ){0,3}[^\s,.;]{1,24}, $"
_BACK = 100  # characters: a name and what stands before it


def as_age(text: str, low: str, numeral: Numeral) -> Amount | None:
    """Read "aged 35", "aged 3 months", and the 35 of "Jane Doe, 35, said" as an age.

    Args:
        text: the text.
        low: the same in lower case.
        numeral: a number in it.
    """
    if numeral.scaled or not 0 < numeral.value < 120 or numeral.end - numeral.start > 3:
        return None
    at = numeral.start
    aged = "age" in low[max(0, at - 32) : at] and _AGED.search(low, max(0, at - 32), at) is not None
    if not aged and not (text[at - 2 : at] == ", " and _is_somebodys(text, low, numeral)):
        return None
    told = _UNIT.match(low, numeral.end) if aged else None  # "aged 3 months"
    unit, end = (told[1], told.end()) if told else ("year", numeral.end)
    one = Decimal(1)
    return Amount(at, end, at, numeral.end, numeral.value, one, numeral.form, "duration", unit, "age")


def _is_somebodys(text: str, low: str, numeral: Numeral) -> bool:
    """Whether a number behind a comma is the age of who stands before it."""
    at = numeral.start
    set_off = _SET_OFF.match(text, numeral.end) is not None
    if not set_off and not _OF_PLACE.match(text, numeral.end):
        return False
    name = _NAMED.search(text, max(0, at - 27), at)
    if name is None:
        role = _WORD_BEFORE_COMMA.search(low, max(0, at - 24), at)
        return role is not None and class_of(role[1]) == "person" and singular(role[1]) == role[1]
    if name[1].lower() in table("dates")["weekdays"]:
        return False
    where = cue("before_place", after=_NAME).search(low, max(0, at - _BACK), at)
    # "In Aldon, 12, among them two children, died" is no age; "a nurse from Aldon, 31, died" may be one.
    return where is None or (set_off and text[where.start()].islower())
