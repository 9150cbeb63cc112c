"""The report as plain text and in the terminal, by rich."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from claimcheck.printing import printable
from claimcheck.report.evidence import Evidence, sides, undecided
from claimcheck.report.wording import SHAPES, count, tally

if TYPE_CHECKING:
    from rich.console import RenderableType

    from claimcheck.model import Source
    from claimcheck.outcome import Finding
    from claimcheck.report import Report, Summary

WIDTH = 100
FINDINGS, POSITIONS, CLAIMS = 50, 8, 8  # how much is shown: of a report, of a finding, of a position
SKIP_REASONS = 3  # the most frequent reasons named in a summary
_STYLES = {
    "conflict": "bold white on red",
    "evolved": "bold black on yellow",
    "possible": "bold black on cyan",
    "compatible": "bold black on green",
    "agree": "bold black on green",
}


def plain(report: Report) -> str:
    """The report as text of fixed width without colour, the same on every machine."""
    return _printed(renderables(report))


def evidence_lines(finding: Finding, sources: Mapping[str, Source]) -> str:
    """The evidence of one finding, a claim a line, however long."""
    return "\n".join(
        f"{side.letter}  {one.value}  {', '.join(part for part in (one.publisher, one.date) if part)}: "
        f"{one.before}{one.marked}{one.after}"
        for side in sides(finding, sources, POSITIONS, CLAIMS)
        for one in side.evidence
    )


def _printed(parts: Iterable[RenderableType]) -> str:
    from rich.console import Console

    console = Console(
        file=io.StringIO(), width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False,
        emoji=False, markup=False, highlight=False,
    )  # fmt: skip
    for part in parts:
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    lines = (line.rstrip() for line in console.file.getvalue().splitlines())
    return "\n".join(lines).rstrip()


def renderables(report: Report) -> Iterator[RenderableType]:
    """The parts of the report for a rich console: the findings, then the summary."""
    from rich.text import Text

    for number, finding in enumerate(report.findings[:FINDINGS], start=1):
        yield heading(number, finding)
        yield _body(finding, report.by_id)
        yield Text("")
    if len(report.findings) > FINDINGS:
        yield Text(f"... and {count(len(report.findings) - FINDINGS, 'finding')} more.\n")
    yield Text(summary(report.summary()))


def summary(counts: Summary) -> str:
    """The denominator in a sentence or two."""
    sums = f" {count(sum(counts.sums.values()), 'sum')} checked: {tally(counts.sums)}." if counts.sums else ""
    relations = f": {tally(counts.relations)}" if counts.relations else ""
    compared = f"{count(counts.compared, 'fact')} stated by two or more sources{relations}."
    if counts.sources < 2:
        compared = "Nothing to compare: it takes two sources to disagree."
    parts = [f"{count(counts.sources, 'source')}, {count(counts.claims, 'claim')}.", f"{compared}{sums}"]
    if counts.left_out:
        parts.append(f"{count(counts.left_out, 'finding')} left out of this view.")
    if counts.alone and counts.sources > 1:
        parts.append(f"{count(counts.alone, 'claim')} without a counterpart.")
    if counts.skipped:
        total = sum(counts.skipped.values())
        leading = [
            f"{n:,} × {reason.rstrip('.')}" for reason, n in list(counts.skipped.items())[:SKIP_REASONS]
        ]
        more = ["..."] if len(counts.skipped) > SKIP_REASONS else []
        parts.append(f"{total:,} not compared ({printable('; '.join([*leading, *more]))}).")
    return " ".join(parts)


def heading(number: int, finding: Finding) -> RenderableType:
    """The number, verdict and name of a finding."""
    from rich.text import Text

    name = " / ".join(part for part in (finding.subject, finding.attribute) if part)
    return Text.assemble(
        f"{number:>2}  ",
        (f" {SHAPES[finding.relation]} {finding.relation.upper()} ", _STYLES[finding.relation]),
        "  ",
        (printable(name), "bold"),
        (f"   confidence {finding.confidence:.2f}", "dim"),
    )


def _body(finding: Finding, sources: Mapping[str, Source]) -> RenderableType:
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    explanation = Text(printable(finding.explanation))
    if finding.relation in ("agree", "compatible"):
        return Padding(explanation, (0, 0, 0, 4))  # the page shows their sentences too
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=1)
    grid.add_column(max_width=30)
    grid.add_column(ratio=1)
    for side in sides(finding, sources, POSITIONS, CLAIMS):
        for place, evidence in enumerate(side.evidence):
            letter = Text(side.letter if not place else "", "bold")
            grid.add_row(letter, Text(evidence.value, "bold"), _quoted(evidence))
        if side.more:
            grid.add_row("", "", Text(f"... and {count(side.more, 'claim')} more", "dim"))
    if len(finding.positions) > POSITIONS:
        hidden = count(len(finding.positions) - POSITIONS, "position")
        grid.add_row("", "", Text(f"... and {hidden} more", "dim"))
    vague = [
        Text(printable(line), "dim") for line in undecided(finding, sources)
    ]  # below no position's letter
    return Padding(Group(explanation, grid, *vague), (0, 0, 0, 4))


def _quoted(evidence: Evidence) -> RenderableType:
    from rich.text import Text

    who = ", ".join(part for part in (evidence.publisher, evidence.date) if part)
    text = Text.assemble(
        (who, "italic"), (f" ({'; '.join(evidence.notes)})" if evidence.notes else "", "dim")
    )
    if evidence.before or evidence.after:
        text.append(": ")
        text.append(evidence.before, "dim")
        text.append(evidence.marked, "reverse")
        text.append(evidence.after, "dim")
    return text
