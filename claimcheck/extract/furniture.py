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
from datetime import datetime
from itertools import pairwise

from claimcheck.config import DEFAULT
from claimcheck.extract.lines import (
    FURNITURE,
    TERMINAL,
    Role,
    inline_furniture,
    is_signed_stamp,
    is_stamp,
    role_of,
    wire_dateline,
    without_clock,
)
from claimcheck.model import Period
from claimcheck.values.dates import find_dates

_LINE = re.compile(r"[^\r\n]+")
_DATING = frozenset({"month", "day"})
_UPDATED = re.compile(r"updated|modified|revised", re.IGNORECASE)
_RELATIVE = re.compile(r"\bago\b", re.IGNORECASE)
_HEADLINE_WORDS = 28
_FULL_LINE = 40  # characters from which a line may be one that was broken to fit
_WRAPPED = 100  # characters: no hard-wrapped text has longer lines


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
    lines = tuple(_with_headlines(_lines(text)))
    spans = sorted(_spans(lines), key=lambda span: (span.start, -span.end))
    title = next((line.text for line in lines if line.role == "headline"), "")
    furniture = tuple(_without_overlaps(spans))
    return Layout(lines, furniture, title, _published(text, lines, furniture))


def _lines(text: str) -> Iterator[Line]:
    """The lines of a text with the roles they show by themselves."""
    before: Line | None = None
    width = _wrap_width(text)
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped)
        adjacent = before is not None and text.count("\n", before.end, start) == 1
        continues = before is not None and adjacent and _goes_on(before.text, stripped, width)
        role: Role = "body" if continues else role_of(stripped)
        before = Line(start, start + len(stripped), stripped, role, continues)
        yield before


def _goes_on(before: str, after: str, width: int) -> bool:
    """Whether `after` goes on with the sentence that the full line `before` breaks off."""
    if len(before) < _FULL_LINE or TERMINAL.search(before):
        return False
    if after[0].islower():
        return not is_stamp(after)
    return len(before) >= 0.75 * width > 0


def _wrap_width(text: str) -> int:
    """The length of the longest line where a text is hard-wrapped, else 0."""
    lines = [line.strip() for line in text[:20_000].split("\n")]
    longest = max(map(len, lines))
    wrapped = sum(after[:1].islower() and not TERMINAL.search(line) for line, after in pairwise(lines))
    return longest if longest <= _WRAPPED and wrapped >= 0.2 * len(lines) else 0


def _with_headlines(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the role "headline" to the short lines without a full stop that open the text, and to subheads.

    Among the first ones, a name and a day say which paper the text is from, and of when.
    """
    opening = True
    for line in lines:
        words = line.text.count(" ") + 1
        if opening and not line.continues and line.role in ("body", "byline") and is_signed_stamp(line.text):
            yield Line(line.start, line.end, line.text, "dateline")
            continue
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
                if role == "dateline" and (not is_stamp(match.group()) or _in_sentence(line.text, match)):
                    continue
                yield Furniture(line.start + match.start(), line.start + match.end(), role)


def _in_sentence(text: str, stamp: re.Match[str]) -> bool:
    """Whether what looks like a stamp is part of its sentence: "a study published on Monday."."""
    before = text[: stamp.start()].rstrip()
    return stamp.group()[:1].islower() and before[-1:].isalnum()


def _without_overlaps(spans: Iterable[Furniture]) -> Iterator[Furniture]:
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _published(text: str, lines: tuple[Line, ...], furniture: tuple[Furniture, ...]) -> Period | None:
    """The date of the first stamp at the edges of a text, "published" before "updated"."""
    edges = [(line.start, line.end) for line in (*lines[:12], *lines[-4:])]
    found: list[tuple[bool, int, Period]] = []
    for span in furniture:
        stamp = text[span.start : span.end]
        at_edge = any(start <= span.start < end for start, end in edges)
        if span.role == "dateline" and at_edge and not _RELATIVE.search(stamp):
            period = _stamped(stamp)
            if period is not None:
                found.append((_UPDATED.search(stamp) is not None, span.start, period))
    return min(found, key=lambda entry: entry[:2])[2] if found else None


def _stamped(stamp: str) -> Period | None:
    """The day a stamp tells; both days, and all between, where it can be read two ways (3/5/2013)."""
    for mention in find_dates(without_clock(stamp), None, DEFAULT):
        readings = (mention.value, *mention.value.alternatives)
        lows = [value.low for value in readings if isinstance(value.low, datetime)]
        highs = [value.high for value in readings if isinstance(value.high, datetime)]
        if lows and highs and mention.value.precision in _DATING:
            return Period(min(lows), max(highs))
    return None
