"""Statements: what linking sees of a claim. A value and its restatement in brackets are one statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import log

from claimcheck.extract.tables.columns import Measured, measure
from claimcheck.keys.beside import Told, told_beside
from claimcheck.keys.counting import Counted, read_counted
from claimcheck.keys.limits import Limits, read_limits
from claimcheck.keys.wording import Wording, plain, read_wording, surroundings
from claimcheck.lexicon import words
from claimcheck.model import TIME_KINDS, Claim, Source
from claimcheck.values.money import RATE_SLACK, convert

_WORD = re.compile(r"[^\W\d_]{3,}")
Bag = dict[str, float]
_CAPITAL = re.compile(r"[\s-]+[A-Z]")
_DECAY = 0.85  # weight of each further word of a path or window
_YEAR = 31_557_600.0  # seconds of a year
_OLDEST = 130  # years; what is more, or no whole number, is no age of a person


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One claim, or a claim with its restatements, prepared for pairing.

    Attributes:
        claims: the claim first, its restatements after it.
        reading: the value in base units; money in US dollars, by the source's own gloss where it gives one.
        block: statements of different blocks are never compared ("date", "money", "count", "length" ...).
        path, window, sentence: weighted bags of words; rarer words of the pile weigh more.
        wording: the words around the value, prepared for comparing.
        beside: what else the sentence tells, with its values.
        limits: what limits the value, told in its clause.
        counted: what exactly a count or a share is of.
    """

    claims: tuple[Claim, ...]
    reading: Measured
    block: str
    path: Bag
    window: Bag
    sentence: Bag
    wording: Wording
    beside: Told
    limits: Limits
    counted: Counted

    @property
    def claim(self) -> Claim:
        return self.claims[0]

    @property
    def label(self) -> str:
        """What is measured: the catalogued attribute, else the head word."""
        return self.claim.context.attribute_id or self.claim.context.head

    @property
    def source(self) -> str:
        return self.claims[0].source


def gather(claims: Sequence[Claim], sources: Mapping[str, Source] | None = None) -> list[Statement]:
    """Group claims into statements, sorted by source and place so that input order never matters.

    Args:
        claims: claims of any number of documents, in any order.
        sources: by id; their dates choose the exchange rates, the middle one of them for what is undated.
    """
    stating = (claim for claim in claims if not _names(claim))
    ordered = sorted(stating, key=lambda claim: (claim.source, claim.start, claim.id))
    joined: dict[tuple[str, int], list[Claim]] = {}
    for claim in ordered:
        at = claim.mention.restates
        home = (claim.source, at if at is not None else claim.start)
        joined.setdefault(home if home in joined else (claim.source, claim.start), []).append(claim)
    bags = _Bags(ordered)
    usual = _usual_day(ordered, sources or {})
    readings = []
    for group in joined.values():
        dollars = next((claim for claim in group if claim.value.unit == "USD"), group[0])
        readings.append((group[0], _reading(dollars, (sources or {}).get(dollars.source), usual)))
    statements = []
    for group, (head, reading), beside in zip(joined.values(), readings, told_beside(readings), strict=True):
        statements.append(
            Statement(
                tuple(group),
                reading,
                _block(reading),
                bags.path(head),
                bags.window(head),
                bags.sentence(head),
                bags.wording(head),
                beside,
                read_limits(head),
                read_counted(head),
            )
        )
    return statements


def _names(claim: Claim) -> bool:
    """Whether a value is part of a name, as in "the 17-inch Tern Book": who says so tells nothing by it."""
    if claim.context.attribute_id not in words("link", "naming"):
        return False
    return _CAPITAL.match(claim.sentence, claim.end - claim.sentence_start) is not None


def content_words(text: str) -> list[str]:
    """Lower-cased words of three letters or more, with a plain plural ending cut off."""
    return [plain(word) for word in _WORD.findall(text)]


class _Bags:
    """Word weights by rarity among the claims of the pile."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        sentences = {(claim.source, claim.sentence_start): claim.sentence for claim in claims}
        self._words = {home: set(content_words(text)) for home, text in sentences.items()}
        counts = Counter(word for words in self._words.values() for word in sorted(words))
        total = len(sentences) + 1
        self._weight = {word: log(1 + total / (1 + count)) for word, count in counts.items()}
        self._rare = log(1 + total)
        self._around = surroundings(self._words, self._of)

    def path(self, claim: Claim) -> Bag:
        return self._ordered((claim.context.head, *claim.context.lemmas))

    def window(self, claim: Claim) -> Bag:
        return self._ordered(claim.context.window)

    def sentence(self, claim: Claim) -> Bag:
        return {word: self._of(word) for word in sorted(self._words[claim.source, claim.sentence_start])}

    def wording(self, claim: Claim) -> Wording:
        return read_wording(claim, self._around[claim.source, claim.sentence_start], self._of)

    def _of(self, word: str) -> float:
        return self._weight.get(word, self._rare)

    def _ordered(self, lemmas: Sequence[str]) -> Bag:
        bag: Bag = {}
        for place, lemma in enumerate(lemmas):
            word = plain(lemma)
            if word and word not in bag:
                bag[word] = self._of(word) * _DECAY**place
        return bag


def _block(reading: Measured) -> str:
    kind = reading.measure
    if kind.startswith("money"):
        return "money"
    if kind in TIME_KINDS:
        return "time"
    if kind == "duration" or kind.startswith("count"):
        return kind.partition(":")[0]
    return kind


def _reading(claim: Claim, source: Source | None, usual: date | None) -> Measured:
    """The value in base units; money in US dollars where the day has a rate."""
    reading = measure(claim.value)
    if claim.context.attribute_id == "age" and claim.value.kind == "number" and _is_age(reading):
        return reading.scaled(_YEAR, "duration")
    if not reading.measure.startswith("money:") or reading.measure == "money:USD":
        return reading
    day = _day(claim, source) or usual
    one = convert(Decimal(1), reading.measure.partition(":")[2], "USD", day) if day else None
    return reading if one is None else reading.scaled(float(one.amount), "money:USD", RATE_SLACK)


def _is_age(reading: Measured) -> bool:
    """Whether "He was 95" can be an age in years, and so be held against "a 95-year-old man"."""
    return 0 <= reading.point <= _OLDEST and reading.point.is_integer()


def _usual_day(claims: Sequence[Claim], sources: Mapping[str, Source]) -> date | None:
    """The middle one of the days the sources of a pile were published on."""
    own = sorted({claim.source for claim in claims} & sources.keys())
    periods = (sources[name].published for name in own)
    days = sorted(low.date() for period in periods if period and (low := period.low or period.high))
    return days[len(days) // 2] if days else None


def _day(claim: Claim, source: Source | None) -> date | None:
    for period in (claim.context.as_of, source.published if source else None):
        if period is not None:
            day: datetime | None = period.low or period.high
            if day is not None:
                return day.date()
    return None
