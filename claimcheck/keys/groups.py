"""Groups of statements whose values cannot all be true: what speaks for their being one fact all the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from claimcheck.keys.evidence import COLUMNS, OWNERS
from claimcheck.keys.meeting import VETOED, Values
from claimcheck.keys.pairs import BLOCKS, Index, PairTable, Rows, block_columns
from claimcheck.keys.statements import Statement

# Evidence counts for more between groups that no source gives both of: who states two values of a kind
# means two things by them.
EXCLUSIVE = ("same catalogued attribute", "same head", "words beside the value", "words of the sentence",
             "words on the path", "closeness")  # fmt: skip
_FLAT = ("mean", "best", "top three", "lead", "shared sources", "smaller side", "larger side", "closeness",
         "values of the attribute", "side by side", "told apart")  # fmt: skip
# ... and more still where each source gives one value of the attribute only.
ALONE = (*(f"shared attribute of {owner}" for owner in OWNERS), "same head")
GROUP_COLUMNS = (
    *_FLAT, "no shared source", *(f"{name}, no shared source" for name in EXCLUSIVE),
    "same catalogued attribute, close", "same catalogued attribute and subject",
    "same catalogued attribute, close, no shared source",
    *(f"{name}, the only value" for name in ALONE),
    *COLUMNS, *(f"{name} block" for name in BLOCKS),
)  # fmt: skip


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
        held.setdefault(owner, set()).update({block[item].source} if _stands(block[item]) else ())
    named = [(int(a), int(b)) for a, b in pairs]
    columns = [
        _score_columns(home, score, pairs),
        _size_columns([held[a] for a, _ in named], [held[b] for _, b in named]),
        closeness[:, None],
        _crowding(block, table.values, group, pairs)[:, None],
        _side_by_side(block, group, pairs)[:, None],
        _told_apart(table, name, pairs, count),
    ]
    flat = np.column_stack(columns) if named else np.zeros((0, len(_FLAT)))
    rows = np.column_stack(
        [flat, _joint_columns(flat, means, closeness), means, block_columns(block, len(named))]
    )
    return named, rows


def _told_apart(table: PairTable, name: Index, pairs: Index, count: Index) -> Rows:
    """Of each pair of groups, the share of statement pairs that can never be one fact."""
    at = np.flatnonzero(table.relation == VETOED)
    ends = np.sort(np.column_stack([name[table.i[at]], name[table.j[at]]]), axis=1)
    barred = Counter(map(tuple, ends.tolist()))
    own = np.array([barred[int(a), int(b)] for a, b in pairs], dtype=float)[:, None]
    share: Rows = own / np.maximum(own + count, 1)
    return share


def _score_columns(home: Index, score: Rows, pairs: Index) -> Rows:
    """Of each pair of groups: mean, best and best three scores, and the lead over its best rival."""
    scores: list[list[float]] = [[] for _ in range(len(pairs))]
    for place, value in zip(home.tolist(), score.tolist(), strict=True):
        scores[place].append(value)
    ends: list[tuple[int, int]] = [(one, other) for one, other in pairs.tolist()]
    best = defaultdict[int, tuple[float, float]](lambda: (0.0, 0.0))  # its two highest that differ
    for pair, found in zip(ends, scores, strict=True):
        top = max(found)
        for end in pair:
            first, second = best[end]
            if top > first:
                best[end] = top, first
            elif second < top < first:
                best[end] = first, top
    out = np.zeros((len(pairs), 4))
    for row, (pair, found) in enumerate(zip(ends, scores, strict=True)):
        top, *others = sorted(found, reverse=True)[:3]
        rival = max(second if first == top else first for first, second in map(best.__getitem__, pair))
        out[row] = sum(found) / len(found), top, (top + sum(others)) / (1 + len(others)), top - rival
    return out


def _size_columns(here: Sequence[set[str]], there: Sequence[set[str]]) -> Rows:
    """Share of sources that state both, and how many sources each side has."""
    out = np.zeros((len(here), 3))
    for row, (one, other) in enumerate(zip(here, there, strict=True)):
        small, large = sorted((len(one), len(other)))
        out[row] = len(one & other) / max(small, 1), np.log(max(small, 1)), np.log(max(large, 1))
    return out


def _crowding(block: Sequence[Statement], values: Values, group: Sequence[int], pairs: Index) -> Rows:
    """How many values of its attribute a source gives where it gives this one (log of the mean).

    A report gives one death toll but the points of every player: of the second kind, two values that differ
    are seldom one fact.
    """
    given: dict[tuple[str, str], set[int]] = {}
    for item, statement in enumerate(block):
        own = given.setdefault((statement.source, statement.label), set())
        own.update({int(values.code[item])} if _stands(statement) else ())
    crowds: dict[int, list[int]] = {}
    for item, statement in enumerate(block):
        crowds.setdefault(group[item], []).append(max(1, len(given[statement.source, statement.label])))
    mean = {name: sum(counts) / len(counts) for name, counts in crowds.items()}
    crowding: Rows = np.log(np.array([max(mean[int(a)], mean[int(b)]) for a, b in pairs]))
    return crowding


def _stands(statement: Statement) -> bool:
    """Whether its source stands by a statement: who corrects a figure does not mean two things by them.

    Nor does who tells what it was before, or when something happened.
    """
    limits = statement.limits
    return statement.claim.context.modality != "superseded" and not (limits.earlier or limits.then)


def _side_by_side(block: Sequence[Statement], group: Sequence[int], pairs: Index) -> Rows:
    """Whether one sentence states both values on one authority: whoever does so means two things.

    "Seven life terms and four without parole" tells them apart; "5.9, but the survey says 6.1" does not.
    """
    told: dict[int, set[tuple[str, int, str]]] = {}
    for item, statement in enumerate(block):
        claim = statement.claim
        place = (claim.source, claim.sentence_start, claim.context.attribution)
        told.setdefault(group[item], set()).update({place} if _stands(statement) else ())
    both: Rows = np.array([float(bool(told[int(a)] & told[int(b)])) for a, b in pairs])
    return both


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
