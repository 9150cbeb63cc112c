"""Which event a value belongs to: the one the document is about, a part of it, an earlier or a planned one.

The main event is read off the title and the lead (`data/events.toml` says which words tell which type). A
value belongs to it unless its own clause says otherwise: another year, "last year's", "compared with", a
second bomb, a plan. A value of another event must never meet a value of this one: a clear cue parts them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from claimcheck.extract.clauses import clause_of, describes_a_noun
from claimcheck.extract.eventcues import (
    elsewhere,
    is_background,
    is_past,
    is_planned,
    is_running,
    order_of,
    other_name,
)
from claimcheck.extract.furniture import Layout, Line
from claimcheck.extract.happenings import called
from claimcheck.extract.names.bearers import cluster
from claimcheck.extract.names.capitals import find_occurrences
from claimcheck.extract.parse import Sentence
from claimcheck.extract.triggers import is_idiom, same_family, sub_types, trigger_type, types_in
from claimcheck.model import TIME_KINDS, Document, Event, Mention, Period

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes import AttributeReading

_CAUSES = frozenset({"nsubj", "nsubjpass", "csubj"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_COUNTS = frozenset({"number", "ordinal"})
_MAX_STEPS = 12
_LEAD = 3  # body lines that tell the main event
_TITLE_WEIGHT, _LEAD_WEIGHT = 4.0, 2.0
_WORD = re.compile(r"\w+")
_YEAR = timedelta(days=370)
_FAR = timedelta(days=90)  # a date this long before the document tells of another time


class EventIndex:
    """The events of one document, ready to say which of them a value belongs to.

    Args:
        document: the text.
        layout: its lines, from `read_layout`.
        sentences: its parsed sentences.
        mentions: its values; the dates among them date the events.

    Attributes:
        main: the event the document is about.
        affair: the type of what happened, where `main` is only what came of it: deaths in a crash.
    """

    def __init__(
        self,
        document: Document,
        layout: Layout,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
    ) -> None:
        self._dates = [mention for mention in mentions if mention.value.kind == "date"]
        self._published = document.source.published or layout.published or self._latest()
        self._date_starts = [mention.start for mention in self._dates]
        body = [line for line in layout.lines if line.role in ("body", "list")]
        title = document.source.title or layout.title
        top = body[min(len(body), _LEAD) - 1].end if body else 0
        self._told = frozenset(_WORD.findall(f"{title} {document.text[:top]}".lower()))
        self._lead = list(self._lead_dates(body[min(len(body), 2) - 1].end if body else 0))
        self.main = self._read_main(document, layout, title, body)

    def event_of(
        self, sentence: Sentence, mention: Mention, reading: AttributeReading, until: int | None = None
    ) -> Event:
        """Say which event `mention` belongs to.

        Args:
            sentence: the parsed sentence that holds the value.
            mention: the value.
            reading: its attribute.
            until: where in the text another value begins that this one is compared with: what stands
                there tells of that one only.

        Returns:
            The main event ("e0"), or one set apart by type, time or order ("background:earthquake:2003").
        """
        head = sentence.head(mention.start, mention.end)
        if head is None:
            return self.main
        clause = clause_of(head, shared=True)
        if until is not None:
            clause = [token for token in clause if sentence.start + token.idx < until]
        trigger = _trigger(head)
        kind = trigger[1] if trigger else ""
        other = kind if kind and not same_family(kind, self.main.type) else ""
        if not describes_a_noun(head):
            period = self._other_time(sentence, head, clause, mention)
            if (
                self._own_time(mention)
                or period is not None
                or is_background(head, clause)
                or (trigger and is_past(trigger[0]))
            ):
                return _event("background", kind or self.main.type, period)
        if reading.owner == "event" and mention.value.kind in _COUNTS and is_running(clause):
            return Event(f"background:{kind or self.main.type}:running", kind or self.main.type, "background")
        if other and is_planned(clause):
            return _event("planned", other, None)
        if trigger and (name := other_name(trigger[0], self._told)):
            return Event(f"sub:{kind}:{name}", kind, "sub", place=self.main.place)
        if trigger and (order := order_of(trigger[0])):
            return Event(f"sub:{kind}:{order}", kind, "sub", place=self.main.place)
        if aside := elsewhere(clause):
            return Event(f"sub:{kind}:{aside}", kind, "sub", place=self.main.place)
        if other and (other in sub_types() or mention.value.kind in TIME_KINDS):
            return _event("sub", other, None, self.main.place)
        return self.main

    def before_main(self) -> Event:
        """The time before the document's event: what its values are compared with."""
        return _event("background", self.main.type, None)

    def _read_main(self, document: Document, layout: Layout, title: str, body: Sequence[Line]) -> Event:
        scores: defaultdict[str, float] = defaultdict(float)
        weighted = [(title, _TITLE_WEIGHT), *((line.text, _LEAD_WEIGHT) for line in body[:_LEAD])]
        weighted += [(line.text, 1.0) for line in body[_LEAD:20]]
        for text, weight in weighted:
            for kind in set(types_in(text)):
                scores[kind] += weight * (0.5 if kind in sub_types() else 1.0)
        kind = max(sorted(scores), key=lambda name: scores[name], default="")
        self.affair = kind if called(kind) else _happening(scores)
        lead_end = body[min(len(body), _LEAD) - 1].end if body else 0
        dates = list(self._lead_dates(lead_end))
        names = cluster(document.text, find_occurrences(document.text[:lead_end], layout), title)
        place = next((name.canonical for name in names if name.kind == "place"), "")
        participants = tuple(name.canonical for name in names if name.in_title and name.canonical != place)
        return Event("e0", kind, "main", participants, place, min(dates, key=_width, default=None))

    def _latest(self) -> Period | None:
        """The latest date that an undated document tells: it was written about then, or a plan lies ahead."""
        periods = [Period(low, high) for low, high in map(_ends, self._dates) if low and high]
        return max(periods, key=lambda period: (period.high, period.low), default=None)

    def _lead_dates(self, lead_end: int) -> Iterator[Period]:
        """The dates of the lead, a month long at most."""
        for mention in self._dates:
            if mention.start >= lead_end:
                return
            low, high = mention.value.low, mention.value.high
            if isinstance(low, datetime) and isinstance(high, datetime) and high - low <= timedelta(days=31):
                yield Period(low, high)

    def _is_far(self, period: Period) -> bool:
        """Whether a period ends long before the document was published, and is not what the lead tells."""
        if self._published is None or self._published.low is None or period.high is None:
            return False
        told = any(_meet(period, lead) for lead in self._lead)
        return self._published.low - period.high > _FAR and not told

    def _own_time(self, mention: Mention) -> Period | None:
        """The period of a value that is itself a date of long before, or None."""
        low, high = mention.value.low, mention.value.high
        if mention.value.kind != "date" or not isinstance(low, datetime) or not isinstance(high, datetime):
            return None
        period = Period(low, high)
        return period if self._is_far(period) else None

    def _other_time(
        self, sentence: Sentence, head: Token, clause: Sequence[Token], mention: Mention
    ) -> Period | None:
        """A date beside the value that lies long before the document, or None.

        A date that hangs on a noun ("the 2003 quake") tells the time of that noun; it says something of the
        value only where the value belongs to the noun or the noun is no mere object of another verb.
        """
        if mention.value.kind in TIME_KINDS:
            return None
        inside = {token.i for token in clause}
        above = {token.i for token in head.ancestors} | {head.i}
        first = bisect_left(self._date_starts, sentence.start)
        for date in self._dates[first : bisect_left(self._date_starts, sentence.end)]:
            low, high = date.value.low, date.value.high
            if not isinstance(low, datetime) or not isinstance(high, datetime):
                continue
            span = sentence.span(date.start, date.end)
            if span is None or span.root.i not in inside or not self._is_far(Period(low, high)):
                continue
            noun = _dated_noun(span.root)
            if noun is not None and high - low > _YEAR:  # "the 1940s actress" dates nothing that happened
                continue
            if noun is None or noun.i in above or head in noun.subtree or noun.dep_ in _CAUSES:
                return Period(low, high)
        return None


