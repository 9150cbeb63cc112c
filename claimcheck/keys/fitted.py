"""The fitted models of linking, shipped in `data/link_*.csv`; `data/link_weights.toml` has the thresholds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimcheck.keys.groups import GROUP_COLUMNS
from claimcheck.keys.pairs import ALIKE_COLUMNS, APART_COLUMNS
from claimcheck.keys.trees import Trees, fitted_trees
from claimcheck.lexicon import table


@dataclass(frozen=True, slots=True)
class LinkModel:
    """The three fitted models and their thresholds.

    Attributes:
        alike: pairs whose values can both be true.
        apart: pairs whose values cannot, judged without the values.
        groups: groups of statements whose values cannot both be true.
        join_alike, join_groups: probability from which statements, and groups, get one key.
    """

    alike: Trees
    apart: Trees
    groups: Trees
    join_alike: float
    join_groups: float


@cache
def fitted() -> LinkModel:
    """The models shipped with the library."""
    cuts = table("link_weights")["thresholds"]
    return LinkModel(
        fitted_trees("link_alike", ALIKE_COLUMNS),
        fitted_trees("link_apart", APART_COLUMNS),
        fitted_trees("link_groups", GROUP_COLUMNS),
        cuts["alike"],
        cuts["groups"],
    )
