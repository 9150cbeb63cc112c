"""Reads fractions whose denominator takes several words: "one twenty-fifth", "one hundred thirty-fifths"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claimcheck.values.numberwords import read_words
from claimcheck.values.vocabulary import ZERO, Numeral, vocabulary

_LONGEST_RUN = 10  # words of one fraction
_WORD = re.compile(r"[a-z]+")
_GAP = re.compile(r"(?: {1,3}(?:and|&) {1,3}| {1,3}|-)(?=[a-z])")
_ENDS = re.compile(r"[.,;:!?)]|$| of\b")


class _Word(NamedTuple):
    text: str
    end: int
    kind: str
    gap: str  # what stands before it


def spoken_fraction(low: str, at: int) -> Numeral | None:
    """Read a fraction of three and more number words that begins at `at`.

    The denominator takes as many words as agree with the numerator: "one hundred thirty fifths" is 100/35,
    as "fifths" cannot follow a lone "one"; "one hundred and thirty fifths" is 130/5, as no numerator ends
    in "and".

    Args:
        low: folded, lower-cased text.
        at: where the first word begins.

    Returns:
        A numeral of form "fraction", or None where the words are no such fraction.

    Example:
        >>> float(spoken_fraction("one twenty-fifth of it", 0).value)
        0.04
    """
    words = _run(low, at)
    if len(words) < 3 or words[-1].kind not in ("ordinal", "part"):
        return None
    joined = _last_and(words)
    if joined and words[joined - 1].kind == "scale":
        return None  # "two million and three fifths" are 2.6 million
    value = _mixed(words) or _quotient(words)
    if value is None or (words[-1].kind == "ordinal" and not _ENDS.match(low, words[-1].end)):
        return None
    return Numeral(at, words[-1].end, value, abs(value) / 10, "fraction")


def _run(low: str, at: int) -> list[_Word]:
    """The number words from `at` up to the first ordinal, singular ("ordinal") or plural ("part")."""
    kinds, run, gap = vocabulary().kinds, list[_Word](), ""
    while len(run) < _LONGEST_RUN and (found := _WORD.match(low, at)):
        word = found.group()
        kind = kinds.get(word, ("", ZERO))[0]
        if not kind and kinds.get(word[:-1], ("", ZERO))[0] == "ordinal" and word[-1] == "s":
            kind, word = "part", word[:-1]
        if not kind:
            break
        run.append(_Word(word, found.end(), kind, gap))
        joint = _GAP.match(low, found.end())
        if kind in ("ordinal", "part") or joint is None:
            break
        at, gap = joint.end(), joint.group().strip() or " "
    return run


def _last_and(words: list[_Word]) -> int:
    """Where the last word stands that follows an "and"; 0 if there is none."""
    return max((index for index, word in enumerate(words) if word.gap in ("and", "&")), default=0)


def _mixed(words: list[_Word]) -> Decimal | None:
    """ "two hundred and fifty-four hundredths": a whole and a part less than one."""
    place = _last_and(words)
    whole = _number(words[:place], "words") if place else None
    part = _quotient(words[place:]) if whole is not None else None
    return None if whole is None or part is None or not 0 < part < 1 else whole + part


def _quotient(words: list[_Word]) -> Decimal | None:
    if words[-1].kind == "ordinal" and _number(words, "ordinal") is not None:
        return None  # "one hundred twenty-fifth"
    scaled = vocabulary().kinds[words[-1].text][1] >= 100  # "five hundred thousandths" are 0.5
    for place in range(len(words) - 1 if scaled else 1, len(words)):
        before, after = words[place - 1], words[place]
        if after.gap in ("and", "&") or (before.kind == "tens" and after.kind == "unit"):
            continue
        top, bottom = _number(words[:place], "words"), _number(words[place:], "ordinal")
        agrees = (top == 1) == (words[-1].kind == "ordinal")
        if top and agrees and bottom is not None and bottom > 2:
            return top / bottom
    return None


def _number(words: list[_Word], form: str) -> Decimal | None:
    """What all the words say together, if they are one cardinal ("words") or one ordinal."""
    said = "".join(f" {word.gap} {word.text}" if index else word.text for index, word in enumerate(words))
    said = re.sub(" +", " ", said.replace("-", " "))
    numeral = read_words(said, 0)
    return numeral.value if numeral and numeral.end == len(said) and numeral.form == form else None
