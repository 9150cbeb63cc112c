"""The number words of English, and the numeral that readers make of them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from claimcheck.lexicon import table
from claimcheck.values.intervals import plain, resolution_of

Form = Literal["digits", "words", "fraction", "ordinal", "vague"]
ZERO, ONE = Decimal(0), Decimal(1)


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
        return numeral._replace(value=value, resolution=ONE.scaleb(value.adjusted() - 1))
    resolution = resolution_of(value)
    return numeral._replace(value=plain(value), resolution=resolution)


class Words(NamedTuple):
    """Number words by what they do ("unit", "teen", "tens", "hundred", "scale", "collective", "ordinal")."""

    kinds: dict[str, tuple[str, Decimal]]
    denominators: dict[str, Decimal]
    vague: dict[str, dict[str, Decimal]]
    numerators: dict[str, Decimal]


@cache
def vocabulary() -> Words:
    """The words of `data/numbers.toml`, with plurals and one-word ordinals."""
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
    numerators |= {"a": ONE, "an": ONE}
    return Words(kinds, denominators, vague, numerators)


@cache
def is_scale(word: str) -> bool:
    """Whether a word multiplies the number before it ("million", "dozen")."""
    return vocabulary().kinds.get(word, ("", ZERO))[0] in ("hundred", "scale", "collective")
