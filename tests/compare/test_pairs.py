"""Pairs of values in words: how they relate and why, whichever source comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pandas as pd
import pytest
from told import CASES, KEY, STORED, claim, compare, of_case, report

from claimcheck import check_claims, find_values
from claimcheck.config import Config
from claimcheck.findings import find
from claimcheck.model import Claim, Context, Mention, Period, Source


@pytest.mark.parametrize("case", CASES, ids=[" | ".join(case["pair"]) for case in CASES])
@pytest.mark.parametrize("step", [1, -1], ids=["", "swapped"])
def test_pair(case, step):
    found, skipped = of_case(case, step)
    assert not skipped
    assert [finding.relation for finding in found] == [case["relation"]], found[0].explanation
    assert case["reason"] in found[0].reasons
    relation = case.get("positions", case["relation"])
    assert len(found[0].positions) == (2 if relation in ("conflict", "evolved") else 1)


def test_what_is_told_of_each_pair_is_what_is_stored():
    now = "\n".join(report()) + "\n"
    assert now == STORED.read_text(encoding="utf-8"), "if meant: python tests/compare/told.py --write"


def test_units_of_another_dimension_are_said_not_to_be_comparable():
    found, skipped = compare(["10 km", "10 kg"], ["", ""], "unknown")
    assert found == []
    assert len(skipped) == 1
    assert "not comparable" in skipped[0].reason


@pytest.mark.parametrize("bare", ["-3", "0", "1.4"])
def test_a_bare_number_is_a_share_only_between_nothing_and_all(bare):
    found, skipped = compare(["12 %", bare], ["", ""], "unknown")
    assert found == []
    assert "not comparable" in skipped[0].reason


def test_amounts_without_a_rate_are_said_not_to_be_comparable():
    found, skipped = compare(["$40 million", "30 million euros"], ["1995-01-01", "1995-01-01"], "unknown")
    assert found == []
    assert "no exchange rate" in skipped[0].reason


def test_a_gloss_is_the_same_statement():
    sentence = "It cost 3 billion yuan ($439 million)."
    yuan, dollars = find_values(sentence)
    assert dollars.restates == yuan.start
    stated = [
        Claim(f"a:{mention.start}", "a", mention, Context(), sentence, key=KEY) for mention in (yuan, dollars)
    ]
    other, _ = claim("b", "$440 million", "", "unknown")
    found, _ = find([*stated, other])
    assert found[0].relation == "agree"  # 439 rounds to 440
    assert len(found[0].positions[0].claims) == 3


def test_a_converted_amount_is_as_vague_as_rates_are():
    sentence = "The loan is 110 billion euros ($141 billion)."
    stated = [
        Claim(f"a:{mention.start}", "a", mention, Context(), sentence, key=KEY)
        for mention in find_values(sentence)
    ]
    for amount, relation in (("$144 billion", "agree"), ("$158 billion", "conflict")):
        found, _ = find([stated[1], claim("b", amount, "", "unknown")[0]])
        assert found[0].relation == relation


def test_up_to_a_number_goes_with_that_number():
    texts = ("up to 2.7 GHz", "up to 2.7 GHz", "2.3 to 2.6 GHz", "2.7 GHz")
    stated = [claim(name, text, "", "unknown")[0] for name, text in zip("abcd", texts, strict=True)]
    positions = find(stated)[0][0].positions
    assert [[one.source for one in position.claims] for position in positions] == [["c"], ["a", "b", "d"]]


def test_one_source_is_no_finding():
    stated = [claim("a", text, "", "unknown")[0] for text in ("10 people", "12 people")]
    assert find(stated) == ([], [])


def test_what_fits_several_positions_speaks_for_none():
    stated = [
        claim(name, text, "", "unknown")[0]
        for name, text in (("a", "in 2024"), ("b", "in 2025"), ("c", "in late 2024 or early 2025"))
    ]
    found, _ = find(stated)
    assert found[0].relation == "conflict"
    assert [position.sources for position in found[0].positions] == [("a",), ("b",)]
    assert [one.source for one in found[0].undecided] == ["c"]
    assert [source.id for source in found[0].sources] == ["a", "b", "c"]


def test_nothing_is_held_against_an_unknown_date():
    said = (("a", "yesterday"), ("b", "3 May 2013"), ("c", "4 May 2013"), ("d", "yesterday"))
    stated = [claim(name, text, "", "unknown")[0] for name, text in said]
    assert find(stated[:2])[0] == find([stated[0], stated[3]])[0] == []
    (finding,) = find(stated)[0]
    assert [source.id for source in finding.sources] == ["b", "c"]


def test_several_values_by_schema():
    stated = [claim(name, text, "", "unknown")[0] for name, text in (("a", "10 km"), ("b", "20 km"))]
    schema = {"what is measured": {"several": True}}
    assert find(stated, schema=schema)[0][0].relation == "compatible"


def test_tolerance_by_schema():
    stated = [claim(name, text, "", "unknown")[0] for name, text in (("a", "20.0 km"), ("b", "20.4 km"))]
    assert find(stated, schema={"what is measured": {"tolerance": 0.05}})[0][0].relation == "agree"
    assert find(stated, schema={"what is measured": {"tolerance": 0.01}})[0][0].relation == "conflict"


def test_mention_without_hedge_is_shown_alone():
    stated = [claim(name, text, "", "unknown")[0] for name, text in (("a", "10 km"), ("b", "over 20 km"))]
    sentence = find(stated)[0][0].explanation
    assert sentence.startswith("a says 10 km and b over 20 km: ")
    assert isinstance(stated[0].mention, Mention)


def test_a_disagreement_within_one_source_is_none_between_two():
    texts = (("a", "10 people"), ("a", "12 people"), ("b", "10 to 12 people"))
    stated = [claim(name, text, "", "unknown")[0] for name, text in texts]
    stated[1] = replace(stated[1], id="a:2", mention=replace(stated[1].mention, start=70, end=72))
    finding = find(stated)[0][0]
    assert finding.relation == "compatible"
    assert "only one of the sources gives both" in finding.explanation


def test_sources_that_give_the_same_two_values_do_not_oppose_each_other():
    rows = [(source, "X1", "sum", value) for source in "ab" for value in ("10", "20")]
    odd = [
        ("a", "X2", "sum", "10"),
        ("a", "X2", "sum", "20"),
        ("b", "X2", "sum", "10"),
        ("b", "X2", "sum", "30"),
    ]
    report = check_claims(pd.DataFrame(rows + odd, columns=["source", "subject", "attribute", "value"]))
    assert [(finding.subject, finding.relation) for finding in report.findings] == [
        ("X2", "conflict"),
        ("X1", "compatible"),
    ]
    stated = [claim(name, text, "", "unknown")[0] for name in "ab" for text in ("10 people", "20 people")]
    moved = [
        replace(one, id=f"{one.id}:{n}", mention=replace(one.mention, start=70 * n + 9, end=70 * n + 11))
        for n, one in enumerate(stated)
    ]
    assert [finding.relation for finding in find(moved)[0]] == ["compatible"]


def test_a_crowd_of_vague_claims_stays_with_the_position_that_has_most_of_its_own():
    texts = ["in 2024", "in 2025", "in 2025", *["in late 2024 or early 2025"] * 5]
    stated = [claim(name, text, "", "unknown")[0] for name, text in zip("abcdefgh", texts, strict=True)]
    found = find(stated)[0][0]
    assert found.relation == "conflict"
    assert [position.sources for position in found.positions] == [("a",), ("b", "c", "d", "e", "f", "g", "h")]


@pytest.mark.parametrize(("bounds", "relation"), [("strict", "compatible"), ("pragmatic", "conflict")])
def test_strict_bounds_reach_as_far_as_the_words(bounds, relation):
    config = Config(bounds=bounds)
    stated = []
    for name, text in (("a", "more than 2,300 workers"), ("b", "3,400 workers")):
        mention = find_values(text, config=config)[0]
        stated.append(Claim(name, name, mention, Context(), text, key=KEY))
    assert find(stated, config=config)[0][0].relation == relation


DAY = datetime(2013, 9, 9)


@pytest.mark.parametrize(
    ("as_of", "published", "comparable"),
    [
        (None, None, False),
        (None, Period(DAY, None), True),
        (None, Period(None, DAY), True),
        (Period(None, None), None, False),
        (Period(None, None), Period(DAY, DAY), True),
        (Period(DAY, DAY), None, True),
        (Period(datetime(1995, 1, 1), datetime(1995, 1, 2)), Period(DAY, DAY), False),
    ],
)
def test_the_rate_is_that_of_the_day_a_value_holds_else_of_the_day_it_was_published(
    as_of, published, comparable
):
    sources = {name: Source(name, published=published) for name in "ab"}
    texts = (("a", "2 million euros"), ("b", "$2.6 million"))
    stated = [claim(name, text, "", "unknown", as_of=as_of)[0] for name, text in texts]
    found, skipped = find(stated, sources=sources)
    assert [finding.relation for finding in found] == ["agree"] * comparable
    assert bool(skipped) is not comparable


@pytest.mark.parametrize(
    ("pair", "reasons"),
    [
        (["10 people", "10 people"], ("equal",)),
        (["5 km", "5,000 meters"], ("unit",)),
        (["2,300 engineers", "2,312 engineers"], ("rounding",)),
        (["3 May 2013", "May 3, 2013"], ("equal",)),
        (["about 140 cars", "140 cars"], ("approximation",)),
    ],
)
def test_no_more_reasons_than_there_are(pair, reasons):
    assert compare(pair, ["", ""], "unknown")[0][0].reasons == reasons


@pytest.mark.parametrize(("clock", "relation"), [("3:37 a.m.", "compatible"), ("4:50 a.m.", "conflict")])
def test_clocks_are_compared_beside_a_day(clock, relation):
    texts = (("a", "at 3:37 a.m."), ("b", f"at {clock}"), ("c", "on 5 May 2013"))
    found, skipped = find([claim(name, text, "", "unknown")[0] for name, text in texts])
    assert not skipped
    assert found[0].relation == relation
    placed = {source for position in found[0].positions for source in position.sources}
    assert placed | {one.source for one in found[0].undecided} == {"a", "b", "c"}


def test_a_date_of_two_readings_that_fits_two_positions_speaks_for_none():
    texts = ("03/04/2023", "2023-04-03", "March 4, 2023")
    stated = [claim(name, text, "", "unknown")[0] for name, text in zip("abc", texts, strict=True)]
    (found,) = find(stated)[0]
    assert [position.sources for position in found.positions] == [("c",), ("b",)]
    assert [claim.source for claim in found.undecided] == ["a"]


def test_a_date_of_two_readings_stands_with_the_one_that_it_fits():
    texts = ("03/04/2023", "2023-04-03", "May 4, 2023", "03/04/2023")
    stated = [claim(name, text, "", "unknown")[0] for name, text in zip("abcd", texts, strict=True)]
    (found,) = find(stated)[0]
    assert [position.sources for position in found.positions] == [("a", "b", "d"), ("c",)]
    assert not found.undecided


@pytest.mark.parametrize(
    ("other", "relation"), [("10 November 2024", "compatible"), ("3 May 2024", "conflict")]
)
def test_readings_of_many_sources_meet_in_one_point(other, relation):
    """More combinations of readings than are tried one by one."""
    texts = [*(["10/11/2024"] * 7), other]
    claims = [claim(name, text, "", "unknown")[0] for name, text in zip("abcdefgh", texts, strict=True)]
    assert [finding.relation for finding in find(claims)[0]] == [relation]


ASKED = "The Tern 5 is priced at {} and will ship in May, Norvane said on Monday."


@pytest.mark.parametrize(("price", "sure"), [("99 euros", False), ("$99", True)])
def test_prices_asked_in_two_markets_are_less_surely_opposed(price, sure):
    sources = [{"text": ASKED.format(money), "published": "2023-05-09"} for money in ("$79", price)]
    (finding,) = (found for found in check_claims(sources).findings if found.kind == "money")
    assert (finding.confidence > 0.8) is sure
    assert ("two markets" in finding.explanation) is not sure


@pytest.mark.parametrize(
    ("days", "relation"),
    [(("2024-02-13", "2024-02-14"), "conflict"), (("2024-02-13", "2025-02-14"), "evolved")],
)
def test_what_a_period_came_to_does_not_change_any_more(days, relation):
    profit = "Norvane Foods said on its website that its full-year profit was {}."
    sources = [
        {"text": profit.format(money), "published": day}
        for money, day in zip(("$301 million", "$310 million"), days, strict=True)
    ]
    (finding,) = (found for found in check_claims(sources).findings if found.kind == "money")
    assert (finding.suspected or finding.relation) == relation
