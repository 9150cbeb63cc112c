"""All settings, in one frozen object. Nothing reads the environment, the locale or today's date."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, get_args, get_type_hints

from claimcheck.errors import ConfigError

Bounds = Literal["pragmatic", "strict"]
DateOrder = Literal["", "mdy", "dmy", "ymd"]


@dataclass(frozen=True, slots=True)
class Config:
    """How values are read and when a difference counts.

    Args:
        bounds: "pragmatic" reads "more than 2,300" as reaching to the next rounder number, because nobody
            says it of 3,400; "strict" reads it as unbounded.
        tolerance: relative difference of two numbers up to which they agree (0.05 is 5 %). Rounding is
            allowed for separately.
        dollar: ISO 4217 code a bare ``$`` stands for; "" keeps all dollars as alternatives.
        yen: ISO 4217 code a bare ``¥`` stands for; "" keeps JPY and CNY as alternatives.
        date_order: how ``10/11/2024`` is read; "" keeps both readings.
        threshold: confidence below which a disagreement is reported as "possible".
        max_text: characters of one document that are read; the rest is reported as skipped.

    Raises:
        ConfigError: for a value that is not allowed; the message lists the allowed ones.

    Example:
        >>> Config(bounds="strict").bounds
        'strict'
    """

    bounds: Bounds = "pragmatic"
    tolerance: float = 0.0
    dollar: str = "USD"
    yen: str = ""
    date_order: DateOrder = ""
    threshold: float = 0.5
    max_text: int = 10_000_000

    def __post_init__(self) -> None:
        hints = get_type_hints(type(self))
        for spec in fields(self):
            value = getattr(self, spec.name)
            allowed = get_args(hints[spec.name])
            if allowed and value not in allowed:
                names = ", ".join(repr(item) for item in allowed)
                raise ConfigError(
                    f"{spec.name}={value!r} is not allowed", value=value, where="Config", allowed=names
                )
        for name, low, high in (("tolerance", 0.0, 1.0), ("threshold", 0.0, 1.0)):
            value = getattr(self, name)
            if not low <= value <= high:
                raise ConfigError(
                    f"{name}={value!r} is out of range",
                    value=value,
                    where="Config",
                    allowed=f"{low} to {high}",
                )


DEFAULT = Config()
