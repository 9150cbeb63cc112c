"""Which pairs can never be one fact."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.meeting import APART, VETOED
from claimcheck.keys.names import NameTable
from claimcheck.keys.pairs import compare_pairs
from claimcheck.keys.statements import gather
from claimcheck.model import Document, Source
from claimcheck.values.calendar import parse_period


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The ferry sank today.", "The ferry sank today.", VETOED),  # ten days apart, as the texts are
        ("The ferry sank on Tuesday.", "The ferry sank on Tuesday.", VETOED),
        ("The ferry sank on Tuesday.", "The ferry sank today.", APART),
        ("The ferry sank at 7 a.m.", "The ferry sank at 9 a.m.", APART),
    ],
)
def test_times_in_the_same_words_differ_by_the_day_of_writing_only(
    one: str, other: str, expected: int
) -> None:
    days = ("2019-05-03", "2019-05-13")
    sources = {name: Source(name, published=parse_period(day)) for name, day in zip("ab", days, strict=True)}
    documents = [Document(sources[name], text) for name, text in zip("ab", (one, other), strict=True)]
    claims = extract_claims(documents)
    statements = gather(claims, sources)
    assert compare_pairs(statements, NameTable(claims)).relation.tolist() == [expected]


HOSTED = "Nora Vik hosted the {} Lantern Awards in Oslo."
AGAIN = "Nora Vik has won the Lantern {}."
DEAL = "Halden pays {} for the robot maker Norvane."
BATTED = "Vik {} runs batted in for the Terns."


@pytest.mark.parametrize(
    ("one", "other", "figures", "expected"),
    [
        (AGAIN.format("for the third time"), AGAIN.format("twice"), ("third", "twice"), VETOED),
        (
            AGAIN.format("for the third time"),
            AGAIN.format("for the second time"),
            ("third", "second"),
            APART,
        ),
        (AGAIN.format("three times"), AGAIN.format("twice"), ("three", "twice"), APART),
        (HOSTED.format("79th"), HOSTED.format("85th"), ("79th", "85th"), VETOED),
        (HOSTED.format("79th annual"), HOSTED.format("85th"), ("79th", "85th"), VETOED),
        ("Vik won her third Lantern Award.", "Vik won her fourth Lantern Award.", ("third", "fourth"), APART),
        (BATTED.format("averaged 30 home runs and 100"), BATTED.format("had 121"), ("100", "121"), VETOED),
        (BATTED.format("averaged more than 100"), BATTED.format("averaged 90"), ("100", "90"), APART),
        (BATTED.format("had 100"), BATTED.format("had 121"), ("100", "121"), APART),
        (
            DEAL.format("$2.9 million including debt"),
            DEAL.format("$2.4 million"),
            ("$2.9 million", "$2.4 million"),
            VETOED,
        ),
        (
            "Including its debt, Norvane is worth $2.9 million.",
            DEAL.format("$2.4 million"),
            ("$2.9 million", "$2.4 million"),
            VETOED,
        ),
        (
            DEAL.format("$2.9 million including debt"),
            DEAL.format("$2.4 million, including net debt"),
            ("$2.9 million", "$2.4 million"),
            APART,
        ),
        (
            DEAL.format("$2.9 million, including $1 million in cash"),
            DEAL.format("$2.4 million"),
            ("$2.9 million", "$2.4 million"),
            APART,
        ),
        ("Vik hit 105 runs in each of five seasons.", BATTED.format("had 121"), ("105", "121"), VETOED),
    ],
)
def test_editions_averages_and_sums_with_more_in_them_are_other_figures(
    one: str, other: str, figures: tuple[str, str], expected: int
) -> None:
    documents = [Document(Source(name), text) for name, text in zip("ab", (one, other), strict=True)]
    claims = [claim for claim in extract_claims(documents) if claim.mention.text in figures]
    assert compare_pairs(gather(claims), NameTable(claims)).relation.tolist() == [expected]
