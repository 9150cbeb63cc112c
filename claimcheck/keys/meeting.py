"""Whether two values can both be true, as far as linking needs to know: equal, compatible or apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimcheck.keys.statements import Statement
from claimcheck.model import TIME_KINDS

_DAY = 86_400.0
EQUAL, COMPATIBLE, APART, VETOED = range(4)


class Values:
    """The values of statements as columns."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        bases = [statement.base for statement in statements]
        self.low = np.array([base.low for base in bases], dtype=float)
        self.high = np.array([base.high for base in bases], dtype=float)
        self.stated = np.array([base.stated for base in bases], dtype=float)
        self.resolution = np.array([base.resolution for base in bases], dtype=float)
        self.is_time = np.array([base.measure in TIME_KINDS for base in bases], dtype=bool)
        _, self.code, counts = np.unique(
            np.column_stack([self.low, self.high, self.stated]),
            axis=0,
            return_inverse=True,
            return_counts=True,
        )
        self.code = self.code.ravel()
        self.shared = counts[self.code]

    def relation(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.int64]:
        """EQUAL, COMPATIBLE or APART for each pair of rows."""
        low, high = np.maximum(self.low[i], self.low[j]), np.minimum(self.high[i], self.high[j])
        # Times are half-open: 2024 ends where 2025 begins. Neighbouring days are left to comparison all the
        # same, because reports of one event are often a day apart by their time zones.
        days = np.maximum(self.high[i] - self.low[i], self.high[j] - self.low[j]) <= _DAY
        meet = np.where(self.is_time[i] & self.is_time[j] & ~days, low < high, low <= high)
        coarser = np.maximum(self.resolution[i], self.resolution[j])
        differ = self.resolution[i] != self.resolution[j]
        with np.errstate(invalid="ignore"):  # an unbounded side minus another
            rounded = differ & (np.abs(self.stated[i] - self.stated[j]) <= coarser / 2)
        out = np.where(meet | rounded, COMPATIBLE, APART)
        out[self.code[i] == self.code[j]] = EQUAL
        return out

    def closeness(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.float64]:
        """How near two values lie, 0 to 1.

        Numbers: the smaller over the larger, 0 where the signs differ. Times: halved by one day, and so on
        in proportion. What has no stated value is near nothing.
        """
        a, b = self.stated[i], self.stated[j]
        with np.errstate(invalid="ignore", divide="ignore"):
            quotient = np.minimum(np.abs(a), np.abs(b)) / np.maximum(np.abs(a), np.abs(b))
            numbers = np.where((a * b > 0) & np.isfinite(quotient), quotient, 0.0)
            days = np.abs(self.low[i] - self.low[j]) / _DAY
            times = np.where(np.isfinite(days), 1 / (1 + days), 0.0)
        return np.where(self.is_time[i] & self.is_time[j], times, numbers)
