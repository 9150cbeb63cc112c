"""Work on the rows of large columns, block by block, with as many threads as there are processors.

A block's columns stay in the processor's cache, and numpy lets go of the interpreter while it works on them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TypeVar

BLOCK = 1 << 15  # rows
SHARED_OUT = 1 << 18  # from this many rows on threads are worth starting

T = TypeVar("T")


def in_blocks(work: Callable[[slice], T], rows: int) -> list[T]:
    """What `work` gives for each block of rows, in their order.

    Args:
        work: called with the rows of one block. Calls run at once where there are many rows, so what one of
            them writes no other may need.
        rows: how many rows there are.

    Returns:
        One result a block; none for no rows.

    Raises:
        Exception: whatever `work` raises, from the first block that raises.

    Example:
        >>> in_blocks(lambda block: block.stop - block.start, 70_000)
        [32768, 32768, 4464]
    """
    blocks = [slice(start, min(start + BLOCK, rows)) for start in range(0, rows, BLOCK)]
    workers = os.cpu_count() or 1
    if rows < SHARED_OUT or workers == 1:
        return [work(block) for block in blocks]
    share = -(-len(blocks) // workers)
    shares = [blocks[start : start + share] for start in range(0, len(blocks), share)]
    with ThreadPoolExecutor(workers) as threads:
        return list(chain.from_iterable(threads.map(lambda some: [work(block) for block in some], shares)))
