"""All settings, in one frozen object. Nothing reads the environment, the locale or today's date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args, get_type_hints

from claimcheck.errors import ConfigError, described

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
            allowed = get_args(hints[spec.name])
            if allowed:
                self._require(spec.name, allowed.__contains__, ", ".join(repr(item) for item in allowed))
        for name in ("tolerance", "threshold"):
            self._require(name, lambda value: _is_number(value) and 0.0 <= value <= 1.0, "0.0 to 1.0")
        for name in ("dollar", "yen"):
            self._require(name, _is_currency, "an ISO 4217 code such as 'USD', or ''")
        self._require("max_text", lambda value: isinstance(value, int) and value > 0, "a positive integer")

    def _require(self, name: str, holds: Callable[[Any], bool], allowed: str) -> None:
        value = getattr(self, name)
        if not holds(value):
            raise ConfigError(
                f"{name}={value!r} is not allowed", value=value, where="Config", allowed=allowed
            )


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_currency(value: object) -> bool:
    return value == "" or (isinstance(value, str) and len(value) == 3 and value.isascii() and value.isupper())


DEFAULT = Config()


def settings(config: Config | None) -> Config:
    """The settings given as an argument, or the default ones.

    Raises:
        ConfigError: for anything else, such as a dict of settings.
    """
    if config is None:
        return DEFAULT
    if not isinstance(config, Config):
        raise ConfigError(
            f"{described(config)} is not allowed",
            value=config,
            where="config",
            allowed="a Config, such as Config(tolerance=0.05)",
        )
    return config
