"""The fitted trees of linking, `data/link_*.csv`: of pairs that can both be true (`alike`) and that cannot
(`apart`), and of groups that cannot both be true (`groups`).

Whether two statements are one fact is no sum of likenesses: one weekday tells much where both speak of the
main event, the same attribute nothing where every player has one. Boosted trees (Friedman, 2001, "Greedy
Function Approximation") see such things together; they were fitted so that likeness never counts against one
fact (of pairs: no chief likeness).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcheck.lexicon import rows as read_rows

FIELDS = ("tree", "node", "column", "at_most", "low", "high", "value")
MOST_LEAVES = 8  # of a tree: one bit each
ALL_LEAVES = np.uint8((1 << MOST_LEAVES) - 1)
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Ask(NamedTuple):
    """One node: rows above `at_most` end in none of the leaves `ruled_out` (bits)."""

    column: int
    at_most: float
    ruled_out: np.uint8


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """One tree as columns, a place a node, the root first.

    Attributes:
        column: which column the node asks about; -1 for a leaf.
        at_most: up to this value a row goes on to `low`, above it to `high`.
        low, high: places of the nodes below.
        value: what a leaf adds to the log odds.
    """

    column: Ints
    at_most: Floats
    low: Ints
    high: Ints
    value: Floats

    def asks(self) -> tuple[list[Ask], Floats]:
        """The tree as questions and leaves: which leaves each question rules out, and what each leaf adds.

        Leaves count from the left. A row above the bound of a node cannot end in a leaf on the left of it; of
        those that remain it ends in the first. So trees are followed without jumps, all rows at once
        (Lucchese et al., 2015, "QuickScorer").

        Returns:
            One question a node, with the leaves on its left as bits; and the value of the first leaf by bits.
        """
        leaves: list[int] = []
        found: list[Ask] = []

        def bits_of(node: int) -> int:
            if self.column[node] < 0:
                leaves.append(node)
                return 1 << (len(leaves) - 1)
            left = bits_of(int(self.low[node]))
            found.append(Ask(int(self.column[node]), float(self.at_most[node]), np.uint8(left)))
            return left | bits_of(int(self.high[node]))

        bits_of(0)
        first = [(bits & -bits).bit_length() - 1 for bits in range(1 << MOST_LEAVES)]
        return found, np.array([self.value[leaves[at]] if 0 <= at < len(leaves) else 0.0 for at in first])


@dataclass(frozen=True)
class Trees:
    """Boosted trees: their values add up to log odds."""

    columns: tuple[str, ...]
    trees: tuple[Tree, ...]

    @cached_property
    def _asked(self) -> list[tuple[list[Ask], Floats]]:
        return [tree.asks() for tree in self.trees]

    def probability(self, rows: Floats) -> Floats:
        """Probability of each row; rows have shape (n, len(columns))."""
        logits = np.zeros(len(rows))
        if not len(rows):  # most blocks have nothing to judge
            return logits
        by_column = np.ascontiguousarray(rows.T)
        for asks, value in self._asked:
            left = np.full(len(rows), ALL_LEAVES)
            for column, at_most, ruled_out in asks:
                left &= ~((by_column[column] > at_most) * ruled_out)
            logits += value[left]
        chances: Floats = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        return chances


def read_trees(rows: Sequence[Mapping[str, str]], columns: tuple[str, ...]) -> Trees:
    """Trees as the table has them: a row a node, numbered from 0 in each tree, a leaf without a column.

    Args:
        rows: with the columns `FIELDS`.
        columns: names of the columns of the rows that will be judged, in their order.

    Example:
        >>> leaf = {"tree": "0", "node": "0", "value": "1"}
        >>> read_trees([leaf], ("closeness",)).probability(np.array([[0.2]])).round(2)
        array([0.73])
    """
    place = {name: at for at, name in enumerate(columns)}
    by_tree: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        by_tree.setdefault(row["tree"], []).append(row)
    return Trees(columns, tuple(_tree(nodes, place) for nodes in by_tree.values()))


def _tree(nodes: Sequence[Mapping[str, str]], place: Mapping[str, int]) -> Tree:
    if [int(node["node"]) for node in nodes] != list(range(len(nodes))):
        raise ValueError(f"fitted trees: nodes of tree {nodes[0]['tree']} are not numbered from 0 on")
    unknown = sorted({name for node in nodes if (name := node.get("column")) and name not in place})
    if unknown:
        raise ValueError(f"fitted trees: no comparison is named {unknown[0]!r}; fit the trees anew")
    if len(nodes) >= 2 * MOST_LEAVES:
        raise ValueError(f"fitted trees: tree {nodes[0]['tree']} has more than {MOST_LEAVES} leaves")
    return Tree(
        np.array([place[name] if (name := node.get("column")) else -1 for node in nodes], dtype=np.int64),
        _numbers(nodes, "at_most"),
        _numbers(nodes, "low").astype(np.int64),
        _numbers(nodes, "high").astype(np.int64),
        _numbers(nodes, "value"),
    )


def _numbers(nodes: Sequence[Mapping[str, str]], name: str) -> Floats:
    return np.array([float(node.get(name) or 0) for node in nodes])


@cache
def fitted_trees(table: str, columns: tuple[str, ...]) -> Trees:
    """The trees shipped with the library in the table `data/<table>.csv`."""
    return read_trees(read_rows(table), columns)
