"""No detail of any reading changes unseen."""

from __future__ import annotations

import pytest
from in_full import STORED, TABLES, report


@pytest.mark.parametrize("table", TABLES)
def test_every_detail_is_what_is_stored(table: str) -> None:
    now = "\n".join(report(table)) + "\n"
    stored = (STORED / f"{table}.txt").read_text(encoding="utf-8")
    assert now == stored, "if meant: python tests/values/in_full.py --write"
