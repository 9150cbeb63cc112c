"""Linking in two steps: statements that can both be true first, then groups that cannot, value-blind.

One pass would let equal values glue different facts and unequal ones split the same fact: exactly the
disagreements would get lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcheck.keys.candidates import candidate_pairs
from claimcheck.keys.clusters import agglomerate
from claimcheck.keys.evidence import COLUMNS, evidence
from claimcheck.keys.meeting import APART, EQUAL, Values
from claimcheck.keys.names import NameTable
from claimcheck.keys.statements import Statement
from claimcheck.keys.weights import LinkModel

BLOCKS = ("count", "time", "money", "duration", "percent")
ALIKE_COLUMNS = (
    *COLUMNS, "equal", "rare value", "digits", "same source",
    *(f"{name} block" for name in BLOCKS),
)  # fmt: skip
APART_COLUMNS = (*COLUMNS, "closeness", "same source", *(f"{name} block" for name in BLOCKS))
GROUP_COLUMNS = (
    "mean", "best", "top three", "shared sources", "smaller size", "larger size", "closeness",
    "rival", *(f"{name} block" for name in BLOCKS),
)  # fmt: skip
Index = NDArray[np.int64]
Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PairTable:
    """Candidate pairs of one block with their evidence."""

    i: Index
    j: Index
    relation: Index
    rows: Rows
    values: Values


def compare_pairs(block: Sequence[Statement], names: NameTable) -> PairTable:
    """Find the candidate pairs of a block of statements and compare them."""
    pairs = candidate_pairs(block, names)
    values = Values(block)
    i = np.array([pair[0] for pair in pairs], dtype=np.int64)
    j = np.array([pair[1] for pair in pairs], dtype=np.int64)
    relation = values.relation(i, j) if pairs else np.zeros(0, dtype=np.int64)
    return PairTable(i, j, relation, evidence(block, pairs, names), values)


def alike_rows(block: Sequence[Statement], table: PairTable) -> tuple[Index, Rows]:
    """Which pairs can both be true, and their columns for the model of such pairs."""
    at = np.flatnonzero(table.relation != APART)
    i, j, values = table.i[at], table.j[at], table.values
    rare = 1 - np.log(values.shared[i]) / np.log(len(block) + 1)
    digits = np.minimum(_digits(values, i), _digits(values, j))
    extra = [(table.relation[at] == EQUAL), rare, digits, _same_source(block, i, j)]
    return at, np.column_stack([table.rows[at], *extra, _block_columns(block, len(at))])


def apart_rows(block: Sequence[Statement], table: PairTable) -> tuple[Index, Rows]:
    """Which pairs cannot both be true, and their columns for the value-blind model."""
    at = np.flatnonzero(table.relation == APART)
    i, j = table.i[at], table.j[at]
    extra = [table.values.closeness(i, j), _same_source(block, i, j)]
    return at, np.column_stack([table.rows[at], *extra, _block_columns(block, len(at))])


def group_rows(
    block: Sequence[Statement], table: PairTable, group: Sequence[int], at: Index, score: Rows
) -> tuple[list[tuple[int, int]], Rows]:
    """Pairs of groups whose values are apart, and their columns.

    Args:
        block, table: statements of one block and their pairs.
        group: group of each statement after the first step.
        at, score: the apart pairs and their value-blind probability.
    """
    members: dict[int, list[int]] = {}
    for item, name in enumerate(group):
        members.setdefault(name, []).append(item)
    scores: dict[tuple[int, int], list[float]] = {}
    for row, value in zip(at, score, strict=True):
        one, other = group[table.i[row]], group[table.j[row]]
        if one != other:
            scores.setdefault((min(one, other), max(one, other)), []).append(float(value))
    best: dict[int, list[float]] = {}
    for pair, found in scores.items():
        for name in pair:
            best.setdefault(name, []).append(max(found))
    pairs = sorted(scores)
    rows = [_group_row(block, table, members, pair, scores[pair], best) for pair in pairs]
    kinds = _block_columns(block, len(pairs))
    return pairs, np.column_stack([np.array(rows).reshape(len(pairs), len(GROUP_COLUMNS) - len(BLOCKS)), kinds])


def _group_row(
    block: Sequence[Statement],
    table: PairTable,
    members: dict[int, list[int]],
    pair: tuple[int, int],
    found: list[float],
    best: dict[int, list[float]],
) -> list[float]:
    one, other = (members[name] for name in pair)
    here, there = ({block[item].source for item in items} for items in (one, other))
    top = sorted(found, reverse=True)[:3]
    rival = max((max(s for s in best[name] if s != top[0]) if len(best[name]) > 1 else 0.0) for name in pair)
    small, large = sorted((len(here), len(there)))
    closeness = table.values.closeness(np.array(one[:1]), np.array(other[:1]))[0]
    return [
        sum(found) / (len(one) * len(other)),
        top[0],
        sum(top) / len(top),
        len(here & there) / small,
        np.log(small),
        np.log(large),
        closeness,
        top[0] - rival,
    ]


def link(statements: Sequence[Statement], names: NameTable, model: LinkModel) -> list[list[Statement]]:
    """Bring statements of one fact together.

    Returns:
        Groups of two or more statements, each one fact, in a stable order.
    """
    blocks: dict[str, list[Statement]] = {}
    for statement in statements:
        blocks.setdefault(statement.block, []).append(statement)
    return [group for name in sorted(blocks) for group in _link_block(blocks[name], names, model)]


def _link_block(block: list[Statement], names: NameTable, model: LinkModel) -> list[list[Statement]]:
    table = compare_pairs(block, names)
    at, rows = alike_rows(block, table)
    alike = {
        (int(table.i[row]), int(table.j[row])): float(p)
        for row, p in zip(at, model.alike.probability(rows), strict=True)
    }
    first = agglomerate(len(block), alike, model.join_alike)
    at, rows = apart_rows(block, table)
    pairs, columns = group_rows(block, table, first, at, model.apart.probability(rows))
    scores = dict(zip(pairs, map(float, model.groups.probability(columns)), strict=True))
    second = agglomerate(len(block), scores, model.join_groups)
    groups: dict[int, list[Statement]] = {}
    for item, name in enumerate(first):
        groups.setdefault(second[name], []).append(block[item])
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def _same_source(block: Sequence[Statement], i: Index, j: Index) -> Rows:
    return np.array([block[a].source == block[b].source for a, b in zip(i, j, strict=True)], dtype=float)


def _digits(values: Values, i: Index) -> Rows:
    """How many significant digits were stated, as a share of four."""
    with np.errstate(invalid="ignore", divide="ignore"):
        count = np.log10(np.abs(values.stated[i]) / values.resolution[i]) + 1
    return np.clip(np.nan_to_num(count, posinf=4, neginf=0), 0, 4) / 4


def _block_columns(block: Sequence[Statement], length: int) -> Rows:
    name = block[0].block if block else ""
    return np.tile(np.array([float(name == item) for item in BLOCKS]), (length, 1))
