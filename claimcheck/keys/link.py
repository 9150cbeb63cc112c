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
from claimcheck.keys.evidence import COLUMNS, OWNERS, evidence
from claimcheck.keys.meeting import APART, EQUAL, VETOED, Values
from claimcheck.keys.names import NameTable
from claimcheck.keys.statements import Statement
from claimcheck.keys.weights import LinkModel
from claimcheck.lexicon import words

UNSEEN = 0.3  # confidence in a disagreement that comparison finds where linking saw none
CERTAIN = 0.95  # no link is surer, however alike the words of two short texts are
BLOCKS = ("count", "time", "money", "duration", "percent")
ALIKE_COLUMNS = (
    *COLUMNS, "equal", "rare value", "digits", "same source",
    *(f"{name} block" for name in BLOCKS),
)  # fmt: skip
APART_COLUMNS = (*COLUMNS, "closeness", "same source", *(f"{name} block" for name in BLOCKS))
# Evidence counts for more between groups that no source gives both of: who states two values of a kind
# means two things by them.
EXCLUSIVE = ("same catalogued attribute", "same head", "words beside the value", "words of the sentence",
             "words on the path", "closeness")  # fmt: skip
_FLAT = ("mean", "best", "top three", "lead", "shared sources", "smaller side", "larger side", "closeness",
         "values of the attribute")  # fmt: skip
# ... and more still where each source gives one value of the attribute only.
ALONE = (*(f"shared attribute of {owner}" for owner in OWNERS), "same head")
GROUP_COLUMNS = (
    *_FLAT, "no shared source", *(f"{name}, no shared source" for name in EXCLUSIVE),
    "same catalogued attribute, close", "same catalogued attribute and subject",
    "same catalogued attribute, close, no shared source",
    *(f"{name}, the only value" for name in ALONE),
    *COLUMNS, *(f"{name} block" for name in BLOCKS),
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
    vetoed = np.array([_vetoed(block[a], block[b], names) for a, b in pairs], dtype=bool)
    relation[(relation == APART) & vetoed] = VETOED
    return PairTable(i, j, relation, evidence(block, pairs, names), values)


def _vetoed(a: Statement, b: Statement, names: NameTable) -> bool:
    """Whether two statements whose values are apart can never be one fact."""
    own = words("link", "own_times")
    if a.claim.context.attribute_id in own or b.claim.context.attribute_id in own:
        return True
    return names.strangers(a.claim, b.claim)


def alike_rows(block: Sequence[Statement], table: PairTable) -> tuple[Index, Rows]:
    """Which pairs can both be true, and their columns for the model of such pairs."""
    at = np.flatnonzero(table.relation < APART)
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
    name = np.asarray(group, dtype=np.int64)
    one, other = name[table.i[at]], name[table.j[at]]
    across = one != other
    at, score = at[across], score[across]
    ends = np.sort(np.column_stack([one[across], other[across]]), axis=1)
    pairs, home = np.unique(ends, axis=0, return_inverse=True)
    home, count = home.ravel(), np.bincount(home.ravel(), minlength=len(pairs))[:, None]
    means = np.zeros((len(pairs), len(COLUMNS)))
    np.add.at(means, home, table.rows[at])
    means /= np.maximum(count, 1)
    closeness = table.values.closeness(pairs[:, 0], pairs[:, 1])
    held: dict[int, set[str]] = {}
    for item, owner in enumerate(group):
        held.setdefault(owner, set()).add(block[item].source)
    named = [(int(a), int(b)) for a, b in pairs]
    columns = [
        _score_columns(home, score, pairs),
        _size_columns([held[a] for a, _ in named], [held[b] for _, b in named]),
        closeness[:, None],
        _crowding(block, table.values, group, pairs)[:, None],
    ]
    flat = np.column_stack(columns) if named else np.zeros((0, len(_FLAT)))
    rows = np.column_stack(
        [flat, _joint_columns(flat, means, closeness), means, _block_columns(block, len(named))]
    )
    return named, rows


def _score_columns(home: Index, score: Rows, pairs: Index) -> Rows:
    """Of each pair of groups: mean, best and best three scores, and the lead over its best rival."""
    scores: list[list[float]] = [[] for _ in range(len(pairs))]
    for place, value in zip(home, score, strict=True):
        scores[place].append(float(value))
    best: dict[int, list[float]] = {}
    for pair, found in zip(pairs, scores, strict=True):
        for end in pair:
            best.setdefault(int(end), []).append(max(found))
    out = np.zeros((len(pairs), 4))
    for row, (pair, found) in enumerate(zip(pairs, scores, strict=True)):
        top = sorted(found, reverse=True)[:3]
        rivals = (max((x for x in best[int(end)] if x != top[0]), default=0.0) for end in pair)
        out[row] = sum(found) / len(found), top[0], sum(top) / len(top), top[0] - max(rivals)
    return out


def _size_columns(here: Sequence[set[str]], there: Sequence[set[str]]) -> Rows:
    """Share of sources that state both, and how many sources each side has."""
    out = np.zeros((len(here), 3))
    for row, (one, other) in enumerate(zip(here, there, strict=True)):
        small, large = sorted((len(one), len(other)))
        out[row] = len(one & other) / small, np.log(small), np.log(large)
    return out


def _crowding(block: Sequence[Statement], values: Values, group: Sequence[int], pairs: Index) -> Rows:
    """How many values of its attribute a source gives where it gives this one (log of the mean).

    A report gives one death toll but the points of every player: of the second kind, two values that differ
    are seldom one fact.
    """
    given: dict[tuple[str, str], set[int]] = {}
    for item, statement in enumerate(block):
        given.setdefault((statement.source, statement.label), set()).add(int(values.code[item]))
    crowds: dict[int, list[int]] = {}
    for item, statement in enumerate(block):
        crowds.setdefault(group[item], []).append(len(given[statement.source, statement.label]))
    mean = {name: sum(counts) / len(counts) for name, counts in crowds.items()}
    crowding: Rows = np.log(np.array([max(mean[int(a)], mean[int(b)]) for a, b in pairs]))
    return crowding


def _joint_columns(flat: Rows, means: Rows, closeness: Rows) -> Rows:
    exclusive = (flat[:, _FLAT.index("shared sources")] == 0).astype(float)
    column = {name: means[:, place] for place, name in enumerate(COLUMNS)} | {"closeness": closeness}
    attribute = column["same catalogued attribute"]
    alone = np.exp(-flat[:, _FLAT.index("values of the attribute")])
    return np.column_stack(
        [
            exclusive,
            *(exclusive * column[name] for name in EXCLUSIVE),
            attribute * closeness,
            attribute * (column["same subject"] > 0),
            attribute * closeness * exclusive * (1 + column["same subject"]),
            *(exclusive * alone * column[name] for name in ALONE),
        ]
    )


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
    second = agglomerate(len(block), scores, model.join_groups)
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
    alike = {
        (int(table.i[row]), int(table.j[row])): float(p)
        for row, p in zip(at, model.alike.probability(rows), strict=True)
    }
    first = agglomerate(len(block), alike | contradictions(table), model.join_alike)
    at, rows = apart_rows(block, table)
    pairs, columns = group_rows(block, table, first, at, model.apart.probability(rows))
    return first, dict(zip(pairs, map(float, model.groups.probability(columns)), strict=True))


def contradictions(table: PairTable) -> dict[tuple[int, int], float]:
    """Scores that keep values apart out of one group in the first step, whatever vague value fits both."""
    at = np.flatnonzero(table.relation >= APART)
    return {(int(table.i[row]), int(table.j[row])): -float(len(table.i)) for row in at}


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
