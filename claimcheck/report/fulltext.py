"""The sources' texts for the page: every claim marked, linked to its findings, as much as the page holds.

A long text is shown around its claims only; what is left out is said, never silent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.model import Claim, Source
from claimcheck.outcome import Finding, Relation

WHOLE = 60_000  # characters of a text up to which it is shown whole
AROUND = 400  # characters on either side of a claim that are shown of a longer one
PAGE = 600_000  # characters of all texts that a page holds


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: plain, a marked claim, or a gap where characters are left out.

    Attributes:
        text: the characters as given; "" for a gap.
        anchor: the claim's name on the page, "" for plain text.
        findings: numbers of the findings it belongs to.
        relation: of the gravest of them, None for a claim that no other source speaks of.
        left_out: length of a gap.
    """

    text: str
    anchor: str = ""
    findings: tuple[int, ...] = ()
    relation: Relation | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class FullText:
    """A source's text in pieces; no pieces where the page had no room left."""

    source: Source
    pieces: tuple[Piece, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class _Marked:
    start: int
    end: int
    anchor: str
    findings: tuple[int, ...]
    relation: Relation | None


def full_texts(
    texts: Mapping[str, str],
    sources: Sequence[Source],
    claims: Iterable[Claim],
    findings: Sequence[Finding],
) -> tuple[list[FullText], dict[str, str]]:
    """Mark the claims of each text.

    Args:
        texts: by source id.
        sources: those of the report; one without a text is left out.
        claims: all claims of the report.
        findings: those on the page, in its order, numbered from 1.

    Returns:
        The texts, and by claim id the anchor of each claim that is shown in one.
    """
    if not texts:
        return [], {}
    linked: dict[str, list[int]] = {}
    for number, finding in enumerate(findings, start=1):
        for side in finding.positions:
            for claim in side.claims:
                linked.setdefault(claim.id, []).append(number)
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        if texts.get(claim.source, "")[claim.start : claim.end] == claim.quote:
            by_source.setdefault(claim.source, []).append(claim)
    shown: list[FullText] = []
    anchors: dict[str, str] = {}
    room = PAGE
    for number, source in enumerate(sources):
        if source.id not in texts:
            continue
        own = by_source.get(source.id, [])
        marks, named = _marks(own, linked, findings, f"t{number}")
        pieces = tuple(_pieces(texts[source.id], marks))
        size = sum(len(piece.text) for piece in pieces)
        if size > room:
            pieces = ()
        else:
            room -= size
            there = {piece.anchor for piece in pieces}
            anchors |= {claim: anchor for claim, anchor in named.items() if anchor in there}
        shown.append(FullText(source, pieces, len(own)))
    return shown, anchors


def _marks(
    claims: Iterable[Claim], linked: Mapping[str, list[int]], findings: Sequence[Finding], text: str
) -> tuple[list[_Marked], dict[str, str]]:
    """The claims of a text as marks that do not overlap; claims of the same characters share one."""
    marks: list[_Marked] = []
    names: dict[str, str] = {}
    by_place: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        by_place.setdefault((claim.start, claim.end), []).append(claim)
    for (start, end), own in sorted(by_place.items()):
        if marks and start < marks[-1].end:  # within the value before it
            names |= {claim.id: marks[-1].anchor for claim in own}
            continue
        anchor = f"{text}-{len(marks) + 1}"
        names |= {claim.id: anchor for claim in own}
        numbers = tuple(sorted({number for claim in own for number in linked.get(claim.id, ())}))
        relation = findings[numbers[0] - 1].relation if numbers else None
        marks.append(_Marked(start, end, anchor, numbers, relation))
    return marks, names


def _pieces(text: str, marks: Sequence[_Marked]) -> Iterator[Piece]:
    place, starts = 0, [mark.start for mark in marks]
    for start, end in _windows(text, marks):
        if start > place:
            yield Piece("", left_out=start - place)
        place = start
        for mark in marks[bisect_left(starts, start) : bisect_left(starts, end)]:
            yield Piece(text[place : mark.start])
            yield Piece(text[mark.start : mark.end], mark.anchor, mark.findings, mark.relation)
            place = mark.end
        yield Piece(text[place:end])
        place = max(place, end)
    if place < len(text):
        yield Piece("", left_out=len(text) - place)


def _windows(text: str, marks: Sequence[_Marked]) -> list[tuple[int, int]]:
    """The stretches that are shown: all, or what lies around the claims of findings."""
    if len(text) <= WHOLE:
        return [(0, len(text))]
    windows: list[tuple[int, int]] = []
    for mark in (mark for mark in marks if mark.findings):
        start, end = max(0, mark.start - AROUND), min(len(text), mark.end + AROUND)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows or [(0, AROUND)]
