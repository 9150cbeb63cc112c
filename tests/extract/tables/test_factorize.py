"""Distinct strings are numbered as pandas numbers them, whatever holds them."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import blocks
from claimcheck.extract.tables import factorize
from claimcheck.extract.tables.factorize import factorized

TEXTS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(["a", "a\0", "", "é" * 9, "x" * 64, "x" * 65]),
    max_size=30,
)


def _same(column: pd.Series) -> None:
    codes, distinct = factorized(column)
    expected, names = pd.factorize(column)
    assert codes.tolist() == expected.tolist()
    assert [str(name) for name in distinct] == [str(name) for name in names]


@given(TEXTS)
def test_objects(texts: list[str]) -> None:
    _same(pd.Series(texts, dtype=object))


@given(TEXTS)
def test_blocks_that_threads_work_on(texts: list[str]) -> None:
    pytest.importorskip("pyarrow")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", 4)
        patch.setattr(blocks, "SHARED_OUT", 8)
        _same(pd.Series(texts, dtype="string[pyarrow]"))


@given(TEXTS)
def test_strings_in_arrow(texts: list[str]) -> None:
    pytest.importorskip("pyarrow")
    _same(pd.Series(texts, dtype="string[pyarrow]"))
    _same(pd.Series(["before", *texts, "after"], dtype="string[pyarrow]").iloc[1:-1])


def test_gaps_and_categories() -> None:
    _same(pd.Series(["a", None, "b", "a"]))
    _same(pd.Series(["a", "b", "a"], dtype="category"))


def test_a_collision_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setattr(factorize, "_mix", lambda words, mixed: None)
    _same(pd.Series(["a", "b", "a"], dtype="string[pyarrow]"))
