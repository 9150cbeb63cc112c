"""Wording: what stands around a value, and how alike the surroundings of two values are."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.statements import gather
from claimcheck.keys.wording import WORDINGS, Wording
from claimcheck.model import Document, Source


def _wordings(*texts: str) -> list[Wording]:
    documents = [Document(Source(f"s{at}"), text) for at, text in enumerate(texts)]
    return [statement.wording for statement in gather(extract_claims(documents))]


def test_a_clause_that_ended_is_not_near() -> None:
    (wording,) = _wordings("The mill closed; its owner dismissed 40 weavers.")
    assert {"owner", "dismissed", "weaver"} == set(wording.near)
    assert wording.phrase == ("weaver",)
    assert (wording.before, wording.after) == ("dismissed", "weaver")


def test_a_dash_behind_the_value_is_no_word_of_the_phrase() -> None:
    (wording,) = _wordings("The mill has 40 - wooden - looms.")
    assert wording.phrase[:1] == ("wooden",)


def test_names_do_not_begin_a_sentence() -> None:
    (wording,) = _wordings("Nearly all of Oslo's 40 theatres are closed.")
    assert wording.names == {"oslo"}


def test_other_numbers_are_kept_as_written() -> None:
    first, second = _wordings("The ferry carried 310 passengers and 24 cars.")
    assert (first.numbers, second.numbers) == ({"24"}, {"310"})


@pytest.mark.parametrize(
    ("name", "one", "other", "expected"),
    [
        ("noun phrases of their own", "It has 40 rowing boats.", "It has 50 sailing boats.", 1.0),
        ("noun phrases of their own", "It has 40 boats.", "It has 50 sailing boats.", 0.0),
        ("same word behind", "It has 40 boats.", "It sold 50 boats.", 1.0),
        ("other names near the value", "Its port in Bergen has 40 boats.", "Turku has 50 boats.", 0.0),
        ("other names near the value", "Its port in Bergen has 40 boats.", "Its port in Turku has 50.", 1.0),
        ("other names near the value", "The port in Bergen has 40 boats.", "The port has 50 boats.", 0.0),
        ("subject told by the other", "The port has 40 boats.", "The port has 50 boats.", 1.0),
        ("words near the value", "The port has 40 boats.", "The port has 50 boats.", 1.0),
        ("words near either value only", "The port has 40 boats.", "The port has 50 boats.", 0.0),
    ],
)  # fmt: skip
def test_comparisons(name: str, one: str, other: str, expected: float) -> None:
    a, b = _wordings(one, other)
    assert WORDINGS[name](a, b) == pytest.approx(expected)
    assert WORDINGS[name](b, a) == pytest.approx(expected)


def test_every_comparison_is_symmetric_and_bounded() -> None:
    found = _wordings(
        "The port in Bergen has 40 rowing boats, 12 cranes and a quay of 300 metres.",
        "Turku's harbour, built in 1910, keeps 50 boats.",
        "40",
    )
    for compare in WORDINGS.values():
        for a in found:
            for b in found:
                assert -1 <= compare(a, b) <= 1 + 1e-9
                assert compare(a, b) == pytest.approx(compare(b, a))
