"""Disagreements that might have been: one source of each labelled key is made to state another value.

There are few labelled disagreements (211) and five times as many facts on which all sources agree. Whether
two statements are one fact is judged without their values, so that an agreeing pair teaches the same once its
values are set apart. Which source is changed, and how far, follows from the numbers of key and round: nothing
is random.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from claimcheck.keys.meeting import APART, VETOED, Values
from claimcheck.keys.pairs import PairTable
from claimcheck.keys.statements import Statement

DAY = 86_400.0
# How far apart labelled disagreements are, roughly: by which quotient, by how many days.
QUOTIENTS = (0.5, 0.67, 0.75, 0.8, 0.85, 0.9, 0.95, 1.05, 1.1, 1.2, 1.33, 1.5, 2.0)
DAYS = (1, 1, 1, 2, 3, 7, 30, 365, -1, -1, -2, -7, -30, -365)
Keys = Sequence[frozenset[int]]


def disagreeing(block: Sequence[Statement], table: PairTable, keys: Keys, number: int) -> PairTable | None:
    """The pairs of a block as they would be if one source of every key stated another value.

    Args:
        block, table: statements and their pairs.
        keys: labelled keys of each statement.
        number: of the round; other rounds change other sources.

    Returns:
        The table with other values and relations; None where no key has two sources.
    """
    changed = _changed(block, keys, number)
    if not changed:
        return None
    values = _moved(table.values, changed, number)
    relation = table.relation.copy()
    is_changed = np.isin(np.arange(len(block)), list(changed))
    touched = np.flatnonzero((is_changed[table.i] | is_changed[table.j]) & (relation != VETOED))
    fresh = values.relation(table.i[touched], table.j[touched])
    for row, new in zip(touched, fresh, strict=True):
        i, j = int(table.i[row]), int(table.j[row])
        if not keys[i] & keys[j]:
            relation[row] = new
        elif not (i in changed and j in changed and block[i].source == block[j].source):
            relation[row] = APART
    return replace(table, relation=relation, values=values)


def _changed(block: Sequence[Statement], keys: Keys, number: int) -> dict[int, int]:
    """Which statements are changed, and for which key: all those by which one of its sources states it."""
    stated: dict[int, dict[str, list[int]]] = {}
    for place, held in enumerate(keys):
        for key in held:
            stated.setdefault(key, {}).setdefault(block[place].source, []).append(place)
    changed: dict[int, int] = {}
    for key, by_source in sorted(stated.items()):
        if len(by_source) > 1:
            chosen = sorted(by_source)[(8 * number + 3 * key) % len(by_source)]
            changed.update(dict.fromkeys(by_source[chosen], key))
    return changed


def _moved(values: Values, changed: dict[int, int], number: int) -> Values:
    moved = copy.copy(values)
    for name in ("low", "high", "stated", "code"):
        setattr(moved, name, getattr(values, name).copy())
    unused = int(values.code.max()) + 1
    for place, key in changed.items():
        turn = 31 * key + 17 * number
        for ends in (moved.low, moved.high, moved.stated):
            if values.is_time[place]:
                ends[place] += DAYS[turn % len(DAYS)] * DAY
            else:
                ends[place] *= QUOTIENTS[turn % len(QUOTIENTS)]
        moved.code[place] = unused + key
    return moved
