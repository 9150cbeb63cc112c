"""The engine: which keys hold values that cannot all be true, for a million claims in a tenth of a second.

Intervals on a line have a common point exactly when each two of them meet (Helly). So a key is free of
conflict if and only if its largest low end is not above its smallest high end: one grouped maximum and one
grouped minimum, as cheap as the cheapest GROUP BY. Only keys that fail are looked at further: piercing them
at the smallest high end, again and again, gives the positions. No pair of claims is ever formed, nothing is
sorted, and everything is a pure function of a partition's columns.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcheck.blocks import in_blocks

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]

ROUNDS = 32  # piercings done on whole columns; keys with more positions are finished by a sorted sweep


@dataclass(frozen=True, slots=True)
class Split:
    """The keys that fail, and their rows with positions.

    Attributes:
        keys: codes of the keys that hold more than one position, ascending.
        rows: row numbers of all claims under those keys, ascending.
        position: number of the position of each of `rows`, 0 for the lowest values.
    """

    keys: Codes
    rows: Codes
    position: Codes


def failing(codes: Codes, low: Floats, high: Floats, n_keys: int) -> NDArray[np.bool_]:
    """Tell for each key whether its values cannot all be true.

    Args:
        codes: key of each claim, ``0 .. n_keys - 1``.
        low, high: closed ends of each claim's interval in base units; infinite where open; no NaN.
        n_keys: number of keys.

    Returns:
        One flag a key: ``max(low) > min(high)``.

    Example:
        >>> import numpy as np
        >>> failing(np.array([0, 0, 1, 1]), np.array([1., 1., 5., 7.]), np.array([2., 9., 5., 7.]), 2)
        array([False,  True])
    """
    top, bottom = ends(codes, low, high, n_keys)
    return np.asarray(top > bottom)


def ends(codes: Codes, low: Floats, high: Floats, n_keys: int) -> tuple[Floats, Floats]:
    """The largest low and the smallest high end of every key: the two numbers that decide."""
    top = np.full(n_keys, -np.inf)
    np.maximum.at(top, codes, low)
    bottom = np.full(n_keys, np.inf)
    np.minimum.at(bottom, codes, high)
    return top, bottom


def split(codes: Codes, low: Floats, high: Floats, n_keys: int) -> Split:
    """Find the failing keys and put their claims into positions.

    A claim goes to the first position it can be true in; claims too vague to decide are given to further
    positions later, when objects are made. Arguments are those of `failing`.

    Example:
        >>> import numpy as np
        >>> values = np.array([10., 10., 12., 7.])
        >>> split(np.array([0, 0, 0, 1]), values, values, 2)
        Split(keys=array([0]), rows=array([0, 1, 2]), position=array([0, 0, 1]))
    """
    rows = _rows_in_doubt(codes, low, high, n_keys)
    bad = failing(codes[rows], low[rows], high[rows], n_keys)
    keys = np.flatnonzero(bad)
    rows = rows[bad[codes[rows]]]
    position = pierce(_renumber(codes[rows], keys, n_keys), low[rows], high[rows], len(keys))
    return Split(keys, rows, position)


def _rows_in_doubt(codes: Codes, low: Floats, high: Floats, n_keys: int) -> Codes:
    """All claims of the keys of which some claim does not hold the high end of another; only these can fail.

    Whichever claim's end is taken, a key without a common point is in doubt; so it does not matter which of
    two threads writes last.
    """
    point = np.empty(n_keys)
    in_doubt = np.zeros(n_keys, dtype=bool)

    def take(block: slice) -> None:
        point[codes[block]] = high[block]

    def doubt(block: slice) -> None:
        held = point.take(codes[block])
        without = (held < low[block]) | (held > high[block])
        if without.any():
            in_doubt[codes[block][without]] = True

    def rows(block: slice) -> Codes:
        found: Codes = np.flatnonzero(in_doubt.take(codes[block])) + block.start
        return found

    in_blocks(take, len(codes))
    in_blocks(doubt, len(codes))
    return np.concatenate([np.empty(0, dtype=np.int64), *in_blocks(rows, len(codes))])


def pierce(codes: Codes, low: Floats, high: Floats, n_keys: int) -> Codes:
    """Number the positions of every claim: greedy piercing at the smallest high end that is left.

    Example:
        >>> import numpy as np
        >>> pierce(np.zeros(3, dtype=int), np.array([1., 4., 2.]), np.array([2., 5., 9.]), 1)
        array([0, 1, 0])
    """
    position = np.zeros(len(codes), dtype=np.int64)
    left = np.arange(len(codes))
    for number in range(ROUNDS):
        if not len(left):
            return position
        keys = codes[left]
        point = np.full(n_keys, np.inf)
        np.minimum.at(point, keys, high[left])
        later = low[left] > point[keys]
        position[left[~later]] = number
        left = left[later]
    _sweep(codes, low, high, left, position)
    return position


def _sweep(codes: Codes, low: Floats, high: Floats, left: Codes, position: Codes) -> None:
    """Finish keys with very many positions: one pass over their claims sorted by high end."""
    order = left[np.lexsort((high[left], codes[left]))]
    key, number, point = -1, ROUNDS - 1, -np.inf
    for row, code, start, end in zip(
        order.tolist(), codes[order].tolist(), low[order].tolist(), high[order].tolist(), strict=True
    ):
        if code != key:
            key, number, point = code, ROUNDS - 1, -np.inf
        if start > point:
            number, point = number + 1, end
        position[row] = number


def _renumber(codes: Codes, keys: Codes, n_keys: int) -> Codes:
    """Map the failing keys' codes to ``0 .. len(keys) - 1``."""
    number = np.empty(n_keys, dtype=np.int64)
    number[keys] = np.arange(len(keys))
    return number[codes]


