"""Pairs of statements of one block: which are compared, how their values meet, what speaks for one fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcheck.keys.beside import all_differ
from claimcheck.keys.candidates import candidate_pairs
from claimcheck.keys.evidence import COLUMNS, evidence, meet, of_two_times
from claimcheck.keys.manner import read_manner
from claimcheck.keys.meeting import APART, EQUAL, NEAR, VETOED, Values
from claimcheck.keys.names import NameTable
from claimcheck.keys.opposites import are_opposite
from claimcheck.keys.statements import Statement
from claimcheck.lexicon import table, words
from claimcheck.model import TIME_KINDS, Claim

BLOCKS = ("count", "time", "money", "duration", "percent")
ALIKE_COLUMNS = (
    *COLUMNS, "equal", "closeness", "rare value", "digits", "same source",
    *(f"{name} block" for name in BLOCKS),
)  # fmt: skip
APART_COLUMNS = (*COLUMNS, "closeness", "same source", *(f"{name} block" for name in BLOCKS))
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
    manner = [read_manner(statement.claim) for statement in block]
    for place in np.flatnonzero(relation >= NEAR):
        a, b = pairs[place]
        told_apart = manner[a].bars(manner[b]) or block[a].counted.bars(block[b].counted)
        if told_apart or block[a].limits.bars(block[b].limits) or _vetoed(block[a], block[b], names):
            relation[place] = VETOED
    return PairTable(i, j, relation, evidence(block, pairs, names), values)


def _vetoed(a: Statement, b: Statement, names: NameTable) -> bool:
    """Whether two statements whose values are apart can never be one fact."""
    own = words("link", "own_times")
    if a.claim.context.attribute_id in own or b.claim.context.attribute_id in own:
        return True
    return (
        _same_words_of_time(a, b)
        or _by_occasions(a.claim, b.claim)
        or _of_two_orders(a, b)
        or names.strangers(a.claim, b.claim)
        or of_two_times(a, b)
        or _of_two_stretches(a.claim, b.claim)
        or are_opposite(a.claim, b.claim)
        or all_differ(a.beside, b.beside)
    )


def _by_occasions(a: Claim, b: Claim) -> bool:
    """Whether one tells which time it is and the other how many there were: a third win is no three wins."""
    kinds = {a.value.kind, b.value.kind}
    return kinds == {"ordinal", "number"} and "time" in (a.value.unit, b.value.unit)


def _of_two_stretches(a: Claim, b: Claim) -> bool:
    """Whether both tell what is another from day to day or year to year, and of days or years apart."""
    times = table("qualifiers")["time"]
    passing = (*times["daily"], *times["yearly"])  # share prices, visitors
    if a.context.attribute_id not in passing or b.context.attribute_id not in passing:
        return False
    return meet(a.context.as_of, b.context.as_of) < 0


def _same_words_of_time(a: Statement, b: Statement) -> bool:
    """Whether two times are written alike ("today" and "today") and so differ by the day of writing only."""
    one, other = a.claim, b.claim
    return a.reading.measure in TIME_KINDS and one.quote.casefold() == other.quote.casefold()


def _of_two_orders(a: Statement, b: Statement) -> bool:
    """Whether two places in a row are of different things: the second Tuesday, the third patch."""
    one, other = a.claim.context, b.claim.context
    if not a.claim.value.kind == b.claim.value.kind == "ordinal":
        return False
    return one.head != other.head and not (one.attribute_id and one.attribute_id == other.attribute_id)


def alike_rows(block: Sequence[Statement], table: PairTable) -> tuple[Index, Rows]:
    """Which pairs can both be true, and their columns for the model of such pairs."""
    at = np.flatnonzero(table.relation < APART)
    i, j, values = table.i[at], table.j[at], table.values
    rare = 1 - np.log(values.shared[i]) / np.log(len(block) + 1)
    digits = np.minimum(_digits(values, i), _digits(values, j))
    near = values.closeness(i, j)  # "2 million euros" is rather $2.6 million than a rounded £1.2 million
    extra = [(table.relation[at] == EQUAL), near, rare, digits, _same_source(block, i, j)]
    return at, np.column_stack([table.rows[at], *extra, block_columns(block, len(at))])


def apart_rows(block: Sequence[Statement], table: PairTable) -> tuple[Index, Rows]:
    """Which pairs cannot both be true, and their columns for the value-blind model."""
    at = np.flatnonzero((table.relation == APART) | (table.relation == NEAR))
    i, j = table.i[at], table.j[at]
    extra = [table.values.closeness(i, j), _same_source(block, i, j)]
    return at, np.column_stack([table.rows[at], *extra, block_columns(block, len(at))])


def _same_source(block: Sequence[Statement], i: Index, j: Index) -> Rows:
    return np.array([block[a].source == block[b].source for a, b in zip(i, j, strict=True)], dtype=float)


def _digits(values: Values, i: Index) -> Rows:
    """How many significant digits were stated, as a share of four."""
    with np.errstate(invalid="ignore", divide="ignore"):
        count = np.log10(np.abs(values.stated[i]) / np.abs(2 * values.half[i])) + 1
    share: Rows = np.clip(np.nan_to_num(count, posinf=4, neginf=0), 0, 4) / 4
    return share


def block_columns(block: Sequence[Statement], length: int) -> Rows:
    name = block[0].block if block else ""
    return np.tile(np.array([float(name == item) for item in BLOCKS]), (length, 1))
