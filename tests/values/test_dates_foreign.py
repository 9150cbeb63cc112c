"""Cells whose month is spelled in another language are read; what only looks like one is not."""

from __future__ import annotations

from datetime import datetime

import pytest

from claimcheck.values.dates import read_date


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("12. Dezember 2024", datetime(2024, 12, 12)),
        ("3 de mayo de 2021", datetime(2021, 5, 3)),
        ("14 juillet 1989", datetime(1989, 7, 14)),
        ("1 maart 2020", datetime(2020, 3, 1)),
    ],
)
def test_months_of_other_languages(cell: str, day: datetime) -> None:
    value = read_date(cell)
    assert value is not None
    assert (value.low, value.precision) == (day, "day")


@pytest.mark.parametrize(
    "cell", ["12 engineers 2024", "31 Februar 2023", "40 mayo 2021", "3 de 2021", "mayo"]
)
def test_other_cells_stay_unread(cell: str) -> None:
    assert read_date(cell) is None
