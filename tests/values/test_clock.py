"""Clock times and zones."""

from datetime import datetime, timedelta

import pytest

from claimcheck.values.clock import NO_DAY, Clock, read_clock, zone_offset


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("3:37 a.m.", 3, 37),
        ("3:37p", 15, 37),
        ("12 am", 0, None),
        ("12:05 PM", 12, 5),
        ("0737", 7, 37),
        ("17:06 pm", 17, 6),
        ("15h30", 15, 30),
        ("24:00", 24, 0),
    ],
)
def test_digits(text: str, hour: int, minute: int | None) -> None:
    clock = read_clock(text)
    assert clock is not None
    assert (clock.hour, clock.minute) == (hour, minute)


@pytest.mark.parametrize("text", ["25:00", "24:30", "12:60", "0:30 pm", "noon", ""])
def test_no_clock_time(text: str) -> None:
    assert read_clock(text) is None


def test_bare_hour_may_be_in_the_afternoon() -> None:
    clock = read_clock("3:30")
    assert clock is not None
    assert clock.other == Clock(15, 30, bare=True)
    for unmistakable in ("03:30", "15:30", "3:30 am"):
        found = read_clock(unmistakable)
        assert found is not None
        assert found.other is None


def test_range_over_midnight() -> None:
    night = Clock(22, last=Clock(4))
    assert night.on(datetime(2013, 2, 8)) == (datetime(2013, 2, 8, 22), datetime(2013, 2, 9, 5))


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("utc", datetime(2013, 7, 1), 0),
        ("edt", datetime(2013, 7, 1), -4),
        ("et", datetime(2013, 7, 1), -4),
        ("et", datetime(2013, 1, 1), -5),
        ("gmt+5:30", datetime(2013, 1, 1), 5.5),
        ("-05:00", datetime(2013, 1, 1), -5),
    ],
)
def test_offsets(zone: str, day: datetime, hours: float) -> None:
    assert zone_offset(zone, day) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "day"), [("local time", datetime(2013, 1, 1)), ("et", NO_DAY), ("xyz", NO_DAY)]
)
def test_unknown_offsets(zone: str, day: datetime) -> None:
    assert zone_offset(zone, day) is None
