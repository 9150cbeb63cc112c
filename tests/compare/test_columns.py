"""The table lane: what columns decide is what the rules decide, whatever kind of values the table holds."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from told_table import CELLS, COLUMNS, SCHEMA

from claimcheck.config import Config
from claimcheck.extract.tables.reading import read_table
from claimcheck.findings import find_in_table

DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink a table that fails takes minutes
times = st.sampled_from(["", "", "2023-02-01", "2023-02-03", "2023-05", "2023-12-24"])


def tables(cells):
    row = st.tuples(
        st.sampled_from("abc"),
        st.just("X"),
        st.sampled_from(["other", *SCHEMA]),
        st.sampled_from(cells),
        times,
        times,
        st.sampled_from(["", "", "", "abroad"]),
        st.sampled_from(["actual", "actual", "actual", "planned"]),
    )
    return st.lists(row, min_size=2, max_size=14)


def found_in(rows, config=None):
    table, _ = read_table(pd.DataFrame(rows, columns=COLUMNS), config=config)
    return find_in_table(table, schema=SCHEMA, config=config)[0]


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
@settings(max_examples=25, phases=DRAWN)
@given(st.data())
def test_columns_decide_like_the_rules(cells, data):
    rows = data.draw(tables(cells))
    config = data.draw(st.sampled_from([Config(), Config(tolerance=0.04), Config(bounds="strict")]))
    found = found_in(rows, config)
    listed = found.frame()
    assert listed["relation"].tolist() == [finding.relation for finding in found]
    assert listed["attribute"].tolist() == [finding.attribute for finding in found]


def relation(*values, attribute="other", **told):
    rows = [
        (source, "X", attribute, value, *(told.get(name, ["", "", ""])[place] for name in COLUMNS[4:7]),
         told.get("modality", ["actual"] * 3)[place])
        for place, (source, value) in enumerate(zip("abc", values, strict=False))
    ]  # fmt: skip
    return found_in(rows).relations


TWO = {"published": ["2023-02-01", "2023-02-20"]}


@pytest.mark.parametrize(
    ("values", "told", "expected"),
    [
        (("2013-05-03", "2013-05-04"), {}, "conflict"),
        (("2013-05-04", "2013-05-03"), {}, "conflict"),
        (("2013-05-03", "2013-05"), {}, "compatible"),
        (("2013-05-03", "2013-05-03"), {}, "agree"),
        (("2013-05-03", "2013-05-05"), {"attribute": "start"}, "compatible"),
        (("2013-05-03", "2013-05-07"), {"attribute": "start"}, "conflict"),
        (("500", "more than 500"), {}, "compatible"),
        (("501", "more than 501", "under 501"), {}, "compatible"),
        (("2300", "2312"), {}, "agree"),
        (("100", "109"), {"attribute": "price"}, "agree"),
        (("100", "130"), {"attribute": "price"}, "conflict"),
        (("3:37 a.m.", "3:37 a.m."), {}, "agree"),
        (("3:37 a.m.", "3:38 a.m."), {}, "conflict"),
        (("3:37 a.m.", "4:50 a.m."), {"attribute": "size", **TWO}, "conflict"),  # a moment does not vary
        (("-2300", "-2312"), {}, "agree"),
        (("-2300", "-2360"), {}, "conflict"),
        (("-100", "-109"), {"attribute": "price"}, "agree"),
        (("-100", "-130"), {"attribute": "price"}, "conflict"),
        (("-100", "100"), {"attribute": "price"}, "conflict"),
        (("on Tuesday", "on Wednesday"), {}, "conflict"),
        (("3 May", "4 May"), {}, "conflict"),
        (("3 May", "2023-05-03"), {}, "compatible"),
        (("yesterday", "2023-05-03"), {}, None),  # nothing is known of its time
        (("yesterday", "2023-05-03", "2023-05-03"), {}, "agree"),
        (("May", "$4", "4 km"), {}, None),
        (("red", "blue"), {"attribute": "office"}, "compatible"),
        (("10", "20"), {"attribute": "size", **TWO}, "evolved"),
        (("10", "20"), {"attribute": "birth", **TWO}, "conflict"),
        (("10", "20"), {"attribute": "toll", **TWO}, "evolved"),
        (("20", "10"), {"attribute": "toll", **TWO}, "conflict"),  # a toll does not fall
        (("10", "20"), TWO, "conflict"),  # not known to vary
        (("10", "20"), {"as_of": ["2023-02-01", "2023-02-20"]}, "evolved"),
        (("10", "20"), {"as_of": ["2023-02-01", "2023-02-01"]}, "conflict"),
        (("10", "40"), {"attribute": "size", **TWO}, "conflict"),  # a leap
        (("10", "20"), {"attribute": "size", "published": ["2023-02-01", ""]}, "conflict"),
        (("10", "20"), {"modality": ["planned", "actual"], **TWO}, "evolved"),
        (("2013-05-03", "2014-05-03"), {"attribute": "size", **TWO}, "conflict"),  # a moment does not vary
        (("10", "20"), {"scope": ["abroad", ""]}, None),
        (("10", "10"), {"scope": ["abroad", "abroad"]}, "agree"),
    ],
)
def test_relations(values, told, expected):
    assert relation(*values, **told) == ({expected: 1} if expected else {})
