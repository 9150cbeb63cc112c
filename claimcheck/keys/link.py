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
DISAGREE_COLUMNS = (
    "mean", "best", "top three", "sources with several values", "largest side", "second side", "values",
    "closeness", *COLUMNS, *(f"{name} block" for name in BLOCKS),
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
    return pairs, np.column_stack(
        [np.array(rows).reshape(len(pairs), len(GROUP_COLUMNS) - len(BLOCKS)), kinds]
    )


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


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one fact, as far as linking can tell.

    Attributes:
        statements: two or more, ordered by source and place.
        confidence: probability that values in it that cannot both be true really speak of one fact; 1 where
            all can be true together.
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
    joined, apart = join(block, table, model)
    members: dict[int, list[int]] = {}
    for item, name in enumerate(joined):
        members.setdefault(name, []).append(item)
    rows = dict(disagreement_rows(block, table, joined, apart))
    sure = {name: float(model.disagree.probability(row[None, :])[0]) for name, row in rows.items()}
    return [
        Group(tuple(block[item] for item in items), sure.get(name, 1.0))
        for name, items in sorted(members.items())
        if len(items) > 1
    ]


def join(block: Sequence[Statement], table: PairTable, model: LinkModel) -> tuple[list[int], Rows]:
    """Group the statements of a block in two steps.

    Returns:
        The group of each statement, and the value-blind probability of each pair that is apart (NaN for
        the other pairs).
    """
    at, rows = alike_rows(block, table)
    alike = {
        (int(table.i[row]), int(table.j[row])): float(p)
        for row, p in zip(at, model.alike.probability(rows), strict=True)
    }
    first = agglomerate(len(block), alike, model.join_alike)
    at, rows = apart_rows(block, table)
    blind = model.apart.probability(rows)
    pairs, columns = group_rows(block, table, first, at, blind)
    scores = dict(zip(pairs, map(float, model.groups.probability(columns)), strict=True))
    second = agglomerate(len(block), scores, model.join_groups)
    apart = np.full(len(table.i), np.nan)
    apart[at] = blind
    return [second[name] for name in first], apart


def disagreement_rows(
    block: Sequence[Statement], table: PairTable, joined: Sequence[int], apart: Rows
) -> list[tuple[int, Rows]]:
    """Groups whose statements cannot all be true, with the columns that tell whether they are one fact."""
    name = np.asarray(joined, dtype=np.int64)
    inside = np.flatnonzero((name[table.i] == name[table.j]) & ~np.isnan(apart))
    found: dict[int, list[int]] = {}
    for row in inside:
        found.setdefault(joined[table.i[row]], []).append(int(row))
    return [
        (group, _disagreement_row(block, table, np.array(rows), apart))
        for group, rows in sorted(found.items())
    ]


def _disagreement_row(block: Sequence[Statement], table: PairTable, rows: Index, apart: Rows) -> Rows:
    scores = np.sort(apart[rows])[::-1]
    sources: dict[int, set[str]] = {}
    for side in (table.i[rows], table.j[rows]):
        for item in side:
            sources.setdefault(int(table.values.code[item]), set()).add(block[item].source)
    sizes = sorted((len(held) for held in sources.values()), reverse=True)
    everyone = set().union(*sources.values())
    repeated = sum(len(held) for held in sources.values()) / len(everyone) - 1
    evidence_means = table.rows[rows].mean(axis=0)
    row: Rows = np.concatenate(
        [
            [
                scores.mean(),
                scores[0],
                scores[:3].mean(),
                repeated,
                np.log(sizes[0]),
                np.log(sizes[1]) if len(sizes) > 1 else 0.0,
                np.log(len(sizes)),
                table.values.closeness(table.i[rows], table.j[rows]).mean(),
            ],
            evidence_means,
            _block_columns(block, 1)[0],
        ]
    )
    return row


def _same_source(block: Sequence[Statement], i: Index, j: Index) -> Rows:
    return np.array([block[a].source == block[b].source for a, b in zip(i, j, strict=True)], dtype=float)


def _digits(values: Values, i: Index) -> Rows:
    """How many significant digits were stated, as a share of four."""
    with np.errstate(invalid="ignore", divide="ignore"):
        count = np.log10(np.abs(values.stated[i]) / values.resolution[i]) + 1
    share: Rows = np.clip(np.nan_to_num(count, posinf=4, neginf=0), 0, 4) / 4
    return share


def _block_columns(block: Sequence[Statement], length: int) -> Rows:
    name = block[0].block if block else ""
    return np.tile(np.array([float(name == item) for item in BLOCKS]), (length, 1))
