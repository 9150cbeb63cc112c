"""Tells the article from the page around it: what each line is, and what inside a line is no claim.

`claimcheck.extract.lines` judges single lines; this module brings them together: hard-wrapped lines,
headlines, parts of lines that are furniture, the date a document gives itself. Nothing here looks at what a
text is about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from claimcheck.config import DEFAULT
from claimcheck.extract.lines import FURNITURE, TERMINAL, Role, inline_furniture, role_of, wire_dateline
from claimcheck.model import Period
from claimcheck.values.dates import find_dates

_LINE = re.compile(r"[^\r\n]+")
_DATING = frozenset({"month", "day", "hour", "minute", "second"})
_HEADLINE_WORDS = 28


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text and what it is; ``document.text[start:end] == text``, without outer blanks.

    Attributes:
        continues: whether the line goes on with the sentence of the line before (hard-wrapped text).
    """

    start: int
    end: int
    text: str
    role: Role = "body"
    continues: bool = False

    @property
    def is_furniture(self) -> bool:
        return self.role in FURNITURE


@dataclass(frozen=True, slots=True)
class Furniture:
    """Characters ``start:end`` that are no claim, with what they are."""

    start: int
    end: int
    role: Role

    @property
    def reason(self) -> str:
        """What the reader of a report is told: "dateline", "navigation" ..."""
        return self.role


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is laid out.

    Attributes:
        lines: every line that is not blank, in order.
        furniture: the spans that hold no claims (whole lines and parts of lines), sorted, not overlapping.
        title: the headline, or "".
        published: the date the text gives itself in a stamp or a dateline; None if it gives none.
    """

    lines: tuple[Line, ...]
    furniture: tuple[Furniture, ...]
    title: str
    published: Period | None

    def furniture_at(self, start: int, end: int) -> Furniture | None:
        """The furniture that the characters ``start:end`` touch, or None."""
        at = bisect_right(self.furniture, start, key=lambda span: span.end)
        return self.furniture[at] if at < len(self.furniture) and self.furniture[at].start < end else None


def read_layout(text: str) -> Layout:
    """Say what each line of a text is, and which characters are page furniture.

    Args:
        text: an article, one sentence a line, one paragraph a line, or hard-wrapped.

    Returns:
        The lines with their roles, the furniture spans, the title and the date the text gives itself.

    Example:
        >>> text = "Quake kills 10\\nPublished: May 3, 2013\\nA quake killed 10 people on Thursday."
        >>> layout = read_layout(text)
        >>> [line.role for line in layout.lines], layout.title, layout.published.low.isoformat()
        (['headline', 'dateline', 'body'], 'Quake kills 10', '2013-05-03T00:00:00')
    """
    lines = tuple(_with_headlines(_with_roles(_raw_lines(text))))
    spans = sorted(_spans(lines), key=lambda span: (span.start, -span.end))
    title = next((line.text for line in lines if line.role == "headline"), "")
    furniture = tuple(_without_overlaps(spans))
    return Layout(lines, furniture, title, _published(text, lines, furniture))


def _raw_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped)
        blank_between = text.count("\n", previous_end, start) > 1
        continues = bool(lines) and not blank_between and _wraps(lines[-1].text, stripped)
        lines.append(Line(start, start + len(stripped), stripped, continues=continues))
        previous_end = start + len(stripped)
    return lines


def _wraps(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that `before` breaks off."""
    return len(before) >= 40 and not TERMINAL.search(before) and after[0].islower()


def _with_roles(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        role: Role = "body" if line.continues else role_of(line.text)
        yield Line(line.start, line.end, line.text, role, line.continues)


def _with_headlines(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the role "headline" to the short lines without a full stop that open the text, and to subheads."""
    opening = True
    for line in lines:
        words = line.text.count(" ") + 1
        if line.role == "body" and not line.continues:
            short = words <= _HEADLINE_WORDS and not re.search(r"[.…:;,][\"'”’)\]]*$", line.text)
            if short and (opening or (words <= 8 and not TERMINAL.search(line.text))):
                yield Line(line.start, line.end, line.text, "headline", line.continues)
                continue
            opening = False
        yield line


def _spans(lines: Iterable[Line]) -> Iterator[Furniture]:
    for line in lines:
        if line.is_furniture:
            yield Furniture(line.start, line.end, line.role)
            continue
        wire = wire_dateline().match(line.text) if not line.continues else None
        if wire:
            yield Furniture(line.start, line.start + wire.end(), "dateline")
        for role, pattern in inline_furniture():
            for match in pattern.finditer(line.text):
                yield Furniture(line.start + match.start(), line.start + match.end(), role)


def _without_overlaps(spans: Iterable[Furniture]) -> Iterator[Furniture]:
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _published(text: str, lines: tuple[Line, ...], furniture: tuple[Furniture, ...]) -> Period | None:
    """The first full date of a stamp among the first and last lines, "published" before "updated"."""
    found: list[tuple[bool, int, Period]] = []
    edges = {line.start for line in (*lines[:12], *lines[-4:])}
    first_lines_end = lines[11].end if len(lines) > 11 else len(text)
    for span in furniture:
        if span.role != "dateline" or (span.start not in edges and span.start > first_lines_end):
            continue
        stamp = text[span.start : span.end]
        updated = bool(re.search(r"updated|modified|revised", stamp.lower()))
        for mention in find_dates(stamp, None, DEFAULT):
            value = mention.value
            if (
                isinstance(value.low, datetime)
                and isinstance(value.high, datetime)
                and value.precision in _DATING
            ):
                found.append((updated, span.start, _whole_day(value.low, value.high)))
                break
    return min(found, key=lambda entry: entry[:2])[2] if found else None


def _whole_day(low: datetime, high: datetime) -> Period:
    """The period itself, or the day around a moment: a document is of a day, not of a minute."""
    if high - low >= timedelta(days=1):
        return Period(low, high)
    day = low.replace(hour=0, minute=0, second=0, microsecond=0)
    return Period(day, day + timedelta(days=1))
