"""Clustering with average linkage: no chains, the same result in any order."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

Pair = tuple[int, int]


def agglomerate(
    count: int, scores: Mapping[Pair, float], threshold: float, cohesion: float = 0.0
) -> list[int]:
    """Join items whose mean score to each other's group reaches the threshold, best first.

    Args:
        count: number of items, 0 to count - 1.
        scores: score of item pairs (i < j), 0 to 1; a pair that is missing counts as 0.
        threshold: mean score from which two groups are joined.
        cohesion: share of the score at which a group began that joining it needs as well: what is sure is not
            mixed with what may be.

    Returns:
        The group of each item, named by its smallest member.

    Example:
        >>> agglomerate(4, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1}, 0.5)
        [0, 0, 2, 3]
        >>> agglomerate(3, {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.5}, 0.5, cohesion=0.7)
        [0, 0, 2]
    """
    members = {item: [item] for item in range(count)}
    began: dict[int, float] = {}
    sums: dict[int, dict[int, float]] = {item: {} for item in range(count)}
    heap: list[tuple[float, int, int]] = []
    for (i, j), score in sorted(scores.items()):
        sums[i][j] = sums[j][i] = score
        if score >= threshold:
            heap.append((-score, i, j))
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in members or j not in members or -negative != _mean(i, j, sums, members):
            continue  # one of the groups has changed since
        if -negative < cohesion * max(began.get(i, 0.0), began.get(j, 0.0)):
            continue
        began[i] = max(began.get(i, -negative), began.get(j, -negative))
        members[i] += members.pop(j)
        for other, total in sums.pop(j).items():
            if other != i:
                sums[i][other] = sums[i].get(other, 0.0) + total
                sums[other][i] = sums[i][other]
                del sums[other][j]
        del sums[i][j]
        for other in sums[i]:
            mean = _mean(i, other, sums, members)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(i, other), max(i, other)))
    group = [0] * count
    for name, items in members.items():
        for item in items:
            group[item] = name
    return group


def _mean(i: int, j: int, sums: Mapping[int, Mapping[int, float]], members: Mapping[int, list[int]]) -> float:
    return sums[i].get(j, 0.0) / (len(members[i]) * len(members[j]))
