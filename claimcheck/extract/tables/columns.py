"""The columns in which values are compared: one row a claim, plain numbers in base units.

column          dtype      meaning
measure         str        what may be compared with it: "length", "money:USD", "count", "date", ...
low, high       float64    closed ends in the base unit of the measure; infinite where open. Dates are
                           seconds since 1970-01-01. An end that is itself excluded lies one step inside.
point           float64    the number as stated, NaN for times and pure ranges
half            float64    half of the last significant place, 0 where there is none (see `half_place`);
                           negative where the interval is an approximation's own and rounding adds none
own_end         float64    where a lower bound ends beside another that differs; infinite for others
value           object     the `Value` it was made of (shared by all rows that state the same)
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import blake2b
from unicodedata import combining
from unicodedata import normalize as normalize_unicode

import numpy as np
from numpy.typing import NDArray

from claimcheck.extract.tables.approximation import is_approximate, narrowed, own_end
from claimcheck.extract.unseen import seen
from claimcheck.model import Value
from claimcheck.values import normalize
from claimcheck.values.intervals import DOZEN

STEP = 1e-7  # how far, relative to the end, an excluded end of a number is moved inside
NOISE = 1e-9  # relative error that unit conversion in binary floating point may leave

_SPELLING = re.compile(r"\s|['’‘\"“”]|(?<=\w)(?:(?<!\d)[-‐‑]|[-‐‑](?!\d))(?=\w)|(?<!\d)\.|\.(?!\d)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
BOUNDS = frozenset({"over", "at least", "under", "at most"})  # nobody rounds across a bound
SMALL = 100  # a number below this is written out exactly: the zero of "30" is not rounding
SPOKEN = Decimal(10**6)  # from here on numbers are written with a word ("2 million"), which states the place
SHARE_OF_ZEROS = 0.10  # "1,000" stands for 900 to 1,100, not for 500 to 1,500
SHARE_OF_TENS = 0.05  # "60 km" stands for 57 to 63
SHARE_OF_DIGIT = 0.25  # "1 hour" stands for 45 to 75 minutes, not for 30 to 90


@dataclass(frozen=True, slots=True)
class Measured:
    """One reading of a value on the axis of its measure; see the module for the fields."""

    measure: str
    low: float
    high: float
    point: float = math.nan
    half: float = 0.0
    own_end: float = math.inf

    def scaled(self, factor: float, measure: str, slack: float = 0.0) -> Measured:
        """The same reading on another axis; `slack` is the relative uncertainty of the factor."""
        return Measured(
            measure,
            self.low * factor * (1 - math.copysign(slack, self.low)),
            self.high * factor * (1 + math.copysign(slack, self.high)),
            self.point * factor,
            self.half * factor,
            self.own_end * factor * (1 + slack),
        )

    def shifted(self, by: float) -> Measured:
        """The same reading on an axis that begins elsewhere."""
        return replace(
            self, low=self.low + by, high=self.high + by, point=self.point + by, own_end=self.own_end + by
        )

    @property
    def bounded(self) -> bool:
        """Whether anything at all is known of where the value lies."""
        return math.isfinite(self.low) or math.isfinite(self.high)


def measure(value: Value) -> Measured:
    """Put one value on its axis: base unit, closed ends, rounding width.

    Example:
        >>> from decimal import Decimal
        >>> ten = Value("number", Decimal(10), Decimal(10), stated=Decimal(10))
        >>> measure(ten).low
        10.0
    """
    if value.kind == "category":
        word = word_number(str(value.stated))
        return Measured("category", word, word)
    base = normalize.to_base(narrowed(value))
    factor = base.resolution / float(value.resolution) if value.resolution else 0.0
    number = base.measure not in ("date", "time")
    low = _inside(base.low, 1.0, number) if base.low_open else base.low
    high = _inside(base.high, -1.0, number) if base.high_open else base.high
    half = half_place(value) * factor * (-1 if is_approximate(value) or value.hedge in BOUNDS else 1)
    point = base.stated if math.isfinite(base.stated) else math.nan
    end = point * own_end(value) * (1 - STEP) if math.isfinite(point) and point > 0 else math.inf
    return Measured(base.measure, low, max(low, high), point, half, end)


def readings(value: Value) -> tuple[Measured, ...]:
    """All readings of a value, the likeliest first."""
    return tuple(measure(reading) for reading in (value, *value.alternatives))


def has_excluded_end(value: Value) -> bool:
    """Whether a number's interval leaves out an end of its own ("more than 500"). Times always do."""
    return value.kind not in ("date", "time") and (value.low_open or value.high_open)


