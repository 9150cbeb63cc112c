"""Numbers the distinct strings of a column, without making Python objects of them where Arrow holds them.

Such text is numbered by a 64-bit mix of its bytes; every entry is compared with the one it is taken for, so
that a collision changes the time, not the result.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

WIDTH = 64  # bytes up to which text is numbered this way
WORD = 8
_MASKS = np.array([(1 << (8 * count)) - 1 for count in range(WORD + 1)], dtype=np.uint64)
_FACTOR, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)

BLOCK = 1 << 15  # rows
EXPECTED = 1 << 17  # distinct entries that the hash table has room for without growing

Words = list[NDArray[np.uint64]]  # of all entries: lengths, first eight bytes, the next eight, and so on


def factorized(column: pd.Series) -> tuple[NDArray[np.intp], pd.Index]:
    """Number the distinct entries of a column in order of appearance, like `pandas.factorize`.

    Args:
        column: text, or anything that `pandas.factorize` takes.

    Returns:
        The number of each entry, -1 where it is missing; and the distinct entries.

    Example:
        >>> factorized(pd.Series(["b", "a", "b"]))[0].tolist()
        [0, 1, 0]
    """
    words = _words(column)
    if words:
        codes, mixes = pd.factorize(_mixed(words), size_hint=EXPECTED)
        first = np.zeros(len(mixes), dtype=np.intp)
        first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
        if all(bool((word[first][codes] == word).all()) for word in words):
            return codes, pd.Index(column.iloc[first])
    codes, found = pd.factorize(column)
    return codes, pd.Index(found)


def _words(column: pd.Series) -> Words | None:
    """The bytes of a column, eight at a time; None where it is not short text in Arrow without gaps."""
    if not isinstance(column.dtype, pd.StringDtype) or column.dtype.storage != "pyarrow":
        return None
    if not len(column) or column.hasnans:
        return None
    arrow: Any = column.array.__arrow_array__()  # all strings stand one behind the other in one buffer
    arrow = arrow.combine_chunks() if hasattr(arrow, "combine_chunks") else arrow
    _, ends, data = arrow.buffers()
    if data is None or arrow.offset or str(arrow.type) not in ("string", "large_string"):
        return None
    size = np.int64 if str(arrow.type) == "large_string" else np.int32
    offsets = np.frombuffer(ends, dtype=size)[: len(arrow) + 1].astype(np.int64, copy=False)
    longest = int(np.diff(offsets).max())
    if longest > WIDTH:
        return None
    return _cut(np.frombuffer(data, dtype=np.uint8), offsets, longest)


def _cut(data: NDArray[np.uint8], offsets: NDArray[np.int64], longest: int) -> Words:
    """Lengths and words of all strings, in blocks of rows that stay in the processor's cache."""
    rows = len(offsets) - 1
    words = [np.empty(rows, dtype=np.uint64) for _ in range(1 + -(-longest // WORD))]
    for start in range(0, rows, BLOCK):
        block = slice(start, min(start + BLOCK, rows))
        first, last = offsets[start], offsets[block.stop]
        padded = np.zeros(last - first + WIDTH + WORD, dtype=np.uint8)
        padded[: last - first] = data[first:last]
        # Eight bytes from every byte on, as one number; what belongs to the next string is masked out.
        sliding: NDArray[np.uint64] = np.ndarray(len(padded) - WORD, np.uint64, padded.data, strides=(1,))
        at = offsets[block] - first
        lengths = np.diff(offsets[start : block.stop + 1])
        words[0][block] = lengths  # "a" and "a\0" have the same bytes, but not the same length
        shortest = int(lengths.min())
        for number in range(len(words) - 1):
            word = sliding[at + number * WORD]
            if shortest < (number + 1) * WORD:
                word &= _MASKS[np.clip(lengths - number * WORD, 0, WORD)]
            words[number + 1][block] = word
    return words


def _mixed(words: Words) -> NDArray[np.uint64]:
    """A 64-bit number for each text, by multiplication and shift over its words of eight bytes."""
    mixed = np.zeros(len(words[0]), dtype=np.uint64)
    for start in range(0, len(mixed), BLOCK):
        block = mixed[start : start + BLOCK]
        for word in words:
            block ^= word[start : start + BLOCK]
            block *= _FACTOR
            block ^= block >> _SHIFT
    return mixed