def told_apart(codes: Codes, low: Floats, own_end: Floats, n_keys: int) -> Floats:
    """Where lower bounds end under keys that have two that differ; infinite for all other claims.

    Args:
        codes, low, n_keys: as in `failing`.
        own_end: where each lower bound would end, infinite for what is none; see `extract.tables.columns`.

    Example:
        >>> import numpy as np
        >>> told_apart(np.zeros(2, dtype=int), np.array([640., 660.]), np.array([650., 670.]), 1)
        array([650., 670.])
    """
    rows = np.flatnonzero(np.isfinite(own_end))
    top, bottom = ends(codes[rows], low[rows], own_end[rows], n_keys)
    return np.where((top > bottom)[codes], own_end, np.inf)


def widen_for_rounding(
    codes: Codes, low: Floats, high: Floats, half: Floats, n_keys: int
) -> tuple[Floats, Floats]:
    """Let coarser numbers stand for all that round to them.

    Only claims coarser than the finest of their key are widened, so that 13 and 14 stay apart while
    13 billion reaches 13.2 billion. The upper end is excluded, as in rounding half up.

    Args:
        codes, low, high, n_keys: as in `failing`.
        half: half of the place of the last significant digit, 0 where there is none; negative where it
            tells how fine a claim is, but does not widen it.

    Returns:
        The widened low and high ends.
    """
    finest = np.full(n_keys, np.inf)
    place = np.abs(half)
    np.minimum.at(finest, codes, np.where(place > 0, place, np.inf))
    extra = np.where(half > finest[codes] * (1 + 1e-9), half, 0.0)
    return low - extra, high + extra * (1 - 1e-6)


def widen_for_tolerance(low: Floats, high: Floats, tolerance: Floats | float) -> tuple[Floats, Floats]:
    """Let numbers agree that differ by no more than a share of the one nearer to zero.

    Widening only the end away from zero makes the rule exact for each pair: 100 and 105 agree at 0.05, 100
    and 105.1 do not; numbers of opposite sign never agree, zero agrees with zero only.

    Example:
        >>> import numpy as np
        >>> widen_for_tolerance(np.array([100., -100.]), np.array([100., -100.]), 0.05)
        (array([ 100., -105.]), array([ 105., -100.]))
    """
    below = np.where(np.isfinite(low), np.minimum(low, 0.0), 0.0)
    above = np.where(np.isfinite(high), np.maximum(high, 0.0), 0.0)
    return low + tolerance * below, high + tolerance * above
