"""The positions of a finding on one line: a small picture of what the engine compared.

A point is a plain value, a bar an interval, an arrow an open side. Only numbers and letters go into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, isinf

from claimcheck.model import Finding, Position
from claimcheck.report.wording import label
from claimcheck.values.normalize import BaseValue, to_base

WIDTH, ROW, MARGIN = 640, 20, 26  # pixels of the picture, of a position's row, beside the line
SHOWN, CLAIMS = 8, 200  # positions drawn, and claims of each


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on the line: its ends in pixels; None where it has no end."""

    row: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Scale:
    """What is drawn: a row for each position."""

    letters: tuple[str, ...]
    marks: tuple[Mark, ...]


def scale_of(finding: Finding) -> Scale | None:
    """Lay a finding out; None where its values do not lie on one line, or all on one point."""
    rows = _on_one_line([_bases(position) for position in finding.positions[:SHOWN]])
    bases = [base for row in rows for base in row]
    ends = sorted({end for base in bases for end in (base.low, base.high) if isfinite(end)})
    if len(ends) < 2:
        return None
    stretch = (WIDTH - 3 * MARGIN) / (ends[-1] - ends[0])

    def place(end: float) -> float | None:
        return None if isinf(end) else round(2 * MARGIN + (end - ends[0]) * stretch, 1)

    marks = {Mark(index, place(base.low), place(base.high)) for index, row in enumerate(rows) for base in row}
    ordered = sorted(marks, key=lambda mark: (mark.row, mark.low or 0, mark.high or WIDTH))
    return Scale(tuple(label(index) for index in range(len(rows))), tuple(ordered))


def svg(scale: Scale, tone: str = "currentColor") -> str:
    """The picture as SVG; `tone` is the colour of the values."""
    height = ROW * len(scale.letters)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" aria-label="the positions on one line">'
    ]
    for row, letter in enumerate(scale.letters):
        middle = row * ROW + ROW / 2
        parts.append(
            f'<text x="4" y="{middle + 4}" font-family="system-ui,sans-serif" font-size="12" '
            f'font-weight="600" fill="{tone}">{letter}</text>'
            f'<line x1="{MARGIN}" x2="{WIDTH}" y1="{middle}" y2="{middle}" stroke="#8886" stroke-width="1"/>'
        )
    parts += [_drawn(mark, tone) for mark in scale.marks]
    return "".join([*parts, "</svg>"])


def _drawn(mark: Mark, tone: str) -> str:
    middle = mark.row * ROW + ROW / 2
    low = MARGIN if mark.low is None else mark.low
    high = WIDTH if mark.high is None else mark.high
    if high - low < 6:
        return f'<circle cx="{(low + high) / 2:.1f}" cy="{middle}" r="5" fill="{tone}"/>'
    bar = (
        f'<rect x="{low}" y="{middle - 4}" width="{high - low:.1f}" height="8" rx="4" '
        f'fill="{tone}" fill-opacity="0.55"/>'
    )
    arrows = ""
    if mark.low is None:
        arrows += f'<path d="M{low + 9} {middle - 7}L{low} {middle}L{low + 9} {middle + 7}z" fill="{tone}"/>'
    if mark.high is None:
        arrows += (
            f'<path d="M{high - 9} {middle - 7}L{high} {middle}L{high - 9} {middle + 7}z" fill="{tone}"/>'
        )
    return bar + arrows


def _on_one_line(rows: Sequence[Sequence[BaseValue]]) -> list[list[BaseValue]]:
    """The values of the measure that every position has: of "3 billion yuan ($439 million)" the dollars."""
    shared = set.intersection(*({_line(base) for base in row} for row in rows)) if rows else set()
    if not shared:
        return []
    chosen = max(sorted(shared), key=lambda line: sum(_line(base) == line for row in rows for base in row))
    return [[base for base in row if _line(base) == chosen] for row in rows]


def _line(base: BaseValue) -> str:
    """Counts of different nouns ("engineers", "people") share a line; nothing else does."""
    return "count" if base.measure.startswith("count") else base.measure


def _bases(position: Position) -> Sequence[BaseValue]:
    return [to_base(claim.value) for claim in position.claims[:CLAIMS]]
