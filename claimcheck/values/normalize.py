"""Puts values on comparable axes: base units as floats, one measure name per class of comparable values."""

from __future__ import annotations

import math
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Value
from claimcheck.values.units import units_table

if TYPE_CHECKING:
    from pint import UnitRegistry

_SIDES = 2  # of a score; a record of wins, losses and draws has three parts
_EPOCH = datetime(1970, 1, 1)
_BASE = {
    "length": "meter", "area": "meter**2", "volume": "meter**3", "mass": "kilogram", "temperature": "kelvin",
    "angle": "radian", "speed": "meter/second", "duration": "second", "power": "watt", "energy": "joule",
    "voltage": "volt", "current": "ampere", "resistance": "ohm", "charge": "coulomb", "frequency": "hertz",
    "force": "newton", "torque": "newton * meter", "pressure": "pascal", "magnetic field": "tesla",
    "data": "byte", "data rate": "byte/second",
    "absorbed dose": "gray", "equivalent dose": "sievert", "radioactivity": "becquerel",
}  # fmt: skip


# What runs by the clock is one measure whatever its unit; days and years have working hours of their own.
_CLOCK = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
_RATES = {"energy": "power", "length": "speed", "data": "data rate", "charge": "current"}


class BaseValue(NamedTuple):
    """A value in base units, ready for the engine's columns; an open side is infinite.

    `measure` names what it can be compared with: "length", "money:USD", "count:person", "percent", "date" ...
    """

    measure: str
    low: float
    high: float
    low_open: bool
    high_open: bool
    stated: float
    resolution: float


@cache
def _registry() -> UnitRegistry[float]:
    from pint import UnitRegistry  # half a second to build: only when a unit needs converting

    return UnitRegistry(cache_folder=None)


@cache
def _dimensions() -> dict[str, str]:
    units = units_table()
    return dict((*units.names.values(), *units.symbols.values()))


@cache
def unit_factor(unit: str) -> tuple[str, float, float] | None:
    """How a unit converts to the base unit of its measure: ``base = number * factor + offset``.

    Args:
        unit: canonical unit name, as in `Value.unit`.

    Returns:
        (measure, factor, offset), or None for a unit that is not in our table.

    Example:
        >>> unit_factor("kilometer")
        ('length', 1000.0, 0.0)
        >>> measure, factor, offset = unit_factor("celsius")
        >>> round(20 * factor + offset, 2)
        293.15
    """
    name, _, per = unit.partition(" per ")
    if unit not in units_table().pint and per and name in _dimensions():
        inner = unit_factor(name)
        return _rate(inner, per) if inner else None
    dimension = _dimensions().get(unit)
    if dimension is None:
        return None
    expression = units_table().pint.get(unit, "")
    if not expression or dimension not in _BASE:
        return dimension, 1.0, 0.0
    registry = _registry()
    if dimension == "temperature":
        zero = registry.Quantity(0, expression).to("kelvin").magnitude
        one = registry.Quantity(1, expression).to("kelvin").magnitude
        return dimension, float(one - zero), float(zero)
    factor = registry.parse_expression(expression).to(_BASE[dimension]).magnitude
    return dimension, float(f"{factor:.12g}"), 0.0


def _rate(inner: tuple[str, float, float], per: str) -> tuple[str, float, float]:
    """How so much "per hour" or "per person" converts: by the clock to so much a second."""
    measure, factor, offset = inner
    if per not in _CLOCK or offset:
        return f"{measure} per {per}", factor, offset
    return _RATES.get(measure, f"{measure} per second"), float(f"{factor / _CLOCK[per]:.12g}"), 0.0


@cache
def _scale(kind: str, unit: str, dimension: str) -> tuple[str, float, float]:
    """(measure, factor, offset) of a kind of value in a unit."""
    if kind == "money":
        return _money_scale(unit)
    if kind == "number" and dimension == "proportion":
        return "percent", 100.0, 0.0
    if kind in ("number", "ordinal", "rank", "multiplier"):
        counted = f"count:{dimension}" if dimension and kind == "number" else "count"
        return (counted if kind == "number" else kind), 1.0, 0.0
    known = unit_factor(unit)
    return known if known else (dimension or kind, 1.0, 0.0)


def _money_scale(unit: str) -> tuple[str, float, float]:
    amount, _, per = unit.partition(" per ")
    code, _, subunit = amount.partition(" ")
    factor = 0.1 if subunit == "dime" else 0.01 if subunit else 1.0
    return f"money:{code}" + (f" per {per}" if per else ""), factor, 0.0


def to_base(value: Value) -> BaseValue:
    """Normalize a value: base units, floats, infinite open sides.

    Args:
        value: any value of the library. Times become seconds since 1970-01-01 (naive), a time of day seconds
            since midnight, a score one number that is the same whichever side is named first.

    Returns:
        The comparable form. Where nothing is known (a relative date in an undated text) both ends are
        infinite.

    Example:
        >>> to_base(Value("quantity", Decimal(2), Decimal(2), unit="kilometer", dimension="length"))[:3]
        ('length', 2000.0, 2000.0)
    """
    if value.kind in ("date", "time"):
        return _time(value)
    if value.kind == "score":
        parts = [float(part) for part in str(value.stated).split("-")]
        won = 1 if len(parts) > _SIDES else 0  # draws are told before or behind losses, never before wins
        parts[won:] = sorted(parts[won:], reverse=True)
        number = float(sum(part * 1000.0**-place for place, part in enumerate(parts)))
        return BaseValue("score", number, number, False, False, number, 0.0)
    if value.kind == "category":
        return BaseValue("category", math.nan, math.nan, False, False, math.nan, 0.0)
    measure, factor, offset = _scale(value.kind, value.unit, value.dimension)
    low = -math.inf if value.low is None else _number(value.low) * factor + offset
    high = math.inf if value.high is None else _number(value.high) * factor + offset
    stated = _number(value.stated) * factor + offset if isinstance(value.stated, Decimal) else math.nan
    resolution = _number(value.resolution) * factor if value.resolution is not None else 0.0
    return BaseValue(measure, low, high, value.low_open, value.high_open, stated, resolution)


def _number(number: object) -> float:
    return float(number) if isinstance(number, Decimal) else math.nan


def _time(value: Value) -> BaseValue:
    epoch = _EPOCH if value.kind == "date" else datetime(1, 1, 1)
    low = (value.low - epoch).total_seconds() if isinstance(value.low, datetime) else -math.inf
    high = (value.high - epoch).total_seconds() if isinstance(value.high, datetime) else math.inf
    return BaseValue(value.kind, low, high, False, True, low, 0.0)
