"""Findings of tables and claims: explanations, ranking, laziness, schema."""

from __future__ import annotations

import pandas as pd
import pytest

import claimcheck as cc
from claimcheck.compare.schema import Attribute, Schema
from claimcheck.config import Config
from claimcheck.errors import SchemaError
from claimcheck.extract.tables.reading import read_table
from claimcheck.findings import find_in_table
from claimcheck.model import Source


def compare(rows, schema=None, config=None, **columns):
    frame = pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"]).assign(**columns)
    table, _ = read_table(frame, config=config)
    return find_in_table(table, schema=schema, config=config)


ROWS = [
    ("a", "Alpha", "staff", "2,300"),
    ("b", "Alpha", "staff", "3,400"),
    ("a", "Alpha", "doors", "4"),
    ("b", "alpha", "doors", "4"),
    ("a", "Beta", "range", "520 km"),
    ("b", "Beta", "range", "323 miles"),
    ("c", "Gamma", "range", "400 km"),
]


def test_ranked_by_gravity_and_one_source_left_out():
    found, skipped = compare(ROWS)
    assert not skipped
    assert [(f.subject, f.attribute, f.relation) for f in found] == [
        ("Alpha", "staff", "conflict"),
        ("Alpha", "doors", "agree"),
        ("Beta", "range", "agree"),
    ]
    assert found.relations == {"conflict": 1, "agree": 2}
    assert found.frame()["relation"].tolist() == ["conflict", "agree", "agree"]


def test_nothing_is_made_before_it_is_looked_at():
    found, _ = compare(ROWS)
    assert not found._made
    assert len(found) == 3
    assert len(found[:2]) == 2
    assert len(found._made) == 2


def test_printed_findings_and_claims_are_one_line() -> None:
    report = cc.check_claims([{"id": "a\x1b", "text": "The dam is 90 m high."}, "The dam is 120 m high."])
    (finding,) = report.findings
    assert str(finding) == "conflict: dam / height: a␛ says 90 m and source 2 120 m: 33 % apart."
    assert [str(claim) for claim in report.claims] == [
        "a␛: dam / height: 90 m",
        "source 2: dam / height: 120 m",
    ]


def test_explanation_names_both_figures_and_the_dates():
    found, _ = compare(ROWS[:2], schema={"staff": {"behaviour": "varying"}}, published=["2023-02", "2023-12"])
    assert found[0].relation == "evolved"
    assert found[0].explanation == (
        "a (Feb 2023) says 2,300 and b (Dec 2023) 3,400: 48 % apart; "
        "the reports are ten months apart, so growth may explain it."
    )


def test_explanation_names_the_tolerance_and_the_publisher():
    frame = pd.DataFrame(ROWS[:2], columns=["source", "subject", "attribute", "value"])
    sources = {"a": Source("a", publisher="The Daily"), "b": Source("b")}
    table = read_table(frame)[0]
    found, _ = find_in_table(table, sources=sources, config=Config(tolerance=0.05))
    assert found[0].explanation.startswith(
        "The Daily says 2,300 and b 3,400: 48 % apart, outside the 5 % tolerance"
    )


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("More than 120 people work at the Kestrel library.", "more than 120 people"),
        ("MORE THAN 120 people work at the Kestrel library.", "MORE THAN 120 people"),
    ],
)
def test_a_hedge_that_begins_its_sentence_does_not_begin_ours(sentence: str, told: str) -> None:
    (finding,) = cc.check_claims([sentence, "The Kestrel library employs 90 people."]).findings
    assert f"source 1 says {told} and" in finding.explanation


def test_an_age_is_told_as_it_was_written() -> None:
    texts = ["Rina Sol, a 52-year-old engineer, spoke.", "Rina Sol, 54, spoke."]
    (finding,) = (found for found in cc.check_claims(texts).findings if found.key.attribute == "age")
    assert "source 1 says 52-year-old and source 2 54" in finding.explanation


