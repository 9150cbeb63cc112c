"""Units that sources leave out: a bare number is read in the one of the two that brings it near."""

from __future__ import annotations

import math

import pytest

from claimcheck import lexicon
from claimcheck.compare.units import usual_pairs
from claimcheck.extract.tables.columns import Measured

(TEMPERATURE,) = usual_pairs("air temperature")


def count(low: float, high: float, point: float) -> Measured:
    return Measured("count", low, high, point, 0.5)


@pytest.mark.parametrize(
    ("bare", "anchor", "read"),
    [
        (count(20, 22, 21), count(70, 70, 70), (68, 71.6, 69.8, 0.9)),  # degrees Celsius beside Fahrenheit
        (count(68, 68, math.nan), count(21, 21, 21), (20, 20, math.nan, 0.5 / 1.8)),
        (count(20, 22, 21), count(25, 25, 25), (20, 22, 21, 0.5)),
    ],
)
def test_a_bare_number_is_read_in_the_unit_that_brings_it_near(bare, anchor, read):
    found = TEMPERATURE.nearest(bare, anchor)
    assert found.measure == "count"
    assert (found.low, found.high, found.point, found.half) == pytest.approx(read, nan_ok=True)


PAIRS = [
    (row["first"], row["second"], name)
    for row in lexicon.table("compare")["usual_pairs"]
    for name in row["names"]
]


@pytest.mark.parametrize(("first", "second", "name"), PAIRS)
def test_every_name_of_a_pair_finds_it_as_one_word_among_others(first, second, name):
    for attribute in (name, name.upper(), f"mean_{name}", f"{name} at noon"):
        assert (first, second) in {(pair.first, pair.second) for pair in usual_pairs(attribute)}
    assert (first, second) not in {(pair.first, pair.second) for pair in usual_pairs(f"un{name}")}


def test_attributes_without_usual_units_have_none():
    assert usual_pairs("number of doors") == ()
    assert {(pair.first, pair.second) for pair in usual_pairs("Pressure")} >= {
        ("inch of mercury", "hectopascal")
    }
