"""Findings as a frame, and the claims of a table as a lazy sequence."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from report_samples import many

from claimcheck import check_claims
from claimcheck.config import DEFAULT
from claimcheck.extract.tables.reading import read_table
from claimcheck.report import Report
from claimcheck.report.frames import CLAIM_COLUMNS, COLUMNS, POSITION_COLUMNS
from claimcheck.report.rows import RowClaims, sources_of, stack


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [
        ("A", "E1", "weight", "20 kg", "2024-04-02", "https://a.example"),
        ("B", "E1", "weight", "21 kg", "2024-04-02", ""),
        ("B", "E1", "range", "90 km", "2024-05-02", ""),
    ]
    columns = ["source", "subject", "attribute", "value", "published", "url"]
    return read_table(pd.DataFrame(rows, columns=columns))[0]


def test_one_row_a_claim(report: Report) -> None:
    frame = report.to_frame()
    assert frame.columns.tolist() == list(COLUMNS)
    assert frame[["finding", "position", "source", "low"]].to_numpy().tolist() == [
        [1, "A", "guide", 90],
        [1, "B", "blog", 95],
    ]
    assert frame["published"].tolist()[0] == "2023-02"


def test_a_claim_that_fits_several_positions_has_a_row_without_one() -> None:
    rows = [("a", "X", "owner", "Ann Smith"), ("b", "X", "owner", "Smith"), ("c", "X", "owner", "John Smith")]
    frame = check_claims(pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"])).to_frame()
    assert frame["source"].tolist() == ["a", "c", "b"]
    assert frame["position"].tolist()[:2] == ["A", "B"]
    assert frame["position"].isna().tolist() == [False, False, True]


def test_an_empty_report_has_the_same_columns() -> None:
    frame = Report(findings=(), claims=(), skipped=(), sources=()).to_frame()
    assert frame.columns.tolist() == list(COLUMNS)
    assert frame.empty


def test_claims_of_a_table_are_made_when_looked_at(table: pd.DataFrame) -> None:
    claims = RowClaims(table, DEFAULT)
    assert len(claims) == 3
    assert [claim.quote for claim in claims] == ["20 kg", "21 kg", "90 km"]
    assert claims[-1].source == "B"
    assert [claim.quote for claim in claims[:2]] == ["20 kg", "21 kg"]
    with pytest.raises(IndexError):
        claims[3]


def test_sources_are_dated_where_all_their_rows_agree(table: pd.DataFrame) -> None:
    a, b = sources_of(table).values()
    assert (a.id, a.url, b.id, b.url) == ("A", "https://a.example", "B", "")
    assert a.published is not None
    assert b.published is None


def test_tables_are_stacked_without_losing_their_types(table: pd.DataFrame) -> None:
    whole = stack([table, table])
    assert len(whole) == 6
    assert (whole.dtypes == table.dtypes).all() or isinstance(whole["source"].dtype, pd.CategoricalDtype)
    assert stack([table]) is table


def test_numbers_and_times_have_columns_of_their_own() -> None:
    frame = many(20).to_frame()
    assert frame["low"].dtype == "float64"
    dates = frame["kind"] == "date"
    assert dates.any()
    assert frame.loc[dates, "low"].isna().all()
    assert frame.loc[dates, "low_time"].tolist()[0] == "1902-01-01"
    assert frame.loc[~dates, "low_time"].isna().all()


def test_one_row_a_position(report: Report) -> None:
    frame = report.positions_frame()
    assert frame.columns.tolist() == list(POSITION_COLUMNS)
    assert frame[["position", "value", "claims", "sources", "who", "low", "high"]].to_numpy().tolist() == [
        ["A", "90 m", 1, 1, "The Guide", 90, 90],
        ["B", "95 m", 1, 1, "blog", 95, 95],
    ]
    assert frame["published_first"].tolist()[0] == "2023-02"


def test_an_open_side_leaves_the_span_of_its_position_open() -> None:
    frame = many(4).positions_frame()
    assert frame["high"].tolist()[-1:] != frame["low"].tolist()[-1:]
    assert frame.loc[frame["finding"] == 4, "high"].isna().all()


def test_one_row_for_each_claim_also_without_a_finding(report: Report) -> None:
    alone = replace(report, findings=())
    frame = alone.claims_frame()
    assert frame.columns.tolist() == list(CLAIM_COLUMNS)
    assert frame["claim"].tolist() == [claim.id for claim in report.claims]


def test_half_a_character_is_held_by_every_kind_of_column(report: Report) -> None:
    (finding,) = report.findings
    odd = replace(report, findings=(replace(finding, subject="a\ud800b"),))
    assert odd.to_frame()["subject"].tolist() == ["a?b", "a?b"]