def half_place(value: Value) -> float:
    """Half of the last significant place of a number, in its unit as written: how far rounding may reach.

    Numbers below 100 state their last digit, also before "million": 10 and 12 are two numbers. Zeros at
    the end of longer numbers are taken for rounding, but for no more than a tenth of the number; of measured
    tens ("60 km") for a twentieth.

    Example:
        >>> from decimal import Decimal
        >>> number = Decimal(2300)
        >>> half_place(Value("quantity", number, number, stated=number, resolution=Decimal(100)))
        50.0
    """
    place = value.resolution
    stated = value.high if value.hedge == "range" else value.stated  # a range is as coarse as its ends
    if place is None or not isinstance(stated, Decimal) or value.kind in ("score", "ordinal", "rank"):
        return 0.0
    size = abs(stated)
    if place == DOZEN:  # told by the dozen is no rounding, unless "about" says so
        place = Decimal(1)
    if size < SMALL and place > 1 and value.kind == "quantity":
        return float(size) * SHARE_OF_TENS
    if size < SMALL and place >= 1:
        place = Decimal(1)
    elif size >= SPOKEN:
        scale = Decimal(10) ** (size.adjusted() // 3 * 3)
        place = min(place, scale) if size / scale < SMALL else place
    share = SHARE_OF_ZEROS if 1 < place < SPOKEN else SHARE_OF_DIGIT
    return min(float(place) / 2, float(size) * share)


def fold(text: str) -> str:
    """Text with case, white space and what nobody sees folded, for comparing words.

    Example:
        >>> fold("  Terminal  A ")
        'terminal a'
    """
    return " ".join(seen(text).casefold().split())


def spelling(text: str) -> str:
    """A text without what only its spelling adds: case, accents, spaces, hyphens inside, full stops of words.

    What tells figures and grades apart stays: "1-2" is not "12", "1.5" not "15", "C++" not "C", "A-" not "A".

    Example:
        >>> spelling("SAP-Arena, Place Vendôme") == spelling("SAP Arena, place Vendome")
        True
    """
    plain = "".join(mark for mark in normalize_unicode("NFKD", fold(text)) if not combining(mark))
    return _SPELLING.sub("", plain.replace("&", "and"))


def name_key(name: str) -> str:
    """What two spellings of one name have in common: "HP-9" and "hp 9", but not "Series 1 2" and "Series 12".

    Example:
        >>> name_key("Max flow_rate") == name_key("max. flow rate"), name_key("Mk 1 2") == name_key("Mk 12")
        (True, False)
    """
    return spelling(_BETWEEN_DIGITS.sub("/", name.replace("_", " ")))


def word_number(text: str) -> float:
    """A number that stands for a text however spelled: the same for equal texts and on every machine.

    Example:
        >>> word_number("Terminal A") == word_number("terminal  a")
        True
    """
    return float(
        int.from_bytes(
            blake2b(spelling(text).encode("utf-8", "backslashreplace"), digest_size=6).digest(), "big"
        )
    )


def value_columns(values: Sequence[Value]) -> dict[str, NDArray[np.generic]]:
    """Lay values out in columns; the first reading of each.

    Returns:
        "measure", "low", "high", "point", "half", "own_end" and "value", each as long as `values`.
    """
    rows = [measure(value) for value in values]
    boxed = np.empty(len(values), dtype=object)
    boxed[:] = values
    return {
        "measure": np.array([row.measure for row in rows], dtype=object),
        "low": np.array([row.low for row in rows], dtype=np.float64),
        "high": np.array([row.high for row in rows], dtype=np.float64),
        "point": np.array([row.point for row in rows], dtype=np.float64),
        "half": np.array([row.half for row in rows], dtype=np.float64),
        "own_end": np.array([row.own_end for row in rows], dtype=np.float64),
        "value": boxed,
    }


def _inside(end: float, direction: float, number: bool) -> float:
    if not math.isfinite(end):
        return end
    if number and end:
        return end + direction * STEP * abs(end)
    return math.nextafter(end, direction * math.inf)
