"""Several fits at a time, in processes that share what is in memory."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")
_waiting: list[tuple[Callable[[Any], Any], Any]] = []  # filled before the processes branch off


def side_by_side(work: Callable[[Item], Made], items: Sequence[Item], jobs: int) -> list[Made]:
    """What `work` makes of each item, in their order, `jobs` of them at a time.

    Processes branch off when all is read (fork), so that the material need not be sent to them; where the
    system cannot branch, or one job is wanted, it is done one by one.
    """
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(item) for item in items]
    _waiting[:] = [(work, item) for item in items]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        made = pool.map(_done, range(len(items)), chunksize=1)
    _waiting.clear()
    return made


def _done(place: int) -> Any:
    work, item = _waiting[place]
    return work(item)
