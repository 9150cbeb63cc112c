"""Which event a value belongs to: the one the document is about, a part of it, an earlier or a planned one.

The main event is read off the title and the lead (`data/events.toml` says which words tell which type). A
value belongs to it unless its own clause says otherwise: another year, "last year's", "compared with", a
second bomb, a plan. A value of another event must never meet a value of this one: a clear cue parts them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.capitals import find_occurrences
from claimcheck.extract.clauses import clause_of
from claimcheck.extract.furniture import Layout, Line
from claimcheck.extract.names import cluster
from claimcheck.extract.parse import Sentence
from claimcheck.model import TIME_KINDS, Document, Event, Mention, Period

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes import AttributeReading

_LEAD = 3  # body lines that tell the main event
_TITLE_WEIGHT, _LEAD_WEIGHT = 4.0, 2.0
_FAR = timedelta(days=150)  # a date this long before the document tells of another time
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class EventIndex:
    """The events of one document, ready to say which of them a value belongs to.

    Args:
        document: the text.
        layout: its lines, from `read_layout`.
        sentences: its parsed sentences.
        mentions: its values; the dates among them date the events.
    """

    def __init__(
        self,
        document: Document,
        layout: Layout,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
    ) -> None:
        self._published = document.source.published or layout.published
        self._dates = [mention for mention in mentions if mention.value.kind == "date"]
        body = [line for line in layout.lines if line.role in ("body", "list")]
        title = document.source.title or layout.title
        self.main = self._read_main(document, layout, title, body)

    def event_of(self, sentence: Sentence, mention: Mention, reading: AttributeReading) -> Event:
        """Say which event `mention` belongs to.

        Args:
            sentence: the parsed sentence that holds the value.
            mention: the value.
            reading: its attribute.

        Returns:
            The main event ("e0"), or one set apart by type, time or order ("background:earthquake:2003").
        """
        head = sentence.head(mention.start, mention.end)
        if head is None:
            return self.main
        clause = clause_of(head)
        trigger = _trigger(head)
        own_type = trigger[1] if trigger else ""
        period = self._other_time(sentence, clause, mention)
        if period is not None or _is_background(head, clause):
            return self._set_apart("background", own_type or self.main.type, period)
        if _is_planned(clause) and own_type and not _same_family(own_type, self.main.type):
            return self._set_apart("planned", own_type, None)
        if trigger and (order := _order(trigger[0])):
            return Event(f"sub:{own_type}:{order}", own_type, "sub", place=self.main.place)
        apart = own_type in _sub_types() or mention.value.kind in TIME_KINDS
        if own_type and apart and not _same_family(own_type, self.main.type):
            return self._set_apart("sub", own_type, None)
        return self.main

    def _set_apart(self, role: str, kind: str, period: Period | None) -> Event:
        when = period.low.strftime("%Y") if period and period.low else ""
        roles = {"background": "background", "planned": "planned", "sub": "sub"}
        name = ":".join(part for part in (roles[role], kind, when) if part)
        if role == "background":
            return Event(name, kind, "background", time=period)
        if role == "planned":
            return Event(name, kind, "planned", time=period)
        return Event(name, kind, "sub", place=self.main.place, time=period)

    def _read_main(self, document: Document, layout: Layout, title: str, body: Sequence[Line]) -> Event:
        scores: defaultdict[str, float] = defaultdict(float)
        weighted = [(title, _TITLE_WEIGHT), *((line.text, _LEAD_WEIGHT) for line in body[:_LEAD])]
        weighted += [(line.text, 1.0) for line in body[_LEAD:20]]
        for text, weight in weighted:
            for kind in set(_types_in(text)):
                scores[kind] += weight * (0.5 if kind in _sub_types() else 1.0)
        kind = max(sorted(scores), key=lambda name: scores[name], default="")
        lead_end = body[min(len(body), _LEAD) - 1].end if body else 0
        names = cluster(document.text, find_occurrences(document.text[:lead_end], layout), title)
        place = next((name.canonical for name in names if name.kind == "place"), "")
        participants = tuple(name.canonical for name in names if name.in_title and name.canonical != place)
        return Event("e0", kind, "main", participants, place, self._lead_time(lead_end))

    def _lead_time(self, lead_end: int) -> Period | None:
        """The first date of the lead that is near the document's own date."""
        for mention in self._dates:
            low, high = mention.value.low, mention.value.high
            if mention.start >= lead_end:
                break
            if isinstance(low, datetime) and isinstance(high, datetime) and high - low <= timedelta(days=31):
                period = Period(low, high)
                if not self._is_far(period):
                    return period
        return None

    def _is_far(self, period: Period) -> bool:
        """Whether a period ends long before the document was published."""
        if self._published is None or self._published.low is None or period.high is None:
            return False
        return period.high < self._published.low - _FAR

    def _other_time(self, sentence: Sentence, clause: Sequence[Token], mention: Mention) -> Period | None:
        """A date in the value's own clause that lies long before the document, or None."""
        inside = {token.i for token in clause}
        for date in self._dates:
            if date.end <= sentence.start or date.start >= sentence.end:
                continue
            low, high = date.value.low, date.value.high
            if not isinstance(low, datetime) or not isinstance(high, datetime):
                continue
            span = sentence.span(date.start, date.end)
            if span is not None and span.root.i in inside and self._is_far(Period(low, high)):
                return Period(low, high)
        return None


