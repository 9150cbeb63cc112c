"""Tells numbers that are names, labels or parts of addresses from values."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimcheck.lexicon import table

_LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}|@")
_ADDRESS = re.compile(r"[\w.+@-]{1,64}")
# No numbers: telephone numbers, postcodes, book numbers, versions, chapter and verse, places on the globe.
_OPAQUE = re.compile(
    r"""
      \+?\(?\d{1,4}\)?(?:[-. ]\d{3,4}){2,3}(?:[-/]\d{2,4})?(?![\d,.]\d|[\d%])(?<=\d{4})
    | \d{3}-\d{4}(?![\d,.-]\d)(?=[^\d]{0,3}(?:$|[,.;)\n]|\ (?:or|for|ext)))
    | \d{5}-\d{4}(?![\d,.-]\d|[\d%])
    | \d{1,9}(?:-\d{1,9}){3,8}(?![\d,.]\d|[\d%])
    | (?!\d{1,3}(?:\.\d{3}){2,}(?![\d.]))v?\d{1,4}(?:\.\d{1,4}){2,5}(?![\d%])
    | \d{1,3}(?::\d{1,3}){1,3}(?:-\d{1,3})?(?![\d:])
    | \d{1,3}\ ?°\ ?\d{1,2}(?:\.\d{1,6})?\ ?['′’](?:\ ?\d{1,2}(?:\.\d{1,6})?\ ?(?:["″”]|'')?)?(?:\ ?[NSEW]\b)?
    | \d{1,3}(?:\.\d{1,8})?\ ?°\ ?[NSEW]\b
    | \d{1,3}\.\d{4,8},?\ ?[-−]?\d{1,3}\.\d{4,8}(?![\d%])
    """,
    re.VERBOSE,
)
_CRAFT = re.compile(r"(?<![\w-])[A-Z]{1,2}-\d{1,4}[A-Z]{1,3}s?\b")  # "F-4EJ"
_CODE_BEFORE = re.compile(
    r"\b(?:id|code|passcode|pin|ref|reference|docket|isbn|serial|phone|tel|fax|account|dial-in)"
    r"(?: (?:no\.?|number))?(?:: ?| ?# ?)$"
)
_CLOCK_BEHIND = re.compile(r"(?<=\d{4}) \(?(?:\d{4} )?(?:UTC|[A-Z]{1,3}T)\b")
_BEFORE_AN_HOUR = re.compile(r"\b(?:before|after|until|till) $")  # "shortly before seven on Monday evening"
_DAY_BEHIND = re.compile(r" on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_UP_TO = r"(?: (?:and|or|to|until) \d{1,5}|-\d{1,5})?"  # "500 and 400 BC"
_ERA_BEHIND = re.compile(rf"{_UP_TO} (?:BCE?\b|B\.C\.(?:E\.)?)(?! (?!(?:and|or|to|until) (?:AD )?\d)[a-z])")
_ERA_BEHIND_A_YEAR = re.compile(rf"{_UP_TO} (?:BCE?\b|B\.C\.)")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|by|around|about|circa|c\.|ca\.|from|since|until|till|to|of|before|after|year) $"
)
_EMERGENCY = re.compile(
    r"(?:911|999|112) (?:calls?|callers?|operators?|supervisors?|dispatch(?:ers?)?|tapes?|recordings?)\b"
)
_GOES_ON = re.compile(
    r" (?:of (?:them|those|these|whom|us)|were|was|are|is|had|have|has|more|others?|died|people|men|women)\b"
)
_NUMBER_BEFORE = re.compile(r"(?<![\d.,])(\d{1,4}(?:\.\d{1,3})?)(?:(?:,? and|,? or|,| and/or| &) |-)$")
_PAIR = re.compile(r"-\d{1,3}(?![\d-])")  # a score: "Athletic 7-1"
_WORD_BEFORE = re.compile(r"([A-Za-z][\w'.&+-]{0,30})[®™\ufffd]?,? ?$")
_WORD_AFTER = re.compile(r",? ([A-Za-z][\w'.-]{0,30})")


class _Lists(NamedTuple):
    labels: frozenset[str]
    streets: frozenset[str]
    names: frozenset[str]
    before_values: frozenset[str]
    ordered: frozenset[str]
    measured: frozenset[str]


@cache
def _lists() -> _Lists:
    data = table("notvalues")
    return _Lists(
        frozenset(data["labels"]["before"]),
        frozenset(data["labels"]["streets"]),
        frozenset(data["labels"]["names"]),
        frozenset(data["before_values"]["words"]),
        frozenset(data["labels"]["ordered"]),
        frozenset(data["labels"]["measured"]),
    )


def links(text: str) -> list[tuple[int, int]]:
    """Web and mail addresses and account names, in order: inside them no number is a value.

    Example:
        >>> links("see https://example.org/2300 now")
        [(4, 28)]
    """
    found = []
    for match in _LINK.finditer(text):
        start, end = match.span()
        if match.group() == "@":
            tail = _ADDRESS.match(text, end)
            end = tail.end() if tail else end
            while (
                start
                and start > match.start() - 64
                and (text[start - 1].isalnum() or text[start - 1] in "._+-")
            ):
                start -= 1
        found.append((start, end))
    return found


def is_opaque(text: str, at: int) -> int:
    """Where a telephone number, version or verse that begins at `at` ends; 0 if there is none.

    Example:
        >>> is_opaque("call 1-800-555-0199 now", 5)
        19
    """
    before = text[at - 1] if at else " "
    if before == "-" and at > 1 and text[at - 2].isupper():
        craft = _CRAFT.match(text, at - 2) or _CRAFT.match(text, max(0, at - 3))
        return craft.end() if craft else 0
    if before in ".,$£€-:/" and at > 1:
        return 0
    found = _OPAQUE.match(text, at)
    return found.end() if found else 0


def word_before(text: str, at: int) -> str:
    """The word that ends right before `at` (one space or a hyphen between), as cased; "" if there is none."""
    found = _WORD_BEFORE.search(text, max(0, at - 34), at)
    return found[1] if found else ""


def is_label(text: str, low: str, start: int, end: int, *, plain: bool) -> bool:
    """Whether the number at ``text[start:end]`` names something instead of measuring it.

    Args:
        text, low: the folded text and its lower case.
        start, end: the number's span, without sign and currency.
        plain: whether it is a bare number: no unit, currency, percent sign, scale or counted noun beside it.

    Example:
        >>> is_label("aboard Flight 370 from", "aboard flight 370 from", 14, 17, plain=True)
        True
    """
    lists = _lists()
    if low[start:end] in lists.names or any(
        low.startswith(name, start) for name in lists.names if "/" in name and low[start] == name[0]
    ):
        return True
    if not plain or "," in text[start:end]:
        return False
    if _is_year_before_our_era(text, low, start, end):
        return True
    if _PAIR.match(text, end):  # "Weeks 14-16" are labels, "Athletic 7-1" is a score
        return word_before(text, start).lower().removesuffix("s") in lists.ordered
    if _CODE_BEFORE.search(low, max(0, start - 40), start) or _CLOCK_BEHIND.match(text, end):
        return True
    if _EMERGENCY.match(low, start):
        return True
    if is_hour(low, start, end):
        return True
    before = word_before(text, start)
    if before and text[start - 1] in " -" and _names(before, text, start, lists):
        return True
    after = _WORD_AFTER.match(text, end)
    if after is None or not after[1][0].isupper():
        return False
    named = before[:1].isupper() and text[start - 1] in " -" and text[end : end + 1] == " "
    if named and text[start - 2].isalnum() and before.lower() not in lists.before_values:
        return True  # "(Nimbus 2 Pro)"
    return _in_address(text, end, lists)


def _is_year_before_our_era(text: str, low: str, start: int, end: int) -> bool:
    """ "in 500 BC", "by 44 B.C."; but "500 BC teachers" are of British Columbia."""
    if _ERA_BEHIND.match(text, end):
        return True
    dated = _YEAR_BEFORE.search(low, max(0, start - 8), start)
    return dated is not None and _ERA_BEHIND_A_YEAR.match(text, end) is not None


def is_ordered(low: str, start: int, end: int) -> bool:
    """Whether a number word counts off what the word before it names: "on day two", not "that day two died".

    Example:
        >>> is_ordered("on day two, he left", 7, 10)
        True
    """
    return word_before(low, start) in _lists().ordered and not _GOES_ON.match(low, end)


def is_hour(low: str, start: int, end: int) -> bool:
    """Whether a number tells an hour and no more: "shortly before seven on Monday evening".

    Example:
        >>> is_hour("it sank before seven on monday", 15, 20), is_hour("it killed seven on monday", 10, 15)
        (True, False)
    """
    behind = _DAY_BEHIND.match(low, end)
    return behind is not None and _BEFORE_AN_HOUR.search(low, max(0, start - 8), start) is not None


def is_measured(low: str, start: int) -> bool:
    """Whether the number at `start` is hyphened to the noun it measures: "a magnitude-6.3 quake".

    Example:
        >>> is_measured("a magnitude-6.3 quake", 12)
        True
    """
    return low[start - 1 : start] == "-" and word_before(low, start - 1) in _lists().measured


def continues_label(text: str, low: str, start: int) -> bool:
    """Whether the number at `start` goes on with the labels before it: "Chapters 8 and 9".

    Example:
        >>> continues_label("see Chapters 8 and 9", "see chapters 8 and 9", 19)
        True
    """
    for _ in range(8):
        found = _NUMBER_BEFORE.search(text, max(0, start - 16), start)
        if found is None:
            return False
        glued = text[max(0, found.start(1) - 1)].isalpha()  # "Nimbus E6, 7 and 8"
        if glued or is_label(text, low, *found.span(1), plain=True):
            return True
        start = found.start(1)
    return False


def _names(before: str, text: str, start: int, lists: _Lists) -> bool:
    word = before.lower()
    comma = text[start - 2 : start - 1] == ","
    if comma:
        return False
    if word.rstrip(".") in lists.labels:
        return True
    if word.rstrip(".") in lists.before_values or before.islower():
        return False
    if not before[0].isupper():
        return True  # "iOS 6"
    # A capitalised word that opens a sentence is capitalised for that reason only.
    opening = text[max(0, start - len(before) - 3) : start - len(before) - 1].rstrip()
    return bool(opening) and opening[-1] not in ".!?:\n\"'("


def _in_address(text: str, end: int, lists: _Lists) -> bool:
    """ "221 Baker Street": a capitalised word or two, then a word for a street."""
    words = re.findall(r"[A-Za-z.]+", text[end : end + 40])[:4]
    return any(word.lower().rstrip(".") in lists.streets and word[0].isupper() for word in words[1:]) or (
        bool(words) and words[0].lower() in ("freeway", "highway")
    )