def test_explanation_says_where_only_the_tolerance_makes_values_one():
    def told(first, second, **given):
        rows = [("a", "X", "size", first), ("b", "X", "size", second)]
        return compare(rows, config=Config(tolerance=0.05), **given)[0][0].explanation

    assert told("101 kg", "105,000 g") == "a says 101 kg and b 105,000 g: within the 5 % tolerance."
    assert told("101 kg", "101,000 g") == "a says 101 kg and b 101,000 g: the same in other units."
    days = {"size": {"tolerance": "2 days"}}
    assert told("3 May 2024", "4 May 2024", schema=days).endswith(": within the tolerance.")


def test_tolerance_decides():
    assert compare(ROWS[:2], config=Config(tolerance=0.5))[0][0].relation == "agree"
    assert compare(ROWS[:2], config=Config(tolerance=0.4))[0][0].relation == "conflict"
    scores = [("a", "X", "score", "3-1"), ("b", "X", "score", "3-2")]  # are the same or not
    assert compare(scores, config=Config(tolerance=0.5))[0][0].relation == "conflict"


def test_aliases_join_attributes():
    rows = [("a", "Alpha", "staff", "10"), ("b", "Alpha", "Headcount", "12")]
    assert len(compare(rows)[0]) == 0
    found, _ = compare(rows, schema={"staff": {"aliases": ["head_count", "headcount"]}})
    assert [f.attribute for f in found] == ["staff"]


def test_other_dimensions_are_said():
    found, skipped = compare([("a", "X", "size", "5 km"), ("b", "X", "size", "5 kg")])
    assert len(found) == 0
    assert "not comparable" in skipped[0].reason


def test_another_sort_of_words_is_said_and_sources_nobody_described_have_their_ids():
    rows = [(name, "X", "colour", value) for name, value in zip("abc", ("red", "blue", "8/10"), strict=True)]
    found, skipped = compare(rows)
    assert [source.id for source in found[0].sources] == ["a", "b"]
    assert [(item.source, item.where) for item in skipped] == [("c", "row 2")]
    assert skipped[0].reason == (
        "'8/10' (a rating out of 10) is not comparable with the other values of 'X / colour' (words)"
    )


def test_missing_units_are_found():
    found, _ = compare([("a", "KX", "pressure", "30.04"), ("b", "KX", "pressure", "1017.3")])
    assert found[0].relation == "agree"
    assert found[0].reasons == ("unit",)


def test_missing_units_that_do_not_quite_agree():
    found, _ = compare([("a", "KX", "pressure", "30.04"), ("b", "KX", "pressure", "1025.3")])
    assert (found[0].relation, found[0].reasons) == ("conflict", ("unit", "value"))
    assert "read as inch of mercury and hectopascal, still apart" in found[0].explanation


def test_an_attribute_may_have_one_of_several_usual_pairs_of_units():
    found, _ = compare([("a", "KX", "low range", "100"), ("b", "KX", "low range", "160.9")])
    assert (found[0].relation, found[0].reasons) == ("agree", ("unit",))
    found, _ = compare([("a", "KX", "low range", "100"), ("b", "KX", "low range", "190")])
    assert found[0].relation == "conflict"


def test_values_of_one_source_alone_oppose_nobody():
    rows = [("a", "Alpha", "doors", "10"), ("a", "Alpha", "doors", "12"), ("b", "Alpha", "doors", "10 to 12")]
    assert compare(rows)[0].relations == {"compatible": 1}
    assert compare([*rows, ("c", "Alpha", "doors", "10")])[0].relations == {"conflict": 1}
    many = [("a", "Alpha", "doors", str(number)) for number in range(60)]
    assert compare([*many, ("b", "Alpha", "doors", "99")])[0].relations == {"conflict": 1}


def test_no_rows():
    found, skipped = compare([])
    assert (len(found), list(skipped)) == (0, [])


def test_words_that_say_more():
    rows = [("a", "F1", "gate", "Terminal B - C12"), ("b", "F1", "gate", "C12")]
    assert compare(rows)[0][0].relation == "compatible"
    rows = [("a", "F1", "gate", "Terminal B"), ("b", "F1", "gate", "Terminal C")]
    assert compare(rows)[0][0].relation == "conflict"


