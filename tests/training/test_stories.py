"""The stories that links are trained on are marked as their reader expects."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "stories"
STORIES = sorted(FOLDER.glob("*.txt"))
COMPLETE = sorted((FOLDER / "complete").glob("*.txt"))
LONG = sorted((FOLDER / "long").glob("*.txt"))
WIRE = sorted((FOLDER / "wire").glob("*.txt"))
REPORT = re.compile(r"(?m)^### (\S+) (-|\d{4}(?:-\d\d){0,2})\n")
MARK = re.compile(r"\[\[(\w+)(?:/(\w+))?\|([^\[\]|]+)\]\]")
Told = dict[str, list[tuple[str, str, str]]]  # by key: report, position, value


def _told(path: Path) -> Told:
    head, *parts = REPORT.split(path.read_text(encoding="utf-8"))
    names, bodies = parts[::3], parts[2::3]
    assert not head.strip()
    assert len(names) == len(set(names)) > 2
    told: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name, body in zip(names, bodies, strict=True):
        assert not {"[[", "]]"} & set(re.findall(r"\[\[|\]\]", MARK.sub("", body)))
        for key, position, value in MARK.findall(body):
            told[key].append((name, position, value))
    return told


def test_there_are_stories() -> None:
    assert min(len(STORIES), len(COMPLETE), len(LONG), len(WIRE)) > 10


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_key_is_told_differently_by_two_reports(path: Path) -> None:
    for marks in _told(path).values():
        last = {name: value for name, _, value in marks}
        assert len(set(last.values())) > 1
        assert not any(position for _, position, _ in marks)


@pytest.mark.parametrize("path", COMPLETE + LONG + WIRE, ids=lambda path: path.stem)
def test_every_key_of_a_complete_story_is_told_by_two_reports(path: Path) -> None:
    told = _told(path)
    assert len(told) > 5
    for key, marks in told.items():
        assert len({name for name, _, _ in marks}) > 1, key
