"""The data of the package as a whole; what each table must hold is tested beside its readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from claimcheck.lexicon import table

TABLES = sorted(
    path.name.removesuffix(".toml")
    for path in (files("claimcheck") / "data").iterdir()
    if path.name.endswith(".toml")
)


def lists(item: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a table, and where it stands."""
    if isinstance(item, dict):
        for name, inner in item.items():
            yield from lists(inner, f"{path}.{name}")
    elif isinstance(item, list) and all(isinstance(entry, str) for entry in item):
        yield path, item
    elif isinstance(item, list):
        for place, inner in enumerate(item):
            yield from lists(inner, f"{path}[{place}]")


@pytest.mark.parametrize("name", TABLES)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    twice = {
        path: [word for word, n in Counter(words).items() if n > 1]
        for path, words in lists(table(name), name)
    }
    assert {path: words for path, words in twice.items() if words} == {}
