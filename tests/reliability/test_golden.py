"""The reports of the sample data, byte for byte; `make versions` compares them on other Pythons."""

from __future__ import annotations

import golden
import pytest

REPORTS = dict(golden.reports())


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_is_the_stored_one(name: str) -> None:
    told = golden.difference(name, REPORTS[name])
    assert not told, f"{told}\nIf the change is meant: python tests/reliability/golden.py --write"


def test_every_stored_report_is_compared() -> None:
    assert {path.stem for path in golden.STORED.iterdir()} == set(REPORTS)


def test_one_changed_byte_is_told() -> None:
    changed = REPORTS["typed"].replace('"schema": 1', '"schema": 2', 1)
    assert golden.difference("typed", changed) == (
        "typed.json line 2: stored ' \"schema\": 1,', now ' \"schema\": 2,'"
    )
