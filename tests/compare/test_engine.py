"""The engine equals the slow, obvious reference, whatever the shape of the table."""

from __future__ import annotations

import numpy as np
import pytest
import reference_engine as reference
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import blocks
from claimcheck.compare import engine

ends = st.integers(0, 12).map(float) | st.sampled_from([-np.inf, np.inf])
interval = st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))
rows = st.lists(st.tuples(st.integers(0, 4), interval), max_size=40)


def columns(table):
    code = np.array([key for key, _ in table], dtype=np.int64)
    low = np.array([low for _, (low, _) in table], dtype=float)
    high = np.array([high for _, (_, high) in table], dtype=float)
    return code, low, high


@given(rows)
def test_equals_reference(table):
    found = engine.split(*columns(table), 5)
    expected = reference.split(table)
    assert found.keys.tolist() == sorted(expected)
    pairs = sorted(pair for group in expected.values() for pair in group)
    assert list(zip(found.rows.tolist(), found.position.tolist(), strict=True)) == pairs


@given(rows)
def test_equals_reference_where_threads_share_the_rows(table):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", 3)
        patch.setattr(blocks, "SHARED_OUT", 6)
        found = engine.split(*columns(table), 5)
    assert found.keys.tolist() == sorted(reference.split(table))
    assert found.rows.tolist() == engine.split(*columns(table), 5).rows.tolist()


@given(rows, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(table, random):
    shuffled = list(table)
    random.shuffle(shuffled)
    assert engine.split(*columns(table), 5).keys.tolist() == engine.split(*columns(shuffled), 5).keys.tolist()


@given(rows)
def test_a_duplicate_row_adds_no_conflict(table):
    once, twice = engine.split(*columns(table), 5), engine.split(*columns(table * 2), 5)
    assert once.keys.tolist() == twice.keys.tolist()


@pytest.mark.parametrize("distinct", [engine.ROUNDS - 1, engine.ROUNDS, engine.ROUNDS + 1, 5000])
def test_many_positions_in_one_key(distinct):
    value = np.random.default_rng(1).permutation(np.repeat(np.arange(float(distinct)), 3))
    found = engine.split(np.zeros(len(value), dtype=np.int64), value, value, 1)
    assert (found.position == value).all()


def test_sizes():
    million = 1_000_000
    one_key = engine.split(np.zeros(million, dtype=np.int64), np.ones(million), np.ones(million), 1)
    assert len(one_key.keys) == 0
    many_keys = engine.split(np.arange(million), np.ones(million), np.ones(million), million)
    assert len(many_keys.keys) == 0
    apart = np.arange(100_000.0)
    found = engine.split(np.zeros(100_000, dtype=np.int64), apart, apart, 1)
    assert found.position.max() == 99_999


def test_no_rows():
    nothing = np.zeros(0)
    found = engine.split(nothing.astype(np.int64), nothing, nothing, 0)
    assert len(found.keys) == len(found.rows) == 0


numbers = st.floats(-1e6, 1e6).filter(lambda number: abs(number) > 1e-3 or number == 0)
shares = st.floats(0, 1)


@given(numbers, numbers, shares)
def test_tolerance_is_exact_for_pairs_and_symmetric(one, other, tolerance):
    values = np.array([one, other])
    low, high = engine.widen_for_tolerance(values, values, tolerance)
    met = low.max() <= high.min()
    low, high = engine.widen_for_tolerance(values[::-1], values[::-1], tolerance)
    assert met == (low.max() <= high.min())
    smaller, larger = sorted((abs(one), abs(other)))
    if one * other <= 0 and one != other:
        assert not met  # opposite signs, or zero against something, never agree
    elif larger - smaller < tolerance * smaller * (1 - 1e-9):
        assert met
    elif larger - smaller > tolerance * smaller * (1 + 1e-9) + 1e-9:
        assert not met


@given(st.lists(numbers, min_size=2, max_size=6), shares, shares)
def test_a_wider_tolerance_never_adds_a_conflict(values, one, other):
    narrow, wide = sorted((one, other))
    column = np.array(values)

    def met(tolerance):
        low, high = engine.widen_for_tolerance(column, column, tolerance)
        return low.max() <= high.min()

    assert met(wide) or not met(narrow)


@pytest.mark.parametrize(
    ("values", "halves", "meet"),
    [
        ((2300, 2312), (50, 0.5), True),
        ((2300, 2352), (50, 0.5), False),
        ((2300, 2400), (50, 50), False),  # stated to the same place
        ((13e9, 13.2e9), (0.5e9, 0.05e9), True),
        ((13, 14), (0.5, 0.5), False),
        ((2, 2.5), (0.5, 0.05), False),  # 2.5 rounds up
        ((30, 29.85), (0.5, 0.005), True),
    ],
)
def test_rounding(values, halves, meet):
    column, codes = np.array(values, dtype=float), np.zeros(2, dtype=np.int64)
    low, high = engine.widen_for_rounding(codes, column, column, np.array(halves, dtype=float), 1)
    assert (low.max() <= high.min()) == meet
