"""The fitted weights of the comparisons: logistic models from `data/link_weights.toml`, and trees."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from claimcheck.keys.groups import GROUP_COLUMNS
from claimcheck.keys.trees import Trees, fitted_trees
from claimcheck.lexicon import table


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: one weight a named column, and the log odds where all columns are 0."""

    columns: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float

    def probability(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability of each row; rows have shape (n, len(columns))."""
        logits = rows @ np.asarray(self.weights) + self.intercept
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        return chances


@dataclass(frozen=True, slots=True)
class LinkModel:
    """The three fitted models and their thresholds.

    Attributes:
        alike: pairs whose values can both be true.
        apart: pairs whose values cannot, judged without the values.
        groups: groups of statements whose values cannot both be true.
        join_alike, join_groups: probability from which statements, and groups, get one key.
    """

    alike: Weights
    apart: Weights
    groups: Trees
    join_alike: float
    join_groups: float


@cache
def fitted() -> LinkModel:
    """The weights shipped with the library."""
    data = table("link_weights")
    alike, apart = read_weights(data["alike"]), read_weights(data["apart"])
    cuts = data["thresholds"]
    return LinkModel(alike, apart, fitted_trees(GROUP_COLUMNS), cuts["alike"], cuts["groups"])


def read_weights(section: dict[str, dict[str, float] | float]) -> Weights:
    """One model as the table has it: an intercept and one weight a named column."""
    columns = section["columns"]
    intercept = section["intercept"]
    if not isinstance(columns, dict) or isinstance(intercept, dict):
        raise TypeError("data/link_weights.toml: a model needs `intercept` and a table `columns`")
    return Weights(tuple(columns), tuple(columns.values()), intercept)
