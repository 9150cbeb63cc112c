"""Dates and clock times found in sentences."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.model import Mention
from claimcheck.values.calendar import parse_period
from claimcheck.values.dates import find_dates

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases_dates.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = parse_period("2013-02-12")


def only(text: str, published: str | None = "2013-02-12", config: Config | None = None) -> Mention:
    [mention] = find_dates(text, parse_period(published) if published else None, config)
    return mention


def as_row(mention: Mention) -> list[str]:
    value = mention.value
    ends = [value.low, value.high]
    assert all(end is None or isinstance(end, datetime) for end in ends)
    if value.kind == "time":
        return [mention.text, *(f"{end:%H:%M}" for end in ends if isinstance(end, datetime)), value.hedge]
    plain = [end.isoformat().removesuffix("T00:00:00") if isinstance(end, datetime) else "" for end in ends]
    return [mention.text, *plain, value.hedge]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["group"] + ": " + case["text"])
def test_sentence(case: dict[str, object]) -> None:
    assert [as_row(mention) for mention in find_dates(str(case["text"]), PUBLISHED)] == case["times"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_without_publication_nothing_is_today(case: dict[str, object]) -> None:
    """Relative times stay mentions of the same words, without an interval; the others keep theirs."""
    text = str(case["text"])
    known = {mention.start: mention for mention in find_dates(text, PUBLISHED)}
    for mention in find_dates(text, None):
        if mention.start not in known or mention.value.low is None:
            continue
        readings = (known[mention.start].value, *known[mention.start].value.alternatives)
        assert any(mention.value.low == reading.low for reading in readings)


def test_a_relative_time_without_publication_says_what_is_known() -> None:
    value = only("The storm hit on Tuesday.", None).value
    assert (value.low, value.high, value.precision, value.stated) == (None, None, "day", "XXXX-WXX-2")
    assert only("The storm hit on May 3.", None).value.stated == "XXXX-05-03"


@pytest.mark.parametrize(
    ("text", "published", "low", "high"),
    [
        ("Sales fell last year.", "2023", datetime(2022, 1, 1), datetime(2023, 1, 1)),
        ("Sales fell last month.", "2023-02", datetime(2023, 1, 1), datetime(2023, 2, 1)),
        ("Sales fell yesterday.", "2023-02", datetime(2023, 1, 31), datetime(2023, 2, 28)),
        ("Sales fell on Tuesday.", "2023-02", datetime(2023, 1, 31), datetime(2023, 3, 1)),
    ],
)
def test_a_publication_known_to_the_month_widens(
    text: str, published: str, low: datetime, high: datetime
) -> None:
    value = only(text, published).value
    assert (value.low, value.high) == (low, high)


def test_month_and_day_keep_both_orders() -> None:
    value = only("Filed on 10/11/2009 in Ohio.").value
    assert [value.low, *(reading.low for reading in value.alternatives)] == [
        datetime(2009, 10, 11),
        datetime(2009, 11, 10),
    ]
    ordered = only("Filed on 10/11/2009 in Ohio.", config=Config(date_order="dmy")).value
    assert (ordered.low, ordered.alternatives) == (datetime(2009, 11, 10), ())


def test_the_order_near_publication_is_the_likelier() -> None:
    assert only("Filed on 10/2/2013 in Ohio.").value.low == datetime(2013, 2, 10)


def test_the_other_weekday_stays_a_reading() -> None:
    value = only("The storm hit on Friday.").value
    assert [reading.low for reading in value.alternatives] == [datetime(2013, 2, 15)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The plant closed in early 2010.", datetime(2010, 1, 1), datetime(2010, 7, 1)),
        ("The plant closed in early 2010.", datetime(2010, 1, 1), datetime(2010, 4, 1)),
        ("The line opened in summer 2010.", datetime(2010, 6, 21), datetime(2010, 9, 24)),
        ("It rained in the first week of 2015.", datetime(2014, 12, 29), datetime(2015, 1, 5)),
        ("The road is shut until April 15.", None, datetime(2013, 4, 15)),
        ("The work will be done within nine months.", datetime(2013, 2, 12), datetime(2013, 11, 12)),
        ("At year-end the firm had 200 staff.", datetime(2012, 9, 1), datetime(2013, 1, 1)),
        ("They met two years ago.", datetime(2011, 2, 1), datetime(2011, 3, 1)),
        ("It closed more than two years ago.", datetime(2010, 2, 12), datetime(2011, 2, 12)),
        ("It closed nearly two years ago.", datetime(2011, 2, 12), datetime(2012, 2, 12)),
        ("It opens less than 3 days after Easter 2010.", datetime(2010, 4, 6), datetime(2010, 4, 7)),
        ("Sales rose earlier this month.", datetime(2013, 2, 1), datetime(2013, 2, 12)),
        ("Diwali 2010 was loud.", datetime(2010, 11, 4), datetime(2010, 11, 5)),
        ("The letter is of Thursday, 15 September.", datetime(2012, 9, 15), datetime(2012, 9, 16)),
    ],
)
def test_where_speakers_differ_the_other_reading_stays(
    text: str, low: datetime | None, high: datetime
) -> None:
    readings = [(reading.low, reading.high) for reading in only(text).value.alternatives]
    assert (low, high) in readings


def test_a_weekday_that_fits_leaves_no_other_year() -> None:
    assert only("The fair opens on Friday, May 3.").value.alternatives == ()


def test_zone_is_converted_and_the_time_as_written_kept() -> None:
    value = only("It ended on Feb. 3, 2013, at 8 p.m. EST.").value
    assert (value.zone, value.low) == ("UTC", datetime(2013, 2, 4, 1))
    assert [(reading.zone, reading.low) for reading in value.alternatives] == [("", datetime(2013, 2, 3, 20))]


def test_a_time_stated_twice_is_one() -> None:
    first, again = find_dates("It struck Sunday at 07:37 UTC (3:37 a.m. EDT).", PUBLISHED)
    assert again.restates == first.start
    assert (again.value.low, again.value.high) == (first.value.low, first.value.high)


def test_a_bare_clock_time_may_be_of_the_day_of_publication() -> None:
    value = only("He was seen at 9 p.m. by a guard.").value
    assert value.kind == "time"
    assert [(reading.kind, reading.low) for reading in value.alternatives] == [
        ("date", datetime(2013, 2, 12, 21))
    ]


def test_hedge_span() -> None:
    text = "It has been shut since 2010."
    mention = only(text)
    assert mention.hedge_span is not None
    assert text[slice(*mention.hedge_span)] == "since"


def test_typography() -> None:
    """Spans refer to the text as given, whatever its Unicode."""
    text = "On\u00a03\u202fMay\u200b ２０１３, at 3:37\u00a0p.m., in the \u201990s, Fri\u00adday."
    found = [mention.text for mention in find_dates(text, PUBLISHED)]
    assert found == ["3\u202fMay\u200b ２０１３, at 3:37\u00a0p.m.", "90s", "Fri\u00adday"]


def test_typography_of_one_length() -> None:
    text = "On\u00a03 May\u00a02013 it opened \u2013 on 2\u20133\u00a0June it closed."
    assert [mention.text for mention in find_dates(text, PUBLISHED)] == [
        "3 May\u00a02013",
        "2\u20133\u00a0June",
    ]


VOCABULARY = """
    May March 3 31 2010 12:30 a.m. on of the last next week Friday 3rd to - , ( ) early ago three days since
    before 1990s 10/11/12 UTC noon first Easter year 9999 0001 24:00 ' / between and Q3 FY10
