"""What stands around a time decides whether it is one, and whether it is an end: since 2010, by Friday."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from claimcheck.lexicon import table
from claimcheck.model import Hedge
from claimcheck.values.calendar import CLOCK_UNITS
from claimcheck.values.clock import Clock
from claimcheck.values.dates.bareyears import is_told
from claimcheck.values.dates.meaning import Calendar, Either, Recurring, Spec, Unit
from claimcheck.values.dates.offsets import Offset
from claimcheck.values.dates.tense import announced
from claimcheck.values.dates.tokens import Item, doubtful_feasts
from claimcheck.values.dates.units import Nth

REACH = 40  # characters on each side
YEARS_AS_ADJECTIVES = range(1800, 2101)  # "the 2008 election"
_NEXT_WORD = re.compile(r" ([a-z'-]+)")
_VERB = re.compile(r"(?:[a-z]+ )?(?:may|march) [a-z]")  # "they march second in line", "that may happen"
_GOES_ON = re.compile(r" \w")
_NAME = re.compile(r".{3,20}Century [A-Z]")  # a company, not a century
_RELATIVE_TO = (" before", " after")
_EVERY_AFTER = re.compile(r" (?:of|in) (?:each|every)\b")
_LATER = (" or later", " or earlier", " onward", " and later")
_COUNTED_FROM = (" of ", " after ", " following ")  # "within 30 days of the trip" is no time from now
_NOTHING_ELSE = re.compile(r"[\s(\[\"'.,;:!?)\]]*(?:(?:in|on|at|by|the|for|around|about|within) )*")


class _Place(NamedTuple):
    """A time where it stands: the text, its lower case, and what is next to it."""

    item: Item
    text: str
    low: str
    words: frozenset[str]  # the last word, two words and three words before it
    before: str
    after: str

    def follows(self, name: str) -> bool:
        """Whether one of the listed words stands before it."""
        return not self.words.isdisjoint(_words(name))

    @property
    def alone(self) -> bool:
        """Whether it is all there is, but for a preposition."""
        start, end = self.item.start, self.item.end
        return bool(_NOTHING_ELSE.fullmatch(self.low, 0, start) and _NOTHING_ELSE.fullmatch(self.low, end))

    @property
    def figure(self) -> str:
        return self.low[self.item.start : self.item.end]


def accepts(item: Item, text: str, low: str) -> bool:
    """Whether a recognised expression is a time where it stands.

    Strong expressions are, except "every Friday". Words and figures with other meanings (May, 2010, 3:16)
    need a preposition, or have to be all there is.

    Args:
        item: the expression, with its place in the texts.
        text, low: the folded text, and its lower case.
    """
    before, after = low[max(0, item.start - REACH) : item.start], low[item.end : item.end + REACH]
    place = _Place(item, text, low, _last_words(before), before, after)
    if _ruled_out(place):
        return False
    if not _doubtful(place) and not _VERB.match(text, item.start):
        return True
    in_words = item.code == "y" and not place.figure.isdigit()  # "two thousand and five" may be a number
    if not in_words and place.alone:
        return True
    return _supported(place)


def _ruled_out(place: _Place) -> bool:
    if place.follows("age_before") or place.follows("every") or _EVERY_AFTER.match(place.after):
        return True
    if isinstance(place.item.value, Recurring) and place.follows("other_calendar"):
        return True
    value = place.item.value
    small = place.text[place.item.start].islower()
    if small and isinstance(value, Recurring) and value.name in doubtful_feasts() and not place.alone:
        return True  # "it was a great fast"
    # "two days before the vote" counts from the vote
    if place.figure.endswith(_RELATIVE_TO) and _GOES_ON.match(place.after):
        return True
    if place.figure.endswith(("' time", "'s time")) and not place.follows("ahead_before"):
        return True
    article = place.figure.startswith(("a ", "an "))
    if isinstance(value, Offset) and (
        "half" in place.words or (place.follows("number_before") and not article)
    ):
        return True
    if (
        isinstance(value, Unit)
        and value.window
        and place.figure.startswith("last ")
        and place.follows("verb_last")
    ):
        return True  # "the mission will last two years"
    if isinstance(value, Unit) and value.window and place.follows("verb_next"):
        return True  # "will spend the next two years there"
    if isinstance(value, Nth) and value.unit == "half" and value.inside is None:
        return True  # of a match, as often as of a year
    if isinstance(value, Nth) and value.by_most and value.inside is not None and _followed_by_name(place):
        return True  # "week 12 of the 2016 season"
    return _NAME.match(place.text, place.item.start, place.item.end + 2) is not None


def _followed_by_name(place: _Place) -> bool:
    following = _NEXT_WORD.match(place.after)
    return following is not None and following[1] not in _words("function_words")


def _doubtful(place: _Place) -> bool:
    """Whether the words have other meanings too."""
    item, value = place.item, place.item.value
    if isinstance(value, Clock):
        return value.bare and not value.zone
    if isinstance(value, Nth) and value.by_most and value.inside is None:
        return True  # "week 10" of a season, as often as of the year
    if (isinstance(value, Offset) and value.ahead) or (isinstance(value, Unit) and value.near):
        return True
    first = value.options[0] if isinstance(value, Either) else value
    if item.code == "d" and isinstance(first, Calendar) and first.year is None and first.weekday is None:
        return first.month is None or ("/" in place.figure and place.figure.replace("/", "").isdigit())
    return item.weak


def _supported(place: _Place) -> bool:
    """Whether a doubtful expression has words beside it that leave no doubt."""
    value, code = place.item.value, place.item.code
    if isinstance(value, Clock):
        return place.follows("clock_before")
    if isinstance(value, Offset):
        if not value.ahead or place.after.startswith(_COUNTED_FROM):
            return False
        return place.follows("ahead_before") and announced(place.low, place.item.start)
    if isinstance(value, Unit):
        return place.follows("weekend_before")
    if isinstance(value, Calendar) and code in "ym":
        return _year(place, value) if code == "y" else _month(place)
    if code == "w":
        return "the" in place.words and not _NEXT_WORD.match(place.after)
    if code == "q":
        return isinstance(value, Nth) or place.follows("season_before")
    if isinstance(value, Calendar) and value.month is None:
        return place.follows("day_before") and not _NEXT_WORD.match(place.after)
    if code == "d":
        return place.follows("figure_before")
    return code == "k" and place.follows("decade_before") and " his" not in place.before


def _year(place: _Place, value: Calendar) -> bool:
    """In 2010; (2010); the 2010 election; of 2010 if no noun follows that it might count."""
    following = _NEXT_WORD.match(place.after)
    functional = following is None or following[1] in _words("function_words")
    named = place.text[place.item.end + 1 : place.item.end + 2].isupper()
    counted = following is not None and not functional and not named and following[1].endswith("s")
    if following is not None and following[1] in _words("year_nouns") and value.year in YEARS_AS_ADJECTIVES:
        return True
    if place.before.endswith("(") and place.after.startswith((")", ",", "-", ";")):
        return True
    if place.follows("year_before") or place.after.startswith(_LATER):
        return not counted
    if value.year in YEARS_AS_ADJECTIVES and is_told(place.low, place.item.start, place.item.end, functional):
        return True
    if functional and place.follows("year_before_open"):
        return place.after[:1] not in ("%", "-")
    return place.follows("articles") and not counted and value.year in YEARS_AS_ADJECTIVES


def _month(place: _Place) -> bool:
    """In May, but not "by April Jones"; May's sales, but not "June's mother"."""
    following = _NEXT_WORD.match(place.after)
    if place.text[place.item.start].isupper():
        if following is not None and following[1] in _words("year_nouns"):
            return True
        if place.after.startswith("'s ") and place.figure not in _words("names_too"):
            return True
    if not place.follows("month_before"):
        return False
    if not place.text[place.item.start].isupper():
        return "in" in place.words and not _GOES_ON.match(place.after)
    after = place.text[place.item.end : place.item.end + 2]
    if "the" in place.words and not after[1:].islower():  # "the January vote"
        return False
    return not (after[:1] == " " and after[1:].isupper()) or place.follows("month_before_name")


