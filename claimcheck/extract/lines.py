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
    r"(?:\d{1,4}(?:st|nd|rd|th|am|pm|h|z)?|t?\d{1,2}[.h]\d{2}(?:am|pm)?|\d{1,4}(?:[-.]\d{1,4}){1,2}t?)\b"
)
_BULLET = re.compile(r"(?:[•●▪◦‣·*+–-]|\(?\d{1,2}[.)])\s+\S")
_SHORT = 12  # words: longer lines are text, whatever they begin with
TERMINAL = re.compile(r"[.!?…:;][\"'”’)\]]*$")


def role_of(text: str) -> Role:
    lowered = text.lower()
    words = _WORD.findall(lowered[:400])
    if _is_stamp(lowered, words):
        return "dateline"
    if _is_byline(text, lowered, words):
        return "byline"
    if _is_caption(text, lowered, words):
        return "caption"
    if _is_navigation(text, lowered, words):
        return "navigation"
    if _is_boilerplate(text, lowered, words):
        return "boilerplate"
    if text.count("\t") > 1 or text.count("|") > 2:
        return "table"
    return "list" if _BULLET.match(text) else "body"


def _is_stamp(lowered: str, words: list[str]) -> bool:
    """A line of dates, clock times and words such as "updated", and nothing else."""
    if not words or len(words) > 30:
        return False
    known = (
        _vocabulary("months") | _vocabulary("weekdays") | _vocabulary("zones") | _vocabulary("stamp_words")
    )
    other = [word for word in words if word not in known and not _NUMBER.fullmatch(word)]
    dated = any(word in _vocabulary("months") or word in _vocabulary("weekdays") for word in words) or bool(
        _CALENDAR.search(lowered)
    )
    if not any(character.isdigit() for character in lowered):
        return not other and dated and len(words) <= 4
    if not other:
        return dated or bool(_CLOCK.search(lowered))
    opened = any(lowered.startswith(cue) for cue in _table("stamp_cues"))
    return (dated or bool(_CLOCK.search(lowered))) and opened and len(other) <= 3


_CALENDAR = re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?!\d)")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?m\b|h\b)|\b\d{1,2}:\d{2}\b")


def _is_byline(text: str, lowered: str, words: list[str]) -> bool:
    """ "By" and names, or a name and what its bearer is at the paper; never a sentence."""
    if not 1 < len(words) <= _SHORT:
        return False
    for opener in _table("byline_openers"):
        if re.match(rf"{re.escape(opener)}\b[\s:]", lowered):
            rest = _WORD.findall(text)[len(opener.split()) :]
            return bool(rest) and _capitalised_share(rest) >= 0.7 and not lowered.endswith(("!", "?"))
    named = _capitalised_share(_WORD.findall(text)) >= 0.6 and not TERMINAL.search(text)
    return (
        named and "," in text and any(lowered.rstrip(".").endswith(role) for role in _table("byline_roles"))
    )


def _capitalised_share(words: list[str]) -> float:
    return sum(word[0].isupper() for word in words) / len(words)


def _is_caption(text: str, lowered: str, words: list[str]) -> bool:
    if any(lowered.startswith(opener) for opener in _table("caption_openers")):
        return True
    tail = lowered[-60:]
    return any(mark in tail for mark in _table("caption_marks")) and (len(words) <= 45) and _closes(text)


def _closes(text: str) -> bool:
    """Whether the line ends in a bracket or without a full stop, as credits do."""
    return text.endswith((")", "]")) or not TERMINAL.search(text)


def _is_navigation(text: str, lowered: str, words: list[str]) -> bool:
    if not any(_opens(lowered, opener) for opener in _table("navigation_openers")):
        return False
    if lowered.startswith(
        ("read more", "see also", "related", "previous article", "next article", "click here")
    ):
        return True
    return len(words) <= _SHORT and not re.search(r"[.!?][\"'”’]?$", text)


