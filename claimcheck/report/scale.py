"""The positions of a finding on a number line or timeline: a small picture of what the engine compared.

A dot is the number as stated, a bar the interval it stands for, an arrow a side without an end. Places are
percentages, so that the picture fits any width while its letters keep their size. Only numbers, dates, names
of units and letters go into it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite

from claimcheck.model import TIME_KINDS, Claim, Value
from claimcheck.outcome import Finding, Position
from claimcheck.printing import printable
from claimcheck.report.axis import clock_ticks, date_ticks, number_ticks
from claimcheck.report.wording import label, phrase
from claimcheck.values.normalize import BaseValue, to_base, unit_factor

ROW, AXIS = 22, 24  # pixels of a position's row, and of the axis below
LEFT, RIGHT = 9.0, 95.0  # percent of the width between which the values lie
SHOWN, CLAIMS = 8, 200  # positions drawn, and claims of each
NARROW = 1.6  # percent of the width below which a bar is drawn as a dot
# The attributes of a picture alone: of its root, axis, labels and values. Grey is read on light and dark.
_ALONE = (
    ' xmlns="http://www.w3.org/2000/svg" font-family="system-ui,sans-serif" font-size="12"',
    ' stroke="#777" stroke-opacity=".4"',
    ' font-size="11" text-anchor="middle" fill="#777"',
    ' fill="{}" font-weight="700"',
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on the line: its ends and its stated number in percent; None where it has none."""

    row: int
    low: float | None
    high: float | None
    stated: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """What is drawn: a row for each position, the ticks below, and the same in words."""

    letters: tuple[str, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    unit: str
    words: str


def scale_of(finding: Finding) -> Scale | None:
    """Lay a finding out; None where its values do not lie on one line, or all on one point."""
    shown = finding.positions[:SHOWN]
    rows = _on_one_line([[(to_base(c.value), c) for c in side.claims[:CLAIMS]] for side in shown])
    pairs = [pair for row in rows for pair in row]
    ends = sorted({end for base, _ in pairs for end in (base.low, base.high) if isfinite(end)})
    if len(ends) < 2:
        return None
    first, stretch = ends[0], (RIGHT - LEFT) / (ends[-1] - ends[0])

    def place(end: float) -> float | None:
        return round(LEFT + (end - first) * stretch, 1) if isfinite(end) else None

    marks = {
        Mark(row, place(base.low), place(base.high), _stated(base, place(base.stated)))
        for row, pairs in enumerate(rows)
        for base, _ in pairs
    }
    ordered = sorted(marks, key=lambda mark: (mark.row, mark.low or 0, mark.high or 100, mark.stated or 0))
    ticks, unit = _axis(pairs, ends[0], ends[-1])
    return Scale(
        letters=tuple(label(row) for row in range(len(rows))),
        marks=tuple(ordered),
        ticks=tuple((place(value) or 0.0, text) for value, text in ticks),
        unit=unit,
        words=_in_words(shown, isinstance(pairs[0][1].value.stated, str)),
    )


def svg(scale: Scale, tone: str = "") -> str:
    """The picture as SVG.

    Args:
        scale: what is drawn.
        tone: the colour of the values, for a picture that stands alone; without it the page's style sheet
            colours the classes "axis", "ticks" and "marks", and the picture is half as long.
    """
    bottom = ROW * len(scale.letters)
    lines = "".join(
        f'<line x1="4%" x2="100%" y1="{y}" y2="{y}"/>' for y in range(ROW // 2, bottom, ROW)
    ) + "".join(f'<line x1="{x:g}%" x2="{x:g}%" y2="{bottom + 4}"/>' for x, _ in scale.ticks)
    ticks = "".join(f'<text x="{x:g}%" y="{bottom + 16}">{text}</text>' for x, text in scale.ticks)
    letters = "".join(
        f'<text y="{row * ROW + ROW // 2 + 4}">{letter}</text>' for row, letter in enumerate(scale.letters)
    )
    alone, axis, labels, values = (
        _ALONE if tone else ("", ' class="axis"', ' class="ticks"', ' class="marks"')
    )
    return (
        f'<svg{alone} width="100%" height="{bottom + AXIS}" role="img" aria-label="{escape(scale.words)}">'
        f"<g{axis}>{lines}</g><g{labels}>{ticks}</g>"
        f"<g{values.format(tone)}>{letters}{''.join(map(_drawn, scale.marks))}</g></svg>"
    )


def _drawn(mark: Mark) -> str:
    middle = mark.row * ROW + ROW // 2
    low = 4.0 if mark.low is None else mark.low
    high = 100.0 if mark.high is None else mark.high
    bounded = mark.low is not None and mark.high is not None
    if bounded and high - low < NARROW:
        return f'<circle cx="{(low + high) / 2:.4g}%" cy="{middle}" r="5"/>'
    parts = [
        f'<rect x="{low:g}%" y="{middle - 4}" width="{high - low:.4g}%" height="8" rx="4" opacity=".5"/>'
    ]
    if mark.stated is not None:
        parts.append(f'<circle cx="{mark.stated:g}%" cy="{middle}" r="4"/>')
    arrows = ((mark.low, low, "M9-7L0 0L9 7z"), (mark.high, high, "M-9-7L0 0L-9 7z"))
    parts += [
        f'<svg x="{x:g}%" y="{middle}" overflow="visible"><path d="{path}"/></svg>'
        for end, x, path in arrows
        if end is None
    ]
    return "".join(parts)


def _stated(base: BaseValue, place: float | None) -> float | None:
    """The stated number of an interval: none of a stretch of time, nor one outside, as of "twice as many"."""
    return place if base.measure not in TIME_KINDS and base.low <= base.stated <= base.high else None


def _on_one_line(
    rows: Sequence[Sequence[tuple[BaseValue, Claim]]],
) -> list[list[tuple[BaseValue, Claim]]]:
    """The values of the measure that every position has: of "3 billion yuan ($439 million)" the dollars."""
    shared = set.intersection(*({_line(base) for base, _ in row} for row in rows)) if rows else set()
    if not shared:
        return []
    count = Counter(_line(base) for row in rows for base, _ in row)
    chosen = max(sorted(shared), key=count.__getitem__)
    return [[pair for pair in row if _line(pair[0]) == chosen] for row in rows]


def _line(base: BaseValue) -> str:
    """Counts of different nouns ("engineers", "people") share a line; nothing else does."""
    return "count" if base.measure.startswith("count") else base.measure


def _axis(
    pairs: Sequence[tuple[BaseValue, Claim]], low: float, high: float
) -> tuple[Sequence[tuple[float, str]], str]:
    """Ticks in base units with their labels, and what the labels count, in the unit most sources use."""
    measure = pairs[0][0].measure
    if measure == "date":
        return date_ticks(low, high), ""
    if measure == "time":
        return clock_ticks(low, high), ""
    unit, factor, offset = _unit([claim.value for _, claim in pairs], measure)
    whole = all(base.stated == int(base.stated) for base, _ in pairs if isfinite(base.stated))
    counted = measure.startswith("count") and whole
    ticks, scale = number_ticks((low - offset) / factor, (high - offset) / factor, counted)
    named = ", ".join(part for part in (unit, scale) if part)
    return [(value * factor + offset, text) for value, text in ticks], named


def _unit(values: Sequence[Value], measure: str) -> tuple[str, float, float]:
    """The commonest unit, and how it converts to the base unit."""
    if measure.startswith("money:"):
        return measure.removeprefix("money:"), 1.0, 0.0
    if measure == "percent":
        return "%", 1.0, 0.0
    unit, times = Counter(value.unit for value in values).most_common(1)[0]
    known = unit_factor(unit)
    if known is not None and known[0] == measure:
        return unit, known[1], known[2]
    return (unit if times == len(values) else ""), 1.0, 0.0


def _in_words(positions: Sequence[Position], timeline: bool) -> str:
    """The picture for those who cannot see it: "Number line. A: 90 m. B: 95 m."."""
    said = (f"{label(row)}: {phrase(side.claims[0])}." for row, side in enumerate(positions))
    return printable(" ".join(("Timeline." if timeline else "Number line.", *said)))
