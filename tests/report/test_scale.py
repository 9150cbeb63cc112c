"""The picture of a finding's positions on one line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

from report_samples import make_claim, metres

from claimcheck.model import Position, Value
from claimcheck.report import Report
from claimcheck.report.scale import SHOWN, WIDTH, Mark, scale_of, svg


def positions(*values: Value) -> tuple[Position, ...]:
    return tuple(Position((make_claim(str(i), "is 1 m", "1 m", value),)) for i, value in enumerate(values))


def test_smaller_values_stand_to_the_left(report: Report) -> None:
    scale = scale_of(report.findings[0])
    assert scale is not None
    assert scale.letters == ("A", "B")
    (a, b) = scale.marks
    assert a.low is not None
    assert b.low is not None
    assert (a.row, b.row) == (0, 1)
    assert a.low == a.high < b.low == b.high <= WIDTH


def test_units_share_one_line(report: Report) -> None:
    kilometre = replace(metres(90), low=Decimal("0.09"), high=Decimal("0.09"), unit="kilometer")
    scale = scale_of(replace(report.findings[0], positions=positions(kilometre, metres(90), metres(95))))
    assert scale is not None
    assert scale.marks[0].low == scale.marks[1].low


def test_open_sides_are_arrows(report: Report) -> None:
    over = replace(metres(90), high=None)
    scale = scale_of(replace(report.findings[0], positions=positions(over, metres(120))))
    assert scale is not None
    assert scale.marks[0] == Mark(0, scale.marks[0].low, None)
    assert svg(scale).count("<path") == 1


def test_no_picture_without_a_common_line_or_with_one_point_only(report: Report) -> None:
    finding = report.findings[0]
    weight = Value("quantity", Decimal(1), Decimal(1), unit="kilogram", dimension="mass")
    assert scale_of(replace(finding, positions=positions(metres(90), weight))) is None
    assert scale_of(replace(finding, positions=positions(metres(90), metres(90)))) is None


def test_the_picture_is_well_formed_and_bounded(report: Report) -> None:
    many = positions(*(metres(number) for number in range(1, 50)))
    scale = scale_of(replace(report.findings[0], positions=many))
    assert scale is not None
    assert len(scale.letters) == SHOWN
    root = ElementTree.fromstring(svg(scale, "#c0392b"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
