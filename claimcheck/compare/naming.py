"""Tells whether two texts may name one thing: written in other words, or one more fully than the other.

"CEO" and "chief executive officer", "Mt. Rose" and "Mount Rose", "Bill Hays" and "William R. Hays". The words
of one text are laid beside those of the other; what is left over decides. A text with words that the other
lacks says more; where both have some, they name two things. A few words are never left over for nothing: a
deputy mayor is no mayor. Initials are found as in Schwartz and Hearst (2003), "A simple algorithm for
identifying abbreviation definitions in biomedical text", but only those at the beginning of words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein

from claimcheck import lexicon
from claimcheck.compare import products
from claimcheck.compare.engine import Floats
from claimcheck.extract.shortforms import short_forms
from claimcheck.extract.tables.columns import spelling, word_number

Relation = Literal["same", "fuller", "vaguer"]

# A sign right behind a word is part of it: "A++" is not "A", nor "C#" "C", nor "O-" "O+".
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-‐‑](?:\d+(?:[.,]\d+)+|[^\W_]+))*(?:[+#*]+|[-‐‑−](?!\w))?")
_CODE = re.compile(r"(?i)[a-z]{1,3}[-‐‑]\d\w*")  # "R-290" is written "R290" as well
_MINUS = str.maketrans("‐‑−", "---")
_DOTS = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")  # "U.S." is one word
_ADDRESS = re.compile(r"(?:https?://|www\.)+(?=\w)|/$", re.IGNORECASE)  # what an address is as well without
_VERSION = re.compile(r"\b[vV]\.?(?=\d)")  # "v3.10" is "3.10"
_CODE_DIGITS = re.compile(r"(?:[A-Za-z]{1,5}[ .:-]{0,2})?(\+?\d(?:[\d ()-]{0,40}\d)?)")
_FULL, _LOCAL = 5, 7  # digits of a number that may stand without its letters, and without its dialling code
_NOT = re.compile(r"(?<=\w)n['’]t\b")
_POSSESSIVE = re.compile(r"['’]s\b|['’]")
_INITIALS = 2, 6  # letters of an abbreviation made of initials
NEARLY = 0.79  # likeness of spelling from which one of two names may be misspelt
LONG = 5  # letters that a word needs for that
MANY = 100  # different texts under one key up to which each is laid beside each


class Word(NamedTuple):
    """A word as it is compared, and as it is written."""

    plain: str
    written: str

    @property
    def named(self) -> bool:
        """Whether it is written as a part of a name."""
        return self.written[:1].isupper()

    @property
    def initials(self) -> bool:
        """Whether it may be made of the initials of other words."""
        return _INITIALS[0] <= len(self.written) <= _INITIALS[1] and self.written.isupper()


def compare(one: str, other: str) -> Relation | None:
    """Tell how two texts relate as names of one thing.

    Args:
        one, other: texts as they are written; capitals tell names from words.

    Returns:
        "same", or "fuller" or "vaguer" where `one` says more or less than `other`; None where each says what
        the other does not.

    Example:
        >>> compare("CEO", "chief executive officer"), compare("Bill Hays", "William R. Hays")
        ('same', 'vaguer')
        >>> compare("deputy mayor", "mayor") is None, compare("Terminal B", "Terminal C") is None
        (True, True)
    """
    if spelling(one) == spelling(other):
        return "same"
    if (sized := products.same_size(one, other)) is not None:
        return "same" if sized else None
    if (coded := _as_codes(one, other)) is not None:
        return coded
    left, right = _lay(words(one), words(other))
    if left is None or right is None:
        return None
    if "".join(word.plain for word in left) == "".join(word.plain for word in right):
        return "same"  # nothing left over, or one word written as two: "mac os" and "macOS"
    if left and right:
        return None
    return None if any(map(_turns, left or right)) else ("fuller" if left else "vaguer")


def nearly(one: str, other: str) -> bool:
    """Tell whether two names differ in single letters only, so that one of them may be misspelt.

    Example:
        >>> nearly("Heydar Alish", "Heidar Alish"), nearly("gate 12", "gate 13"), nearly("east", "west")
        (True, False, False)
    """
    ones, others = words(one), words(other)
    if len(ones) != len(others):
        return False
    return all(a.plain == b.plain or _misspelt(a.plain, b.plain) for a, b in zip(ones, others, strict=True))


def misspelt(texts: Sequence[str]) -> bool:
    """Tell whether all texts that name two things are spelled nearly alike.

    Example:
        >>> misspelt(("Heidar Alish", "Heydar Alish")), misspelt(("gate 1", "gate 2"))
        (True, False)
    """
    if not 1 < len(texts) <= MANY:
        return False
    apart = [pair for pair in combinations(texts, 2) if compare(*pair) is None]
    return bool(apart) and all(nearly(*pair) for pair in apart)


def places(texts: Sequence[str]) -> tuple[Floats, Floats]:
    """Place texts on an axis on which those meet that may name one thing.

    Args:
        texts: as they are written.

    Returns:
        Low and high end of each: every thing is a point; what may name several of them fits everywhere.

    Example:
        >>> places(["J. Hays", "Hays", "Ann Hays", "John Hays"])
        (array([  1., -inf,   0.,   1.]), array([ 1., inf,  0.,  1.]))
    """
    fullest_first = sorted(set(texts), key=lambda text: (-len(words(text)), text))
    if len(fullest_first) > MANY:
        numbers = np.array([word_number(text) for text in texts])
        return numbers, numbers
    things: list[list[str]] = []
    ends: dict[str, tuple[float, float]] = {}
    for text in fullest_first:
        fitting = [place for place, names in enumerate(things) if all(compare(text, name) for name in names)]
        if len(fitting) > 1:
            ends[text] = -math.inf, math.inf
            continue
        if not fitting:
            things.append([])
        place = fitting[0] if fitting else len(things) - 1
        things[place].append(text)
        ends[text] = float(place), float(place)
    low, high = zip(*(ends[text] for text in texts), strict=True)
    return np.array(low), np.array(high)


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text that say which thing it names; all of them where none does."""
    text = lexicon.table("naming")["whole"].get(text.strip().casefold(), text)
    text = _VERSION.sub("", _ADDRESS.sub("", text.strip()))
    bare = _POSSESSIVE.sub("", _NOT.sub(" not", _DOTS.sub("", text).replace("&", " and ")))
    bare = _phrases().sub(lambda match: lexicon.table("naming")["phrases"][match[0].casefold()], bare)
    found = [word for written in _WORD.findall(bare) for word in _parts(written)]
    light = lexicon.words("naming", "light")
    return tuple(word for word in found if word.plain not in light) or tuple(found)


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(lexicon.table("naming")["phrases"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _parts(written: str) -> list[Word]:
    """The parts of a word with hyphens; one word where the first part turns its meaning: "co-founder"."""
    sign = "".join(re.findall(r"[-‐‑−+#*]+$", written)).translate(_MINUS)
    bare = written[: len(written) - len(sign)]
    parts = [bare] if _CODE.fullmatch(bare) else re.split(r"[-‐‑]", bare)
    if len(parts) > 1 and parts[0].casefold() in lexicon.words("naming", "turning"):
        parts = ["".join(parts)]
    roman: Mapping[str, str] = lexicon.table("naming")["roman"]
    found = [Word(roman.get(part) or _american(spelling(part)), part) for part in parts]
    return [*found[:-1], found[-1]._replace(plain=found[-1].plain + sign)]


def _american(plain: str) -> str:
    endings: Mapping[str, str] = lexicon.table("naming")["endings"]
    for length in range(min(len(plain) - 2, 9), 2, -1):
        if len(plain) > 4 and plain[-length:] in endings:
            return plain[:-length] + endings[plain[-length:]]
    return plain


def _lay(one: Sequence[Word], other: Sequence[Word]) -> tuple[list[Word] | None, list[Word] | None]:
    """What each text has left over when words that match are taken away; None where nothing matched."""
    left, right = _without_initials(list(one), list(other))
    right, left = _without_initials(right, left)
    for equal in (_equal, _short):  # a sure match is not given away for a likely one
        for word in list(left):
            match = next((candidate for candidate in right if equal(word, candidate)), None)
            if match is not None:
                left.remove(word)
                right.remove(match)
    alone = len(one) == len(other) == 1
    if len(left) == len(one) and not alone:
        return None, None
    for word in list(left):  # of a person, beside another part of the name
        match = next((form for form in right if _forms_of_one(word, form)), None)
        if match is not None:
            left.remove(word)
            right.remove(match)
    if not alone:
        for vague, full in ((left, right), (right, left)):  # what an initial stands for stays left over
            vague[:] = [word for word in vague if not any(_initial(word, name) for name in full)]
    return (left, right) if len(left) < len(one) else (None, None)


def _without_initials(one: list[Word], other: list[Word]) -> tuple[list[Word], list[Word]]:
    """Take away abbreviations of `one` with the words of `other` whose initials they are."""
    for word in [word for word in one if word.initials]:
        for start in range(len(other) - len(word.written) + 1):
            run = other[start : start + len(word.written)]
            if "".join(part.plain[:1] for part in run) == word.plain:
                one = [left for left in one if left is not word]
                other = other[:start] + other[start + len(run) :]
                break
    return one, other


def _as_codes(one: str, other: str) -> Relation | None:
    """How two long numbers relate that are no amounts: one may lack letters before it, or a dialling code."""
    one, other = (re.sub(r"^00(?=[1-9])", "+", text.strip()) for text in (one, other))
    found = [_CODE_DIGITS.fullmatch(text) for text in (one, other)]
    if found[0] is None or found[1] is None:
        return None
    left, right = (re.sub(r"\D", "", match[1]) for match in found if match)
    if min(len(left), len(right)) < _FULL:
        return None
    if left.lstrip("0") == right.lstrip("0"):  # which programs strip off
        return "same"
    short, long = sorted((left, right), key=len)
    if "+" not in one + other or len(short) < _LOCAL or not long.endswith(short.lstrip("0")):
        return None
    return "fuller" if long == left else "vaguer"


def _equal(one: Word, other: Word) -> bool:
    """The same word, singular or plural."""
    if one.plain == other.plain:
        return True
    short, long = sorted((one.plain, other.plain), key=len)
    return long in (short + "s", short + "es") and len(short) > 2 and not (one.named and other.named)


def _short(one: Word, other: Word) -> bool:
    """A word and its short form: "Mt" and "Mount"."""
    short: Mapping[str, Sequence[str]] = lexicon.table("naming")["short"]
    return other.plain in short.get(one.plain, ()) or one.plain in short.get(other.plain, ())


def _forms_of_one(one: Word, other: Word) -> bool:
    """A given name and its short form: "Bill" and "William"."""
    return one.named and other.named and one.plain in short_forms(other.plain)


def _initial(one: Word, other: Word) -> bool:
    """An initial and a name it may stand for: "W" and "William" or "Bill"."""
    if len(one.plain) > 1 or not (one.named and other.named):
        return False
    return any(form.startswith(one.plain) for form in (other.plain, *short_forms(other.plain)))


def _turns(word: Word) -> bool:
    table = lexicon.table("naming")
    if word.written == "Co":  # "Brandt & Co."
        return False
    return word.plain in table["turning"] or word.written in table["turning_names"]


def _misspelt(one: str, other: str) -> bool:
    if min(len(one), len(other)) < LONG or not (one.isalpha() and other.isalpha()):
        return False
    return DamerauLevenshtein.normalized_similarity(one, other) >= NEARLY
