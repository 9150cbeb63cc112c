"""The fitted trees that judge groups whose values cannot all be true, read from `data/link_trees.csv`.

Whether two such groups are one fact is no sum of likenesses: the same attribute tells much where each source
gives it once, and nothing where every player has one. Boosted trees (Friedman, 2001, "Greedy Function
Approximation") see such things together; they were fitted so that likeness never counts against one fact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from claimcheck.lexicon import rows as read_rows

FIELDS = ("tree", "node", "column", "at_most", "low", "high", "value")
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


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

    def log_odds(self, rows: Floats) -> Floats:
        """What the tree adds for each row."""
        place = np.zeros(len(rows), dtype=np.int64)
        going = np.flatnonzero(self.column[place] >= 0)
        while len(going):
            here = place[going]
            below = rows[going, self.column[here]] <= self.at_most[here]
            place[going] = np.where(below, self.low[here], self.high[here])
            going = going[self.column[place[going]] >= 0]
        added: Floats = self.value[place]
        return added


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees: their values add up to log odds."""

    columns: tuple[str, ...]
    trees: tuple[Tree, ...]

    def probability(self, rows: Floats) -> Floats:
        """Probability of each row; rows have shape (n, len(columns))."""
        logits = np.zeros(len(rows))
        for tree in self.trees:
            logits += tree.log_odds(rows)
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
        raise ValueError(f"data/link_trees.csv: nodes of tree {nodes[0]['tree']} are not numbered from 0 on")
    unknown = sorted({name for node in nodes if (name := node.get("column")) and name not in place})
    if unknown:
        raise ValueError(f"data/link_trees.csv: no comparison is named {unknown[0]!r}; fit the trees anew")
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
def fitted_trees(columns: tuple[str, ...]) -> Trees:
    """The trees shipped with the library."""
    return read_trees(read_rows("link_trees"), columns)
