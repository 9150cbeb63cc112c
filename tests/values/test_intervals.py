"""The documented widths of hedged numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.intervals import resolution_of, rounder_above, rounder_below, widen

D = Decimal


@pytest.mark.parametrize(
    ("number", "above", "below"),
    [
        ("2300", "3000", "2000"),
        ("1.4E9", "2E9", "1E9"),
        ("140", "200", "100"),
        ("10", "20", "5"),
        ("3", "5", "2"),
        ("4", "5", "3"),
        ("6", "10", "5"),
        ("90", "100", "50"),
        ("0.25", "0.3", "0.2"),
        ("2290", "2300", "2200"),
    ],
)
def test_rounder_numbers(number: str, above: str, below: str) -> None:
    assert (rounder_above(D(number)), rounder_below(D(number))) == (D(above), D(below))


@given(st.decimals("1e-6", "1e12", allow_nan=False, places=3).filter(lambda number: number > 0))
def test_rounder_numbers_enclose(number: Decimal) -> None:
    assert rounder_below(number) < number < rounder_above(number)


@pytest.mark.parametrize(
    ("number", "resolution"),
    [("2300", "100"), ("13.2E9", "1E8"), ("2.50", "0.01"), ("0", "1"), ("7", "1"), ("0.00", "0.01")],
)
def test_resolution(number: str, resolution: str) -> None:
    assert resolution_of(D(number)) == D(resolution)


@pytest.mark.parametrize(
    ("number", "hedge", "low", "high", "opens"),
    [
        ("140", "about", "133", "147", (False, False)),
        ("100", "about", "85", "115", (False, False)),
        ("1800", "nearly", "1620", "1800", (False, False)),
        ("-10", "nearly", "-10", "-7", (False, False)),
        ("60", "just over", "60", "70", (True, False)),
        ("2300", "over", "2300", "3000", (True, False)),
        ("2300", "at least", "2300", "3000", (False, False)),
        ("-5", "over", "-5", "-3", (True, False)),
        ("50", "under", "30", "50", (False, True)),
        ("20", "at most", "10", "20", (False, False)),
        ("7", "", "7", "7", (False, False)),
    ],
)
def test_widths(number: str, hedge: str, low: str, high: str, opens: tuple[bool, bool]) -> None:
    ends = widen(D(number), hedge, resolution_of(D(number)))  # type: ignore[arg-type]
    assert (ends.low, ends.high, (ends.low_open, ends.high_open)) == (D(low), D(high), opens)


def test_zero_has_no_rounder_number() -> None:
    assert widen(D(0), "over", D(1)).high is None
    assert widen(D(0), "under", D(1)).low is None
