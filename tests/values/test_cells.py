"""A table cell is one value or none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError
from claimcheck.values import find_values, read_value


@pytest.mark.parametrize(
    ("cell", "unit", "stated", "name"),
    [
        ("29.97 in", "", "29.97", "inch"),
        ("more than $1.2bn", "", "1.2E9", "USD"),
        ("(1,234)", "", "-1234", ""),
        ("1,234", "USD", "1234", "USD"),
        ("12", "km", "12", "kilometer"),
        ("12 miles", "km", "12", "mile"),
        ("2300", "", "2300", ""),
        ("2019", "", None, ""),
        ("45 %", "", "45", "percent"),
        ("3.3 billion yuan ($439 million)", "", "3.3E9", "CNY"),
        ("0,149 EUR", "", "0.149", "EUR"),
        ("10,149 EUR", "", "10149", "EUR"),
        ("4 GiB", "", "4", "gibibyte"),
        ("65 N·m", "", "65", "newton-meter"),
        ("£1,440 pa", "", "1440", "GBP per year"),
        ("£1,440 per annum", "", "1440", "GBP per year"),
        ("£1300 pcm", "", "1300", "GBP per month"),
        ("€5 m", "", "5E6", "EUR"),
        ("30s", "", "30", "second"),
        ("40 dB(A)", "", "40", "decibel"),
        ("20A", "", "20", "ampere"),
        ("1.8 M☉", "", "1.8", ""),
        ("c. 1890", "", None, ""),
    ],
)
def test_one_value(cell: str, unit: str, stated: str | None, name: str) -> None:
    value = read_value(cell, unit=unit)
    assert value is not None
    if stated is not None:
        assert value.stated == Decimal(stated)
        assert value.unit == name


@pytest.mark.parametrize(
    "cell",
    ["", "  ", "n/a", "12 of 15 and 16", "x" * 5000, "--", "7a", "20 x 8 x 25 cm", "4x4", "Hays, 1790"],
)
def test_no_single_value(cell: str) -> None:
    assert read_value(cell) is None


def test_a_large_k_behind_a_space_may_be_kelvin() -> None:
    value = read_value("4,480 K")
    assert value is not None
    assert [(value.stated, value.unit)] + [(other.stated, other.unit) for other in value.alternatives] == [
        (Decimal(4480000), ""),
        (Decimal(4480), "kelvin"),
    ]


def test_a_publication_date_that_is_none_is_an_error() -> None:
    with pytest.raises(ClaimcheckError):
        find_values("5 km", "yesterdayish")


@pytest.mark.parametrize(
    ("config", "text", "units"),
    [
        (Config(), "$5", ["USD"]),
        (Config(dollar="CAD"), "$5", ["CAD"]),
        (Config(dollar=""), "$5", ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN"]),
        (Config(), "¥5", ["JPY", "CNY"]),
        (Config(yen="CNY"), "¥5", ["CNY"]),
        (Config(dollar="CAD"), "US$5", ["USD"]),
    ],
)
def test_bare_signs_follow_the_configuration(config: Config, text: str, units: list[str]) -> None:
    value = read_value(text, config=config)
    assert value is not None
    assert [value.unit, *(other.unit for other in value.alternatives)] == units


def test_a_bare_m_may_be_metres_or_millions() -> None:
    value = read_value("3m")
    assert value is not None
    readings = [(one.kind, one.low, one.unit, one.dimension) for one in (value, *value.alternatives)]
    assert readings == [
        ("quantity", Decimal(3), "meter", "length"),
        ("number", Decimal(3_000_000), "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("more than 100 and fewer than 300 boats", [(100, 300)]),
        ("more than 100 km and fewer than 300 km", [(100, 300)]),
        ("more than 100 km and fewer than 300 boats", [(100, 200), (200, 300)]),
        ("more than 100 and more than 300 boats", [(100, 200), (300, 500)]),
    ],
)
def test_two_bounds_are_one_range(text: str, ends: list[tuple[int, int]]) -> None:
    assert [(mention.value.low, mention.value.high) for mention in find_values(text)] == ends


@pytest.mark.parametrize(
    ("cell", "readings"),
    [
        ("Jul-23", ["2023-07", "XXXX-07-23"]),
        ("Jul-89", ["1989-07"]),
        ("abc-23", None),
    ],
)
def test_a_month_as_spreadsheets_write_it(cell: str, readings: list[str] | None) -> None:
    value = read_value(cell)
    found = [value.stated, *(other.stated for other in value.alternatives)] if value is not None else None
    assert found == readings


def test_a_day_may_stand_behind_a_range() -> None:
    value = read_value("21-22 d")
    assert value is not None
    assert (value.low, value.high, value.unit) == (Decimal(21), Decimal(22), "day")
