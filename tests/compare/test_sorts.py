"""Texts of several sorts under one key: what is set aside, and what is compared all the same."""

from __future__ import annotations

import pandas as pd
import pytest

from claimcheck import check_claims
from claimcheck.compare.sorts import MIXED, sort_of
from claimcheck.report import Report


def check(*cells: str) -> Report:
    rows = [(f"s{number}", "X1", "state", cell) for number, cell in enumerate(cells)]
    return check_claims(pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"]))


@pytest.mark.parametrize(
    ("cells", "aside"),
    [
        (("yes", "true", "active"), {"active"}),
        (("by appointment", "by appointment", "12 May 2026"), {"12 May 2026"}),
        (("south-facing", "facing south", "yes"), {"yes"}),
        (("2 x 4 Ah", "2x4 Ah", "4 Ah"), {"4 Ah"}),
        (("compulsory", "required", "12"), {"12"}),
        (("8.7/10", "8.7/10", "4.4/5"), {"4.4/5"}),
        (("Ann Lee", "Lee, Ann (1841-1909)", "A. Lee"), set()),
    ],
)
def test_texts_of_another_sort_are_set_aside(cells: tuple[str, ...], aside: set[str]) -> None:
    report = check(*cells)
    told = {cell for cell in cells if any(repr(cell) in skipped.reason for skipped in report.skipped)}
    assert told == aside
    assert not report.conflicts


@pytest.mark.parametrize(
    "cells",
    [
        ("yes", "no (on request)"),
        ("IP54", "IP67"),
        ("3.10.0", "v3.1.0"),
        ("ground", "IP54"),
        ("B, 12", "c 14"),
    ],
)
def test_texts_of_one_sort_conflict(cells: tuple[str, ...]) -> None:
    assert [finding.relation for finding in check(*cells).findings] == ["conflict"]


def test_what_is_set_aside_is_told_with_both_sorts() -> None:
    (skipped,) = check("open", "open", "yes").skipped
    assert skipped.reason == (
        "'yes' (yes or no) is not comparable with the other values of 'X1 / state' (words)"
    )


@pytest.mark.parametrize("place", ["44J", "Terminal 4 - 44J", "H2", "row 12A", "IP54"])
def test_letters_beside_figures_are_no_units(place: str) -> None:
    assert sort_of(place) == MIXED
