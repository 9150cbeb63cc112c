"""Cuts the words and figures of time out of a text in one linear pass, and gives them their grammar codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from claimcheck.lexicon import table


class Item(NamedTuple):
    """A word, figure or, later, a whole expression; `code` is its letter in `date_grammar.toml`."""

    code: str
    value: Any
    start: int
    end: int
    weak: bool = False  # has other meanings and needs a context: may, 2010


Items = Sequence[Item]
Builder = Callable[
    [Items], Any
]  # makes a `Spec` or a `Clock` of the items a rule has matched, or declines (None)


def only(items: Items, codes: str) -> list[Any]:
    """The values of the items with one of these codes."""
    return [item.value for item in items if item.code in codes]


class Raw(NamedTuple):
    """A token as scanned: its place, and the kind of figure it is ("word" for words)."""

    start: int
    end: int
    kind: str


VOCABULARIES = {
    "months": "M",
    "weekdays": "W",
    "weekdays_counted": "g",
    "units": "U",
    "shifts": "R",
    "anchored": "A",
    "parts": "P",
    "parts_of": "{",
    "past": "=",
    "compared": "*",
    "now": "0",
    "ends": "]",
    "ago": '"',
    "dayparts": "T",
    "days": "J",
    "tonight": "I",
    "directions": "G",
    "directions_anchored": "H",
    "counts": "N",
    "number_words": "E",
    "ordinal_words": "O",
    "decade_words": "K",
    "fiscal": "F",
    "clock_words": "C",
    "seasons": "S",
    "holidays": "L",
    "feasts": "L",
    "eras": "%",
    "zones": "Z",
    "brackets": "[",
    "halves": "B",
}
_NAMED_BY_WORD = frozenset(("dayparts", "seasons", "holidays", "feasts", "zones"))
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|(?:nov|dec)(?:ember)?)"
)

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = (
    rf"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -](?:{_ONES}))?|ten|eleven|twelve"
    rf"|(?:thir|four|fif|six|seven|eigh|nine)teen)(?![a-z\d-])"
)
_YEAR_WORDS = (  # nineteen eighty-six, two thousand and five
    rf"(?:(?:fif|six|seven|eigh|nine)teen|twenty) (?:hundred )?(?:and )?{_TENS}"
    rf"|two thousand (?:and )?(?:{_TENS}|(?:{_ONES})(?![a-z\d-]))"
)

_IN_OR_OF = re.compile(r",?\s(in|of)\b")
_CUE_REACH = 20  # characters before a season

MAX_GROUP = 24  # tokens; no expression is longer, more is a list of figures

# Figures, on folded lower-case text, from a word boundary; the first that fits wins. Quantifiers are bounded.
_FIGURES = {
    "offset": r"(?<=\([+-])\d\d:?\d\d(?=\))",
    "iso": r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?"
    r"(?:z|[+-]\d\d:?\d\d)?(?![\d:]| ?[ap]\b| ?[ap]\.?m)",
    "numeric": r"\d{4}(?:/\d{1,2}/|-\d{1,2}-|\.\d{1,2}\.)\d{1,2}(?![\d/])"
    r"|\d{1,2}(?:/\d{1,2}/|-\d{1,2}-|\.\d{1,2}\.)(?:\d{4}|\d\d)(?![\d/%])"
    r"|\d{1,2}/\d{4}(?![\d/])|\d{4}[/-](?:0[1-9]|1[0-2])(?![\d/:-])|\d{1,2}/\d{1,2}(?![\d/])",
    "clock": r"\d{1,2}(?:[:.]\d\d(?::\d\d)?)? ?(?:[ap]\. ?m\b\.?|[ap]m(?![a-z])|(?<=\d)[ap](?![a-z\d.]))"
    r"|\d{1,2}:\d\d(?::\d\d(?:\.\d{1,3})?)?(?![\d:])|\d{1,2}h\d\d(?!\w)"
    r"|\d{1,2}\.[0-5]\d(?= in the (?:morning|afternoon|evening))"
    r"|\d{1,2}[0-5]\d ?[ap]\.?m\b\.?|[0-2]\d[0-5]\d(?= ?(?:gmt|utc|hrs|hours)\b)",
    "ordinal": r"\d{1,2}(?:st|nd|rd|th)\b",
    "decade": r"(?:1[5-9]|20)\d0'?s\b|(?<=')\d0s\b|(?<=the )\d0s\b",
    "quarter": r"(?:\d{4}|\d\d)?q[1-4](?!\w|\.\d)|[1-4]q(?:\d\d)?\b|h[12]\b|[12]h(?:\d\d)?\b",
    "fy": r"[fc]y ?'?(?:\d{4}|\d\d)\b",
    "lastyear": r"(?:3[2-9]|[4-9]\d)(?=[.;)!?](?!\d)|\s*$)",  # Aug 9, 96
    "short": r"(?<=')\d\d\b(?![.,]?\d)",
    "compact": r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d%]|[.,]\d)",
    "glued": rf"\d{{1,2}}{_MONTH}(?:\d{{4}}|\d\d)?(?!\w)|{_MONTH}\d{{1,2}}(?!\w)",  # 14april, Feb13
    "other": r"\d{1,15}(?:[.,]\d{1,15}){1,9}|\d{5,}",
    "integer": r"\d{1,4}(?![\w%°$€£])",
}


@cache
def vocabulary() -> dict[str, tuple[str, Any]]:
    """Lower-case word -> its code and value."""
    data = table("dates")
    return _compounds(data["number_words"]) | {
        word: (code, word if name in _NAMED_BY_WORD else value)
        for name, code in VOCABULARIES.items()
        for word, value in data[name].items()
    }


def _compounds(numbers: dict[str, int]) -> dict[str, tuple[str, Any]]:
    """Twenty-one to ninety-nine, with a hyphen or a space."""
    tens = {word: number for word, number in numbers.items() if number % 10 == 0 and number > 10}
    ones = {word: number for word, number in numbers.items() if number < 10 and len(word) > 2}
    return {
        f"{ten}{gap}{one}": ("E", tens[ten] + ones[one]) for ten in tens for one in ones for gap in ("-", " ")
    }


@cache
def doubtful_feasts() -> frozenset[str]:
    """The feasts whose names mean something else as well."""
    return frozenset(table("dates")["feasts_doubtful"]["names"])


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(set(vocabulary()) - {"a", "an"}, key=lambda word: (word[0], -len(word)))
    by_letter = (  # branches by first letter: the engine then looks at a few words, not at all of them
        re.escape(letter) + "(?:" + "|".join(re.escape(word[1:]) for word in group) + ")"
        for letter, group in groupby(words, key=lambda word: word[0])
    )
    units = "|".join(sorted(table("dates")["units"], key=len, reverse=True))
    figures = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _FIGURES.items())
    return re.compile(
        rf"\b(?:(?P<zone>(?:utc|gmt) ?[+-]\d{{1,2}}(?::?\d\d)?\b)"
        rf"|(?P<yearwords>{_YEAR_WORDS})"
        rf"|(?P<word>(?:{'|'.join(by_letter)})(?![a-z\d])|an?(?= (?:{units})\b))"
        rf"|(?=\d|[a-z]{{1,9}}\d|[fc]y[ '])(?<![\w$€£¥#@&])(?<![\s\d][.,:/])(?:{figures}))"
    )


def scan(low: str) -> Iterator[list[Raw]]:
    """Neighbouring tokens of a folded lower-case text, in groups that only known gaps separate."""
    longest = 2 * max(map(len, table("date_grammar")["gaps"]))
    group: list[Raw] = []
    before = -longest
    for found in _pattern().finditer(low):
        start, end = found.span()
        if _is_drop(low, start, end):
            continue
        gap = low[before:start] if start - before <= longest else "!"
        if sign(gap) == "!" or len(group) == MAX_GROUP or (group and _ends_sentence(low, group[-1], gap)):
            if group:
                yield group
            group = []
        group.append(Raw(start, end, found.lastgroup or "word"))
        before = end
    if group:
        yield group


def _is_drop(low: str, start: int, end: int) -> bool:
    """Whether a word tells that something fell: "a rock fall in 2024", but not "in the fall of 2024"."""
    if low[start:end] not in table("dates")["season_or_drop"]["words"]:
        return False
    behind = _IN_OR_OF.match(low, end)
    return behind is not None and not _season_cues(behind[1]).search(low[max(0, start - _CUE_REACH) : start])


@cache
def _season_cues(preposition: str) -> re.Pattern[str]:
    cues = "|".join(table("dates")["season_or_drop"][f"before_{preposition}"])
    return re.compile(rf"\b(?:{cues})[\s-](?:the\s)?\Z")


def _ends_sentence(low: str, last: Raw, gap: str) -> bool:
    """Whether a full stop behind a name written out ends the sentence: "on 9 August. 27 people died"."""
    return gap.strip() == "." and gap != "." and low[last.start : last.end] in _written_out()


@cache
def _written_out() -> frozenset[str]:
    """Names of months and weekdays that no full stop shortens."""
    written: set[str] = set()
    for names in (table("dates")["months"], table("dates")["weekdays"]):
        for number in set(names.values()):
            written.add(max((name for name in names if names[name] == number), key=len))
    return frozenset(written)


@lru_cache(maxsize=4096)
def sign(gap: str) -> str:
    """The sign of what stands between two tokens; "!" for what no grammar knows. A line break is a space."""
    signs: dict[str, str] = table("date_grammar")["gaps"]
    if gap in signs:
        return signs[gap]
    if "\n\n" in gap:
        return "!"
    words = " ".join(gap.split())
    return signs.get(
        (" " if gap[:1].isspace() else "") + words + (" " if gap[-1:].isspace() and words else ""), "!"
    )
