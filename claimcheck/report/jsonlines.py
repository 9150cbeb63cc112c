"""JSON lines: a finding a line, each with its claims and sources inside, for streams and log pipelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.report import jsonform

if TYPE_CHECKING:
    from claimcheck.report import Report


def render(report: Report) -> str:
    """One line a finding, in the order of the report; the names are those of the JSON contract."""
    lines = []
    for number, finding in enumerate(report.findings, start=1):
        sides = [[jsonform.claim(claim) for claim in side.claims] for side in finding.positions]
        sources = [jsonform.source(source) for source in finding.sources]
        data = {"finding": number, **jsonform.finding(finding), "positions": sides, "sources": sources}
        if finding.undecided:
            data["undecided"] = [jsonform.claim(claim) for claim in finding.undecided]
        lines.append(jsonform.written(data) + "\n")
    return "".join(lines)
