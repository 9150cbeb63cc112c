"""Prose to claims: each value of a document with what it is about, or set aside with a reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.config import DEFAULT, Config
from claimcheck.extract.attributes import AttributeReading, read_attribute
from claimcheck.extract.categories import read_categories
from claimcheck.extract.comparisons import comparisons, in_the_unit_of
from claimcheck.extract.elliptic import as_money
from claimcheck.extract.events import EventIndex
from claimcheck.extract.furniture import Layout, read_layout
from claimcheck.extract.language import other_language
from claimcheck.extract.lifespans import read_lives
from claimcheck.extract.parse import Sentence, parse
from claimcheck.extract.phrases import Subject
from claimcheck.extract.qualifiers import Qualifiers, qualify
from claimcheck.extract.sentences import split
from claimcheck.extract.subjects import SubjectIndex
from claimcheck.extract.unseen import MISLEADING, Seen, reversed_spans
from claimcheck.model import TIME_KINDS, Claim, Context, Document, Event, Mention, Skipped
from claimcheck.values.dates import is_unknown
from claimcheck.values.recognise import read_text

_GAP = 3  # characters between sentences that follow each other
UNDATED = "relative date, and the source has no publication date"

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
    subjects.affair = events.main
    claims = []
    for place, (sentence, (_, inside)) in enumerate(zip(sentences, held, strict=True)):
        before = _right_before(sentences, place)
        compared = comparisons(sentence, inside)
        found: dict[int, Told] = {}
        for mention in inside:
            life = lives.get(mention.start)
            reading = life.reading if life else read_attribute(sentence, mention, events.main.type)
            base = next((found.get(pair.base) for pair in compared if pair.earlier == mention.start), None)
            if not reading.id and (sum_ := as_money(mention, mentions)) is not None:
                paid = read_attribute(sentence, sum_, events.main.type)
                mention, reading = (sum_, paid) if paid.id or base else (mention, reading)
            if base is not None:
                mention = in_the_unit_of(mention, base.mention)
                reading = reading if reading.id else base.taken_over()
            qualifiers = qualify(sentence, mention, reading, published)
            if reason := qualifiers.set_aside or _unknown(mention):
                skipped.append(Skipped(document.id, f"{mention.start}-{mention.end}", reason))
            if qualifiers.set_aside:
                continue
            until = next((pair.at for pair in compared if mention.start < pair.at), None)
            event = events.event_of(sentence, mention, reading, until)
            subject = life.subject if life else subjects.resolve(sentence, mention, reading, before, event)
            if base is not None:
                subject = base.subject
                event = events.before_main() if event.role == "main" else event
            found[mention.start] = Told(mention, reading, subject)
            claims.append(_claim(document, sentence, mention, reading, qualifiers, subject, event))
    told = read_categories(document, pieces, subjects)
    claims = [*_without_named(claims, told), *told]
    return sorted(claims, key=lambda claim: (claim.start, claim.end)), skipped


@dataclass(frozen=True, slots=True)
class Told:
    """A value that another one of its sentence is compared with, and what was read of it."""

    mention: Mention
    reading: AttributeReading
    subject: Subject

    def taken_over(self) -> AttributeReading:
        return replace(self.reading, how=f'is compared with "{self.mention.text}"')


def _right_before(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    """The sentence before one, unless sentences without values, which are not parsed, stand between."""
    before = sentences[place - 1] if place else None
    return before if before is not None and sentences[place].start - before.end <= _GAP else None


def _without_named(claims: Sequence[Claim], told: Sequence[Claim]) -> list[Claim]:
    """Drop numbers that only name a kind: the calibre of "a 9mm pistol" is no length."""
    named = {at for claim in told for at in range(claim.start, claim.end)}
    return [claim for claim in claims if claim.value.kind in TIME_KINDS or claim.start not in named]


def _claim(
    document: Document,
    sentence: Sentence,
    mention: Mention,
    reading: AttributeReading,
    qualifiers: Qualifiers,
    subject: Subject,
    event: Event | None,
) -> Claim:
    context = Context(
        subject=subject.name,
        subject_confidence=subject.confidence,
        attribute=reading.display,
        attribute_id=reading.id,
        behaviour=reading.behaviour,
        head=reading.head,
        lemmas=reading.lemmas,
        window=reading.window,
        event=event,
        scope=qualifiers.scope,
        modality=qualifiers.modality,
        attribution=qualifiers.attribution,
        as_of=qualifiers.as_of,
        how=_how(reading, subject, qualifiers),
    )
    return Claim(
        id=f"{document.id}:{mention.start}",
        source=document.id,
        mention=mention,
        context=context,
        sentence=sentence.text,
        sentence_start=sentence.start,
        confidence=round(reading.confidence, 4),
    )


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


def _unknown(mention: Mention) -> str:
    """Why nothing is held against a value; it is a claim all the same, and stands beside its like."""
    return UNDATED if is_unknown(mention.value) else ""


def _how(reading: AttributeReading, subject: Subject, qualifiers: Qualifiers) -> tuple[str, ...]:
    return tuple(_sentences((reading.how, subject.how, qualifiers.how)))


def _sentences(parts: Sequence[str | Sequence[str]]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        else:
            yield from part
