"""Reads cardinals and ordinals written in words: "two hundred and five thousand", "twenty-first"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.values.fractions import with_fraction
from claimcheck.values.vocabulary import ONE, ZERO, Numeral, is_scale, tidy, vocabulary

_LONGEST_RUN = 24  # words of one number; nobody writes longer ones, and it bounds the work
_WORD = re.compile(r"[a-z]+")
_SEPARATOR = re.compile(r" {0,6}(?:-|\u2014)? {0,6}(?=[a-z])")
_AND = re.compile(r" {1,6}(?:and|&) {1,6}(?=[a-z\d])")
_DIGITS_AFTER_AND = re.compile(r"\d{1,3}(?![\d.,:/%-])")
_HUNDRED, _MILLION = Decimal(100), Decimal(10**6)


class _Sum:
    """The running value of a cardinal: what is complete, the group being read, and the last scale used."""

    __slots__ = ("group", "last", "scale", "scaled", "total")

    def __init__(self, first: Decimal | None) -> None:
        self.total, self.group, self.scale = ZERO, first, Decimal("Infinity")
        self.last, self.scaled = "digits" if first is not None else "", False

    def take(self, kind: str, number: Decimal) -> bool:
        """Add one word; False where it cannot belong to the number."""
        if kind in ("unit", "teen", "tens"):
            if not self._takes_small(kind, number):
                return False
            self.group = (self.group or ZERO) + number
        elif kind == "hundred":
            if self.last == "hundred" or (
                self.group is not None and self.group >= 1000 and self.last != "digits"
            ):
                return False
            self.group = (ONE if self.group is None else self.group) * number
            self.scaled = True
        elif not self._take_scale(kind, number):
            return False
        self.last = kind
        return True

    def _takes_small(self, kind: str, number: Decimal) -> bool:
        if number == 0 and (self.group is not None or self.total):
            return False
        if self.group is None:
            return self.last in ("", "scale")
        return self.last == "hundred" or (self.last == "tens" and kind == "unit")

    def _take_scale(self, kind: str, number: Decimal) -> bool:
        if kind == "collective" and self.last == "collective":
            return False
        if self.last == "scale" and (number < self.scale or number < _MILLION):
            return False
        if number < self.scale:
            self.total += (ONE if self.group is None else self.group) * number
        elif number > self.scale or self.last == "scale":  # "a million million"
            self.total = (self.total + (self.group or ZERO)) * number
        else:
            return False
        self.scale, self.group, self.scaled = number, None, True
        return True

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or ZERO)


def read_words(low: str, at: int, first: Decimal | None = None, *, join: bool = True) -> Numeral | None:
    """Read a number in words that begins at `at`.

    Args:
        low: folded, lower-cased text.
        at: where the first word begins (behind the digits, where `first` is given).
        first: a number in digits that stands before the words, as in "3 hundred and 21".
        join: whether "and" may join its parts; not after "between".

    Returns:
        The longest number there, of form "words", "fraction" or "ordinal", or None.

    Example:
        >>> int(read_words("two hundred and five thousand people", 0).value)
        205000
    """
    words = vocabulary()
    running, end, position = _Sum(first), at, at
    for _ in range(_LONGEST_RUN):
        found = _WORD.match(low, position)
        if found is None:
            break
        kind, number = words.kinds.get(found.group(), ("", ZERO))
        if kind == "ordinal":
            if first is None and _take_ordinal(running, number):  # not of "280 million first shares"
                return Numeral(at, found.end(), running.value, ONE, "ordinal")
            break
        if not kind or not running.take(kind, number):
            break
        end = found.end()
        position = _next_word(low, end, running, join=join)
        if position == end:
            break
        if low[position].isdigit():
            digits = _DIGITS_AFTER_AND.match(low, position)
            if digits and running.last in ("hundred", "scale") and int(digits.group()) > 0:
                running.group, end = (running.group or ZERO) + int(digits.group()), digits.end()
            break
    if end == at:
        return None
    numeral = Numeral(at, end, running.value, ONE, "words", running.scaled)
    if first is None or running.scaled:
        numeral = with_fraction(low, numeral)
    if numeral.form == "fraction":
        return numeral
    numeral = tidy(numeral)
    return numeral._replace(resolution=running.scale) if running.last == "collective" else numeral


def _next_word(low: str, end: int, running: _Sum, *, join: bool) -> int:
    """Where the next word of the number may begin; `end` where the number is over."""
    joined = _AND.match(low, end)
    if joined:
        if join and running.last in ("hundred", "scale") and _fits_after_and(low, joined.end(), running):
            return joined.end()
        return end
    gap = _SEPARATOR.match(low, end)
    return gap.end() if gap and gap.end() > end else end


def _fits_after_and(low: str, at: int, running: _Sum) -> bool:
    """Whether what follows "and" continues the number: "two hundred and two thousand", not "3 hundred and
    2 hundred".
    """
    if low[at].isdigit():
        digits = _DIGITS_AFTER_AND.match(low, at)
        following = _WORD.match(low, digits.end() + 1) if digits else None
        return digits is not None and running.last != "" and not (following and is_scale(following.group()))
    names = [found.group() for found in _WORD.finditer(low, at, at + 40)][:3]
    kinds = [vocabulary().kinds.get(word, ("", ZERO)) for word in names]
    if not kinds or kinds[0][0] not in ("unit", "teen", "tens", "ordinal") or not kinds[0][1]:
        return False
    scale = next((pair for pair in kinds[1:] if pair[0] in ("hundred", "scale", "collective")), None)
    if len(kinds) > 1 and kinds[1][0] == "":
        scale = None
    denominators = vocabulary().denominators
    if len(names) > 1 and names[1] in denominators and names[1] not in vocabulary().kinds:
        return False  # "one million and two thirds"
    if scale is None:
        return True
    if running.last == "hundred":
        return scale[1] > _HUNDRED
    return scale[1] < running.scale


def _take_ordinal(running: _Sum, number: Decimal) -> bool:
    if running.last == "":
        running.group = number
        return True
    if number >= 100:  # "two hundredth"
        running.group = (running.group or ONE) * number
        return True
    if running.last in ("hundred", "scale") or (running.last == "tens" and number < 10):
        running.group = (running.group or ZERO) + number
        return True
    return False
