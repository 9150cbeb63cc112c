"""Loads the word lists and tables of `claimcheck/data/`, once each. No word list lives in code."""

from __future__ import annotations

import csv
import io
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Read `data/<name>.toml`. The result is shared: treat it as read-only."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read `data/<name>.csv`: one dict a row; lines starting with ``#`` are comments."""
    lines = (line for line in io.StringIO(_read(f"{name}.csv")) if not line.startswith("#"))
    return tuple(csv.DictReader(lines))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of words out of `data/<name>.toml`."""
    return frozenset(table(name)[key])


def _read(file_name: str) -> str:
    return (files("claimcheck") / "data" / file_name).read_text(encoding="utf-8")
