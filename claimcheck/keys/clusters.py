"""Clustering with average linkage: no chains, the same result in any order."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

Pair = tuple[int, int]
STRAYS = 2  # items that are no group of their own yet


def agglomerate(
    count: int,
    scores: Mapping[Pair, float],
    threshold: float,
    cohesion: float = 0.0,
    stray: float | None = None,
) -> list[int]:
    """Join items whose mean score to each other's group reaches the threshold, best first.

    Args:
        count: number of items, 0 to count - 1.
        scores: score of item pairs (i < j), 0 to 1; a pair that is missing counts as 0.
        threshold: mean score from which two groups are joined.
        cohesion: share of the score at which a group began that joining it needs as well: what is sure is not
            mixed with what may be.
        stray: mean score from which one or two items join a group of more; `threshold` by default.

    Returns:
        The group of each item, named by its smallest member.

    Example:
        >>> agglomerate(4, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1}, 0.5)
        [0, 0, 2, 3]
        >>> agglomerate(3, {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.5}, 0.5, cohesion=0.7)
        [0, 0, 2]
        >>> agglomerate(4, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.8, (0, 3): 0.9}, 0.5, stray=0.3)
        [0, 0, 0, 0]
    """
    groups = _Groups(count, scores)

    def least(i: int, j: int) -> float:
        few, many = sorted((len(groups.members[i]), len(groups.members[j])))
        return stray if stray is not None and few <= STRAYS < many else threshold

    began: dict[int, float] = {}
    heap = [(-score, i, j) for (i, j), score in scores.items() if score >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if not groups.are_as_far(i, j, -negative) or -negative < least(i, j):
            continue  # one of the groups has changed since
        if -negative < cohesion * max(began.get(i, 0.0), began.get(j, 0.0)):
            continue
        began[i] = max(began.get(i, -negative), began.get(j, -negative))
        groups.join(i, j)
        for other in groups.sums[i]:
            mean = groups.mean(i, other)
            if mean >= least(i, other):
                heapq.heappush(heap, (-mean, min(i, other), max(i, other)))
    return groups.names(count)


class _Groups:
    """Groups of items, each named by its smallest, and the sums of the scores between them."""

    def __init__(self, count: int, scores: Mapping[Pair, float]) -> None:
        self.members = {item: [item] for item in range(count)}
        self.sums: dict[int, dict[int, float]] = {item: {} for item in range(count)}
        for (i, j), score in sorted(scores.items()):
            self.sums[i][j] = self.sums[j][i] = score

    def mean(self, i: int, j: int) -> float:
        return self.sums[i].get(j, 0.0) / (len(self.members[i]) * len(self.members[j]))

    def are_as_far(self, i: int, j: int, mean: float) -> bool:
        """Whether both groups are there still, and their mean score is what it was."""
        return i in self.members and j in self.members and self.mean(i, j) == mean

    def join(self, i: int, j: int) -> None:
        self.members[i] += self.members.pop(j)
        for other, total in self.sums.pop(j).items():
            if other != i:
                self.sums[i][other] = self.sums[i].get(other, 0.0) + total
                self.sums[other][i] = self.sums[i][other]
                del self.sums[other][j]
        del self.sums[i][j]

    def names(self, count: int) -> list[int]:
        group = [0] * count
        for name, items in self.members.items():
            for item in items:
                group[item] = name
        return group