def _last_words(before: str) -> frozenset[str]:
    if before[-1:] not in (" ", "-", "\n"):
        return frozenset()
    words = before[:-1].rsplit(None, 3)[-3:]
    return frozenset(" ".join(words[place:]) for place in range(len(words)))


def hedge(low: str, item: Item) -> tuple[Hedge, tuple[int, int] | None]:
    """The word that makes a time an end: since 2010, by Friday, 2012 or later.

    Args:
        low: a folded lower-case text.
        item: a time in it.

    Returns:
        The hedge and the span of its words; "" and None where there is none.
    """
    hedges: dict[str, Hedge] = table("dates")["hedges"]
    before = low[max(0, item.start - REACH) : item.start].removesuffix("the ")
    known = max((words for words in _last_words(before) if words in hedges), key=len, default="")
    negated = known.endswith("until") and before.endswith(
        tuple(f"{no} {known} " for no in _words("negations"))
    )
    following = _NEXT_WORD.match(low, item.end)
    named = following is not None and following[1] not in _words("function_words")
    adjective = before != low[max(0, item.start - REACH) : item.start]  # "by the 2004 flood"
    event = low.startswith("'s ", item.end) or (
        named and (adjective or hedges.get(known) in ("under", "over"))
    )
    if (
        known and not negated and not event
    ):  # "after Monday's robbery", "before the May 2005 vote" bound nothing
        start = low.rindex(known, 0, item.start)
        return hedges[known], (start, start + len(known)) if hedges[known] else None
    suffixes: dict[str, Hedge] = table("dates")["suffix_hedges"]
    for words, value in suffixes.items():
        if low.startswith(words, item.end + 1) and not _NEXT_WORD.match(low, item.end + 1 + len(words)):
            return value, (item.end + 1, item.end + 1 + len(words))
    return "", None


def loosened(low: str, item: Item) -> Spec | Clock:
    """A distance from now with what stands in front of it: more than two years ago."""
    spec: Spec | Clock = item.value
    if not isinstance(spec, Offset) or spec.ahead or spec.back or spec.around or len(spec.amounts) > 1:
        return spec
    distances: dict[str, int] = table("dates")["distances"]
    known = _last_words(low[max(0, item.start - REACH) : item.start]) & distances.keys()
    if not known or spec.amounts[0][0] in CLOCK_UNITS:
        return spec
    return replace(spec, beyond=distances[max(known, key=len)])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dates")["context"][name])
