"""What stands around a time decides whether it is one, which reading is meant, and whether it is an end."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon import table
from claimcheck.model import Hedge
from claimcheck.values.clock import Clock
from claimcheck.values.date_meaning import Calendar, Either, Nth, Spec
from claimcheck.values.date_tokens import Item

REACH = 90  # characters of the clause that are looked at for its tense
_WORD = re.compile(r"[a-z']+")
_LAST_WORDS = re.compile(r"(?:([a-z']+) )?(?:([a-z']+) )?([a-z']+)[ -]$")
_NEXT_WORD = re.compile(r" ([a-z'-]+)")
_CLAUSE_END = re.compile(r"[.;:!?\n]")
_VERB = re.compile(r"(?:may|march) [a-z]")  # "they march second in line"
_NOTHING_ELSE = re.compile(r"[\s(\[\"'.,;:!?)\]]*")


def accepts(item: Item, text: str, low: str) -> bool:
    """Whether a recognised expression is a time where it stands.

    Strong expressions are, except "every Friday". Words and figures with other meanings (May, 2010, 3:16)
    need a preposition, or have to be all there is.
    """
    before, after = low[max(0, item.start - 40) : item.start], low[item.end : item.end + 40]
    words = _last_words(before)
    if words & _words("every"):
        return False
    if not _doubtful(item) and not _VERB.match(text, item.start):
        return True
    if _NOTHING_ELSE.fullmatch(low, 0, item.start) and _NOTHING_ELSE.fullmatch(low, item.end):
        return True
    if isinstance(item.value, Clock):
        return bool(words & _words("clock_before"))
    if isinstance(item.value, Calendar) and item.code == "y":
        return _year(item, text, words, before, after)
    if item.code == "m":
        return _month(item, text, words, after)
    if item.code == "q":
        return isinstance(item.value, Nth) or bool(words & _words("season_before"))
    if item.code == "d":
        return bool(words & {"on", "by", "since", "until", "from"}) and "/" in low[item.start : item.end]
    return item.code == "k" and bool(words & {"the", "early", "late", "mid"}) and " his" not in before


def _doubtful(item: Item) -> bool:
    if isinstance(item.value, Clock):
        return item.value.either or (item.value.zone == "" and item.value.minute is not None)
    if isinstance(item.value, Either) and item.code == "d":
        return isinstance(item.value.options[0], Calendar) and item.value.options[0].year is None
    return item.weak


def _last_words(before: str) -> set[str]:
    """The last word, two words and three words before a place, each as one string."""
    found = _LAST_WORDS.search(before)
    if found is None:
        return set()
    words = [word for word in found.groups() if word]
    return {" ".join(words[-count:]) for count in range(1, len(words) + 1)}


def _year(item: Item, text: str, words: set[str], before: str, after: str) -> bool:
    following = _NEXT_WORD.match(after)
    counted = (
        following is not None and following[1].endswith("s") and following[1] not in _words("function_words")
    )
    if before.endswith("(") and after.startswith((")", ",", "-", ";")):
        return True
    if words & _words("year_before"):
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
    before = _CLAUSE_END.split(low[max(0, start - REACH) : start])[-1]
    after = _CLAUSE_END.split(low[end : end + REACH])[0]
    for words in (reversed(_WORD.findall(before)), iter(_WORD.findall(after))):
        previous = ""
        for word in words:
            if word in _tense("future") and not (word in ("set", "planned", "expected") and previous == "by"):
                return 1
            if word in _tense("past") or (len(word) > 4 and word.endswith("ed")):
                return -1
            previous = word
    return 0


def hedge(low: str, item: Item) -> tuple[Hedge, tuple[int, int] | None]:
    """The word that makes a time an end: since 2010, by Friday, 2012 or later.

    Returns:
        The hedge and the span of its words; "" and None where there is none.
    """
    hedges: dict[str, Hedge] = table("dates")["hedges"]
    before = low[max(0, item.start - 24) : item.start]
    known = max((words for words in _last_words(before) if words in hedges), key=len, default="")
    if known and hedges[known]:
        start = item.start - len(known) - 1
        return hedges[known], (start, start + len(known))
    suffixes: dict[str, Hedge] = table("dates")["suffix_hedges"]
    for words, value in suffixes.items():
        if low.startswith(words, item.end + 1):
            return value, (item.end + 1, item.end + 1 + len(words))
    return "", None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dates")["context"][name])


@cache
def _tense(name: str) -> frozenset[str]:
    return frozenset(table("dates")["tense"][name])


def is_time(value: object) -> bool:
    """Whether an item of the grammar is a time, and not just a word of it."""
    return isinstance(value, Spec | Clock)
