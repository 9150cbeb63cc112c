"""Which pairs can never be one fact."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.meeting import APART, VETOED
from claimcheck.keys.names import NameTable
from claimcheck.keys.pairs import ALIKE_COLUMNS, alike_rows, compare_pairs
from claimcheck.keys.statements import gather
from claimcheck.model import Document, Source
from claimcheck.values.calendar import parse_period

CLOSENESS = ALIKE_COLUMNS.index("closeness")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The ferry sank today.", "The ferry sank today.", VETOED),  # ten days apart, as the texts are
        ("The ferry sank on Tuesday.", "The ferry sank on Tuesday.", VETOED),
        ("The ferry sank on Tuesday.", "The ferry sank today.", APART),
        ("The ferry sank at 7 a.m.", "The ferry sank at 9 a.m.", APART),
        ("The port was closed on 3 May.", "The port was reopened on 9 May.", VETOED),
        ("The port was closed on 3 May.", "The port was shut on 9 May.", APART),
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
CLOSED = "Norvane shares closed at {}."
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
        (CLOSED.format("$41 on 3 May 2021"), CLOSED.format("$44 on 4 May 2021"), ("$41", "$44"), VETOED),
        (CLOSED.format("$41 on 4 May 2021"), CLOSED.format("$44 on 4 May 2021"), ("$41", "$44"), APART),
        (
            "The ferry saved 246 passengers.",
            "The ferry saved 420 passengers and crew.",
            ("246", "420"),
            VETOED,
        ),
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


CAUGHT = "Vik caught {} passes for {} yards and scored {} touchdowns."


@pytest.mark.parametrize(
    ("one", "other", "figures", "expected"),
    [
        # A season and a game: whatever both sentences tell differs.
        (
            CAUGHT.format(59, "1,098", "seven"),
            CAUGHT.format(2, 25, "two"),
            ("1,098 yards", "25 yards"),
            VETOED,
        ),
        (
            CAUGHT.format(59, "1,098", "seven"),
            CAUGHT.format(59, "1,089", "seven"),
            ("1,098 yards", "1,089 yards"),
            APART,
        ),
        # One fact beside the value may be another disagreement.
        (
            "Vik caught 59 passes for 1,098 yards.",
            "Vik caught 58 passes for 1,089 yards.",
            ("1,098 yards", "1,089 yards"),
            APART,
        ),
        # Tolls grow together, and coarse figures agree with fine ones.
        (
            "The blast killed 12 people, injured 40 and left five missing.",
            "The blast killed 15 people, injured 52 and left nine missing.",
            ("12", "15"),
            APART,
        ),
        (
            CAUGHT.format(59, "1,098", "seven"),
            CAUGHT.format("about 60", "1,089", "eight"),
            ("1,098 yards", "1,089 yards"),
            APART,
        ),
    ],
)
def test_sentences_that_agree_in_nothing_they_both_tell_are_of_two_things(
    one: str, other: str, figures: tuple[str, str], expected: int
) -> None:
    assert relation_of(one, other, figures) == [expected]


@pytest.mark.parametrize(
    ("one", "other", "figures", "expected"),
    [
        ("In 1996 a quake killed 40 people.", "A quake killed 12 people on Monday.", ("40", "12"), VETOED),
        ("In 1996 a quake killed 40 people.", "A quake in 2003 killed 29 people.", ("40", "29"), VETOED),
        ("In 1996 a quake killed 40 people.", "The 1996 quake killed 29 people.", ("40", "29"), APART),
        ("A quake killed 29 people.", "A quake killed 12 people on Monday.", ("29", "12"), APART),
    ],
)
def test_what_belongs_to_an_event_of_long_before_is_not_of_another_time(
    one: str, other: str, figures: tuple[str, str], expected: int
) -> None:
    assert relation_of(one, other, figures) == [expected]


@pytest.mark.parametrize(
    ("one", "other", "figures", "expected"),
    [
        (
            "The museum had 290,000 visitors in 2011.",
            "The museum had 260,000 visitors in 2012.",
            ("290,000", "260,000"),
            VETOED,
        ),
        (
            "The museum had 290,000 visitors in 2011.",
            "In 2011 the museum had 260,000 visitors.",
            ("290,000", "260,000"),
            APART,
        ),
        (
            "Norvane had 290 employees in 2011.",  # a staff that grows is one fact
            "Norvane had 260 employees in 2012.",
            ("290", "260"),
            APART,
        ),
    ],
)
def test_what_counts_for_a_year_is_another_in_the_next(
    one: str, other: str, figures: tuple[str, str], expected: int
) -> None:
    assert relation_of(one, other, figures, day="") == [expected]


@pytest.mark.parametrize(
    ("one", "other", "figures", "expected"),
    [
        (
            "Of them 202 are under 45 years old.",
            "Nora Vik is 51 years old.",
            ("45 years", "51 years"),
            VETOED,
        ),
        ("The children are aged six to 12.", "Nora Vik is 15 years old.", ("six to 12", "15 years"), VETOED),
        ("Nora Vik is about 45 years old.", "Nora Vik is 51 years old.", ("45 years", "51 years"), APART),
    ],
)
def test_bounds_of_ages_are_the_age_of_nobody(
    one: str, other: str, figures: tuple[str, str], expected: int
) -> None:
    assert relation_of(one, other, figures) == [expected]


def relation_of(one: str, other: str, figures: tuple[str, str], day: str = "2019-05-03") -> list[int]:
    """How one figure of each of two texts, both of one day or of none, meets the other."""
    sources = {name: Source(name, published=parse_period(day) if day else None) for name in "ab"}
    documents = [Document(sources[name], text) for name, text in zip("ab", (one, other), strict=True)]
    claims = extract_claims(documents)
    statements = [s for s in gather(claims, sources) if s.claim.quote in figures]
    pairs = compare_pairs(statements, NameTable(claims))
    return [
        int(relation)
        for i, j, relation in zip(pairs.i, pairs.j, pairs.relation, strict=True)
        if statements[i].source != statements[j].source
    ]


@pytest.mark.parametrize(
    ("one", "other", "figures", "expected"),
    [
        ("Vik won her third race.", "It was the fifth cup for Vik.", ("third", "fifth"), VETOED),
        ("Vik won her third race.", "It was the fifth race for Vik.", ("third", "fifth"), APART),
        (
            "The price rose to $212, from $187 a year earlier.",
            "The price was $209.",
            ("$187", "$209"),
            VETOED,
        ),
    ],
)
def test_orders_of_other_things_and_figures_of_before(
    one: str, other: str, figures: tuple[str, str], expected: int
) -> None:
    assert [expected] == relation_of(one, other, figures)


def test_of_values_that_can_both_be_true_the_nearer_are_closer() -> None:
    sums = ("$2 million", "$2.1 million", "$1.6 million")
    documents = [Document(Source(amount), f"Halden paid {amount} for Norvane.") for amount in sums]
    block = gather(extract_claims(documents))
    table = compare_pairs(block, NameTable([statement.claim for statement in block]))
    at, rows = alike_rows(block, table)
    near = dict(zip([(int(table.i[row]), int(table.j[row])) for row in at], rows[:, CLOSENESS], strict=True))
    told = {statement.claim.quote: place for place, statement in enumerate(block)}
    a, b, c = (told[amount] for amount in sums)
    assert near[min(a, b), max(a, b)] > near[min(a, c), max(a, c)] > 0
