"""Layout: what each line of a page is, what inside a line is no claim, and the date a text gives itself."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.furniture import Layout, read_layout
from claimcheck.extract.lines import role_of

CASES = tomllib.loads(Path(__file__).with_name("furniture_lines.toml").read_text(encoding="utf-8"))["case"]
LINES = [(case["role"], line) for case in CASES for line in case["lines"]]


@pytest.mark.parametrize(("role", "line"), LINES, ids=[line for _, line in LINES])
def test_role_of_a_line(role: str, line: str) -> None:
    assert role_of(line) == role


def furniture(text: str) -> list[str]:
    return [text[span.start : span.end] for span in read_layout(text).furniture]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("LONDON, Nov 28 (Reuters) - Twelve people died.", "LONDON, Nov 28 (Reuters) - "),
        ("PORT LEE, Ruritania (AP) — Twelve people died.", "PORT LEE, Ruritania (AP) — "),
        ("Port Lee, 28 Nov. (Xinhua) -- Twelve people died.", "Port Lee, 28 Nov. (Xinhua) -- "),
        ("PORT LEE - Twelve people died.", "PORT LEE - "),
        ("(Reuters) - Twelve people died.", "(Reuters) - "),
        ("Nov 28, 2013 (Wire) - Twelve people died.", "Nov 28, 2013 (Wire) - "),
        ("28 November 2013 — Twelve people died.", "28 November 2013 — "),
        ("Flood kills 12. Updated 3:15 p.m. ET", "Updated 3:15 p.m. ET"),
        ("Twelve people died. Estimated read time: 2 minutes", "Estimated read time: 2 minutes"),
        ("Twelve people died. Read more: 5 things to know", "Read more: 5 things to know"),
        ("Residents called (212) 555-0147 for help.", "(212) 555-0147"),
        ("Twelve died, says https://lantern.example/2013/05/03 today.", "https://lantern.example/2013/05/03"),
        ("Twelve died. © 2013 Daily Lantern", "© 2013 Daily Lantern"),
        ("Rescuers on Friday (AP Photo/Ann Lee 2013) dug on.", "(AP Photo/Ann Lee 2013)"),
    ],
)
def test_furniture_inside_a_line(line: str, expected: str) -> None:
    assert furniture("A first line of the article stands here.\n" + line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee (Labour) - who won 300 votes - resigned.",
        "The dam, built in 1987 - before the 2003 flood - broke.",
        "Ann Lee, 26, was updated at 3:15 p.m. by the police.",
        "The score was 65-53 and the ratio 1:12.",
        "He bought 300-400 of the 2010-2011 models.",
        "IT-Lantern sold 300 phones.",
        "Profit was $3.3 billion (2009: $3.1 billion) - a record.",
    ],
)
def test_text_that_only_resembles_furniture(line: str) -> None:
    assert furniture("A first line of the article stands here.\n" + line) == []


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Flood kills 12\nMay 3, 2013\nTwelve people died on Thursday.", datetime(2013, 5, 3)),
        ("Flood kills 12\nUpdated May 4, 2013\nPublished May 3, 2013\nTwelve died.", datetime(2013, 5, 3)),
        ("PORT LEE, May 3, 2013 (Reuters) - Twelve people died.", datetime(2013, 5, 3)),
        ("May 3, 2013 - Second-tier Port Lee won.", datetime(2013, 5, 3)),
        ("Flood kills 12\nPort Lee Echo, 3 May 2013\nTwelve people died.", datetime(2013, 5, 3)),
        (
            "Flood kills 12\nBy Ann Lee, The Port Lee Echo | May 3, 2013\nTwelve people died.",
            datetime(2013, 5, 3),
        ),
        ("Flood kills 12\n12:48PM BST 09 Sep 2013\nTwelve people died.", datetime(2013, 9, 9)),
    ],
)
def test_published(text: str, low: datetime) -> None:
    published = read_layout(text).published
    assert published is not None
    assert published.low == low


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Twelve people died on May 3, 2013.",
        "Flood kills 12\nTwelve people died.\n",
        "Twelve people died.\nPort Lee, 3 May 2013",
        "The flood came, 3 May 2013\nTwelve people died.",
        "May 3, 2013 - a Friday - was hot.",
    ],
)
def test_no_date_of_its_own(text: str) -> None:
    assert read_layout(text).published is None


def roles(layout: Layout) -> list[str]:
    return [line.role for line in layout.lines]


def test_headline_and_subheads() -> None:
    text = "May 3, 2013\nFlood kills 12 in valley\nTwelve people died.\nWhat comes next\nThe dam is gone."
    layout = read_layout(text)
    assert roles(layout) == ["dateline", "headline", "body", "headline", "body"]
    assert layout.title == "Flood kills 12 in valley"


def test_hard_wrapped_lines_go_on() -> None:
    text = (
        "Twelve people died on Thursday when a dam in the valley broke,\n"
        "by 3 p.m. that day, and flooded the town.\n\nA second dam held."
    )
    layout = read_layout(text)
    assert [line.continues for line in layout.lines] == [False, True, False]
    assert roles(layout) == ["body"] * 3


@given(st.text(alphabet="aB1 .,:-(\n©@/May3|\t", max_size=300))
def test_offsets_hold_whatever_the_text(text: str) -> None:
    layout = read_layout(text)
    for line in layout.lines:
        assert text[line.start : line.end] == line.text
    ends = [0]
    for span in layout.furniture:
        assert ends[-1] <= span.start < span.end <= len(text)
        assert layout.furniture_at(span.start, span.end) == span
        ends.append(span.end)


@pytest.mark.parametrize(
    "unit", ["( ", "Updated 3 ", "a@", "Read more: ", "1-800-", "LONDON ", "x. ", "\n", "12:"]
)
def test_long_texts_take_linear_time(unit: str) -> None:
    layout = read_layout(unit * 60_000)
    assert layout.lines == () or layout.lines[0].start == 0
