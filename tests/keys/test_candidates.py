"""Large piles: only statements that share a word are compared, and common words bring few together."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.candidates import ALL_PAIRS, NEIGHBOURS, candidate_pairs
from claimcheck.keys.names import NameTable
from claimcheck.keys.statements import Statement, gather
from claimcheck.model import Document, Source

NO_NAMES = NameTable([])


@pytest.fixture(scope="module")
def statement() -> Statement:
    (found,) = gather(extract_claims([Document(Source("s"), "The mill dismissed 40 weavers.")]))
    return found


def _block(statement: Statement, count: int, **context: object) -> list[Statement]:
    """Statements that have nothing in common, but for the context given."""
    block = []
    for number in range(count):
        told = replace(
            statement.claims[0].context, **{"subject": "", "attribute_id": "", "head": "", **context}
        )
        claims = (replace(statement.claims[0], context=told),)
        reading = replace(statement.reading, point=float(number))
        block.append(replace(statement, claims=claims, reading=reading, path={}, window={}))
    return block


def test_in_a_small_pile_all_pairs_are_compared(statement: Statement) -> None:
    block = _block(statement, ALL_PAIRS)
    assert candidate_pairs(block, NO_NAMES) == list(combinations(range(ALL_PAIRS), 2))
    assert candidate_pairs(_block(statement, ALL_PAIRS + 1), NO_NAMES) == []


@pytest.mark.parametrize("view", ["path", "window"])
def test_in_a_large_pile_a_shared_word_makes_a_pair(statement: Statement, view: str) -> None:
    block = _block(statement, ALL_PAIRS + 1)
    other = "window" if view == "path" else "path"
    for place, told in ((150, {view: {"ore": 1.0}}), (3, {view: {"ore": 0.5}}), (70, {other: {"ore": 1.0}})):
        block[place] = replace(block[place], **told)
    assert candidate_pairs(block, NO_NAMES) == [(3, 150)]


def test_an_equal_value_makes_a_pair(statement: Statement) -> None:
    block = _block(statement, ALL_PAIRS + 1)
    block[7] = replace(block[7], reading=block[90].reading)
    assert candidate_pairs(block, NO_NAMES) == [(7, 90)]


def test_a_subject_with_the_same_head_makes_a_pair(statement: Statement) -> None:
    block = _block(statement, ALL_PAIRS + 1)
    for place, context in (
        (5, {"subject": "Acme", "head": "dock"}),
        (9, {"subject": "Acme", "head": "dock"}),
        (11, {"subject": "Acme", "head": "crane"}),
        (12, {"subject": "Acme"}),
        (13, {"head": "dock"}),
        (14, {"head": "dock"}),
    ):
        block[place] = _block(statement, place + 1, **context)[place]
    assert candidate_pairs(block, NO_NAMES) == [(5, 9)]


def test_a_common_word_brings_each_together_with_the_next_few_only(statement: Statement) -> None:
    count = ALL_PAIRS + 1
    pairs = candidate_pairs(_block(statement, count, attribute_id="staff"), NO_NAMES)
    assert pairs == [(i, j) for i in range(count) for j in range(i + 1, min(i + NEIGHBOURS + 1, count))]
