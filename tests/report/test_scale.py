"""The picture of a finding's positions on one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from report_samples import make_claim, metres

from claimcheck.model import Value
from claimcheck.outcome import Position
from claimcheck.report import Report
from claimcheck.report.axis import TICKS, clock_ticks, date_ticks, number_ticks
from claimcheck.report.scale import LEFT, RIGHT, SHOWN, Mark, Scale, scale_of, svg


def positions(*values: Value) -> tuple[Position, ...]:
    return tuple(Position((make_claim(str(i), "is 1 m", "1 m", value),)) for i, value in enumerate(values))


def drawn(report: Report, *values: Value) -> Scale:
    scale = scale_of(replace(report.findings[0], positions=positions(*values)))
    assert scale is not None
    return scale


def test_smaller_values_stand_to_the_left(report: Report) -> None:
    scale = drawn(report, metres(90), metres(95))
    assert scale.letters == ("A", "B")
    assert scale.marks == (Mark(0, LEFT, LEFT, LEFT), Mark(1, RIGHT, RIGHT, RIGHT))


def test_units_share_one_line_and_the_commonest_labels_it(report: Report) -> None:
    kilometre = replace(metres(90), low=Decimal("0.09"), high=Decimal("0.09"), unit="kilometer")
    scale = drawn(report, kilometre, metres(90), metres(95))
    assert scale.marks[0].low == scale.marks[1].low
    assert scale.unit == "meter"
    assert [text for _, text in scale.ticks] == ["90", "92", "94"]


def test_large_numbers_are_labelled_in_their_scale(report: Report) -> None:
    money = [
        Value("money", Decimal(n), Decimal(n), stated=Decimal(n), unit="USD") for n in (10**9, 3 * 10**9)
    ]
    scale = drawn(report, *money)
    assert scale.unit == "USD, billions"
    assert scale.ticks[0][1] == "1.0"


def test_the_stated_number_of_an_approximation_is_a_dot_on_its_bar(report: Report) -> None:
    about = replace(metres(90), low=Decimal(85), high=Decimal(95), hedge="about")
    scale = drawn(report, about, metres(120))
    assert scale.marks[0].stated is not None
    assert svg(scale).count("<circle") == 2
    assert svg(scale).count("<rect") == 1


def test_open_sides_are_arrows(report: Report) -> None:
    over = replace(metres(90), high=None)
    scale = drawn(report, over, metres(120))
    assert scale.marks[0].high is None
    assert svg(scale).count("<path") == 1


def test_times_make_a_timeline(report: Report) -> None:
    years = [Value("date", datetime(y, 1, 1), datetime(y + 1, 1, 1), stated=str(y)) for y in (2021, 2024)]
    scale = drawn(report, *years)
    assert scale.words.startswith("Timeline. A: ")
    assert [text for _, text in scale.ticks] == ["2021", "2022", "2023", "2024", "2025"]
    assert all(mark.stated is None for mark in scale.marks)


def test_no_picture_without_a_common_line_or_with_one_point_only(report: Report) -> None:
    finding = report.findings[0]
    weight = Value("quantity", Decimal(1), Decimal(1), unit="kilogram", dimension="mass")
    assert scale_of(replace(finding, positions=positions(metres(90), weight))) is None
    assert scale_of(replace(finding, positions=positions(metres(90), metres(90)))) is None


def test_the_picture_is_well_formed_and_bounded(report: Report) -> None:
    scale = drawn(report, *(metres(number) for number in range(1, 50)))
    assert len(scale.letters) == SHOWN
    root = ElementTree.fromstring(svg(scale, "#c0392b"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "A: 1 m" in root.attrib["aria-label"]


SECONDS = {
    "days": (datetime(2024, 1, 1), datetime(2024, 1, 3)),
    "hours": (datetime(2024, 1, 1), datetime(2024, 1, 1, 2)),
    "a month": (datetime(2023, 12, 28), datetime(2024, 2, 9)),
    "years": (datetime(1987, 5, 1), datetime(2024, 1, 1)),
    "all time": (datetime(1, 1, 1), datetime(9999, 12, 31)),
}


@pytest.mark.parametrize("ends", SECONDS.values(), ids=SECONDS)
def test_ticks_of_a_timeline_are_few_ordered_and_inside(ends: tuple[datetime, datetime]) -> None:
    low, high = ((end - datetime(1970, 1, 1)).total_seconds() for end in ends)
    ticks = date_ticks(low, high)
    places = [place for place, _ in ticks]
    assert 2 <= len(ticks) <= TICKS + 2
    assert places == sorted(set(places))
    assert low <= places[0] <= places[-1] <= high
    assert len({text for _, text in ticks}) == len(ticks)


@pytest.mark.parametrize(
    ("low", "high"), [(0, 1), (90, 95), (-3, 7), (439e6, 1.4e9), (1e9, 1e9 + 1), (1e-9, 2e-9), (1e300, 2e300)]
)
def test_ticks_of_a_number_line_are_few_and_short(low: float, high: float) -> None:
    ticks, _ = number_ticks(low, high)
    assert 2 <= len(ticks) <= TICKS + 1
    assert all(len(text) <= 16 for _, text in ticks)
    slack = (high - low) * 1e-6
    assert all(low - slack <= place <= high + slack for place, _ in ticks)


def test_ticks_of_a_clock() -> None:
    assert [text for _, text in clock_ticks(3 * 3600, 4 * 3600)] == [
        "03:00",
        "03:15",
        "03:30",
        "03:45",
        "04:00",
    ]
