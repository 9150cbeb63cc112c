"""What speaks for groups of statements being one fact, although their values are apart."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck import extract_claims
from claimcheck.keys.groups import GROUP_COLUMNS, group_rows
from claimcheck.keys.names import NameTable
from claimcheck.keys.pairs import apart_rows, compare_pairs
from claimcheck.keys.statements import gather
from claimcheck.model import Document, Source

SHUT = "The blast at Belun killed three people."


def column(name: str, *texts: str) -> list[float]:
    """A column of all pairs of groups, each statement of its own but for those of one value."""
    documents = [Document(Source(f"s{number}"), text) for number, text in enumerate(texts)]
    claims = [claim for claim in extract_claims(documents) if claim.value.kind == "number"]
    block = gather(claims)
    table = compare_pairs(block, NameTable(claims))
    values = [statement.reading.point for statement in block]
    at, rows = apart_rows(block, table)
    pairs, columns = group_rows(block, table, [values.index(value) for value in values], at, rows[:, 0] * 0)
    return [float(row[GROUP_COLUMNS.index(name)]) for _, row in zip(pairs, columns, strict=True)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((SHUT, "The blast at Belun killed four people."), [0.0]),
        # Women are a part of the dead: one of two pairs of statements is told apart.
        ((SHUT, "The blast at Belun killed four people.", "Four women were killed in the blast."), [0.5]),
    ],
)
def test_share_of_pairs_told_apart(texts: tuple[str, ...], expected: list[float]) -> None:
    assert column("told apart", *texts) == expected


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("Ann Lee had two children at the time.", [0.0]),  # two then, and three now
        ("Ann Lee had two children.", [1.0]),
    ],
)
def test_what_was_so_then_is_no_second_value_of_its_source(then: str, expected: list[float]) -> None:
    now = "Ann Lee has three children."
    assert column("shared sources", f"{now} {then}", now) == expected


def test_the_lead_is_over_the_best_other_pair_of_either_group() -> None:
    documents = [Document(Source(f"s{n}"), f"The blast killed {n + 3} people.") for n in range(4)]
    claims = [claim for claim in extract_claims(documents) if claim.value.kind == "number"]
    block = gather(claims)
    table = compare_pairs(block, NameTable(claims))
    at, _ = apart_rows(block, table)
    score = {(0, 1): 0.9, (0, 2): 0.7, (0, 3): 0.8, (1, 2): 0.2, (1, 3): 0.9, (2, 3): 0.1}
    scores = np.array([score[int(table.i[row]), int(table.j[row])] for row in at])
    pairs, columns = group_rows(block, table, range(4), at, scores)
    lead = columns[:, GROUP_COLUMNS.index("lead")].round(3).tolist()
    # Scores that are the same are no rivals: 0 and 1 lead over 0 and 3 (.8), not over 1 and 3.
    assert dict(zip(pairs, lead, strict=True)) == {
        (0, 1): 0.1, (0, 2): -0.2, (0, 3): -0.1, (1, 2): -0.7, (1, 3): 0.1, (2, 3): -0.8,
    }  # fmt: skip
