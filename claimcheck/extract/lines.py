"""What one line of a page is, judged by what is left of it once the words of a role are taken away.

A line that holds nothing but dates, clock times and "updated" dates the document; a line of names after "By"
says who wrote it. A full sentence is furniture only where it says itself what it is. The words are those of
`data/furniture.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from claimcheck import lexicon

Role = Literal[
    "body", "headline", "dateline", "byline", "caption", "navigation", "boilerplate", "table", "list"
]
FURNITURE: frozenset[Role] = frozenset({"dateline", "byline", "caption", "navigation", "boilerplate"})

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_NUMBER = re.compile(
    r"(?:\d{1,4}(?:st|nd|rd|th|am|pm|h|z)?|t?\d{1,2}[.h]\d{2}(?:am|pm)?|\d{1,4}(?:[-.]\d{1,4}){1,2}(?:t\d{0,2})?)\b"
)
_BULLET = re.compile(r"(?:[•●▪◦‣·*+–-]|\(?\d{1,2}[.)])\s+\S")
_SIGNATURE_END = re.compile(r"(?:,|\s[|·•–—-])\s")
_FULL_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_STAMP = 200  # characters
_SHORT = 12  # words: longer lines are text, whatever they begin with
_FULL_STOP = re.compile(r"[.!?][\"'”’]?$")
_CALENDAR = re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?!\d)")
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.h]\s?\d{2}){0,2}\s?(?:[ap]\.?m\b\.?|h\b)|\b\d{1,2}(?::\s?\d{2}){1,2}(?!\d)|\b\d{4}(?=\s(?:GMT|UTC)\b)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:all content )?(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|by\b|:))")
_CONTACT = re.compile(r"^(?:tel|phone|fax|call|e-?mail|contact)\b\W*[:+(\d]|^(?:www\.|https?:)|\S@\S+\.\w")
_CAPTION = re.compile(
    r"in this (?:[\w., ]{1,30}\s)?(?:photo|image|picture|photograph|frame grab)"
    r"(?:,|\s(?:taken|provided|released|made)\b)"
)
TERMINAL = re.compile(r"[.!?…:;][\"'”’)\]]*$")


def role_of(text: str) -> Role:
    """Say what a line is, by itself; headlines are found by `read_layout`, which sees the lines around it.

    Args:
        text: one line without outer blanks.

    Example:
        >>> role_of("Published: May 3, 2013 10:20 AM EDT"), role_of("Published reports named 12 victims.")
        ('dateline', 'body')
    """
    lowered = text.lower()
    words = _WORD.findall(lowered[:400])
    roles: tuple[tuple[Role, bool], ...] = (
        ("dateline", is_stamp(text)),
        ("byline", _is_byline(text, words)),
        ("caption", _is_caption(text, lowered, words)),
        ("navigation", _is_navigation(lowered, words)),
        ("boilerplate", _is_boilerplate(text, lowered, words)),
        ("table", text.count("\t") > 1 or text.count("|") > 2),
        ("list", _BULLET.match(text) is not None),
    )
    return next((role for role, holds in roles if holds), "body")


def is_stamp(text: str) -> bool:
    """Whether a line only dates: dates, times, "updated"; after "updated" hardly anything else."""
    lowered = text.lower()
    words = _WORD.findall(lowered[:400])
    if not words or len(words) > 30:
        return False
    calendar = _vocabulary("months") | _vocabulary("weekdays")
    known = calendar | _vocabulary("zones") | _vocabulary("stamp_words")
    other = [word for word in words if word not in known and not _NUMBER.fullmatch(word)]
    opened = _opener("stamp_cues").match(lowered) is not None
    if not any(character.isdigit() for character in lowered):
        return not other and len(words) <= 4 and not calendar.isdisjoint(words)
    dated = not calendar.isdisjoint(words) or _CALENDAR.search(lowered) or _CLOCK.search(lowered)
    if not other:
        return bool(dated) or (opened and words[-1] == "ago")
    return bool(dated) and opened and len(other) <= 3


def is_signed_stamp(text: str) -> bool:
    """Whether a line tells a paper, or who wrote in it, and a day: "Ann Lee, Port Lee Echo, 3 May 2013"."""
    for mark in _SIGNATURE_END.finditer(text[:_LONGEST_STAMP]):
        stamp = text[mark.end() :]
        if stamp[:1].isalnum() and _FULL_DATE.search(stamp) and is_stamp(stamp):
            signed = [
                w for w in _WORD.findall(text[: mark.start()]) if w.lower() not in _vocabulary("byline_words")
            ]
            named = signed and all(word[0].isupper() for word in signed)
            return bool(named) and len(signed) <= _SHORT and signed[-1].lower() not in _vocabulary("weekdays")
    return False


def _is_byline(text: str, words: list[str]) -> bool:
    """ "By" and names, or a name and what its bearer is at the paper; never a sentence."""
    if not 1 < len(words) <= _SHORT:
        return False
    lowered = text.lower()
    if opener := _opener("byline_openers").match(lowered):
        rest = _WORD.findall(text[opener.end() :])
        named = [word for word in rest if word.lower() not in _vocabulary("byline_words")]
        times = _vocabulary("months") | _vocabulary("weekdays")
        return bool(named) and _capitalised_share(named) == 1 and words[len(words) - len(rest)] not in times
    role = any(lowered.rstrip(".").endswith(role) for role in _table("byline_roles"))
    return (
        role and "," in text and _capitalised_share(_WORD.findall(text)) >= 0.6 and not TERMINAL.search(text)
    )


def _capitalised_share(words: list[str]) -> float:
    return sum(word[0].isupper() for word in words) / len(words)


def _is_caption(text: str, lowered: str, words: list[str]) -> bool:
    """Opened by "Photo:" and the like, or closed by a credit."""
    if _opener("caption_openers").match(lowered) or _CAPTION.match(lowered):
        return True
    credited = any(mark in lowered[-60:] for mark in _table("caption_marks"))
    return credited and len(words) <= 45 and (text.endswith((")", "]")) or not TERMINAL.search(text))


def _is_navigation(lowered: str, words: list[str]) -> bool:
    """Opened by words that lead elsewhere; short and without a full stop where these could mean a fact."""
    if _opener("navigation_always").match(lowered):
        return True
    opened = _opener("navigation_openers").match(lowered) is not None
    return opened and len(words) <= _SHORT and not _FULL_STOP.search(lowered)


def _is_boilerplate(text: str, lowered: str, words: list[str]) -> bool:
    if _COPYRIGHT.match(lowered):
        return True
    if len(words) <= 60 and any(phrase in lowered for phrase in _table("boilerplate_phrases")):
        return True
    if len(words) > 8:
        return False
    if re.match(_READ_TIME, lowered) or _CONTACT.search(lowered):
        return True
    return not TERMINAL.search(text) and _is_counter(words)


def _is_counter(words: list[str]) -> bool:
    """Numbers, each with "shares", "comments" and the like, and nothing else."""
    rest = [word for word in words if not word[0].isdigit()]
    return 0 < len(rest) < len(words) and _vocabulary("counters").issuperset(rest)


def without_clock(stamp: str) -> str:
    """A stamp without clock times and time zones: a document is of the calendar day it says it is of."""
    return _zone().sub(" ", _CLOCK.sub(" ", stamp))


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?:{_either('zones')})\b\.?(?:[+-]\d{{1,2}}(?::?\d{{2}})?)?", re.IGNORECASE
    )


@cache
def wire_dateline() -> re.Pattern[str]:
    """A wire dateline at the start of a line, through its dash: "LONDON, Nov 28 (Reuters) -"."""
    month = rf"(?:{_either('months')})\.?"
    date = rf"(?:{month}\s\d{{1,2}}|\d{{1,2}}\s{month})"
    day = rf"(?i:{date}(?:,?\s\d{{4}})?)"
    capitals = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,4}(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.]*){0,2}){0,2}"
    place = r"[A-Z][\w.'’-]*(?:[ ,]{1,2}[A-Z][\w.'’-]*){0,6}"
    agency = rf"[(\[]\s*(?i:{_either('agencies')})\s*[)\]]"
    bracket = r"[(\[][^()\[\]]{2,30}[)\]]"
    dash = r"\s?(?:--|- -|[-–—―])\s"
    return re.compile(
        rf"(?:{day},?\s)?"
        rf"(?:{capitals}(?:,\s{day})?(?:\s{bracket})?{dash}"
        rf"|{place}(?:,\s{day})?\s(?:{agency}\s?(?:--|- -|[-–—―:])?\s?|{bracket}{dash}(?=[\"“‘']?[A-Z\d]))"
        rf"|{place},\s{day}{dash}"
        rf"|(?i:{date},?\s\d{{4}})(?:\s{bracket})?{dash}(?=[\"“‘']?[A-Z\d])"
        rf"|{agency}\s?(?:--|- -|[-–—―:])\s?)"
    )


@cache
def inline_furniture() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """What inside a line of text is no claim: stamps, ways to other pages, read times, addresses, credits."""
    moment = (
        rf"\d{{1,4}}(?:st|nd|rd|th)?(?:[-/:.]\d{{1,4}}){{0,2}}|{_either('months')}|{_either('weekdays')}"
        rf"|{_either('zones')}|on|at"
    )
    patterns: tuple[tuple[Role, str], ...] = (
        (
            "dateline",
            rf"(?<![\w'’])(?:{_either('stamp_cues')})\s?:?(?:[\s,.|@-]{{1,3}}(?:{moment})(?!\w)\.?){{1,12}}"
            r"(?=\s*(?:$|[|)\]•·–—-]))",
        ),
        ("navigation", rf"(?:(?<=[.!?|]\s)|^)(?:{_either('navigation_inline')}).*$"),
        ("boilerplate", _READ_TIME),
        ("boilerplate", r"(?:©\s?|\(c\)\s?|\bcopyright\s(?:©\s?|\(c\)\s?)?)\d{4}.*$"),
        (
            "boilerplate",
            r"https?://\S+|\bwww\.\S+|\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+|\bpic\.twitter\.com/\S+",
        ),
        ("boilerplate", _PHONE),
        ("caption", rf"\([^()]{{0,40}}(?:{_either('caption_marks')})[^()]{{0,60}}\)"),
    )
    return tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in patterns)


_READ_TIME = (
    r"\b(?:estimated\s)?read(?:ing)?\s?(?:time\s?:?|:)\s?\d{1,3}[\s-]?(?:min|mins|minutes?)\b"
    r"|\b\d{1,3}[\s-]?(?:min|mins|minutes?)\s?read(?:ing time)?\b"
)
_PHONE = (
    r"(?<![\w.])(?:\+?\d{1,3}[-. ]{1,2})?(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4}(?!\w)"
    r"|(?<![\w.,])0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?!\w)"
    r"|(?<!\w)1-8\d\d-[\dA-Z]{3}-?[\dA-Z]{3,4}(?!\w)"
)


def _table(key: str) -> tuple[str, ...]:
    entries: list[str] = lexicon.table("furniture")[key]
    return tuple(entries)


def _vocabulary(key: str) -> frozenset[str]:
    return lexicon.words("furniture", key)


@cache
def _opener(key: str) -> re.Pattern[str]:
    """Any entry of a list at the start of a line, as whole words."""
    return re.compile(rf"(?:{_either(key)})(?:(?<=\W)|(?!\w))[\s:]*")


def _either(key: str) -> str:
    """The entries of a list as one alternation, longest first."""
    return "|".join(re.escape(entry) for entry in sorted(_table(key), key=lambda entry: (-len(entry), entry)))
