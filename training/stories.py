"""Stories written for training: short news reports that disagree in marked places.

A file holds one story. Each report begins with a line ``### name date``; in its text ``[[key|value]]``
marks a value of the fact `key`. Reports that mark one key tell of one fact. What is not marked is another
fact, or a value that others agree with: two such values that differ are no disagreement, but two that agree
may well be one fact. So stories teach nothing about values that agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from labelled import Cluster, Held, Spans, labelled, measured

from claimcheck.model import Document, Source
from claimcheck.values.calendar import parse_period

FOLDER = Path(__file__).parent / "stories"
_REPORT = re.compile(r"(?m)^### (\S+) (\S+)\n")
_MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]")


@dataclass(frozen=True)
class Report:
    """One report of a story: its name, its date, its text without marks, and what is marked in it.

    Attributes:
        marks: (start, end, key) by place.
    """

    name: str
    date: str
    text: str
    marks: tuple[tuple[int, int, str], ...]


def read_reports(path: Path) -> list[Report]:
    """Read the reports of one story file."""
    parts = _REPORT.split(path.read_text(encoding="utf-8"))[1:]
    return [
        Report(name, date, *_unmarked(body))
        for name, date, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]


def read_story(path: Path) -> Cluster:
    """Extract the claims of one story and label them with the keys marked in it."""
    reports = read_reports(path)
    keys = sorted({key for report in reports for *_, key in report.marks})
    number = {key: place for place, key in enumerate(keys)}
    sources = {report.name: Source(report.name, published=parse_period(report.date)) for report in reports}
    claims = [claim for r in reports for claim in measured(Document(sources[r.name], r.text))]
    spans: Spans = {}
    held: Held = {}
    for report in reports:
        spans[report.name] = [(start, end, number[key]) for start, end, key in report.marks]
        held[report.name] = [
            (start, end, number[key], report.text[start:end]) for start, end, key in report.marks
        ]
    return replace(labelled(path.stem, sources, claims, spans), held=held)


def _unmarked(body: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    text, marks, at = "", [], 0
    for found in _MARK.finditer(body):
        text += body[at : found.start()]
        marks.append((len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        at = found.end()
    return text + body[at:], tuple(marks)