def _trigger(head: Token) -> tuple[Token, str] | None:
    """The nearest word on the way up the tree that tells an event, with its type."""
    token, steps = head, 0
    while steps < 12:
        for candidate in (token, *token.children):
            kind = _forms().get(candidate.lower_)
            if (
                kind
                and candidate.pos_ in ("NOUN", "VERB", "PROPN")
                and (candidate == token or candidate.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"))
            ):
                return candidate, kind
        if token.head == token:
            return None
        token, steps = token.head, steps + 1
    return None


def _is_background(head: Token, clause: Sequence[Token]) -> bool:
    """Whether the clause tells of an earlier time: "previously", "compared with", "last year's"."""
    cues: Mapping[str, list[str]] = lexicon.table("events")["cues"]
    ancestors = [head, *head.ancestors]
    for token in ancestors[:4]:
        if (
            token.dep_ in ("prep", "agent")
            and token.lower_ in cues["comparisons"]
            and _last_unit(token.subtree, cues)
        ):
            return True
        if token.lower_ == "compared":
            return True
        if any(
            child.lower_ in cues["background_adjectives"] and child.dep_ == "amod" for child in token.children
        ):
            return True
    return any(token.lower_ in cues["background_adverbs"] for token in clause) or _last_unit(clause, cues)


def _last_unit(tokens: Iterable[Token], cues: Mapping[str, list[str]]) -> bool:
    """ "last year", "a year earlier", "the previous season" among the tokens."""
    before = ""
    for token in tokens:
        if token.lower_ in cues["long_units"] and before in cues["last"]:
            return True
        before = token.lower_
    return False


def _is_planned(clause: Sequence[Token]) -> bool:
    cues = lexicon.table("events")["cues"]
    return any(
        (token.tag_ == "MD" and token.lower_ in cues["future"]) or token.lemma_ in cues["intentions"]
        for token in clause
    )


def _order(trigger: Token) -> str:
    """ "second" in "a second bomb", "another" in "another quake", or ""."""
    ordinals = lexicon.table("events")["cues"]["ordinals"]
    return next((child.lower_ for child in trigger.children if child.lower_ in ordinals), "")


def _types_in(text: str) -> Iterator[str]:
    forms = _forms()
    before = ""
    for match in _WORD.finditer(text.lower()):
        word = match.group()
        kind = forms.get(f"{before} {word}") or forms.get(word)
        if kind:
            yield kind
        before = word


def _same_family(one: str, other: str) -> bool:
    families = lexicon.table("events")["families"]
    return one == other or any(one in members and other in members for members in families.values())


@cache
def _sub_types() -> frozenset[str]:
    return frozenset(name for name, entry in lexicon.table("events")["types"].items() if entry.get("sub"))


@cache
def _forms() -> dict[str, str]:
    """Every form of every trigger -> its type; the first type listed keeps a form that two could claim."""
    table = lexicon.table("events")
    forms: dict[str, str] = {}
    for name, entry in table["types"].items():
        for noun in entry.get("nouns", ()):
            for form in (noun, *_plurals(noun)):
                forms.setdefault(form, name)
        for verb in entry.get("verbs", ()):
            for form in (verb, *_inflections(verb), *table["irregular"].get(verb, ())):
                forms.setdefault(form, name)
    return forms


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return (f"{noun[:-1]}ies",)
    return (f"{noun}es",) if noun.endswith(("s", "x", "sh", "ch")) else (f"{noun}s",)


def _inflections(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    doubled = verb + verb[-1]
    return (*_plurals(verb), f"{verb}ed", f"{verb}ing", f"{doubled}ed", f"{doubled}ing")
