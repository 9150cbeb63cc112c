"""Every row is worked on once, in order, by however many threads."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import blocks


@given(st.integers(0, 200), st.integers(1, 9), st.integers(1, 50), st.integers(1, 5))
def test_every_row_once_and_in_order(rows: int, size: int, shared_out: int, workers: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", size)
        patch.setattr(blocks, "SHARED_OUT", shared_out)
        patch.setattr("os.cpu_count", lambda: workers)
        done = blocks.in_blocks(lambda block: list(range(block.start, block.stop)), rows)
    assert [row for block in done for row in block] == list(range(rows))


def test_large_columns_are_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    both = threading.Barrier(2, timeout=20)  # passed only where two blocks are worked on at once

    def work(block: slice) -> int:
        if block.start in (0, blocks.SHARED_OUT // 2):
            both.wait()
        return threading.get_ident()

    assert len(set(blocks.in_blocks(work, blocks.SHARED_OUT))) == 2
    assert set(blocks.in_blocks(lambda block: threading.get_ident(), 1000)) == {threading.get_ident()}


def test_what_a_block_raises_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    def work(block: slice) -> None:
        if block.start:
            raise ValueError(f"row {block.start}")

    with pytest.raises(ValueError, match=f"row {blocks.BLOCK}"):
        blocks.in_blocks(work, blocks.SHARED_OUT)
