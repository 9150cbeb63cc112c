"""Linking in two steps: statements that can both be true first, then groups that cannot, value-blind.

One pass would let equal values glue different facts and unequal ones split the same fact: exactly the
disagreements would get lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcheck.keys.clusters import agglomerate
from claimcheck.keys.fitted import LinkModel
from claimcheck.keys.groups import GROUP_COLUMNS, group_rows
from claimcheck.keys.meeting import APART, NEAR
from claimcheck.keys.names import NameTable
from claimcheck.keys.pairs import Index, PairTable, Rows, alike_rows, apart_rows, compare_pairs
from claimcheck.keys.statements import Statement

UNSEEN = 0.3  # confidence in a disagreement that comparison finds where linking saw none
MOST = 0.5  # share of the sources of the smaller of two groups that state both
COHESION = 0.4  # a third value joins two that are surely one fact only where that is not far less sure
CERTAIN = 0.95  # no link is surer, however alike the words of two short texts are


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one fact, as far as linking can tell.

    Attributes:
        statements: two or more, ordered by source and place.
        confidence: probability that values in it that cannot both be true really speak of one fact;
            `UNSEEN` where all seem to be true together.
    """

    statements: tuple[Statement, ...]
    confidence: float


def link(statements: Sequence[Statement], names: NameTable, model: LinkModel) -> list[Group]:
    """Bring statements of one fact together.

    Args:
        statements: what `gather` returned.
        names: canonical subjects of the pile.
        model: fitted weights and thresholds.

    Returns:
        Groups of two or more statements in a stable order.
    """
    blocks: dict[str, list[Statement]] = {}
    for statement in statements:
        blocks.setdefault(statement.block, []).append(statement)
    return [group for name in sorted(blocks) for group in _link_block(blocks[name], names, model)]


def _link_block(block: list[Statement], names: NameTable, model: LinkModel) -> list[Group]:
    table = compare_pairs(block, names)
    first, scores = join(block, table, model)
    second = agglomerate(len(block), scores, model.join_groups, COHESION)
    members: dict[int, list[Statement]] = {}
    sure: dict[int, list[float]] = {}
    for item, name in enumerate(first):
        members.setdefault(second[name], []).append(block[item])
    for (one, other), score in sorted(scores.items()):
        if second[one] == second[other]:
            sure.setdefault(second[one], []).append(score)
    return [
        Group(tuple(items), min(CERTAIN, sum(sure[name]) / len(sure[name])) if name in sure else UNSEEN)
        for name, items in sorted(members.items())
        if len(items) > 1
    ]


def join(
    block: Sequence[Statement], table: PairTable, model: LinkModel
) -> tuple[list[int], dict[tuple[int, int], float]]:
    """Take the first step, and score the second.

    Returns:
        The group of each statement by values that can all be true; and for pairs of such groups with values
        apart the probability that they are one fact.
    """
    at, rows = alike_rows(block, table)
    first = first_groups(block, table, at, model.alike.probability(rows), model.join_alike)
    at, rows = apart_rows(block, table)
    pairs, columns = group_rows(block, table, first, at, model.apart.probability(rows))
    chances = np.where(contrasted(columns), 0.0, model.groups.probability(columns))
    return first, dict(zip(pairs, map(float, chances), strict=True))


def contrasted(columns: Rows) -> NDArray[np.bool_]:
    """Which pairs of groups most sources of the smaller state side by side: these mean two things by them."""
    both, shared = (columns[:, GROUP_COLUMNS.index(name)] for name in ("side by side", "shared sources"))
    told: NDArray[np.bool_] = (both > 0) & (shared >= MOST)
    return told


def first_groups(
    block: Sequence[Statement], table: PairTable, at: Index, score: Rows, threshold: float
) -> list[int]:
    """Group statements whose values can all be true; neighbouring days help to find each other, then part.

    Args:
        block, table: statements of one block and their pairs.
        at, score: the pairs that can both be true, and their probability.
        threshold: mean probability from which groups are joined.
    """
    pairs = [(int(table.i[row]), int(table.j[row])) for row in at]
    alike = dict(zip(pairs, map(float, score), strict=True))
    wide = agglomerate(len(block), alike | contradictions(table, APART), threshold)
    inside = {pair: p for pair, p in alike.items() if wide[pair[0]] == wide[pair[1]]}
    return agglomerate(len(block), inside | contradictions(table, NEAR), threshold)


def contradictions(table: PairTable, least: int) -> dict[tuple[int, int], float]:
    """Scores that keep values apart out of one group in the first step, whatever vague value fits both."""
    at = np.flatnonzero(table.relation >= least)
    return {(int(table.i[row]), int(table.j[row])): -float(len(table.i)) for row in at}