def test_rows_that_differ_in_their_date_only_are_told_by_the_dated_one():
    rows = [("b", "X", "share", "10%"), ("c", "X", "share", "5%"), ("b", "X", "share", "10%")]
    for times in (1, 5):  # row 11 sorts before row 2 by its name
        found, _ = compare(rows * times, published=[None, "2024-06", "2024"] * times)
        assert found[0].explanation.startswith("b (2024) says 10% and c (Jun 2024) 5%")


def test_order_of_rows_and_duplicates_change_nothing():
    once, again = compare(ROWS)[0], compare([*ROWS[::-1], *ROWS])[0]
    assert [(f.subject, f.relation, f.severity) for f in once] == [
        (f.subject, f.relation, f.severity) for f in again
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"staff": {"colour": "red"}}, "unknown setting 'colour'.*aliases"),
        ({"staff": {"behaviour": "odd"}}, "behaviour='odd'.*constant, cumulative"),
        ({"staff": {"tolerance": 2}}, "tolerance=2"),
        ({"staff": {"tolerance": "10 apples"}}, "10 minutes"),
        ({"staff": {"behaviour": "constant", "monotone": True}}, "constant cannot be monotone"),
        ({"staff": {"aliases": ["crew"]}, "crew": {}}, "also a name of 'staff'"),
        ({"staff": 3}, "not a table"),
        ("no/such/schema.toml", "cannot read"),
    ],
)
def test_schema_errors(given, message):
    with pytest.raises(SchemaError, match=message) as caught:
        Schema.read(given)
    assert caught.value.value is not None
    assert caught.value.where


def test_what_a_schema_leaves_out_is_as_usual():
    schema = Schema.read(
        {"staff": {"aliases": ["crew"], "tolerance": 0.05}, "start": {"tolerance": "2 days"}}
    )
    assert schema.find("crew") == Attribute("staff", ("crew",), "", 0.05, 0.0, "unknown", False)
    assert schema.find("start") == Attribute("start", (), "", None, 172_800.0, "unknown", False)
    grown = Schema.read({"toll": {"monotone": True, "unit": "km", "several": True}}).find("toll")
    assert grown == Attribute("toll", (), "km", None, 0.0, "cumulative", True)


def test_a_schema_is_read_once():
    schema = Schema.read({"staff": {"aliases": ["crew"]}})
    assert Schema.read(schema) is schema
    assert Schema.read(None).find("crew").name == "crew"


def test_schema_from_toml(tmp_path):
    path = tmp_path / "schema.toml"
    path.write_text('[staff]\naliases = ["crew"]\ntolerance = "10 minutes"\n', encoding="utf-8")
    assert Schema.read(path).find("CREW").seconds == 600
    path.write_text("[staff", encoding="utf-8")
    with pytest.raises(SchemaError, match="not valid TOML"):
        Schema.read(path)


def test_words_are_not_said_to_be_percents_apart_and_a_source_is_named_once():
    rows = [
        ("a", "Alpha", "colour", "red"),
        ("a", "Alpha", "colour", "green"),
        ("b", "Alpha", "colour", "blue"),
    ]
    found, _ = compare(rows)
    assert found[0].relation == "conflict"
    assert "apart" not in found[0].explanation
    assert found[0].explanation.count("a says") + found[0].explanation.count("a both") == 1


def test_distance_and_dates_are_of_the_same_two_reports():
    rows = [
        (name, "Alpha", "staff", number) for name, number in zip("abc", ("100", "150", "200"), strict=True)
    ]
    found, _ = compare(
        rows, schema={"staff": {"behaviour": "varying"}}, published=["2023-01", "2023-03", "2023-12"]
    )
    assert found[0].explanation.endswith(
        "the highest is 2 times the lowest; the reports are eleven months apart, so growth may explain it."
    )


def test_each_position_is_told_by_another_source_where_there_is_one():
    rows = [("a", "Alpha", "doors", "4"), ("a", "Alpha", "doors", "5"), ("b", "Alpha", "doors", "4")]
    found, _ = compare(rows)
    assert found[0].explanation.startswith("b says 4 and a 5")
