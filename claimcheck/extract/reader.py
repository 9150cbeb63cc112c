"""The values of one sentence: what each is a value of, whose, and how it is qualified."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.extract.attributes import AttributeReading, catalogue, read_attribute
from claimcheck.extract.comparisons import comparisons, for_another, goes_on, in_the_unit_of
from claimcheck.extract.elliptic import as_money
from claimcheck.extract.events import EventIndex
from claimcheck.extract.lifespans import LifeDate
from claimcheck.extract.parse import Sentence
from claimcheck.extract.phrases import Subject
from claimcheck.extract.qualifiers import Qualifiers, qualify
from claimcheck.extract.subjects import SubjectIndex
from claimcheck.model import Claim, Context, Document, Event, Mention, Period, Skipped
from claimcheck.values.counted import singular
from claimcheck.values.dates import is_unknown

UNDATED = "relative date, and the source has no publication date"
_OF_THEM = re.compile(r" of (?:them|whom|these|those),? ([a-z]+)")
_GAPPED = 0.7  # confidence of whose a value is that has no verb of its own


@dataclass(frozen=True, slots=True)
class Told:
    """A value that another one of its sentence takes up, and what was read of it; `scope`: its own limit."""

    mention: Mention
    reading: AttributeReading
    subject: Subject
    scope: tuple[str, ...] = ()

    def taken_over(self) -> AttributeReading:
        return replace(self.reading, how=f'is told beside "{self.mention.text}"')


@dataclass(frozen=True, slots=True)
class Reader:
    """What a document's sentences are read with.

    Attributes:
        mentions: its values, in order.
        lives: births and deaths in brackets, by the place of their values.
    """

    document: Document
    mentions: Sequence[Mention]
    lives: Mapping[int, LifeDate]
    subjects: SubjectIndex
    events: EventIndex
    published: Period | None

    def read(
        self, sentence: Sentence, inside: Sequence[Mention], before: Sentence | None
    ) -> Iterator[Claim | Skipped]:
        """The claims of a sentence, and what is set aside.

        Args:
            sentence: the sentence.
            inside: its values, in order.
            before: the sentence right before, if it is parsed.
        """
        compared = comparisons(sentence, inside)
        found: dict[int, Told] = {}
        for mention in inside:
            life = self.lives.get(mention.start)
            base = next((found.get(pair.base) for pair in compared if pair.earlier == mention.start), None)
            mention, reading = (mention, life.reading) if life else self._attribute(sentence, mention, base)
            gapped = _for_another(sentence, mention, found) if base is None else None
            if gapped is None and base is None and not reading.id:
                gapped = self._gapped(sentence, mention, found) or _part_of(sentence, mention, found)
            if gapped is not None:
                mention, reading = gapped.mention, gapped.reading
            qualifiers = qualify(sentence, mention, reading, self.published)
            if gapped is not None and gapped.scope:
                qualifiers = replace(qualifiers, scope=tuple(sorted({*qualifiers.scope, *gapped.scope})))
            # Nothing is held against an unknown time; it is a claim all the same, and stands beside its like.
            if reason := qualifiers.set_aside or (UNDATED if is_unknown(mention.value) else ""):
                yield Skipped(self.document.id, f"{mention.start}-{mention.end}", reason)
            if qualifiers.set_aside:
                continue
            until = next((pair.at for pair in compared if mention.start < pair.at), None)
            event = self.events.event_of(sentence, mention, reading, until)
            if base is not None and event.role == "main":
                event = self.events.before_main()
            known = life or base or gapped
            subject = (
                known.subject if known else self.subjects.resolve(sentence, mention, reading, before, event)
            )
            if subject.where:
                qualifiers = replace(qualifiers, scope=tuple(sorted({*qualifiers.scope, subject.where})))
            found[mention.start] = Told(mention, reading, subject)
            yield _claim(self.document, sentence, mention, reading, qualifiers, subject, event)

    def _attribute(
        self, sentence: Sentence, mention: Mention, base: Told | None
    ) -> tuple[Mention, AttributeReading]:
        """What a value measures, and the value as it is then read: as money, in the unit of another one."""
        about = self.events.main.type
        reading = read_attribute(sentence, mention, about)
        if base is None:
            sum_ = None if reading.id else as_money(mention, self.mentions)
            paid = read_attribute(sentence, sum_, about) if sum_ is not None else reading
            return (sum_, paid) if sum_ is not None and paid.id else (mention, reading)
        return in_the_unit_of(mention, base.mention), reading if reading.id else base.taken_over()

    def _gapped(self, sentence: Sentence, mention: Mention, found: Mapping[int, Told]) -> Told | None:
        """The fact of another value right before: "Acme employs 300 people and Norvik 2,000"."""
        name = self.subjects.ending_at(mention.start - 1)
        if name is None or not found:
            return None
        base = found[max(found)]
        if not base.reading.id or not goes_on(sentence, base.mention, mention):
            return None
        how = f'"{name.canonical}" stands right before, without a verb'
        return Told(mention, base.taken_over(), Subject(name.canonical, _GAPPED, how))


def _for_another(sentence: Sentence, mention: Mention, found: Mapping[int, Told]) -> Told | None:
    """The fact of the value before, for somebody else: "20 euros for adults and 8 for children"."""
    base = found[max(found)] if found else None
    other = for_another(sentence, base.mention, mention) if base is not None and base.reading.id else ""
    if base is None or not other:
        return None
    mention = in_the_unit_of(mention, base.mention)
    return Told(mention, base.taken_over(), base.subject, (f"for {singular(other)}",))


def _part_of(sentence: Sentence, mention: Mention, found: Mapping[int, Told]) -> Told | None:
    """A part of the value before: "240 people were hurt, 31 of them seriously"."""
    behind = _OF_THEM.match(sentence.text, mention.end - sentence.start)
    base = found[max(found)] if found else None
    if behind is None or base is None or not base.reading.id or base.mention.value.kind != mention.value.kind:
        return None
    reading = base.taken_over()
    how_badly = catalogue().find(f"{behind[1]} {reading.id}")
    if how_badly is not None:
        reading = replace(reading, id=how_badly.id, display=how_badly.shows, head=how_badly.id)
    return Told(mention, reading, base.subject)


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
        how=(reading.how, subject.how, *qualifiers.how),
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
