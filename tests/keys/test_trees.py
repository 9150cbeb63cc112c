"""Trees: read from a table, followed row by row, refused where the table does not fit."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.keys.groups import GROUP_COLUMNS
from claimcheck.keys.pairs import ALIKE_COLUMNS, APART_COLUMNS
from claimcheck.keys.trees import FIELDS, Trees, fitted_trees, read_trees

COLUMNS = ("closeness", "same head")
# Close values with the same head, else distant ones: a leaf at each depth.
DEEP = """
0,0,closeness,0.5,1,2,
0,1,,,,,-2.0
0,2,same head,0.0,3,4,
0,3,,,,,0.5
0,4,,,,,3.0
1,0,,,,,-1.0
"""


def _rows_of(text: str) -> list[dict[str, str]]:
    return [dict(zip(FIELDS, line.split(","), strict=True)) for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("row", "log_odds"),
    [((0.4, 1.0), -3.0), ((0.5, 1.0), -3.0), ((0.6, 0.0), -0.5), ((0.6, 1.0), 2.0)],
)
def test_leaves_of_all_trees_add_up(row: tuple[float, float], log_odds: float) -> None:
    (chance,) = read_trees(_rows_of(DEEP), COLUMNS).probability(np.array([row]))
    assert np.log(chance / (1 - chance)) == pytest.approx(log_odds)


def test_no_rows_have_no_probability() -> None:
    assert len(read_trees(_rows_of(DEEP), COLUMNS).probability(np.zeros((0, 2)))) == 0


def test_a_column_that_no_comparison_has_is_named() -> None:
    with pytest.raises(ValueError, match="'same head'"):
        read_trees(_rows_of(DEEP), ("closeness",))


def test_nodes_out_of_order_are_refused() -> None:
    lines = DEEP.strip().splitlines()
    with pytest.raises(ValueError, match="tree 0"):
        read_trees(_rows_of("\n".join([lines[1], lines[0], *lines[2:]])), COLUMNS)


def test_a_tree_of_more_leaves_than_bits_is_refused() -> None:
    chain = [
        f"0,{at},closeness,{1 - at / 20},{at + 1},{at + 2}," if at % 2 == 0 else f"0,{at},,,,,1"
        for at in range(16)
    ]
    with pytest.raises(ValueError, match="more than 8 leaves"):
        read_trees(_rows_of("\n".join([*chain, "0,16,,,,,1"])), COLUMNS)


@pytest.mark.parametrize(
    ("table", "columns", "against"),
    [
        ("link_alike", ALIKE_COLUMNS, "same source"),
        ("link_apart", APART_COLUMNS, "same source"),
        ("link_groups", GROUP_COLUMNS, "shared sources"),
    ],
)
def test_the_shipped_trees_never_count_likeness_against_one_fact(
    table: str, columns: tuple[str, ...], against: str
) -> None:
    trees: Trees = fitted_trees(table, columns)
    rows = np.random.default_rng(7).random((400, len(columns)))
    before = trees.probability(rows)
    for name, way in (("closeness", 1), ("words of the sentence", 1), (against, -1)):
        more = rows.copy()
        more[:, columns.index(name)] = 1.0
        assert ((trees.probability(more) - before) * way >= -1e-12).all(), name
