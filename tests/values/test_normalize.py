"""Values on comparable axes."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

import pytest

from claimcheck.model import Value
from claimcheck.values import find_values
from claimcheck.values.money import convert
from claimcheck.values.normalize import to_base, unit_factor
from claimcheck.values.units import units_table


def base(text: str) -> tuple[str, float, float]:
    [mention] = find_values(text)
    found = to_base(mention.value)
    return found.measure, found.low, found.high


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("10 km", "length", 10_000),
        ("6 miles", "length", 9656.064),
        ("32 °F", "temperature", 273.15),
        ("2 tonnes", "mass", 2000),
        ("90 days", "duration", 90 * 86400),
        ("5 GB", "data", 5e9),
        ("$3.5m", "money:USD", 3.5e6),
        ("50 cents", "money:USD", 0.5),
        ("98 cents a share", "money:USD per share", 0.98),
        ("12 engineers", "count:person", 12),
        ("12 gizmos", "count", 12),
        ("12%", "percent", 12),
        ("a quarter of them", "percent", 25),
        ("3 percentage points", "percentage point", 3),
        ("the 6th", "ordinal", 6),
        ("120 km/h", "speed", 33.3333333),
    ],
)
def test_measures(text: str, measure: str, low: float) -> None:
    found, value, _ = base(text)
    assert found == measure
    assert value == pytest.approx(low)


def test_open_sides_are_infinite() -> None:
    value = Value("number", None, Decimal(5), unit="", stated=Decimal(5), resolution=Decimal(1))
    assert to_base(value).low == -math.inf


def test_points_of_a_score_may_be_halves() -> None:
    assert (
        to_base(Value("score", None, None, stated="6.5-3.5")).low
        > to_base(Value("score", None, None, stated="6-4")).low
    )


@pytest.mark.parametrize(("other", "same"), [("27-2-1", True), ("1-27-2", False), ("26-1-2", False)])
def test_draws_stand_before_or_behind_losses_and_never_before_wins(other: str, same: bool) -> None:
    one, two = (to_base(Value("score", None, None, stated=record)).low for record in ("27-1-2", other))
    assert (one == two) is same


def test_a_score_is_the_same_from_either_side() -> None:
    one, other = Value("score", None, None, stated="65-53"), Value("score", None, None, stated="53-65")
    assert to_base(one) == to_base(other)


def test_every_unit_of_the_table_converts() -> None:
    units = units_table()
    for name, dimension in {*units.names.values(), *units.symbols.values()}:
        found = unit_factor(name)
        assert found is not None, name
        assert found[0] == dimension or dimension.endswith((" per hour", " per minute"))
        assert found[1] > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30000 BTU/h", "8792.13 W"),
        ("60 litres per minute", "1 l/s"),
        ("3.6 m3/h", "1 l/s"),
        ("0.6 GB/min", "10 MB per second"),
        ("5 meters per minute", "0.3 km/h"),
    ],
)
def test_what_runs_by_the_clock_is_one_measure(one: str, other: str) -> None:
    first, second = (to_base(find_values(text)[0].value) for text in (one, other))
    assert first.measure == second.measure
    assert first.low == pytest.approx(second.low, rel=1e-4)


def test_unknown_units_have_no_factor() -> None:
    assert unit_factor("parsnip") is None
    assert unit_factor("parsnip per day") is None


def test_a_unit_per_another_keeps_both() -> None:
    assert unit_factor("kilogram per barrel") == ("mass per barrel", 1.0, 0.0)
    assert unit_factor("kilogram per barrel per day") == ("mass per barrel per day", 1.0, 0.0)


def test_one_currency_needs_no_rate() -> None:
    found = convert(Decimal(5), "XXX", "XXX", date(1700, 1, 1))
    assert found is not None
    assert (found.amount, found.rate) == (5, 1)


def test_money_converts_at_the_last_rate_before_a_weekend() -> None:
    found = convert(Decimal("3e9"), "CNY", "USD", date(2022, 9, 3))
    assert found is not None
    assert found.day_of_rate == date(2022, 9, 2)
    assert 0.14 < found.rate < 0.15


@pytest.mark.parametrize(
    ("source", "day"), [("CNY", date(2002, 1, 1)), ("XXX", date(2020, 1, 1)), ("CNY", date(1, 1, 2))]
)
def test_no_rate_means_no_conversion(source: str, day: date) -> None:
    assert convert(Decimal(1), source, "USD", day) is None
