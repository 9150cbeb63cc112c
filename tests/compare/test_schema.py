"""Tolerances in a schema: shares, and lengths of time in any unit."""

from __future__ import annotations

import pytest

from claimcheck.compare.schema import Schema
from claimcheck.errors import SchemaError


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("1 second", 1), ("30 seconds", 30), ("1 minute", 60), ("10 minutes", 600), ("1 hour", 3_600),
        ("1.5 hours", 5_400), ("1 day", 86_400), ("2 days", 172_800),
    ],
)  # fmt: skip
def test_a_tolerance_in_time(given: str, seconds: float) -> None:
    attribute = Schema.read({"start": {"tolerance": given}}).find("start")
    assert (attribute.seconds, attribute.tolerance) == (seconds, None)


@pytest.mark.parametrize("given", [0, 0.04, 1])
def test_a_tolerance_as_a_share(given: float) -> None:
    attribute = Schema.read({"size": {"tolerance": given}}).find("size")
    assert (attribute.seconds, attribute.tolerance) == (0, given)


@pytest.mark.parametrize(
    "given", ["2 weeks", "days", "two days", "1.2.3 days", "1 day or so", -0.1, 1.1, [1], ""]
)
def test_any_other_tolerance_is_refused(given: object) -> None:
    with pytest.raises(SchemaError, match="tolerance"):
        Schema.read({"size": {"tolerance": given}})
