"""The nouns of the library, as frozen dataclasses. Read this first, then `api.py`.

    Document ──find_values──▶ Mention(Value) ──extract──▶ Claim(Mention, Context) ──keys──▶ ClaimKey
    claims of one key ──compare──▶ Position… ──▶ Finding ──▶ Report      (these: `outcome.py`)

Conventions:
* Offsets count characters of the text exactly as the user gave it; ``text[start:end] == quote``.
* A value is an interval. Numbers are `Decimal` in the unit as written; times are naive `datetime`,
  half-open ``[low, high)``. ``None`` is an open side.
* Nothing here is ever mutated; `dataclasses.replace` makes a changed copy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal

from claimcheck.printing import drawn, printable

Kind = Literal[
    "number",      # a plain or counted number: 2,300 engineers
    "quantity",    # a number with a measured unit: 10 km
    "money",       # an amount of a currency: $1.2bn
    "percent",     # 12 %, 3 percentage points, 150 bps (the unit tells them apart)
    "date",        # a stretch of the calendar, down to the minute: late 2024, 3 May 2013 01:30
    "time",        # a time of day without its date: 3:37 a.m.
    "duration",    # a length of time: 90 days
    "ordinal",     # 6th
    "rank",        # top five
    "multiplier",  # tenfold, twice
    "score",       # 65-53
    "category",    # a word that names a role, place, status ...
]  # fmt: skip
TIME_KINDS: frozenset[str] = frozenset({"date", "time"})

Hedge = Literal[
    "",          # stated plainly
    "about",     # about, around, some, or so, an estimated
    "nearly",    # nearly, almost: a little less
    "just over",  # a little more
    "over",      # more than, over, above: exclusive lower bound
    "at least",  # inclusive lower bound
    "under",     # less than, under, below: exclusive upper bound
    "at most",   # up to, as many as, no more than: inclusive upper bound
    "range",     # between 40 and 80, 15-20
    "plus-minus",  # 5 ± 0.2
    "vague",     # dozens, hundreds, several
]  # fmt: skip
Modality = Literal[
    "actual",     # stated as fact
    "planned",    # somebody intends it
    "expected",   # somebody forecasts or estimates it for the future
    "reported",   # rumoured, alleged, "reportedly"
    "denied",     # negated
    "superseded",  # an earlier statement that the source itself replaces ("originally reported")
]  # fmt: skip
Behaviour = Literal["constant", "cumulative", "varying", "slow", "unknown"]


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open stretch of time ``[low, high)``; ``None`` is an open side.

    Times are naive and taken as given: the calendar of the source, no time zone conversion.
    """

    low: datetime | None
    high: datetime | None


