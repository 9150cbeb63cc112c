"""Characters that nobody sees, taken out before a text is read; every offset leads back to the text as given.

Soft hyphens, zero-width spaces and marks of direction stand in the middle of words all over the web. A
parser that meets "d\\u00adam" knows no dam, and two sources would not be seen to disagree; and a terminal's
code for red, "[31m", is no length. Letters with their accents apart ("e" and U+0301) are put together for
the same reason. One kind of them does mislead: a
right-to-left override shows "021" as "120".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcheck.model import Claim, Skipped
from claimcheck.outcome import Finding, Position

# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt), and the marks of annotations.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_ESCAPE = r"\x1b\[[\d;:?]{0,40}[@-~]|\x1b\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)"
_UNSEEN = re.compile(f"[{_IGNORABLE}]+|{_ESCAPE}")
_APART = re.compile(f"[{_IGNORABLE}]+|{_ESCAPE}|[^\\W\\d_][\u0300-\u036f]{{1,8}}")
_OVERRIDE, _EMBEDDINGS, _POP = "\u202e", "\u202a\u202b\u202d\u202e", "\u202c"
_DIRECTION = re.compile(f"[{_EMBEDDINGS}{_POP}\\n\\r\u2029]")  # a paragraph ends what was left open
MISLEADING = "a right-to-left override (U+202E) shows it otherwise than it is written: not compared"


def seen(text: str) -> str:
    """The text without characters that nobody sees.

    Example:
        >>> seen("d\\u00adam"), seen("Que\\u0301bec")
        ('dam', 'Québec')
    """
    return text if _is_plain(text) else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _is_plain(text: str) -> bool:
    return text.isascii() and "\x1b" not in text


def reversed_spans(text: str) -> list[tuple[int, int]]:
    """The stretches that are shown from right to left whatever they are, in order and apart.

    Example:
        >>> reversed_spans("It is \\u202e021\\u202c m high.")
        [(7, 10)]
    """
    if _OVERRIDE not in text:
        return []
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []  # what was opened, and where the text after it begins
    for mark in _DIRECTION.finditer(text):
        if mark.group() in _EMBEDDINGS:
            opened.append((mark.group(), mark.end()))
        elif mark.group() == _POP:
            spans += [(at, mark.start()) for kind, at in opened[-1:] if kind == _OVERRIDE]
            del opened[-1:]
        else:
            spans += [(at, mark.start()) for kind, at in opened if kind == _OVERRIDE]
            opened.clear()
    spans += [(at, len(text)) for kind, at in opened if kind == _OVERRIDE]
    apart: list[tuple[int, int]] = []
    for low, high in sorted(spans, key=lambda span: (span[0], -span[1])):
        if low < high and (not apart or low >= apart[-1][1]):  # else it lies within the last
            apart.append((low, high))
    return apart


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as its readers see it, and the way back.

    Attributes:
        given: the text as given.
        text: what is seen of it.
        starts, ends: where each character of `text`, and the end of the text, stands in `given`.
    """

    given: str
    text: str
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> Seen | None:
        """None where every character is seen as it stands."""
        if _is_plain(text) or not _APART.search(text):
            return None
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for match in _APART.finditer(text):
            low, high = match.span()
            together = unicodedata.normalize("NFC", _UNSEEN.sub("", match.group()))
            parts += (text[at:low], together)
            starts += (*range(at, low), *range(low, low + len(together)))
            ends += (
                *range(at + 1, low + 1),
                *range(low + 1, low + len(together)),
                *([high] * bool(together)),
            )
            at = high
        parts.append(text[at:])
        starts += range(at, len(text) + 1)
        ends += range(at + 1, len(text) + 1)
        return cls(text, "".join(parts), starts, ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stands in the text as given."""
        return self.starts[start], self.ends[end - 1] if end > start else self.starts[end]

    def claim(self, claim: Claim) -> Claim:
        """A claim of `text` as one of the text as given."""
        start, end = self.span(claim.start, claim.end)
        low, high = self.span(claim.sentence_start, claim.sentence_start + len(claim.sentence))
        hedge, restates = claim.mention.hedge_span, claim.mention.restates
        mention = replace(
            claim.mention,
            start=start,
            end=end,
            text=self.given[start:end],
            hedge_span=self.span(*hedge) if hedge else None,
            restates=self.starts[restates] if restates is not None else None,
        )
        return replace(
            claim,
            id=f"{claim.source}:{start}",
            mention=mention,
            sentence=self.given[low:high],
            sentence_start=low,
        )

    def skipped(self, item: Skipped) -> Skipped:
        """What was set aside in `text`, by its place in the text as given."""
        place = re.fullmatch(r"(\d{1,15})-(\d{1,15})", item.where)
        if place is None:
            return item
        start, end = self.span(int(place[1]), int(place[2]))
        return replace(item, where=f"{start}-{end}")


def as_seen(claims: Iterable[Claim]) -> list[Claim]:
    """Claims whose sentences are what is seen of them, to be compared; see `as_given`."""
    return [_as_seen(claim) for claim in claims]


def _as_seen(claim: Claim) -> Claim:
    sentence = Seen.of(claim.sentence)
    if sentence is None:
        return claim

    def moved(place: int) -> int:  # what stands elsewhere, as in a row's cell, stays there
        at = place - claim.sentence_start
        inside = 0 <= at <= len(claim.sentence)
        return claim.sentence_start + bisect_left(sentence.starts, at) if inside else place

    mention = claim.mention
    hedge = mention.hedge_span
    return replace(
        claim,
        sentence=sentence.text,
        mention=replace(
            mention,
            start=moved(mention.start),
            end=moved(mention.end),
            text=seen(mention.text),
            hedge_span=(moved(hedge[0]), moved(hedge[1])) if hedge else None,
            restates=moved(mention.restates) if mention.restates is not None else None,
        ),
    )


def as_given(
    compared: Sequence[Claim], findings: Iterable[Finding], given: Iterable[Claim]
) -> tuple[list[Claim], list[Finding]]:
    """Claims and findings with the sentences and offsets of the claims as they were given.

    Args:
        compared: claims from `as_seen`, once they have keys.
        findings: what was found of them.
        given: the claims that `as_seen` was given.
    """
    first = {claim.id: claim for claim in given if Seen.of(claim.sentence)}

    def back(claim: Claim) -> Claim:
        if claim.id not in first:
            return claim
        return replace(first[claim.id], key=claim.key, link_confidence=claim.link_confidence)

    if not first:
        return list(compared), list(findings)
    return [back(claim) for claim in compared], [
        replace(finding, positions=tuple(Position(tuple(map(back, p.claims))) for p in finding.positions))
        for finding in findings
    ]
