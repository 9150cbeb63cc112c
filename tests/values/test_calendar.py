"""Calendar arithmetic and publication dates."""

import pickle
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Period
from claimcheck.values.calendar import Stretch, as_period, hull, nth_weekday, parse_period, shift, unit_around

MOMENTS = st.datetimes(min_value=datetime(1500, 1, 1), max_value=datetime(2500, 1, 1))
UNITS = st.sampled_from(["hour", "day", "week", "month", "quarter", "half", "year", "decade", "century"])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2023", datetime(2023, 1, 1), datetime(2024, 1, 1)),
        ("2023-12", datetime(2023, 12, 1), datetime(2024, 1, 1)),
        ("2024-02-29", datetime(2024, 2, 29), datetime(2024, 3, 1)),
        ("20231231", datetime(2023, 12, 31), datetime(2024, 1, 1)),
        ("2023-02-14T23:30:00+02:00", datetime(2023, 2, 14), datetime(2023, 2, 15)),
    ],
)
def test_publication_dates(text: str, low: datetime, high: datetime) -> None:
    assert parse_period(text) == Period(low, high)


@pytest.mark.parametrize(
    "text", ["", "soon", "2023-13", "2023-00", "2023-02-30", "14.2.2023", "9999", "9999-12-31", "0000"]
)
def test_no_publication_date(text: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        parse_period(text)
    assert repr(text) in str(caught.value)
    assert "2023-02" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("given_as", [date(2023, 2, 14), datetime(2023, 2, 14, 9), "2023-02-14"])
def test_forms_of_a_publication_date(given_as: date | str) -> None:
    assert as_period(given_as) == parse_period("2023-02-14")
    assert as_period(as_period(given_as)) == parse_period("2023-02-14")


@pytest.mark.parametrize("unknown", [None, ""])
def test_unknown_publication_date(unknown: str | None) -> None:
    assert as_period(unknown) is None


@given(MOMENTS, UNITS)
def test_a_moment_is_in_its_unit(moment: datetime, unit: str) -> None:
    around = unit_around(moment, unit)
    assert around.holds(moment)
    assert unit_around(around.low, unit) == around
    assert unit_around(around.high, unit).low == around.high


@given(MOMENTS, UNITS, st.integers(-10, 10))
def test_shifting_units_is_undone(moment: datetime, unit: str, amount: int) -> None:
    start = unit_around(moment, unit).low
    assert shift(shift(start, unit, amount), unit, -amount) == start


def test_a_day_the_month_lacks_becomes_its_last() -> None:
    assert shift(datetime(2012, 1, 31), "month", 1) == datetime(2012, 2, 29)


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1, -2]))
def test_nth_weekday(year: int, month: int, weekday: int, n: int) -> None:
    day = nth_weekday(year, month, weekday, n)
    assert (day.year, day.month, day.weekday()) == (year, month, weekday)
    assert (day.day - 1) // 7 + 1 == n if n > 0 else shift(day, "week", -n).month != month


def test_hull() -> None:
    first, last = unit_around(datetime(2010, 1, 1), "year"), unit_around(datetime(2013, 1, 1), "year")
    assert hull(first, last) == Stretch(datetime(2010, 1, 1), datetime(2014, 1, 1))
    assert hull(last, first) is None
    assert hull(None, last) is None