@dataclass(frozen=True, slots=True)
class Value:
    """What a few words of text, or a table cell, mean: an interval in a unit.

    Attributes:
        kind: which of the value kinds this is.
        low, high: the ends, in `unit`; `Decimal` for numbers, `datetime` for times, None where unbounded.
        low_open, high_open: whether the end itself is excluded. Times are always ``[low, high)``.
        stated: the number (or the ISO / category text) actually written, before the hedge widened it.
        unit: canonical name of the unit as written: "kilometer", "USD", "percent", "engineer", "".
        dimension: what the unit measures: "length", "money", "time", or a counted class such as "person".
        hedge: how the source qualified the number.
        resolution: the place of the last significant digit, in `unit` (2,300 -> 100; a dozen -> 12); None
            for times.
        precision: for times, the finest unit stated: "year", "month", "day", "hour", "minute", ...
        zone: for clock times, "UTC" when the stated zone was known (and the value converted), else "".
        alternatives: other readings the words allow (10/11/2024, a bare `$`); conflicts need all to conflict.
    """

    kind: Kind
    low: Decimal | datetime | None
    high: Decimal | datetime | None
    low_open: bool = False
    high_open: bool = False
    stated: Decimal | str | None = None
    unit: str = ""
    dimension: str = ""
    hedge: Hedge = ""
    resolution: Decimal | None = None
    precision: str = ""
    zone: str = ""
    alternatives: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A value found in a text. ``text[start:end]`` is the value itself, without its hedge.

    Attributes:
        hedge_span: where the hedging words stand ("more than"), or None.
        restates: start offset of the mention that this one says a second time, as the "$439 million" in
            "3 billion yuan ($439 million)"; None for the value itself.
    """

    start: int
    end: int
    text: str
    value: Value
    hedge_span: tuple[int, int] | None = None
    restates: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it. `published` is a period: "2023-02" is the whole month."""

    id: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: Period | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source's text; all offsets refer to it.

    Attributes:
        source: who says it.
        text: exactly as given, or as taken out of a file that is not text itself.
        derived: what it was taken out of ("the text of the PDF file a.pdf"); "" for a text as given.
    """

    source: Source
    text: str
    derived: str = ""

    @property
    def id(self) -> str:
        return self.source.id


@dataclass(frozen=True, slots=True)
class Event:
    """What a document tells about, as far as the text shows it.

    Attributes:
        id: unique within the document ("e0" is its main event).
        type: catalogue name such as "earthquake", "attack", "deal", or "".
        role: how the document tells it.
        participants: canonical names taking part.
        place: canonical name, or "".
        time: when it happened, if stated.
    """

    id: str
    type: str = ""
    role: Literal["main", "sub", "background", "planned"] = "main"
    participants: tuple[str, ...] = ()
    place: str = ""
    time: Period | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a value is about: everything a claim knows besides the value itself.

    Attributes:
        subject: whose value this is, as resolved within the document ("Acme", not "the company").
        subject_confidence: 1 for a name that stands in the construction, less for pronouns and fallbacks.
        attribute: display form of what is measured ("R&D engineers").
        attribute_id: catalogue name ("staff"), or "" for an open attribute.
        behaviour: whether the attribute can change in time, if the catalogue knows ("slow": in weeks).
        head: lemma of the word that is counted or measured.
        lemmas: content lemmas on the dependency path around the value, nearest first.
        window: content lemmas beside the value, cut at other numbers and clauses, nearest first.
        event: the event the value belongs to, or None.
        scope: what limits the value ("autonomous driving", "first phase", "in all"), canonical words.
        modality, attribution: how, and according to whom, the source states it.
        as_of: when it holds (valid time, not the publication date); None if the text does not say.
        how: one short sentence per decision, for `Claim.explain()`.
    """

    subject: str = ""
    subject_confidence: float = 0.0
    attribute: str = ""
    attribute_id: str = ""
    behaviour: Behaviour = "unknown"
    head: str = ""
    lemmas: tuple[str, ...] = ()
    window: tuple[str, ...] = ()
    event: Event | None = None
    scope: tuple[str, ...] = ()
    modality: Modality = "actual"
    attribution: str = ""
    as_of: Period | None = None
    how: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimKey:
    """What claims about one fact share: canonical subject or event, attribute and scope."""

    subject: str
    attribute: str
    scope: str = ""
    kind: str = ""
    number: int = 0  # tells apart facts whose canonical names coincide

    def __str__(self) -> str:
        name = " / ".join(part for part in (self.subject, self.attribute, self.scope) if part)
        return f"{name} #{self.number}" if self.number else name


@dataclass(frozen=True, slots=True)
class Claim:
    """A source gives a value for a subject's attribute, with what qualifies it and its exact words.

    Attributes:
        id: unique in the report.
        source: id of the source.
        mention: the value and where it stands.
        context: what the value is about.
        sentence, sentence_start: the evidence around it, as written, and its offset.
        confidence: how sure the extraction is, 0 to 1.
        key: set once claims of several documents have been brought together.
        link_confidence: how sure it is that values that differ under this key speak of one fact, 0 to 1.
    """

    id: str
    source: str
    mention: Mention
    context: Context = field(default_factory=Context)
    sentence: str = ""
    sentence_start: int = 0
    confidence: float = 1.0
    key: ClaimKey | None = None
    link_confidence: float = 1.0

    @property
    def value(self) -> Value:
        return self.mention.value

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end

    @property
    def quote(self) -> str:
        """The exact characters of the value: ``text[claim.start:claim.end]``."""
        return self.mention.text

    @property
    def subject(self) -> str:
        return self.context.subject

    @property
    def attribute(self) -> str:
        return self.context.attribute

    def explain(self) -> str:
        """Say how subject, attribute, event and scope were found, one decision a line."""
        return "\n".join(self.context.how) or "given as a table row"

    def __str__(self) -> str:
        name = " / ".join(part for part in (self.subject, self.attribute) if part)
        return printable(" ".join(f"{self.source}: {name}: {self.quote}".split()))

    def _repr_html_(self) -> str:
        return drawn("claim", self)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not compared, and why. `where` is "start-end", "row 17", "key ..." or ""."""

    source: str
    where: str
    reason: str
