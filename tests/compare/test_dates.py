"""Dates known in part: what of them is known, and what a reprinted sentence's day is."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime

import pytest
from told import claim

from claimcheck.compare import dates
from claimcheck.compare.statements import Statement, gather
from claimcheck.extract.tables.seconds import to_seconds
from claimcheck.values.calendar import parse_period

PUBLISHED = "2013-02-14"
FRIDAY, MINUTE = 4, 60.0


def statement(text: str, source: str = "a", published: str = PUBLISHED) -> Statement:
    told, _ = claim(source, text, published, "unknown")
    (gathered,) = gather([told], lambda claim: None)
    return gathered


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("on Tuesday", 1),
        ("on Tuesday at 3 p.m.", 1),
        ("at 10:15 on Friday", FRIDAY),
        ("late on Sunday night", 6),
        ("on Tuesday, 12 February", None),
        ("in May 2013", None),
        ("yesterday", None),
    ],
)
def test_the_weekday_that_is_all_that_is_said(text, weekday):
    assert dates.named_weekday(statement(text)) == weekday


@pytest.mark.parametrize(
    ("text", "since_midnight"),
    [
        ("at 3:37 a.m. on 5 May 2013", 3 * 3600 + 37 * MINUTE),
        ("at 3:37 a.m.", 3 * 3600 + 37 * MINUTE),
        ("at 10:15 on Friday", 10 * 3600 + 15 * MINUTE),
        ("at 3:37:20 p.m.", 15 * 3600 + 37 * MINUTE + 20),
        ("at 3:37 p.m. EDT", None),
        ("at noon", None),
        ("in May 2013", None),
    ],
)
def test_where_in_the_day_a_time_lies(text, since_midnight):
    known = dates.time_of_day(statement(text))
    assert known.measure == "date"
    if since_midnight is None:
        assert (known.low, known.high) == (-math.inf, math.inf)
    else:
        assert known.low == pytest.approx(since_midnight)
        assert known.high == pytest.approx(since_midnight + (MINUTE if since_midnight % MINUTE == 0 else 1))


def test_the_relative_day_of_a_reprint_reaches_over_both_dates():
    first, second = statement("yesterday", "a", "2013-02-14"), statement("yesterday", "b", "2013-02-16")
    told = dates.reprinted([replace(first, voice="a"), replace(second, voice="a")])
    assert {(s.readings[0].low, s.readings[0].high) for s in told} == {
        (first.readings[0].low, second.readings[0].high)
    }


@pytest.mark.parametrize("voices", [("", ""), ("a", "b")])
def test_the_same_word_of_two_voices_is_of_two_days(voices):
    own = [statement("yesterday", "a", "2013-02-14"), statement("yesterday", "b", "2013-02-16")]
    told = [replace(one, voice=voice) for one, voice in zip(own, voices, strict=True)]
    assert list(dates.reprinted(told)) == told


def test_only_reprints_with_one_reading_and_no_figure_are_taken_together():
    days = ("2013-02-14", "2013-02-16")
    unsaid = [statement("yesterday", "a", day) for day in days]  # one source, no reprint
    assert list(dates.reprinted(unsaid)) == unsaid
    figures = [replace(statement("5 days ago", "a", day), voice="a") for day in days]
    assert list(dates.reprinted(figures)) == figures


@pytest.mark.parametrize(
    ("written", "grows"),
    [("2013-02-16", True), ("2013-02-02", False), ("2013-02-25", False)],  # "last week" ends on the 10th
)
def test_last_week_may_be_the_week_that_is_ending(written, grows):
    told = statement("last week", published="2013-02-14")
    dated = replace(told, published=parse_period(written))
    known, high = told.readings[0], to_seconds(parse_period(written).high)
    assert dates.careful(dated).readings[0] == (replace(known, high=high) if grows else known)


def test_last_week_of_nobody_knows_when_is_left_alone():
    told = replace(statement("last week", published="2013-02-14"), published=None)
    assert dates.careful(told) == told


MONDAY = (0, dates.DAY - 1)


@pytest.mark.parametrize(
    ("text", "published", "ends"),
    [
        ("on Monday", "", MONDAY),
        ("on Wednesday", "", (2 * dates.DAY, 3 * dates.DAY - 1)),
        ("on Monday night", "", (0, dates.DAY + dates.NIGHT)),  # and may end on Tuesday
        ("on 11 February 2013", "", MONDAY),
        ("on 11 and 12 February 2013", "", None),
        ("in May 2013", "", None),
    ],
)
def test_which_day_of_the_week(text, published, ends):
    known = dates.weekday(statement(text, published=published))
    assert known.measure == "date"
    low, high = ends or (-math.inf, math.inf)
    assert (known.low, known.high) == pytest.approx((low, high), abs=1)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("on February 11", ((2, 11), (2, 12))),
        ("in February", ((2, 1), (3, 1))),
        ("in December", ((12, 1), (13, 1))),
        ("on 11 February 2013", ((2, 11), (2, 12))),
        ("from 30 December 2012 to 2 January 2013", None),
        ("in 2013", None),
    ],
)
def test_where_in_the_year(text, ends):
    known = dates.day_of_year(statement(text, published=""))
    assert known.measure == "date"
    if ends is None:
        assert known == dates.UNKNOWN
    else:
        low, high = (
            to_seconds(datetime(dates.LEAP + month // 13, (month - 1) % 12 + 1, day)) for month, day in ends
        )
        assert (known.low, known.high) == pytest.approx((low, high), abs=1)
