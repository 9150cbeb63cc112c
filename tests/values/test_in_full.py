"""No detail of any reading changes unseen."""

from __future__ import annotations

import pytest
from in_full import DATED, OTHERS, STORED, TABLES, elsewhere, report

MEANT = "if meant: python tests/values/in_full.py --write"


@pytest.mark.parametrize("table", TABLES)
def test_every_detail_is_what_is_stored(table: str) -> None:
    now = "\n".join(report(table)) + "\n"
    assert now == (STORED / f"{table}.txt").read_text(encoding="utf-8"), MEANT


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("table", DATED)
def test_times_told_on_other_days(table: str, name: str) -> None:
    now = "\n".join(elsewhere(table, name)) + "\n"
    assert now == (STORED / f"{table}_{name}.txt").read_text(encoding="utf-8"), MEANT
