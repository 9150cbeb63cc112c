"""Pairs of statements of one block: which are compared, how their values meet, what speaks for one fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcheck.keys.candidates import candidate_pairs
from claimcheck.keys.evidence import COLUMNS, evidence
from claimcheck.keys.meeting import APART, EQUAL, NEAR, VETOED, Values
from claimcheck.keys.names import NameTable
from claimcheck.keys.statements import Statement
from claimcheck.keys.stretches import Stretch, apart, stretch_of
from claimcheck.lexicon import words
from claimcheck.model import TIME_KINDS, Claim

BLOCKS = ("count", "time", "money", "duration", "percent")
ALIKE_COLUMNS = (
    *COLUMNS, "equal", "closeness", "rare value", "digits", "same source",
    *(f"{name} block" for name in BLOCKS),
)  # fmt: skip
APART_COLUMNS = (*COLUMNS, "closeness", "same source", *(f"{name} block" for name in BLOCKS))
NEAR_BY = 120  # characters
_THE = re.compile(r"\b[Tt]he $")
_EVENT = re.compile(r" (?:annual |edition of the )?[A-Z][a-z]")
_AVERAGED = re.compile(r"\b(?:[Aa]verag(?:ed?|es|ing)|[Oo]n average|[Aa]n average of)\b[^.;,:]{0,60}$")
_OF_EACH = re.compile(r"[^.;,:]{0,40}\b(?:in each of|on average)\b")
_WITH = r"\b(?:[Ii]ncluding|[Ii]nclusive of) (?:(?:the|its|their|all|any|net|assumed) )*([A-Za-z-]+)"
_INCLUDING = re.compile(rf"[^.;:]{{0,25}}{_WITH}")
_INCLUDING_FIRST = re.compile(rf"{_WITH},[^.;:]{{0,40}}$")
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
    manner = [_manner(statement.claim) for statement in block]
    vetoed = np.array(
        [manner[a].bars(manner[b]) or _vetoed(block[a], block[b], names) for a, b in pairs], dtype=bool
    )
    relation[(relation >= NEAR) & vetoed] = VETOED
    return PairTable(i, j, relation, evidence(block, pairs, names), values)


def _vetoed(a: Statement, b: Statement, names: NameTable) -> bool:
    """Whether two statements whose values are apart can never be one fact."""
    own = words("link", "own_times")
    if a.claim.context.attribute_id in own or b.claim.context.attribute_id in own:
        return True
    return _same_words_of_time(a, b) or _by_occasions(a.claim, b.claim) or names.strangers(a.claim, b.claim)


class _Manner(NamedTuple):
    """What a figure is that is no single plain one.

    Attributes:
        edition: an ordinal that names an event that comes again: "the 79th annual Lantern Awards".
        average: holds for each of several, or of all on average.
        included: what a sum is said to include, as in "$2.9 billion including debt".
        stretch: the time or space it counts for, as "first half".
    """

    edition: bool
    average: bool
    included: str
    stretch: Stretch | None

    def bars(self, other: _Manner) -> bool:
        """Whether two figures that are apart cannot be one fact for it."""
        differs = self.average is not other.average or self.included != other.included
        return (self.edition and other.edition) or differs or apart(self.stretch, other.stretch)


def _manner(claim: Claim) -> _Manner:
    before, behind = _around(claim)
    named = claim.value.kind == "ordinal" and _THE.search(before) is not None
    found = (
        _INCLUDING.match(behind) or _INCLUDING_FIRST.search(before) if claim.value.kind == "money" else None
    )
    what = found[1].casefold() if found else ""
    return _Manner(
        named and _EVENT.match(behind) is not None,
        _AVERAGED.search(before) is not None or _OF_EACH.match(behind) is not None,
        what if what in words("link", "included") else "",
        stretch_of(claim.context.scope),
    )


def _around(claim: Claim) -> tuple[str, str]:
    """The words before and behind a value, as far as they tell its manner."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    return claim.sentence[max(0, start - NEAR_BY) : start], claim.sentence[end : end + NEAR_BY]


def _by_occasions(a: Claim, b: Claim) -> bool:
    """Whether one tells which time it is and the other how many there were: a third win is no three wins."""
    kinds = {a.value.kind, b.value.kind}
    return kinds == {"ordinal", "number"} and "time" in (a.value.unit, b.value.unit)


def _same_words_of_time(a: Statement, b: Statement) -> bool:
    """Whether two times are written alike ("today" and "today") and so differ by the day of writing only."""
    one, other = a.claim, b.claim
    return a.reading.measure in TIME_KINDS and one.quote.casefold() == other.quote.casefold()


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
