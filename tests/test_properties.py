"""The promises of the comparison, for tables that hypothesis makes up."""

from __future__ import annotations

from datetime import datetime, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.extract.tables.reading import read_table
from claimcheck.findings import find_in_table

COLUMNS = ["source", "subject", "attribute", "value", "published"]
FLAGGED = {"conflict", "evolved", "possible"}
SCHEMA = {
    "size": {"behaviour": "varying"},
    "toll": {"behaviour": "cumulative"},
    "birth": {"behaviour": "constant"},
}

number = st.sampled_from([10, 12, 95, 100, 2300, 2312, 2400, 2350, 13_000, 13_200])
hedge = st.sampled_from(["", "", "", "about ", "more than ", "nearly ", "at least "])
value = st.tuples(hedge, number).map(lambda pair: f"{pair[0]}{pair[1]:,} km")
day = st.sampled_from(["", "2023-02-01", "2023-02-03", "2023-05"])
row = st.tuples(
    st.sampled_from("abcd"), st.just("X"), st.sampled_from(["size", "toll", "birth", "other"]), value, day
)
tables = st.lists(row, min_size=1, max_size=10)
LONG = settings.get_current_profile_name() == "long"
quick = settings(max_examples=300 if LONG else 15, deadline=None)


def relations(rows, config=None, schema=SCHEMA):
    table, _ = read_table(pd.DataFrame(rows, columns=COLUMNS), config=config)
    found, _ = find_in_table(table, config=config, schema=schema)
    return {finding.attribute: finding.relation for finding in found}


def flagged(rows, config=None):
    return {name for name, relation in relations(rows, config).items() if relation in FLAGGED}


@quick
@given(tables, st.randoms(use_true_random=False))
def test_order_of_rows(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert relations(rows) == relations(shuffled)


@quick
@given(tables)
def test_swapping_sources_swaps_nothing_but_names(rows):
    swap = {"a": "d", "b": "c", "c": "b", "d": "a"}
    assert relations(rows) == relations([(swap[source], *rest) for source, *rest in rows])


@quick
@given(tables)
def test_a_duplicate_row_changes_nothing(rows):
    assert relations(rows) == relations([*rows, rows[0]])


@quick
@given(tables)
def test_a_source_that_agrees_adds_no_conflict(rows):
    copy = ("e", *rows[0][1:])
    assert flagged([*rows, copy]) <= flagged(rows) | {
        name for name in flagged([*rows, copy]) if _alone(rows, name)
    }


def _alone(rows, name):
    """A key that one source stated with two values becomes comparable when another repeats one of them."""
    return len({row[0] for row in rows if row[2] == name}) < 2 or name not in relations(rows)


@quick
@given(tables, st.floats(0, 1), st.floats(0, 1))
def test_a_wider_tolerance_adds_no_conflict(rows, one, other):
    narrow, wide = sorted((one, other))
    assert flagged(rows, Config(tolerance=wide)) <= flagged(rows, Config(tolerance=narrow))


@quick
@given(tables)
def test_other_units_change_nothing(rows):
    meters = [(*rest[:3], rest[3].replace(" km", ",000 m"), rest[4]) for rest in rows]
    assert relations(rows) == relations(meters)


@quick
@given(tables)
def test_notation_changes_nothing(rows):
    plain = [(*rest[:3], rest[3].replace(",", ""), rest[4]) for rest in rows]
    assert relations(rows) == relations(plain)


@quick
@given(tables)
def test_columns_decide_like_the_rules(rows):
    table, _ = read_table(pd.DataFrame(rows, columns=COLUMNS))
    found, _ = find_in_table(table, schema=SCHEMA)
    listed = dict(zip(found.frame()["attribute"], found.frame()["relation"], strict=True))
    assert listed == {finding.attribute: finding.relation for finding in found}


@quick
@given(st.text(max_size=40))
def test_nothing_a_cell_says_raises(text):
    relations([("a", "X", "size", text, ""), ("b", "X", "size", "5 km", ""), ("c", text, text, "5 km", text)])


def test_a_key_of_many_values_stays_linear():
    rows = [(f"s{n}", "X", "size", f"{n} km", "") for n in range(5000)]
    start = datetime.now()
    assert relations(rows) == {"size": "conflict"}
    assert datetime.now() - start < timedelta(seconds=30)
