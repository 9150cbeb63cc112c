"""Lives in brackets: "Ann Lee (3 May 1900 - 28 May 1970)" tells when she was born and when she died."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from claimcheck.config import Config
from claimcheck.extract.attributes import AttributeReading
from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.names.bearers import Name, is_person
from claimcheck.extract.phrases import Subject
from claimcheck.extract.subjects import SubjectIndex
from claimcheck.model import Mention
from claimcheck.values import find_values
from claimcheck.values.counted import class_of

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{4,160})[)\]]")
_TITLE = re.compile(r",[^,.;()\n]{1,40}$")  # between name and bracket: ", 2nd Baron Lee"
_BORN = re.compile(r"(?:\bborn|\bb\.|\*)[^,;\d]{0,30}$", re.IGNORECASE)
_DIED = re.compile(r"(?:\bdied|\bd\.|†)[^,;\d]{0,30}$", re.IGNORECASE)
# In a bracket before the first of two dates: "born", "Greek: ...;"; after "r." or "in office" stands no life.
_BEFORE_LIFE = re.compile(r"(?:.*[;,])?\s*(?:born\b|b\.|\*|c\.|ca\.|circa\b)?[^;,\w]*", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–—]\s?|\sto\s")
_APART = re.compile(rf"[^;]{{0,60}}?(?:{_DASH.pattern}|;)[^;]{{0,30}}")  # "3 May 1900, Rome - c. 28 May 1970"
_WAS = re.compile(r",?\s(?:was|is)\s(?:an?|the)\s([^.,;()\n]{1,60})")
_YEARS = (8, 116)  # that a life may last; a shorter stretch is rather a reign or a series
_YEAR = 365.25  # days
_SURE = 0.9  # confidence of an attribute that brackets state


@dataclass(frozen=True, slots=True)
class LifeDate:
    """When somebody was born or died."""

    subject: Subject
    reading: AttributeReading


def read_lives(
    text: str, mentions: Sequence[Mention], subjects: SubjectIndex, config: Config
) -> tuple[list[Mention], dict[int, LifeDate]]:
    """Find births and deaths told in brackets behind a person's name.

    Args:
        text: the document's text.
        mentions: its values in order; "1900-1970" is one of them.
        subjects: its names.
        config: how values are read.

    Returns:
        The mentions, with stretches that are lives parted into their two dates; and the dates of lives, by
        where they begin.
    """
    starts = [mention.start for mention in mentions]
    kept, lives = list(mentions), dict[int, LifeDate]()
    for bracket in reversed(list(_BRACKET.finditer(text))):
        low, high = (bisect_left(starts, bracket.start(1)), bisect_left(starts, bracket.end(1)))
        inside = [part for mention in mentions[low:high] for part in _parted(text, mention, config)]
        dated = list(_roles(text, bracket.start(1), inside))
        name = _bearer(text, bracket.start(), subjects) if dated else None
        if name is None or not (is_person(name) or _by_day(inside) or _was_person(text, bracket.end())):
            continue
        kept[low:high] = inside
        lives |= {date.start: _life(name, verb) for date, verb in dated}
    return kept, lives


def _parted(text: str, mention: Mention, config: Config) -> list[Mention]:
    """The two dates of a stretch of time; anything else as it is."""
    value = mention.value
    dash = _DASH.search(text, mention.start, mention.end)
    if value.kind != "date" or value.hedge != "range" or dash is None:
        return [mention]
    sides = [(mention.start, dash.start()), (dash.end(), mention.end)]
    found = [[(low, date) for date in find_values(text[low:high], config=config)] for low, high in sides]
    dates = [side[0] for side in found if len(side) == 1 and side[0][1].value.kind == "date"]
    if len(dates) != len(sides):
        return [mention]
    return [replace(date, start=low + date.start, end=low + date.end) for low, date in dates]


def _roles(text: str, start: int, inside: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Dates of a bracket with the verb of what they date: a life of two dates, or what a sign says of one."""
    dates = [mention for mention in inside if mention.value.kind == "date"]
    before = text[start : dates[0].start] if dates else ""
    if len(dates) == 2 and _is_life(*dates):
        if _BEFORE_LIFE.fullmatch(before) and _APART.fullmatch(text, dates[0].end, dates[1].start):
            yield from zip(dates, ("bear", "die"), strict=True)
    elif len(dates) == 1:
        signs = {"bear": _BORN, "die": _DIED}
        yield from ((dates[0], verb) for verb, sign in signs.items() if sign.search(before))


def _is_life(first: Mention, last: Mention) -> bool:
    born, died = first.value.low, last.value.low
    if not isinstance(born, datetime) or not isinstance(died, datetime):
        return False
    least, most = _YEARS
    return least <= (died - born).days / _YEAR <= most


def _bearer(text: str, bracket: int, subjects: SubjectIndex) -> Name | None:
    """The name in front of a bracket, a title between them aside."""
    before = text[max(0, bracket - 60) : bracket].rstrip()
    end = max(0, bracket - 60) + len(before)
    title = _TITLE.search(before)
    titled = subjects.ending_at(end - len(title[0])) if title else None
    found = titled if titled and is_person(titled) else subjects.ending_at(end)
    return found if found is not None and " " in found.canonical else None


def _was_person(text: str, after: int) -> bool:
    """Whether a text goes on with "was a rabbi"."""
    found = _WAS.match(text, after)
    return found is not None and any(class_of(word.lower()) == "person" for word in found[1].split())


def _by_day(mentions: Sequence[Mention]) -> bool:
    return len(mentions) > 1 and all(mention.value.precision == "day" for mention in mentions)


def _life(name: Name, verb: str) -> LifeDate:
    attribute = catalogue().dated(verb, "verb", frozenset())
    assert attribute is not None, f"the catalogue lists no event {verb!r}"
    reading = AttributeReading(
        id=attribute.id,
        display=attribute.shows,
        head=attribute.id.removesuffix(" date"),
        lemmas=(verb,),
        behaviour="constant",
        owner=attribute.owner,
        confidence=_SURE,
        how=f'stands in brackets behind a name, as a "{attribute.id}" does',
    )
    return LifeDate(Subject(name.canonical, 1.0, f'the brackets stand behind "{name.canonical}"'), reading)
