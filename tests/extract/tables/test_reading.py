"""Claim tables: what is read, what is left out and said so, and that fast and slow reading agree."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims import COLUMNS, to_table, view
from claimcheck.config import DEFAULT
from claimcheck.errors import TableError
from claimcheck.extract.tables.cells import read_cell, read_cells
from claimcheck.extract.tables.columns import measure, word_number
from claimcheck.extract.tables.dropped import LISTED
from claimcheck.extract.tables.reading import cell_value, read_table


def table(values, **columns):
    frame = pd.DataFrame({"source": "a", "subject": "X1", "attribute": "range", "value": values})
    return frame.assign(**columns)


def test_missing_columns_are_named_with_those_there():
    frame = pd.DataFrame({"source": ["a"], "price": [1]})
    with pytest.raises(
        TableError, match=r"prices.csv: no column 'subject', 'attribute', 'value'.*source, price"
    ):
        read_table(frame, source_name="prices.csv")


def test_an_unreadable_value_is_skipped_with_row_and_value():
    values = [f"{number} km" for number in range(30)]
    values[17] = "banana"
    read, skipped = read_table(table(values), source_name="cars")
    assert len(read) == 29
    assert [(item.source, item.where) for item in skipped] == [("cars", "row 17")]
    assert "'banana'" in skipped[0].reason


@pytest.mark.parametrize("empty", ["", "n/a", "-", None, math.nan, pd.NaT, pd.NA])
def test_empty_cells_are_skipped(empty):
    read, skipped = read_table(table(["5 km", empty, "6 km"]))
    assert len(read) == 2
    assert skipped[0].reason == "no value"


def test_empty_subjects_are_never_matched():
    read, skipped = read_table(table(["5 km", "6 km"], subject=["", " "]))
    assert len(read) == 0
    assert {item.reason for item in skipped} == {"no subject"}


def test_infinite_numbers_are_not_values():
    read, skipped = read_table(table([1.0, math.inf, -math.inf, 2.0]))
    assert read["low"].tolist() == [1.0, 2.0]
    assert len(skipped) == 2


def test_many_unreadable_rows_are_counted_in_one_line():
    bad = LISTED + 500
    _, skipped = read_table(table(["5 km"] * (bad + 1) + ["banana"] * bad))
    assert len(skipped) == LISTED + 1
    assert "500 more rows" in skipped[-1].reason


def test_mixed_types_in_one_column():
    cells = ["12", 12, 12.0, np.int64(12), Decimal(12), "twelve"]
    read, skipped = read_table(table(cells))
    assert not skipped
    assert read["low"].tolist() == [12.0] * 6


def test_dates_of_all_types():
    cells = ["2024-05-01", date(2024, 5, 1), datetime(2024, 5, 1), pd.Timestamp("2024-05-01"), "1 May 2024"]
    read, skipped = read_table(table(cells))
    assert not skipped
    assert read["low"].nunique() == read["high"].nunique() == 1


@pytest.mark.parametrize("kind", ["str", "category", "object", "Int64", "Float64"])
def test_column_types(kind):
    cells = pd.Series(
        ["12", "13", "12"] if kind in ("str", "category", "object") else [12, 13, 12], dtype=kind
    )
    read, skipped = read_table(table(cells.array))
    assert not skipped
    assert read["low"].tolist() == [12.0, 13.0, 12.0]


def test_names_differ_by_more_than_case_and_space():
    read, _ = read_table(table(["1", "2", "3"], subject=["Alpha  One", "alpha one", "Alpha Two"]))
    assert read["subject"].cat.codes.nunique() == 2


def test_a_column_of_words_is_compared_as_words():
    read, skipped = read_table(table(["Terminal 3", "4", "Gate C", "gate  c"]))
    assert not skipped
    assert read["measure"].unique().tolist() == ["category"]
    assert read["low"].nunique() == 3


def test_units_from_a_column():
    read, _ = read_table(table(["1", "1000"], unit=["km", "m"]))
    assert read["low"].tolist() == [1000.0, 1000.0]


def test_times_are_placed_on_the_day_of_their_row():
    read, _ = read_table(table(["7:51 am", "12/2/2011 7:51a"], as_of=["20111202", "2011-12-02"]))
    assert read["low"].nunique() == 1


def test_an_unreadable_date_is_said_and_the_row_kept():
    read, skipped = read_table(table(["5 km"], published=["someday"]))
    assert len(read) == 1
    assert "published 'someday'" in skipped[0].reason


def test_an_unknown_modality_is_said():
    read, skipped = read_table(table(["5 km", "6 km"], modality=["planned", "dreamt"]))
    assert read["modality"].tolist() == ["planned"]
    assert "actual, planned" in skipped[0].reason


def test_no_rows():
    read, skipped = read_table(table([]))
    assert len(read) == 0
    assert skipped == []


def test_a_row_is_viewed_as_a_claim():
    read, _ = read_table(table(["more than 520"], unit=["km"], as_of=["2023-02-17"]))
    claim = view(next(read.itertuples()))
    assert claim.value.unit == "kilometer"
    assert claim.value.hedge == "over"
    assert claim.context.as_of.low == datetime(2023, 2, 17)


def test_claims_and_rows_have_one_shape():
    read, _ = read_table(table(["520 km", "about 530 km"]))
    claims = [view(row) for row in read.itertuples()]
    laid = to_table(claims)
    assert laid.columns.tolist() == list(COLUMNS)
    for name in ("low", "high", "point", "half"):
        assert np.allclose(laid[name], read[name], equal_nan=True)


plain = st.from_regex(r"[+-]?[0-9]{1,9}(\.[0-9]{1,6})?", fullmatch=True)


@settings(max_examples=20, deadline=None)
@given(st.lists(plain, min_size=1, max_size=20), st.sampled_from(["", "km", "USD"]))
def test_columns_of_plain_numbers_read_like_single_cells(texts, unit):
    cells = read_cells(texts, [unit] * len(texts), DEFAULT)
    for place, text in enumerate(texts):
        value = read_cell(text, unit, DEFAULT)
        if value is None or value.kind == "date":
            continue
        one = measure(value)
        assert cells.measure[place] == one.measure
        assert cells.low[place] == pytest.approx(one.low)
        assert cells.half[place] == pytest.approx(one.half)


@pytest.mark.parametrize(
    ("values", "measures"),
    [
        (["2013", "1980"], ["date", "date"]),
        ([2013, 1980], ["date", "date"]),
        ([2013.0, 1980.0], ["date", "date"]),
        (["2013", "May 2013"], ["date", "date"]),
        (["2013", "850"], ["count", "count"]),
        ([2013, 850], ["count", "count"]),
        (["2013", "about 850"], ["count", "count"]),
        (["2013", "2,013"], ["count", "count"]),
        (["2013", "850 km"], ["count", "length"]),
    ],
)
def test_a_bare_year_is_a_number_beside_numbers(values, measures):
    read, _ = read_table(table(values))
    assert read["measure"].tolist() == measures
    assert [str(cell_value(row, DEFAULT).kind) for row in read.itertuples()] == [
        {"date": "date", "count": "number", "length": "quantity"}[measure] for measure in measures
    ]


def test_a_bare_year_beside_numbers_of_another_attribute_is_a_year():
    read, _ = read_table(table(["2013", "850"], attribute=["founded", "staff"]))
    assert read["measure"].tolist() == ["date", "count"]
    assert (read["high"] - read["low"]).tolist() == [pytest.approx(365 * 86_400), 0]


def test_a_number_with_a_unit_is_no_year():
    read, _ = read_table(table(["2013", "1980"], unit=["", "km"]))
    assert read["measure"].tolist() == ["count", "length"]


SPELLINGS = [
    ("SAP-Arena", "SAP Arena", True),
    ("Place Vendôme", "place vendome", True),
    ("0800 555 111", "0800 555111", True),
    ("U.S.", "US", True),
    ("R&D", "R and D", True),
    ("Pre-Order", "Preorder", True),
    ("1-2", "12", False),
    ("v1.5", "v15", False),
    ("C++", "C", False),
    ("A-", "A", False),
    ("red", "dark red", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SPELLINGS)
def test_words_differ_only_in_spelling(one, other, same):
    assert (word_number(one) == word_number(other)) is same


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        ("As of", "'as_of'"),
        ("units", "'unit'"),
        ("date", "'published'"),
        ("claim_date", "'as_of'"),
        ("note", ""),
        ("source_url", ""),
        ("id", ""),
    ],
)
def test_a_column_that_seems_meant_to_be_read_is_remarked_on(column: str, reason: str) -> None:
    _, skipped = read_table(table(["5 km", "6 km"], **{column: "2024"}), source_name="cars")
    assert [(line.source, line.where) for line in skipped] == [("cars", f"column {column!r}")] * bool(reason)
    assert all(reason in line.reason for line in skipped)


def test_names_that_differ_in_spelling_are_one() -> None:
    frame = pd.DataFrame(
        {
            "source": ["a", "b", "c", "d"],
            "subject": ["Norrby HP-9", "NORRBY HP9", "Norrby HP 9", "Norrby HP-19"],
            "attribute": ["max_power", "Max. power", "max power", "max power"],
            "value": ["9 kW", "9 kW", "8 kW", "19 kW"],
        }
    )
    read, _ = read_table(frame)
    assert read["subject"].nunique() == 2
    assert read["attribute"].nunique() == 1


@pytest.mark.parametrize(
    ("attribute", "cell", "measure"),
    [
        ("refrigerant", "R290", "category"),
        ("ticket price", "R290", "money:ZAR"),
        ("budget", "R290 million", "money:ZAR"),
        ("price", "R 290", "money:ZAR"),
    ],
)
def test_a_code_is_a_sum_only_where_its_attribute_is_one(attribute, cell, measure):
    read, skipped = read_table(table([cell], attribute=attribute))
    assert not skipped
    assert read["measure"].tolist() == [measure]


@pytest.mark.parametrize(
    ("attribute", "cells", "measure"),
    [
        ("EAN", ["4006381333931"], "category"),
        ("postal code", ["80331", "D-80331"], "category"),
        ("account number", ["0012345", "12345"], "category"),
        ("number of accounts", ["80331"], "count"),
        ("code coverage", ["80331"], "count"),
        ("article", ["4006381333931", "4006381333913"], "category"),
        ("article", ["4006381333931", "400638133391"], "count"),
        ("turnover", ["400638133300", "400638133900"], "count"),
    ],
)
def test_figures_are_words_where_they_are_a_code(attribute, cells, measure):
    read, skipped = read_table(table(cells, attribute=attribute))
    assert not skipped
    assert read["measure"].tolist() == [measure] * len(cells)


@pytest.mark.parametrize("attribute", ["number of pages", "employees", "seating capacity"])
def test_what_counts_by_its_name_has_no_years(attribute):
    read, _ = read_table(table(["1850", "1900"], attribute=attribute))
    assert read["measure"].tolist() == ["count", "count"]


@pytest.mark.parametrize("attribute", ["founded", "year of visitors", "staffed"])
def test_other_names_leave_years_alone(attribute):
    read, _ = read_table(table(["1850", "1900"], attribute=attribute))
    assert read["measure"].tolist() == ["date", "date"]
