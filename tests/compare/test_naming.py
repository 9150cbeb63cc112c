"""Whether texts may name one thing: pairs, whichever comes first, and where many of them stand."""

from __future__ import annotations

import math
import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import check_claims
from claimcheck.compare import naming

TABLE = tomllib.loads((Path(__file__).parent / "cases_naming.toml").read_text(encoding="utf-8"))
CASES = [
    (relation, one, other)
    for relation, kinds in TABLE.items()
    for pairs in kinds.values()
    for one, other in pairs
]
OTHER_WAY = {"fuller": "vaguer", "vaguer": "fuller", "same": "same", None: None}
TEXTS = sorted({text for case in CASES for text in case[1:]})


@pytest.mark.parametrize(("relation", "one", "other"), CASES)
def test_pairs(relation: str, one: str, other: str) -> None:
    found = naming.compare(one, other)
    assert found == (relation or None)
    assert naming.compare(other, one) == OTHER_WAY[found]


@given(st.sampled_from(TEXTS) | st.text(max_size=20), st.sampled_from(TEXTS) | st.text(max_size=20))
def test_it_does_not_matter_which_comes_first(one: str, other: str) -> None:
    assert naming.compare(other, one) == OTHER_WAY[naming.compare(one, other)]
    assert naming.nearly(one, other) == naming.nearly(other, one)
    assert naming.compare(one, one) == "same"


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_places_do_not_depend_on_the_order(texts: list[str], random: object) -> None:
    order = list(range(len(texts)))
    random.shuffle(order)  # type: ignore[attr-defined]
    low, high = naming.places(texts)
    again = naming.places([texts[index] for index in order])
    assert np.array_equal(low[order], again[0])
    assert np.array_equal(high[order], again[1])
    for one, other in combinations(range(len(texts)), 2):
        if math.isfinite(low[one]) and low[one] == low[other]:
            assert naming.compare(texts[one], texts[other])


def test_very_many_texts_are_not_laid_beside_each_other() -> None:
    texts = [f"W. Hays {number}" for number in range(naming.MANY + 1)]
    low, high = naming.places([*texts, "W. HAYS 7"])
    assert (low == high).all()
    assert len(set(low)) == len(texts)
    assert low[-1] == low[7]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Heydar Alish", "Heidar Alish", True),
        ("Jabaliya", "Jabalya", True),
        ("Austria", "Australia", False),
        ("model 10001", "model 10002", False),
        ("east", "west", False),
        ("Heydar", "Heydar Alish", False),
    ],
)
def test_spelled_nearly_alike(one: str, other: str, expected: bool) -> None:
    assert naming.nearly(one, other) is expected


def _table(*values: str) -> str:
    rows = "\n".join(
        f"{source},Acme,colour of the case,{value}" for source, value in zip("abcd", values, strict=False)
    )
    return f"source,subject,attribute,value\n{rows}\n"


@pytest.mark.parametrize(
    ("values", "relation", "sides"),
    [
        (("Grey", "gray"), "agree", 1),
        (("dark red", "red"), "compatible", 1),
        (("Grey", "gray", "Silver"), "conflict", 2),
        (("dark red", "red", "light red"), "conflict", 2),
        (("Alishandi", "Alishanda"), "possible", 2),
    ],
)
def test_a_table_of_words(tmp_path: Path, values: tuple[str, ...], relation: str, sides: int) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(_table(*values), encoding="utf-8")
    (finding,) = check_claims(path).findings
    assert (finding.relation, len(finding.positions)) == (relation, sides)


def test_what_fits_several_things_speaks_for_none(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(_table("dark red", "red", "light red"), encoding="utf-8")
    (finding,) = check_claims(path).findings
    assert [position.sources for position in finding.positions] == [("a",), ("c",)]
    assert len(finding.undecided) == 1
