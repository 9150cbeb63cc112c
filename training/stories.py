"""Stories written for training: short news reports that disagree in marked places.

A file holds one story. Each report begins with a line ``### name date`` ("-" where the date is unknown);
in its text ``[[key|value]]`` marks a value of the fact `key`. Reports that mark one key tell of one fact.

* In the stories of the folder itself every two marked values of a key differ. What is not marked is another
  fact, or a value that others agree with: two such values that differ are no disagreement, but two that
  agree may well be one fact. So these stories teach nothing about values that agree.
* In those of the folders ``complete``, ``wire`` and ``long`` all that two reports tell is marked, and most
  of it agrees. Where a key holds a disagreement, ``[[key/a|value]]`` and ``[[key/b|value]]`` say who stands
  where. What is not marked is told by one report only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from labelled import Cluster, Extracted, Held, Spans, cached, labelled, measured

from claimcheck.model import Document, Period, Source
from claimcheck.values.calendar import parse_period

FOLDER = Path(__file__).parent / "stories"
_REPORT = re.compile(r"(?m)^### (\S+) (\S+)\n")
COMPLETE = FOLDER / "complete"  # by agencies, blogs, minutes, tickers, handbooks
WIRE = FOLDER / "wire"  # all in the plain language of news
LONG = FOLDER / "long"  # as long and dense as news
_MARK = re.compile(r"\[\[(\w+)(?:/(\w+))?\|(.*?)\]\]")


Mark = tuple[int, int, str, str]


@dataclass(frozen=True)
class Report:
    """One report of a story: its name, its date, its text without marks, and what is marked in it.

    Attributes:
        marks: (start, end, key, position) by place; the position is empty where none is told.
    """

    name: str
    date: str
    text: str
    marks: tuple[Mark, ...]


def read_reports(path: Path) -> list[Report]:
    """Read the reports of one story file."""
    parts = _REPORT.split(path.read_text(encoding="utf-8"))[1:]
    return [
        Report(name, date, *_unmarked(body))
        for name, date, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]


def read_story(path: Path, cache: Path | None = None) -> Cluster:
    """Extract the claims of one story (or take them from the cache) and label them with the marked keys."""
    reports = read_reports(path)

    def extracted() -> Extracted:
        sources = {report.name: Source(report.name, published=_published(report)) for report in reports}
        return sources, [claim for r in reports for claim in measured(Document(sources[r.name], r.text))]

    sources, claims = cached(cache, f"story-{path.stem}", extracted)
    number = {key: at for at, key in enumerate(sorted({key for r in reports for _, _, key, _ in r.marks}))}
    spans: Spans = {r.name: [(start, end, number[key]) for start, end, key, _ in r.marks] for r in reports}
    held = _held(reports, number, is_complete=path.parent != FOLDER)
    return replace(labelled(path.stem, sources, claims, spans), held=held)


def _published(report: Report) -> Period | None:
    return None if report.date == "-" else parse_period(report.date)


def _held(reports: Sequence[Report], number: Mapping[str, int], is_complete: bool) -> Held:
    """Who stands where in the disagreements: by the positions told, or else each value for itself."""
    return {
        r.name: [
            (start, end, number[key], position or r.text[start:end])
            for start, end, key, position in r.marks
            if position or not is_complete
        ]
        for r in reports
    }


def _unmarked(body: str) -> tuple[str, tuple[Mark, ...]]:
    text, marks, at = "", [], 0
    for found in _MARK.finditer(body):
        text += body[at : found.start()]
        marks.append((len(text), len(text) + len(found[3]), found[1], found[2] or ""))
        text += found[3]
        at = found.end()
    return text + body[at:], tuple(marks)
