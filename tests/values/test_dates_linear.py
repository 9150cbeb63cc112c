"""Time grows with the length of the text, not faster, on texts made to be slow; and nothing raises."""

import time
from itertools import product

import pytest

from claimcheck.values.calendar import parse_period
from claimcheck.values.dates import find_dates, read_date

NASTY = [
    *(
        "9",
        "1,",
        "may ",
        "friday ",
        "2010-",
        "12:30 ",
        "jan 1, 2010 to ",
        "the first week of ",
        "a ",
        "last ",
    ),
    *(
        "three days ago ",
        "\ud800",
        "12/",
        "(",
        "between 2010 and ",
        "'90s ",
        "early early ",
        "31st of ",
        "12.",
    ),
    *("٣ ", "3pm-"),
]


def seconds(text: str) -> float:
    start = time.process_time()
    find_dates(text, parse_period("2013-02-12"))
    return time.process_time() - start


@pytest.mark.parametrize("piece", NASTY)
def test_linear(piece: str) -> None:
    small, large = piece * (8_000 // len(piece)), piece * (32_000 // len(piece))
    seconds(small)  # fills the caches
    assert min(seconds(large) for _ in range(2)) < 4 * 3 * min(seconds(small) for _ in range(3)) + 0.02
    assert read_date(large) is None


TIMES = [
    "Mondays", "Monday", "weekends", "October 31", "May", "now", "2024", "5 p.m.", "noon", "this week",
    "late May", "Christmas", "two years ago", "week 5", "the 1990s", "mornings", "then", "3", "July 5 or 6",
]  # fmt: skip
JOINS = [
    "{} until {}", "from {} to {}", "{} or {}", "between {} and {}", "until {} {}", "{} of {}", "{} after {}",
    "late {} {}", "{} at {}", "half past {} {}", "{} – {}", "two weeks before {} or {}", "every {} in {}",
]  # fmt: skip


@pytest.mark.parametrize("join", JOINS)
def test_no_two_times_that_are_joined_raise(join: str) -> None:
    """What is no time ("Mondays until October 31" are many days) is read in parts, or not at all."""
    for first, last in product(TIMES, repeat=2):
        text = "It is open " + join.format(first, last) + "."
        for now in (None, parse_period("2013-02-12")):
            found = find_dates(text, now)
            assert all(text[mention.start : mention.end].strip() for mention in found)
