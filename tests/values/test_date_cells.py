"""Table cells that hold a date, a time or both."""

from datetime import datetime

import pytest

from claimcheck.values.calendar import parse_period
from claimcheck.values.dates import read_date

PUBLISHED = parse_period("2011-12-19")


@pytest.mark.parametrize(
    "cell",
    [
        "2011-12-19 7:05 AM",
        "12/19/2011 7:05a",
        "12/19/11 7:05 AM",
        "19.12.2011 07:05",
        "Dec 19 - 7:05am",
        "7:05 AM, Dec 19",
        "7:05 AMDec 19",
        "7:05aDec 19",
        "07:05 AM  Mon 19-Dec-2011",
        "Mon., Dec.19, 2011 7:05 a.m.",
        "Mon, Dec 19 7:05 AM",
        "2011-12-19 Mon  07:05",
        "December 19, 2011               7:05 AM",
        "2011-12-19 7:05 AM (Estimated runway)",
        "2011-12-18 12/19 7:05 AM",
        "Mon, Dec 19 7:05 AM            On Time",
        "7:05 AM, Dec 19&nbsp(Estimated)",
        "Dec 19 | 7:05 AM",
        "7:05 AM of the Dec 19",
        "2011-12-18 Dec 19 7:05 AM",
        "2011-12-18 third Monday of December 7:05 AM",
        "2011-12-19 Thursday 7:05 AM",  # the date counts, not its weekday
    ],
)
def test_notations_of_one_minute(cell: str) -> None:
    value = read_date(cell, PUBLISHED)
    assert value is not None
    assert (value.kind, value.low, value.precision) == ("date", datetime(2011, 12, 19, 7, 5), "minute")


@pytest.mark.parametrize("zone", ["EST", "(-05:00)", "UTC-5", "ET"])
def test_zones(zone: str) -> None:
    value = read_date(f"12/19/2011 7:05 AM {zone}", PUBLISHED)
    assert value is not None
    assert (value.zone, value.low) == ("UTC", datetime(2011, 12, 19, 12, 5))


@pytest.mark.parametrize(
    ("cell", "low", "precision"),
    [
        ("2011", datetime(2011, 1, 1), "year"),
        ("2011-12", datetime(2011, 12, 1), "month"),
        ("20111219", datetime(2011, 12, 19), "day"),
        ("2011-12-19T07:05:09", datetime(2011, 12, 19, 7, 5, 9), "second"),
        ("Q3 2011", datetime(2011, 7, 1), "quarter"),
        ("Oct", datetime(2011, 10, 1), "month"),
        ("1990s", datetime(1990, 1, 1), "decade"),
        ("last week", datetime(2011, 12, 12), "week"),
    ],
)
def test_coarse_cells(cell: str, low: datetime, precision: str) -> None:
    value = read_date(cell, PUBLISHED)
    assert value is not None
    assert (value.low, value.precision) == (low, precision)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "A37",
        "47B",
        "Terminal 8 - 46",
        "29.97 in",
        "12/8/2011 delayed by rain",
        "7",
        "x" * 10_000,
        "2011 | 7:05 AM",
        "31 Dezember 9999",
        "32 Dezember 2011",
        "44 BC",
    ],
)
def test_other_cells_are_no_dates(cell: str) -> None:
    assert read_date(cell, PUBLISHED) is None