def _happening(scores: Mapping[str, float]) -> str:
    """The type of what happened in a report of deaths or arrests: "Two killed in coach crash"."""
    told = (name for name in sorted(scores) if scores[name] >= _LEAD_WEIGHT and called(name))
    return max(told, key=lambda name: scores[name], default="")


def _event(
    role: Literal["background", "planned", "sub"], kind: str, period: Period | None, place: str = ""
) -> Event:
    """An event apart from the main one; its id tells what sets it apart."""
    year = period.low.strftime("%Y") if period and period.low else ""
    return Event(":".join(filter(None, (role, kind, year))), kind, role, place=place, time=period)


def _ends(date: Mention) -> tuple[datetime | None, datetime | None]:
    low, high = date.value.low, date.value.high
    return (low if isinstance(low, datetime) else None), (high if isinstance(high, datetime) else None)


def _width(period: Period) -> timedelta:
    """How long a period is; the narrowest date of a lead dates its event."""
    return period.high - period.low if period.low and period.high else timedelta.max


def _meet(one: Period, other: Period) -> bool:
    return not (
        (one.high and other.low and one.high <= other.low)
        or (other.high and one.low and other.high <= one.low)
    )


def _dated_noun(date: Token) -> Token | None:
    """The noun that a date modifies: "the 2003 quake", "the quake of 2003"; None where it dates a verb."""
    if date.dep_ in ("compound", "nummod", "nmod", "poss", "amod"):
        return date.head if date.head.pos_ in ("NOUN", "PROPN") else None
    if date.dep_ == "pobj" and date.head.head.pos_ in ("NOUN", "PROPN"):
        return date.head.head
    return None


def _trigger(head: Token) -> tuple[Token, str] | None:
    """The nearest word on the way up the tree that tells an event, with its type."""
    token = head
    for _ in range(_MAX_STEPS):
        arguments = [child for child in token.children if child.dep_ in _ARGUMENTS]
        agents = (child for agent in token.children if agent.dep_ == "agent" for child in agent.children)
        for candidate in (*agents, token, *arguments):
            kind = trigger_type(candidate.lower_)
            if kind and candidate.pos_ in ("NOUN", "VERB") and not _is_idiom(candidate):
                return candidate, kind
        if token.head == token:
            return None
        token = token.head
    return None


def _is_idiom(word: Token) -> bool:
    """Whether a word tells no event with the one before it: "opened fire", "death penalty"."""
    return word.i > 0 and is_idiom(word.doc[word.i - 1].lower_, word.lower_)
