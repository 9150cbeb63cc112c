"""Average linkage: no chains, order independence, exactness on small cases."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.keys.clusters import agglomerate


@pytest.mark.parametrize(
    ("count", "scores", "threshold", "expected"),
    [
        (0, {}, 0.5, []),
        (3, {}, 0.5, [0, 1, 2]),
        (2, {(0, 1): 0.5}, 0.5, [0, 0]),
        (2, {(0, 1): 0.49}, 0.5, [0, 1]),
        # A chain 0-1-2 whose ends have nothing in common breaks at its weaker link.
        (3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5, [0, 0, 2]),
        # The same chain holds where its ends are alike as well.
        (3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.4}, 0.5, [0, 0, 0]),
        (4, {(0, 3): 0.7, (1, 2): 0.6}, 0.5, [0, 1, 1, 0]),
    ],
)
def test_small_cases(
    count: int, scores: dict[tuple[int, int], float], threshold: float, expected: list[int]
) -> None:
    assert agglomerate(count, scores, threshold) == expected


def _scores(count: int) -> st.SearchStrategy[dict[tuple[int, int], float]]:
    pairs = list(combinations(range(count), 2))
    # Distinct scores: with ties more than one partition can be right.
    values = st.lists(
        st.floats(0, 1, allow_nan=False, width=32), min_size=len(pairs), max_size=len(pairs), unique=True
    )
    return values.map(lambda found: dict(zip(pairs, found, strict=True)))


@given(_scores(6), st.permutations(range(6)), st.floats(0.2, 0.9))
def test_renaming_items_renames_groups_only(
    scores: dict[tuple[int, int], float], order: list[int], threshold: float
) -> None:
    renamed = {(min(order[i], order[j]), max(order[i], order[j])): score for (i, j), score in scores.items()}
    plain, other = agglomerate(6, scores, threshold), agglomerate(6, renamed, threshold)
    together = {(i, j) for i, j in combinations(range(6), 2) if plain[i] == plain[j]}
    there = {(i, j) for i, j in combinations(range(6), 2) if other[order[i]] == other[order[j]]}
    assert together == there


@given(_scores(5), st.floats(0.2, 0.9))
def test_a_group_holds_together_on_average(scores: dict[tuple[int, int], float], threshold: float) -> None:
    groups = agglomerate(5, scores, threshold)
    for name in set(groups):
        inside = [score for (i, j), score in scores.items() if groups[i] == groups[j] == name]
        assert not inside or max(inside) >= threshold - 1e-9


@pytest.mark.parametrize(("third", "groups"), [(0.5, [0, 0, 2]), (0.7, [0, 0, 0])])
def test_what_is_sure_is_not_mixed_with_what_may_be(third: float, groups: list[int]) -> None:
    scores = {(0, 1): 0.9, (0, 2): third, (1, 2): third}
    assert agglomerate(3, scores, 0.2, cohesion=0.7) == groups
    assert agglomerate(3, scores, 0.2) == [0, 0, 0]


def test_cohesion_does_not_raise_the_threshold_of_two_single_items() -> None:
    assert agglomerate(4, {(0, 1): 0.9, (2, 3): 0.25}, 0.2, cohesion=0.7) == [0, 0, 2, 2]
