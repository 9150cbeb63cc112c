"""Prose to claims: each value of a document with what it is about, or set aside with a reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.config import DEFAULT, Config
from claimcheck.extract.categories import read_categories
from claimcheck.extract.echoes import told_again
from claimcheck.extract.events import EventIndex
from claimcheck.extract.furniture import Layout, read_layout
from claimcheck.extract.language import other_language
from claimcheck.extract.lifespans import read_lives
from claimcheck.extract.parse import Sentence, parse
from claimcheck.extract.reader import Reader
from claimcheck.extract.sentences import split
from claimcheck.extract.subjects import SubjectIndex
from claimcheck.extract.unseen import MISLEADING, Seen, reversed_spans
from claimcheck.model import TIME_KINDS, Claim, Document, Mention, Skipped
from claimcheck.values.recognise import read_text

_GAP = 3  # characters between sentences that follow each other

if TYPE_CHECKING:
    from spacy.language import Language


def extract(
    document: Document, config: Config = DEFAULT, nlp: Language | None = None
) -> tuple[list[Claim], list[Skipped]]:
    """Take the claims out of one document.

    Args:
        document: the text and its source; a missing publication date is looked for in the dateline.
        config: how values are read.
        nlp: a spaCy pipeline to parse with; the shipped model by default.

    Returns:
        Claims in the order of the text, without keys, and what was set aside with its reason.
    """
    skipped = _cut(document, config)
    seen = Seen.of(document.text[: config.max_text])
    claims, aside = _extract(replace(document, text=seen.text) if seen else document, config, nlp)
    if seen is None:
        return claims, [*skipped, *aside]
    claims, aside = [seen.claim(claim) for claim in claims], [seen.skipped(item) for item in aside]
    claims, misleading = _without_reversed(claims, seen.given)
    return claims, [*skipped, *aside, *misleading]


def _extract(document: Document, config: Config, nlp: Language | None) -> tuple[list[Claim], list[Skipped]]:
    text = document.text[: config.max_text]
    skipped: list[Skipped] = []
    if language := other_language(text):
        return [], [*skipped, Skipped(document.id, "", f"not English ({language}): not read")]
    layout = read_layout(text)
    published = document.source.published or layout.published
    read = read_text(text, published, config=config)
    mentions, furniture = _without_furniture(read.mentions, layout, document.id)
    skipped += furniture
    skipped += [Skipped(document.id, f"{start}-{end}", reason) for start, end, reason in read.refused]
    subjects = SubjectIndex(document, layout)
    mentions, lives = read_lives(text, mentions, subjects, config)
    pieces = split(text, layout)
    held = _by_sentence(pieces, mentions)
    sentences = list(parse([piece for piece, _ in held], nlp))
    events = EventIndex(document, layout, sentences, mentions)
    subjects.affair = events.affair
    reader = Reader(document, mentions, lives, subjects, events, published)
    claims = []
    for place, (sentence, (_, inside)) in enumerate(zip(sentences, held, strict=True)):
        for told in reader.read(sentence, inside, _right_before(sentences, place)):
            if isinstance(told, Claim):
                claims.append(told)
            else:
                skipped.append(told)
    named = read_categories(document, pieces, subjects)
    claims = [*_without_named(told_again(claims, subjects), named), *named]
    return sorted(claims, key=lambda claim: (claim.start, claim.end)), skipped


def _right_before(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    """The sentence before one, unless sentences without values, which are not parsed, stand between."""
    before = sentences[place - 1] if place else None
    return before if before is not None and sentences[place].start - before.end <= _GAP else None


def _without_named(claims: Sequence[Claim], told: Sequence[Claim]) -> list[Claim]:
    """Drop numbers that only name a kind: the calibre of "a 9mm pistol" is no length."""
    named = {at for claim in told for at in range(claim.start, claim.end)}
    return [claim for claim in claims if claim.value.kind in TIME_KINDS or claim.start not in named]


def _cut(document: Document, config: Config) -> list[Skipped]:
    length = len(document.text)
    if length <= config.max_text:
        return []
    reason = f"beyond the limit of {config.max_text:,} characters (Config.max_text)"
    return [Skipped(document.id, f"{config.max_text}-{length}", reason)]


def _without_furniture(
    mentions: Sequence[Mention], layout: Layout, source: str
) -> tuple[list[Mention], list[Skipped]]:
    """Drop what stands in datelines, bylines, navigation and the like."""
    starts = [item.start for item in layout.furniture]
    kept, skipped = [], []
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        if at >= 0 and mention.start < layout.furniture[at].end:
            reason = f"furniture: {layout.furniture[at].reason}"
            skipped.append(Skipped(source, f"{mention.start}-{mention.end}", reason))
        else:
            kept.append(mention)
    return kept, skipped


def _without_reversed(claims: Sequence[Claim], text: str) -> tuple[list[Claim], list[Skipped]]:
    """Drop what is shown in another order than it is written: nobody knows which of the two was meant."""
    spans = reversed_spans(text)
    ends = [high for _, high in spans]
    kept, skipped = [], []
    for claim in claims:
        at = bisect_right(ends, claim.start)
        if at < len(spans) and spans[at][0] < claim.end:
            skipped.append(Skipped(claim.source, f"{claim.start}-{claim.end}", MISLEADING))
        else:
            kept.append(claim)
    return kept, skipped


def _by_sentence(
    pieces: Sequence[tuple[int, str]], mentions: Sequence[Mention]
) -> list[tuple[tuple[int, str], list[Mention]]]:
    """Pair the sentences that hold a value with their mentions; the others need no parse."""
    starts = [start for start, _ in pieces]
    held: dict[int, list[Mention]] = {}
    for mention in mentions:
        at = max(bisect_right(starts, mention.start) - 1, 0)
        held.setdefault(at, []).append(mention)
    return [(pieces[at], inside) for at, inside in sorted(held.items()) if at < len(pieces)]
