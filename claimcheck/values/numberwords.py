"""Reads numbers written in words: "two and a half million", "three-quarters", "twenty-first", "several
hundred".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from claimcheck.lexicon import table
from claimcheck.values.folding import closes, opens
from claimcheck.values.intervals import plain, resolution_of

Form = Literal["digits", "words", "fraction", "ordinal", "vague"]
_LONGEST_RUN = 24  # words of one number; nobody writes longer ones, and it bounds the work
_WORD = re.compile(r"[a-z]+")
_SEPARATOR = re.compile(r" {0,6}(?:-|\u2014)? {0,6}(?=[a-z])")
_AND = re.compile(r" {1,6}(?:and|&) {1,6}(?=[a-z\d])")
_DIGITS_AFTER_AND = re.compile(r"\d{1,3}(?![\d.,:/%-])")
_HALF_OF = re.compile(r"(half|quarter)(?: {1,3}of)?(?: {1,3}an?)?[ -]{1,3}([a-z]+)")
_AND_FRACTION = re.compile(r" {1,3}and {1,3}(an?|one|two|three|four|five|six|seven|eight)[ -]{1,3}([a-z]+)")
_DENOMINATOR = re.compile(r" {0,2}-? {0,2}([a-z]+)")
_POINT = re.compile(r" {1,3}point((?: {1,3}[a-z]+){1,12})")
_SCALE_BEHIND = re.compile(r" {1,3}(?:of an? )?([a-z]+)")
_OF_SCALE = re.compile(r"(?: {1,2}of)? {1,2}([a-z]+)")
_ZERO, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)


class Numeral(NamedTuple):
    """A number as written: where it stands, what it says, and how exactly.

    `low` and `high` are set for vague words only ("dozens"); `scaled` where a word such as "million"
    belongs to it.
    """

    start: int
    end: int
    value: Decimal
    resolution: Decimal
    form: Form
    scaled: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    stated: Decimal | None = None


def tidy(numeral: Numeral) -> Numeral:
    """The numeral with its value in plain digits and the resolution that its value shows."""
    value = numeral.value.normalize()
    if value.as_tuple().exponent < -12:  # type: ignore[operator]  # a third: no finite decimal
        return numeral._replace(value=value, resolution=resolution_of(value.quantize(Decimal("0.1"))))
    resolution = resolution_of(value)
    return numeral._replace(value=plain(value), resolution=resolution)


class _Words(NamedTuple):
    kinds: dict[str, tuple[str, Decimal]]
    denominators: dict[str, Decimal]
    vague: dict[str, dict[str, Decimal]]
    numerators: dict[str, Decimal]


@cache
def _words() -> _Words:
    data = table("numbers")
    kinds: dict[str, tuple[str, Decimal]] = {}
    for word, number in data["cardinals"].items():
        kind = "unit" if number < 10 else "teen" if number < 20 else "tens"
        kinds[word] = (kind, Decimal(number))
    for word, number in data["scales"].items():
        kind = "hundred" if number == 100 else "scale"
        kinds[word] = kinds[f"{word}s"] = (kind, Decimal(number))
    for word, number in data["collectives"].items():
        kinds[word] = ("collective", Decimal(number))
    for word, number in data["ordinals"].items():
        kinds[word] = ("ordinal", Decimal(number))
    # "twentyfifth", "thirtyfirst": written in one word
    for tens, (kind, high) in list(kinds.items()):
        if kind == "tens":
            for unit, number in data["ordinals"].items():
                if number < 10:
                    kinds[tens + unit] = ("ordinal", high + number)
    denominators = {word: Decimal(number) for word, number in data["denominators"].items()}
    for word, number in data["ordinals"].items():
        if number > 2:
            denominators[word] = denominators[f"{word}s"] = Decimal(number)
    vague = {
        word: {name: Decimal(number) for name, number in ends.items()} for word, ends in data["vague"].items()
    }
    numerators = {word: number for word, (kind, number) in kinds.items() if kind == "unit"}
    numerators |= {"a": _ONE, "an": _ONE}
    return _Words(kinds, denominators, vague, numerators)


@cache
def is_scale(word: str) -> bool:
    """Whether a word multiplies the number before it ("million", "dozen")."""
    return _words().kinds.get(word, ("", _ZERO))[0] in ("hundred", "scale", "collective")


class _Sum:
    """The running value of a cardinal: what is complete, the group being read, and the last scale used."""

    __slots__ = ("group", "last", "scale", "scaled", "total")

    def __init__(self, first: Decimal | None) -> None:
        self.total, self.group, self.scale = _ZERO, first, Decimal("Infinity")
        self.last, self.scaled = "digits" if first is not None else "", False

    def take(self, kind: str, number: Decimal) -> bool:
        """Add one word; False where it cannot belong to the number."""
        if kind in ("unit", "teen", "tens"):
            if not self._takes_small(kind, number):
                return False
            self.group = (self.group or _ZERO) + number
        elif kind == "hundred":
            if self.last == "hundred" or (
                self.group is not None and self.group >= 1000 and self.last != "digits"
            ):
                return False
            self.group = (_ONE if self.group is None else self.group) * number
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
        if self.last == "scale" and number <= self.scale:
            return False
        if number < self.scale:
            self.total += (_ONE if self.group is None else self.group) * number
        elif number > self.scale:
            self.total = (self.total + (self.group or _ZERO)) * number
        else:
            return False
        self.scale, self.group, self.scaled = number, None, True
        return True

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or _ZERO)


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
    words = _words()
    running, end, position = _Sum(first), at, at
    ordinal = False
    for _ in range(_LONGEST_RUN):
        found = _WORD.match(low, position)
        if found is None:
            break
        kind, number = words.kinds.get(found.group(), ("", _ZERO))
        if kind == "ordinal" and first is not None:
            break  # "280 million first shares"
        if kind == "ordinal":
            ordinal = _take_ordinal(running, number)
            end = found.end() if ordinal else end
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
                running.group, end = (running.group or _ZERO) + int(digits.group()), digits.end()
            break
    if end == at:
        return None
    if ordinal:
        return Numeral(at, end, running.value, _ONE, "ordinal")
    numeral = Numeral(at, end, running.value, _ONE, "words", running.scaled)
    if first is None or running.scaled:
        numeral = with_fraction(low, numeral)
    return numeral if numeral.form == "fraction" else tidy(numeral)


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
    kinds = [_words().kinds.get(word, ("", _ZERO)) for word in names]
    if not kinds or kinds[0][0] not in ("unit", "teen", "tens", "ordinal") or not kinds[0][1]:
        return False
    scale = next((pair for pair in kinds[1:] if pair[0] in ("hundred", "scale", "collective")), None)
    if len(kinds) > 1 and kinds[1][0] == "":
        scale = None
    denominators = _words().denominators
    if len(names) > 1 and names[1] in denominators and names[1] not in _words().kinds:
        return False  # "one million and two thirds"
    if scale is None:
        return True
    if running.last == "hundred":
        return scale[1] > _HUNDRED
    return scale[1] < running.scale


def _take_ordinal(running: _Sum, number: Decimal) -> bool:
    if running.group is None and not running.total and running.last == "":
        running.group = number
        return True
    if number >= 100:  # "two hundredth"
        running.group = (running.group or _ONE) * number
        return True
    if running.last in ("hundred", "scale") or (running.last == "tens" and number < 10):
        running.group = (running.group or _ZERO) + number
        return True
    return False


def with_fraction(low: str, numeral: Numeral) -> Numeral:
    """Extend "two" by "thirds", "point five", "and a half", and then by a scale."""
    words = _words()
    point = _POINT.match(low, numeral.end)
    if point:
        decimals, end = _decimals(low, point.start(1), words)
        if decimals:
            value = numeral.value + Decimal(f"0.{decimals}")
            numeral = numeral._replace(value=value, end=end)
            return _scaled_on(low, numeral)
    mixed = _AND_FRACTION.match(low, numeral.end)
    if mixed and mixed[2] in words.denominators and _plural_fits(words.numerators[mixed[1]], mixed[2]):
        return _with_part(
            low, numeral, words.numerators[mixed[1]] / words.denominators[mixed[2]], mixed.end(), words
        )
    part_word = _DENOMINATOR.match(low, numeral.end)
    if (
        part_word
        and part_word[1] in words.denominators
        and numeral.value
        and _plural_fits(numeral.value, part_word[1])
    ):
        value = numeral.value / words.denominators[part_word[1]]
        whole = Numeral(numeral.start, part_word.end(), value, _fraction_resolution(value), "fraction")
        return _scaled_on(low, whole)
    return numeral


def _with_part(low: str, numeral: Numeral, part: Decimal, end: int, words: _Words) -> Numeral:
    """ "two and a half", "one million and a half", "one billion and a half million"."""
    behind = _SCALE_BEHIND.match(low, end)
    kind, number = words.kinds.get(behind[1], ("", _ZERO)) if behind else ("", _ZERO)
    if behind and kind == "scale" and numeral.scaled:
        return numeral._replace(value=numeral.value + part * number, end=behind.end())
    last = low[numeral.start : numeral.end].rsplit(" ", 1)[-1]
    unit = words.kinds[last][1] if last in words.kinds and words.kinds[last][0] == "scale" else _ONE
    return _scaled_on(low, numeral._replace(value=numeral.value + part * unit, end=end))


def _plural_fits(numerator: Decimal, word: str) -> bool:
    """ "one fifth", "two fifths"; "two fifth" and "one fifths" are no fractions."""
    plural = word.endswith("s")
    return not plural if numerator == 1 else plural


def _fraction_resolution(value: Decimal) -> Decimal:
    """Spoken fractions are coarse: a third may be said of 30 to 36 %."""
    return value.scaleb(-1) if value < 1 else _ONE


def _decimals(low: str, at: int, words: _Words) -> tuple[str, int]:
    """The digits after "point": "nought four" -> 04, "seventy-one" -> 71."""
    digits, end = "", at
    for found in _WORD.finditer(low, at, at + 80):
        if low[end : found.start()].strip(" -") or len(digits) > 12:
            break
        kind, number = words.kinds.get(found.group(), ("", _ZERO))
        if kind == "unit" and digits[-1:] == "0" and "y" in low[max(at, end - 1) : end]:
            digits = digits[:-1]  # "seventy-one"
        elif kind not in ("unit", "teen", "tens"):
            break
        digits, end = digits + str(number), found.end()
    return digits, end


def _scaled_on(low: str, numeral: Numeral) -> Numeral:
    """Apply a scale right behind a fraction or decimal: "two and a half million", "two thirds of a
    million".
    """
    found = _SCALE_BEHIND.match(low, numeral.end)
    kind, number = _words().kinds.get(found[1], ("", _ZERO)) if found else ("", _ZERO)
    if found is None or kind not in ("hundred", "scale"):
        return numeral
    return tidy(numeral._replace(value=numeral.value * number, end=found.end(), form="words", scaled=True))


def read_half(low: str, at: int) -> Numeral | None:
    """Read "half a million", "quarter million", "half a dozen" at `at`."""
    found = _HALF_OF.match(low, at)
    if found is None:
        return None
    kind, number = _words().kinds.get(found[2], ("", _ZERO))
    if kind not in ("hundred", "scale", "collective") or found[2].endswith("s"):
        return None
    value = number / (2 if found[1] == "half" else 4)
    return Numeral(at, found.end(), value, resolution_of(value), "words", True)


def read_vague(low: str, at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few" at `at`.

    Example:
        >>> found = read_vague("tens of thousands of people", 0)
        >>> int(found.low), int(found.high)
        (20000, 100000)
    """
    vague = _words().vague
    word = _WORD.match(low, at)
    if word is None:
        return None
    start, end, name = at, word.end(), word.group()
    if name in ("few", "handful", "couple", "pair"):
        article = low[max(0, at - 2) : at] == "a " and not (at > 2 and low[at - 3].isalnum())
        if not article and not (opens(low, at) and closes(low, end)):
            return None
        start, name = at - 2 if article else at, f"a {name}"
    ends = vague.get(name)
    if ends is None:
        return None
    factor, scaled = _ONE, False
    many = name.endswith("s") and name != "several"
    while following := _OF_SCALE.match(low, end):
        kind, number = _words().kinds.get(following[1], ("", _ZERO))
        # "tens of thousands", but "several hundred million"
        if (
            kind not in ("hundred", "scale", "collective")
            or following[1].endswith("s") != many
            or factor > 10**12
        ):
            break
        factor, end, scaled = factor * number, following.end(), True
    if name == "tens" and not scaled:
        return None
    stated = ends["stated"] * factor if "stated" in ends else None
    return Numeral(
        start, end, stated or ends["low"] * factor, factor, "vague", scaled,
        ends["low"] * factor, ends["high"] * factor, stated,
    )  # fmt: skip
