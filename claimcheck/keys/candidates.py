"""Which pairs are compared: all in a small pile, those that share a word in a large one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.keys.names import NameTable
from claimcheck.keys.statements import Statement

ALL_PAIRS = 150  # statements of a block up to which every pair is compared
COMMON = 60  # a word found in more statements than this brings none of them together
NEIGHBOURS = 8  # ... except each with its next few, so that a large pile is still connected


def candidate_pairs(block: Sequence[Statement], names: NameTable) -> list[tuple[int, int]]:
    """Index pairs (i < j) worth comparing, sorted; near-linear in the size of the block.

    Args:
        block: statements of one kind of value.
        names: canonical subjects.
    """
    if len(block) <= ALL_PAIRS:
        return list(combinations(range(len(block)), 2))
    postings: dict[str, list[int]] = {}
    for index, statement in enumerate(block):
        for term in _terms(statement, names):
            postings.setdefault(term, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for held in postings.values():
        if len(held) <= COMMON:
            pairs.update(combinations(held, 2))
        else:
            for step in range(1, NEIGHBOURS + 1):
                pairs.update(zip(held, held[step:], strict=False))
    return sorted(pairs)


def _terms(statement: Statement, names: NameTable) -> Iterator[str]:
    """Terms prefixed by their view, so that a head never meets a window word."""
    context = statement.claim.context
    yield from (f"path:{word}" for word in statement.path)
    yield from (f"window:{word}" for word in statement.window)
    yield f"value:{statement.reading.point}"
    if context.attribute_id:
        yield f"attribute:{context.attribute_id}"
    if context.subject and context.head:
        yield f"subject:{names.canonical(context.subject)}:{context.head}"
