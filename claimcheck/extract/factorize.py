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

Words = list[NDArray[np.uint64]]  # of all entries: their first eight bytes, the next eight, and so on


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
        codes, mixes = pd.factorize(_mixed(words))
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
    offsets = np.frombuffer(ends, dtype=size)[: len(arrow) + 1].astype(np.int64)
    lengths = np.diff(offsets)
    if lengths.max() > WIDTH:
        return None
    padded = np.zeros(int(offsets[-1]) + WIDTH + WORD, dtype=np.uint8)
    padded[: offsets[-1]] = np.frombuffer(data, dtype=np.uint8)[: offsets[-1]]
    # Eight bytes from every byte on, as one number; what belongs to the next string is masked out.
    sliding: NDArray[np.uint64] = np.ndarray(len(padded) - WORD, np.uint64, padded.data, strides=(1,))
    found = [lengths.astype(np.uint64)]  # "a" and "a\0" have the same bytes, but not the same length
    for start in range(0, int(lengths.max()), WORD):
        word = sliding[offsets[:-1] + start]
        ending = np.flatnonzero(lengths < start + WORD)
        word[ending] &= _MASKS[np.maximum(lengths[ending] - start, 0)]
        found.append(word)
    return found


def _mixed(words: Words) -> NDArray[np.uint64]:
    """A 64-bit number for each text, by multiplication and shift over its words of eight bytes."""
    mixed = np.zeros(len(words[0]), dtype=np.uint64)
    for word in words:
        mixed ^= word
        mixed *= _FACTOR
        mixed ^= mixed >> _SHIFT
    return mixed
