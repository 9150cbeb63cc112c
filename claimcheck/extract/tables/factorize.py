"""Numbers the distinct strings of a column, without making Python objects of them where Arrow holds them.

Such text is numbered by a 64-bit mix of its bytes; every entry is compared with the one it is taken for, so
that a collision changes the time, not the result.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from claimcheck.blocks import in_blocks

WIDTH = 64  # bytes up to which text is numbered this way
WORD = 8
_MASKS = np.array([(1 << (8 * count)) - 1 for count in range(WORD + 1)], dtype=np.uint64)
_FACTOR, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)

EXPECTED = 1 << 17  # distinct entries that the hash table has room for without growing

Words = list[NDArray[np.uint64]]  # of all entries: their first eight bytes, their next eight, and so on


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A column of short text: all entries behind one another in one buffer.

    Attributes:
        data: the bytes of all entries.
        offsets: where in `data` each entry begins, and where the last one ends.
        longest: bytes of the longest entry.
    """

    data: NDArray[np.uint8]
    offsets: NDArray[np.int64]
    longest: int


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
    text = _text(column)
    if text is not None:
        words, mixed = _words(text)
        codes, mixes = pd.factorize(mixed, size_hint=EXPECTED)
        first = np.zeros(len(mixes), dtype=np.intp)
        first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
        if _as_their_first(words, codes, first):
            return codes, pd.Index(column.iloc[first])
    codes, found = pd.factorize(column)
    return codes, pd.Index(found)


def _text(column: pd.Series) -> Text | None:
    """The buffer of a column; None where it is not short text in Arrow without gaps."""
    if not isinstance(column.dtype, pd.StringDtype) or column.dtype.storage != "pyarrow":
        return None
    arrow = _array(column.array.__arrow_array__())
    if not len(arrow) or arrow.null_count:
        return None
    _, ends, data = arrow.buffers()
    if data is None or arrow.offset or str(arrow.type) not in ("string", "large_string"):
        return None
    size = np.int64 if str(arrow.type) == "large_string" else np.int32
    offsets = np.frombuffer(ends, dtype=size)[: len(arrow) + 1].astype(np.int64, copy=False)
    longest = int(np.diff(offsets).max())
    return Text(np.frombuffer(data, dtype=np.uint8), offsets, longest) if longest <= WIDTH else None


def _array(column: Any) -> Any:
    """One Arrow array that begins where its buffer does; copied only where it has to be."""
    if not hasattr(column, "combine_chunks"):
        return column
    if column.num_chunks == 1 and not column.chunk(0).offset:
        return column.chunk(0)
    return column.combine_chunks()


def _words(text: Text) -> tuple[Words, NDArray[np.uint64]]:
    """The words of all entries, and the mix of each.

    "a" and "a\\0" have the same words: where there are such bytes, the length is one word more.
    """
    rows = len(text.offsets) - 1
    with_length = not text.data.all()
    words = [np.empty(rows, dtype=np.uint64) for _ in range(with_length + -(-text.longest // WORD))]
    mixed = np.zeros(rows, dtype=np.uint64)

    def fill(block: slice) -> None:
        for word, cut in zip(words, _cut(text, block, with_length), strict=True):
            word[block] = cut
        _mix([word[block] for word in words], mixed[block])

    in_blocks(fill, rows)
    return words, mixed


def _cut(text: Text, block: slice, with_length: bool) -> Iterable[NDArray[np.uint64]]:
    """The words of a block of entries, one after the other."""
    first, last = text.offsets[block.start], text.offsets[block.stop]
    padded = np.zeros(last - first + WIDTH + WORD, dtype=np.uint8)
    padded[: last - first] = text.data[first:last]
    # Eight bytes from every byte on, as one number; what belongs to the next entry is masked out.
    sliding: NDArray[np.uint64] = np.ndarray(len(padded) - WORD, np.uint64, padded.data, strides=(1,))
    at = text.offsets[block] - first
    lengths = np.diff(text.offsets[block.start : block.stop + 1])
    if with_length:
        yield lengths.astype(np.uint64)
    shortest = int(lengths.min())
    for number in range(-(-text.longest // WORD)):
        word = sliding[at + number * WORD]
        if shortest < (number + 1) * WORD:
            word &= _MASKS.take(np.clip(lengths - number * WORD, 0, WORD))
        yield word


def _mix(words: Words, mixed: NDArray[np.uint64]) -> None:
    """Put a 64-bit number for each entry into `mixed`, by multiplication and shift over its words."""
    for word in words:
        mixed ^= word
        mixed *= _FACTOR
        mixed ^= mixed >> _SHIFT


def _as_their_first(words: Words, codes: NDArray[np.intp], first: NDArray[np.intp]) -> bool:
    """Tell whether every entry is the same text as the first one of its number."""
    of_first = [word.take(first) for word in words]

    def same(block: slice) -> bool:
        pairs = zip(of_first, words, strict=True)
        return all(bool((of_number.take(codes[block]) == word[block]).all()) for of_number, word in pairs)

    return all(in_blocks(same, len(codes)))
