"""Texts of a whole claim table: keys whose texts differ are placed by what they name; see `naming`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claimcheck.compare import naming, sorts
from claimcheck.compare.engine import Codes, Floats, ends

Texts = NDArray[np.object_]


def place_texts(codes: Codes, texts: Texts, numbers: Floats, n_keys: int) -> tuple[Floats, NDArray[np.bool_]]:
    """Place the texts of every key on an axis of its own, on which those meet that may name one thing.

    Args:
        codes: key of each text, ``0 .. n_keys - 1``.
        texts: as they are written.
        numbers: one for each text, the same for texts that are spelled alike.
        n_keys: number of keys.

    Returns:
        A number for each text, the same where two may name one thing; and which only the rules can judge:
        all under their key may name one thing, some fit several others, or may be misspelt, or they are of
        several sorts.

    Example:
        >>> texts = np.array(["Grey", "gray", "red"], dtype=object)
        >>> place_texts(np.zeros(3, dtype=int), texts, np.array([5.0, 7.0, 9.0]), 1)[0]
        array([0., 0., 1.])
    """
    placed = numbers.copy()
    hard = np.zeros(len(codes), dtype=bool)
    most, least = ends(codes, numbers, numbers, n_keys)
    for rows in _by_key(codes, np.flatnonzero((most > least)[codes])):
        own = texts[rows].tolist()
        distinct = tuple(sorted(set(own)))
        if _hard(distinct):
            hard[rows] = True
        else:
            placed[rows] = [_placed(distinct)[text] for text in own]
    return placed, hard


def _by_key(codes: Codes, rows: Codes) -> Iterator[Codes]:
    """Some rows, those of each key together."""
    order = rows[np.argsort(codes[rows], kind="stable")]
    return iter(np.split(order, np.flatnonzero(np.diff(codes[order])) + 1)) if len(order) else iter(())


@lru_cache(maxsize=1 << 14)
def _placed(distinct: tuple[str, ...]) -> dict[str, float]:
    low, _ = naming.places(distinct)
    return dict(zip(distinct, low.tolist(), strict=True))


@lru_cache(maxsize=1 << 14)
def _hard(distinct: tuple[str, ...]) -> bool:
    placed = set(_placed(distinct).values())
    return len(placed) == 1 or -np.inf in placed or naming.misspelt(distinct) or not sorts.are_one(distinct)
