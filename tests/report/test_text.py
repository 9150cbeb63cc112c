"""Plain text: what print(report) shows, the same on every machine, and nothing a terminal obeys."""

from __future__ import annotations

import pandas as pd
import pytest

from claimcheck import check_claims
from claimcheck.model import Source
from claimcheck.printing import printable
from claimcheck.report import Report, Summary
from claimcheck.report.wording import label


def test_both_sides_and_the_reason_are_shown(report: Report) -> None:
    shown = str(report)
    for part in (
        "CONFLICT",
        "Harbour Bridge / length",
        "The Guide says 90 m and blog 95 m.",
        "Feb 2023",
        "planned",
    ):
        assert part in shown
    assert max(len(line) for line in shown.splitlines()) <= 100


def test_who_speaks_for_no_position_stands_below_all_of_them() -> None:
    rows = [{"source": "a", "value": "2024"}, {"source": "b", "value": "2025"}]
    rows.append({"source": "c", "value": "late 2024 or early 2025"})
    shown = str(check_claims(pd.DataFrame(rows).assign(subject="E1", attribute="launch")))
    assert "\n    c says late 2024 or early 2025, which fits more than one of them\n" in shown


def test_nothing_depends_on_the_terminal(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    before = str(report)
    for name, value in {"COLUMNS": "40", "FORCE_COLOR": "1", "TERM": "dumb", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert str(report) == before


def test_control_characters_are_shown_not_obeyed(report: Report) -> None:
    shown = str(report)
    assert "␛[31msays" in shown
    assert not any((char < " " and char != "\n") or char == "\u202e" for char in shown)


@pytest.mark.parametrize(
    ("raw", "safe"), [("a\x07b", "a␇b"), ("\x9b31m", "\ufffd31m"), ("\ud800", "?"), ("a\tb\n", "a\tb\n")]
)
def test_printable(raw: str, safe: str) -> None:
    assert printable(raw) == safe


def test_the_summary_names_the_denominator(report: Report) -> None:
    assert str(report.summary()) == (
        "2 sources, 2 claims. 1 fact stated by two or more sources: 1 conflict. "
        "1 not compared (1 × furniture: dateline)."
    )


def test_one_source_has_nothing_to_compare() -> None:
    alone = Report(findings=(), claims=(), skipped=(), sources=(Source("a"),))
    assert "Nothing to compare" in str(alone)
    assert "Nothing to compare" in repr(alone)
    broken = Summary(1, 3, 0, 3, skipped={"left out: this is binary data.": 1})
    assert str(broken) == (
        "1 source, 3 claims. Nothing to compare: it takes two sources to disagree. "
        "1 not compared (1 × left out: this is binary data)."
    )


def test_a_summary_counts_by_relation_and_reason(report: Report) -> None:
    summary = report.summary()
    assert summary == Summary(
        sources=2,
        claims=2,
        compared=1,
        alone=0,
        relations={"conflict": 1},
        skipped={"furniture: dateline": 1},
    )
    assert report.conflicts == tuple(report.findings)


def test_positions_are_lettered_beyond_z() -> None:
    assert [label(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_the_like_is_counted_together_whatever_the_value() -> None:
    rows = [("a", "X1", "range", "120 km"), ("b", "X1", "range", "3 kg"), ("c", "X1", "range", "120 km")]
    rows += [("d", "X1", "range", value) for value in ("ask us", "call us")]
    report = check_claims(pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"]))
    alone = "'3 kg' (mass) is not comparable with the other values of 'X1 / range' (length)"
    assert dict(report.summary().skipped) == {"with a value that cannot be read": 2, alone: 1}


def test_a_cell_keeps_its_full_stop() -> None:
    rows = [("a", "X1", "breakfast", "incl."), ("b", "X1", "breakfast", "excl.")]
    report = check_claims(pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"]))
    assert "a says incl. and b excl." in report.findings[0].explanation