def _opens(lowered: str, opener: str) -> bool:
    return lowered.startswith(opener) and (
        not opener[-1].isalnum() or not lowered[len(opener) : len(opener) + 1].isalnum()
    )


def _is_boilerplate(text: str, lowered: str, words: list[str]) -> bool:
    if _COPYRIGHT.match(lowered):
        return True
    if any(phrase in lowered for phrase in _table("boilerplate_phrases")) and len(words) <= 60:
        return True
    if len(words) <= 8 and (re.search(_READ_TIME, lowered) or _CONTACT.search(lowered)):
        return True
    return len(words) <= 8 and not TERMINAL.search(text) and _is_counter(words)


_COPYRIGHT = re.compile(r"(?:©|\(c\)\s|copyright\b|all content ©)")
_CONTACT = re.compile(r"^(?:tel|phone|fax|call|email|e-mail|contact|www\.|https?:)\b|\S@\S+\.\w")


def _is_counter(words: list[str]) -> bool:
    """Numbers, each with "shares", "comments" and the like, and nothing else."""
    counters = _vocabulary("counters")
    numbers = [word for word in words if word[0].isdigit()]
    rest = [word for word in words if not word[0].isdigit()]
    return bool(numbers) and bool(rest) and all(word in counters for word in rest)


@cache
def wire_dateline() -> re.Pattern[str]:
    """A wire dateline at the start of a line, through its dash: "LONDON, Nov 28 (Reuters) -"."""
    month = rf"(?:{_either('months')})\.?"
    day = rf"(?i:(?:{month}\s\d{{1,2}}|\d{{1,2}}\s{month})(?:,?\s\d{{4}})?)"
    capitals = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,4}(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.]*){0,2}){0,2}"
    place = r"[A-Z][\w.'’-]*(?:[ ,]{1,2}[A-Z][\w.'’-]*){0,6}"
    agency = rf"[(\[]\s*(?i:{_either('agencies')})\s*[)\]]"
    bracket = r"[(\[][^()\[\]]{2,30}[)\]]"
    dash = r"\s?(?:--|- -|[-–—―])\s"
    return re.compile(
        rf"(?:{day},?\s)?"
        rf"(?:{capitals}(?:,\s{day})?(?:\s{bracket})?{dash}"
        rf"|{place}(?:,\s{day})?\s(?:{agency}\s?(?:--|- -|[-–—―:])?\s?|{bracket}{dash})"
        rf"|{place},\s{day}{dash}"
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
        ("boilerplate", r"(?:©|\(c\)\s?|\bcopyright\s(?:©\s?|\(c\)\s?)?)\d{4}.*$"),
        (
            "boilerplate",
            r"https?://\S+|\bwww\.\S+|\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+|\bpic\.twitter\.com/\S+",
        ),
        ("boilerplate", _PHONE),
        ("caption", rf"\([^()]{{0,40}}(?:{_either('caption_marks')})[^()]{{0,60}}\)"),
    )
    return tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in patterns)


_READ_TIME = (
    r"\bread(?:ing)?\s?(?:time\s?:?|:)\s?\d{1,3}[\s-]?(?:min|mins|minutes?)\b"
    r"|\b\d{1,3}[\s-]?(?:min|mins|minutes?)\s?read(?:ing time)?\b"
)
_PHONE = (
    r"(?<![\w.])(?:\+?\d{1,3}[-. ]{1,2})?(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4}(?!\w)"
    r"|(?<!\w)1-8\d\d-[\dA-Z]{3}-?[\dA-Z]{3,4}(?!\w)"
)


def _table(key: str) -> tuple[str, ...]:
    entries: list[str] = lexicon.table("furniture")[key]
    return tuple(entries)


def _vocabulary(key: str) -> frozenset[str]:
    return lexicon.words("furniture", key)


def _either(key: str) -> str:
    """The entries of a list as one alternation, longest first."""
    return "|".join(re.escape(entry) for entry in sorted(_table(key), key=lambda entry: (-len(entry), entry)))