"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=14), st.sampled_from([None, "2013-02-12", "2013", "0001", "9998"]))
def test_any_words_of_time(words: list[str], published: str | None) -> None:
    """Nothing raises; spans quote the text, in order, without overlap; intervals are not empty."""
    text = " ".join(words)
    end = 0
    for mention in find_dates(text, parse_period(published) if published else None):
        assert mention.text == text[mention.start : mention.end]
        assert mention.start >= end
        end = mention.end
        for value in (mention.value, *mention.value.alternatives):
            if isinstance(value.low, datetime) and isinstance(value.high, datetime):
                assert value.low < value.high


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    for mention in find_dates(text, PUBLISHED):
        assert mention.text == text[mention.start : mention.end]


@given(st.dates(min_value=datetime(1900, 1, 1).date(), max_value=datetime(2099, 12, 31).date()))
def test_notations_of_a_day_agree(day: object) -> None:
    notations = [
        f"{day:%B} {day:%d}, {day:%Y}",
        f"{day:%d} {day:%b} {day:%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%A}, {day:%d %B %Y}",
    ]
    values = [only(f"It was seen on {notation}.", None).value for notation in notations]
    assert {(value.low, value.high, value.stated) for value in values} == {
        (values[0].low, values[0].high, f"{day:%Y-%m-%d}")
    }


def test_a_time_that_no_calendar_has_in_utc_stays_as_written():
    """Three in the morning in Tokyo is the day before in UTC; the first day of year 1 has none."""
    (mention,) = find_dates("at 3 a.m. JST", parse_period("0001-01-01"))
    assert mention.value.low == datetime(1, 1, 1, 18)
    assert [other.low for other in mention.value.alternatives] == [datetime(1, 1, 1, 3)] * 2
