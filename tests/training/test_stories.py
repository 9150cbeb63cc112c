"""The stories that links are trained on are marked as their reader expects."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

STORIES = sorted((Path(__file__).parents[2] / "training" / "stories").glob("*.txt"))
REPORT = re.compile(r"(?m)^### (\S+) (\d{4}-\d\d-\d\d)\n")
MARK = re.compile(r"\[\[(d\d+)\|([^\[\]|]+)\]\]")


def test_there_are_stories() -> None:
    assert len(STORIES) > 10


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_key_is_told_differently_by_two_reports(path: Path) -> None:
    parts = REPORT.split(path.read_text(encoding="utf-8"))[1:]
    names, bodies = parts[::3], parts[2::3]
    assert len(names) == len(set(names)) > 2
    told: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, body in zip(names, bodies, strict=True):
        assert "[[" not in MARK.sub("", body)
        for key, value in MARK.findall(body):
            told[key][name] = value
    assert all(len(set(values.values())) > 1 for values in told.values())
