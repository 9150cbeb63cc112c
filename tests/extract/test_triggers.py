"""Words that tell an event, and of which type."""

from __future__ import annotations

import pytest

from claimcheck.extract.triggers import trigger_type, types_in


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("quakes", "earthquake"),
        ("shipped", "launch"),
        ("ship", ""),  # a thing, before it is what a maker does
        ("ships", ""),
        ("signs", "contract"),
        ("table", ""),
    ],
)
def test_trigger_type(word: str, kind: str) -> None:
    assert trigger_type(word) == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A fire at a hotel killed 12.", ["fire"]),
        ("Soldiers came under fire.", []),
        ("They returned fire.", []),
        ("The boats were firing at it.", []),
    ],
)
def test_types_in(text: str, kinds: list[str]) -> None:
    assert [kind for kind in types_in(text) if kind != "death"] == kinds
