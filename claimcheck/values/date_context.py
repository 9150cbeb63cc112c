"""What stands around a time decides whether it is one, which reading is meant, and whether it is an end."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon import table
from claimcheck.model import Hedge
from claimcheck.values.clock import Clock
from claimcheck.values.date_meaning import Calendar, Either, Nth, Offset, Recurring, Spec, Unit
from claimcheck.values.date_tokens import Item

REACH = 90  # characters of the clause that are looked at for its tense
_WORD = re.compile(r"[a-z']+")
_NEXT_WORD = re.compile(r" ([a-z'-]+)")
_CLAUSE_END = re.compile(r"[.;:!?\n]")
_VERB = re.compile(r"(?:may|march) [a-z]")  # "they march second in line"
_RELATIVE_TO = (" before", " after", " later than")
_EVERY_AFTER = re.compile(r" (?:of|in) (?:each|every)\b")
_SUFFIXES = (" or later", " or earlier", " onward", " and later")
_NOTHING_ELSE = re.compile(r"[\s(\[\"'.,;:!?)\]]*(?:(?:in|on|at|by|the|for|around|about|within) )*")


def accepts(item: Item, text: str, low: str) -> bool:
    """Whether a recognised expression is a time where it stands.

    Strong expressions are, except "every Friday". Words and figures with other meanings (May, 2010, 3:16)
    need a preposition, or have to be all there is.
    """
    before, after = low[max(0, item.start - 40) : item.start], low[item.end : item.end + 40]
    words = _last_words(before)
    if words & _words("every") or _EVERY_AFTER.match(after):
        return False
    if isinstance(item.value, Recurring) and words & _words("other_calendar"):
        return False
    if isinstance(item.value, Unit) and item.value.near:
        return bool(words & _words("weekend_before"))
    if low[item.start : item.end].endswith(_RELATIVE_TO) and _NEXT_WORD.match(after):
        return False  # "two days before the vote"
    if not _doubtful(item, low[item.start : item.end]) and not _VERB.match(text, item.start):
        return True
    if _NOTHING_ELSE.fullmatch(low, 0, item.start) and _NOTHING_ELSE.fullmatch(low, item.end):
        return True
    if isinstance(item.value, Offset):
        return item.value.ahead and bool(words & {"in", "within"}) and _announced(low, item.start)
    if isinstance(item.value, Clock):
        return bool(words & _words("clock_before"))
    if isinstance(item.value, Calendar) and item.code == "y":
        return _year(item, text, words, before, after)
    if item.code == "m":
        return _month(item, text, words, after)
    if item.code == "q":
        return isinstance(item.value, Nth) or bool(words & _words("season_before"))
    if isinstance(item.value, Calendar) and item.code == "d" and item.value.month is None:
        return bool(words & _words("day_before")) and not _NEXT_WORD.match(after)
    if item.code == "d":
        return bool(words & {"on", "by", "since", "until", "from"}) and "/" in low[item.start : item.end]
    return item.code == "k" and bool(words & {"the", "early", "late", "mid"}) and " his" not in before


def _doubtful(item: Item, figure: str) -> bool:
    if isinstance(item.value, Clock):
        return item.value.either or (item.value.zone == "" and item.value.minute is not None)
    first = item.value.options[0] if isinstance(item.value, Either) else item.value
    if item.code == "d" and isinstance(first, Calendar) and first.year is None and first.weekday is None:
        return first.month is None or ("/" in figure and figure.replace("/", "").isdigit())
    if isinstance(item.value, Offset) and item.value.ahead:
        return True
    return item.weak


def _last_words(before: str) -> set[str]:
    """The last word, two words and three words before a place, each as one string."""
    if before[-1:] not in (" ", "-", "\n"):
        return set()
    words = before[:-1].rsplit(None, 3)[-3:]
    return {" ".join(words[place:]) for place in range(len(words))}


def _year(item: Item, text: str, words: set[str], before: str, after: str) -> bool:
    following = _NEXT_WORD.match(after)
    counted = (
        following is not None and following[1].endswith("s") and following[1] not in _words("function_words")
    )
    if before.endswith("(") and after.startswith((")", ",", "-", ";")):
        return True
    if words & _words("year_before") or after.startswith(_SUFFIXES):
        return not counted
    if words & _words("year_before_open"):
        if following is None or following[1] in _words("function_words"):
            return after[:1] not in ("%", "-")
        named = text[item.end + 1 : item.end + 2].isupper()
        articles = {"the", "a", "an", "its", "his", "her", "their", "this"}
        return bool(words & articles) and (named or not counted) and 1800 <= item.value.year <= 2100
    return False


def _month(item: Item, text: str, words: set[str], after: str) -> bool:
    if not text[item.start].isupper():
        return False
    if not words & _words("month_before"):
        return False
    following = text[item.end : item.end + 2]
    # "by April Jones" is a person; "in May China said" is rare enough to lose.
    return not (following[:1] == " " and following[1:2].isupper()) or bool(words & {"in", "since", "until"})


def direction(low: str, start: int, end: int) -> int:
    """-1, 0 or 1: whether the clause around a time tells of the past or the future."""
    after = _CLAUSE_END.split(low[end : end + REACH])[0]
    return _cue(_before(low, start), step=-1) or _cue(_WORD.findall(after), step=1)


def _before(low: str, start: int) -> list[str]:
    """The words of the clause before a place, the nearest first."""
    return _WORD.findall(_CLAUSE_END.split(low[max(0, start - REACH) : start])[-1])[::-1]


def _announced(low: str, start: int) -> bool:
    """Whether "in three days" tells when something will happen, not how long it took or how rare it is."""
    words = _before(low, start)
    rare = any(word in _tense("ranks") or word.endswith("est") for word in words)
    return not rare and _cue(words, step=-1) > 0


def _cue(words: list[str], step: int) -> int:
    """The first word that tells, seen from the time outwards; `step` is the direction of reading."""
    for place, word in enumerate(words):
        following = words[place + step] if 0 <= place + step < len(words) else ""
        before = words[place - step] if 0 <= place - step < len(words) else ""
        if word in _tense("future") or (word in _tense("obliged") and following == "to"):
            return 1
        if word == "be" and before == "to":
            return 1
        if word in _tense("past") or (len(word) > 4 and word.endswith("ed") and before != "be"):
            return -1
    return 0


def hedge(low: str, item: Item) -> tuple[Hedge, tuple[int, int] | None]:
    """The word that makes a time an end: since 2010, by Friday, 2012 or later.

    Returns:
        The hedge and the span of its words; "" and None where there is none.
    """
    hedges: dict[str, Hedge] = table("dates")["hedges"]
    before = low[max(0, item.start - 24) : item.start].removesuffix("the ")
    known = max((words for words in _last_words(before) if words in hedges), key=len, default="")
    if known.endswith("until") and any(before.endswith(f"{no} {known} ") for no in _negations()):
        return "", None
    if known and hedges[known]:
        start = low.rindex(known, 0, item.start)
        return hedges[known], (start, start + len(known))
    suffixes: dict[str, Hedge] = table("dates")["suffix_hedges"]
    for words, value in suffixes.items():
        if low.startswith(words, item.end + 1) and not _NEXT_WORD.match(low, item.end + 1 + len(words)):
            return value, (item.end + 1, item.end + 1 + len(words))
    return "", None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dates")["context"][name])


@cache
def _negations() -> tuple[str, ...]:
    return tuple(table("dates")["negations"]["words"])


@cache
def _tense(name: str) -> frozenset[str]:
    return frozenset(table("dates")["tense"][name])


def is_time(value: object) -> bool:
    """Whether an item of the grammar is a time, and not just a word of it."""
    return isinstance(value, Spec | Clock)
