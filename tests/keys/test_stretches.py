"""For which time or space a figure counts, and which figures that keeps apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import extract_claims
from claimcheck.keys.stretches import Stretch, apart, read_stretch, stretch_of
from claimcheck.model import Document, Source

SEASON, LAST = Stretch("year", "this"), Stretch("year", "last")
CAREER, FULL = Stretch("career", ""), Stretch("year", "")


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Vik has nine goals this season and 43 goals in her career.", "nine", SEASON),
        ("Vik has nine goals this season and 43 goals in her career.", "43", CAREER),
        ("Vik has nine goals and 12 assists this season.", "nine", SEASON),
        ("Last season Vik scored 11 goals and gave 12 assists.", "12", LAST),
        ("In her last three games Vik has scored 11 goals.", "11", Stretch("games", "")),
        ("Vik scored 11 points in the second quarter.", "11", Stretch("quarter", "second")),
        ("Vik scored 11 points in the opening quarter.", "11", Stretch("quarter", "")),
        # The words of the clause stand in where no scope is read.
        ("Norvane built 212 ships, up from 187 ships a year ago.", "187", LAST),
        ("Norvane built 212 ships on the year.", "212", SEASON),
        ("Norvane earned $212 million for the full year.", "$212 million", FULL),
        # What is told of another figure is not told of this one.
        ("Vik scored nine goals, compared with 11 goals last season.", "nine", None),
        ("Vik scored 14 goals last season and gave 12 assists.", "12", None),
        ("Vik left the club on 3 May 2021 this season.", "3 May 2021", None),
        # Since when says less than for what.
        ("Vik has scored 11 goals since May.", "11", Stretch("since", "may")),
        ("Vik has scored this season 11 goals since May.", "11", SEASON),
    ],
)
def test_read_stretch(text: str, quote: str, expected: Stretch | None) -> None:
    claims = extract_claims([Document(Source("a"), text)])
    found = [read_stretch(claim) for claim in claims if claim.quote == quote]
    assert found[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        # What opens a clause is told of all its figures; what stands behind a figure is of that one.
        ("In her last season Vik scored 9 goals and gave 12 assists.", "12", LAST),
        ("Vik had 9 goals in all last season and gave 12 assists.", "12", None),
        ("Vik said that last season there were 12 goals.", "12", LAST),
        ("Last season was worse than this season for Vik with 12 goals.", "12", SEASON),
        ("In her career Vik this season has 12 goals.", "12", SEASON),
        ("In her career Vik has 43 goals, compared with 55 goals for Lee.", "55", None),
        (
            "Norvane earned $212 million in second-quarter profit.",
            "$212 million",
            Stretch("quarter", "second"),
        ),
    ],
)
def test_the_stretch_told_in_a_clause_alone(text: str, quote: str, expected: Stretch | None) -> None:
    (claim,) = (claim for claim in extract_claims([Document(Source("a"), text)]) if claim.quote == quote)
    assert read_stretch(replace(claim, context=replace(claim.context, scope=()))) == expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("last season", LAST),
        ("regular season", Stretch("regular season", "")),
        ("last quarter", Stretch("quarter", "")),  # may be the third
        ("first three months", Stretch("quarter", "first")),
        ("since may", Stretch("since", "may")),
        ("by may", Stretch("by", "may")),
        ("within ten days", Stretch("within", "ten days")),
        ("per share", None),
    ],
)
def test_the_stretch_of_a_scope(scope: str, expected: Stretch | None) -> None:
    assert stretch_of((scope,)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (SEASON, LAST, True),
        (SEASON, CAREER, True),
        (SEASON, None, False),  # who does not say may mean the same
        (SEASON, SEASON, False),
        (SEASON, FULL, False),  # "this year" may be the full year
        (FULL, Stretch("half", "first"), True),
        (Stretch("since", "may"), Stretch("since", "june"), True),
        (Stretch("since", "may"), SEASON, False),
        (Stretch("within", "ten days"), Stretch("by", "may"), False),
    ],
)
def test_stretches_that_keep_figures_apart(
    one: Stretch | None, other: Stretch | None, expected: bool
) -> None:
    assert apart(one, other) is expected
    assert apart(other, one) is expected
