"""What qualifies a value: its scope, how surely it is stated, by whom, and when it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.config import DEFAULT
from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.attribution import read_attribution
from claimcheck.extract.clauses import clause_of, clause_top
from claimcheck.extract.modality import read_modality
from claimcheck.extract.ordinals import told_apart
from claimcheck.extract.parse import Sentence
from claimcheck.extract.scope import read_scope
from claimcheck.model import TIME_KINDS, Mention, Modality, Period
from claimcheck.values.dates import find_dates

if TYPE_CHECKING:
    from claimcheck.extract.attributes import AttributeReading

_THE = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose) $")
_NEAR_BY = 40  # characters between a value and the day or year it holds for
_OPENING = 12  # characters within which a time opens a sentence: "In May 2024, revenue was $3 million"
_HOLDS_FOR = {  # how exactly its time is told
    "daily": ("day",),
    "yearly": ("year", "quarter"),
    "standing": ("year", "quarter", "month"),
}
_DAYS = {"year": 366, "quarter": 92, "month": 31}
_UNIT_BEHIND = re.compile(r" (?:[a-z]{2,9} )?(?:day|week|month|quarter|year|decade)s\b")  # "two fiscal years"


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What qualifies a value.

    Attributes:
        scope: canonical words for what limits it, sorted.
        modality: how surely it is stated.
        attribution: the speaker as written, or "".
        as_of: when it holds, where the sentence says so.
        set_aside: why the value is no claim of its own, or "".
        how: one sentence per decision.
    """

    scope: tuple[str, ...] = ()
    modality: Modality = "actual"
    attribution: str = ""
    as_of: Period | None = None
    set_aside: str = ""
    how: tuple[str, ...] = ()


def qualify(
    sentence: Sentence, mention: Mention, reading: AttributeReading, published: Period | None
) -> Qualifiers:
    """Say what qualifies a value.

    Args:
        sentence: the parsed sentence that holds the value.
        mention: the value.
        reading: its attribute.
        published: when the document was published, for relative dates.

    Example:
        >>> from claimcheck.extract.attributes import read_attribute
        >>> from claimcheck.extract.parse import parse
        >>> from claimcheck.values import find_values
        >>> text = "Another 20 people died, the ministry said."
        >>> sentence, mention = next(parse([(0, text)])), find_values(text)[0]
        >>> found = qualify(sentence, mention, read_attribute(sentence, mention), None)
        >>> found.scope, found.attribution
        (('more',), 'ministry')
    """
    scope, scope_how = read_scope(sentence, mention)
    modality, modality_how = read_modality(sentence, mention)
    attribution, attribution_how = read_attribution(sentence, mention)
    as_of, as_of_how = _as_of(sentence, mention, reading, published)
    aside = _set_aside(sentence, mention, reading)
    how = tuple(filter(None, (*scope_how, modality_how, attribution_how, as_of_how)))
    return Qualifiers(scope, modality, attribution, as_of, aside, how)


def _as_of(
    sentence: Sentence, mention: Mention, reading: AttributeReading, published: Period | None
) -> tuple[Period | None, str]:
    """When a value holds: "as of June", "by the end of 2030", "so far" (at publication)."""
    if mention.value.kind in TIME_KINDS:
        return None, ""
    for kind, precisions in _HOLDS_FOR.items():
        if reading.id.removesuffix(" change") in lexicon.table("qualifiers")["time"][kind]:
            period, how = _told_beside(sentence, mention, published, precisions)
            if period is not None:
                return period, how
    for match in _cue("as_of").finditer(sentence.text):
        for date in find_dates(sentence.text[match.end() : match.end() + 40], published, DEFAULT)[:1]:
            period = _period(date)
            if date.start <= 5 and date.value.kind == "date" and period.high is not None:
                return period, f'"{match.group()} {date.text}" says when it holds'
    telling = _cue("so_far").search(sentence.text)
    if published is not None and telling is not None:
        return published, f'"{telling.group()}" means the day of publication'
    return None, ""


def _told_beside(
    sentence: Sentence, mention: Mention, published: Period | None, precisions: tuple[str, ...]
) -> tuple[Period | None, str]:
    """The day or year nearest to a value of its clause: "finished Tuesday at $4", "$3 million in 2024"."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    times = [
        date
        for date in find_dates(sentence.text, published, DEFAULT)
        if date.value.precision in precisions and not date.value.hedge and _is_one(date)
    ]
    near = min(times, key=lambda date: max(start - date.end, date.start - end), default=None)
    if near is None or max(start - near.end, near.start - end) > _NEAR_BY:
        return None, ""
    between = sentence.text[min(end, near.end) : max(start, near.start)]
    if "," in between and near.start > _OPENING:
        return None, ""  # "Acme, founded in 2009, had revenue of $3 million"
    told = sentence.head(sentence.start + near.start, sentence.start + near.end)
    value = sentence.head(mention.start, mention.end)
    apart = told is None or value is None or clause_top(told) != clause_top(value)
    if apart and "day" not in precisions:
        return None, ""  # "opened in 2009 and has 300 rooms"; but "rose on Tuesday to close at $4"
    return _period(near), f'"{near.text}" says when it holds'


def _is_one(date: Mention) -> bool:
    """Whether a time is one day, month or year, and not "the past six months"."""
    period, most = _period(date), _DAYS.get(date.value.precision, 1)
    return period.low is not None and period.high is not None and (period.high - period.low).days <= most


def _period(date: Mention) -> Period:
    low, high = date.value.low, date.value.high
    return Period(low if isinstance(low, datetime) else None, high if isinstance(high, datetime) else None)


@cache
def _cue(key: str) -> re.Pattern[str]:
    phrases = sorted(lexicon.table("qualifiers")["time"][key], key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\b", re.IGNORECASE)


def _set_aside(sentence: Sentence, mention: Mention, reading: AttributeReading) -> str:
    """Why a value is no claim of its own: it frames another ("over the next two years, 300") or is a note."""
    if mention.value.kind not in ("duration", "date"):
        return _stands_in(sentence, mention, reading) or told_apart(sentence, mention, reading)
    start = mention.start - sentence.start
    if _citing().search(sentence.text, max(0, start - 48), start):
        return "the date of a note on a source"
    if mention.text.lower() == "today" and _is_nowadays(sentence, mention):
        return '"today" only says that it is so now'
    if mention.value.kind == "date" and _tells_when(sentence, mention, reading):
        return "it tells when another value held"
    end = mention.end - sentence.start
    behind = _UNIT_BEHIND.match(sentence.text, end)
    said = f"{sentence.text[max(0, start - 24) : end]}{behind.group() if behind else ''}".lower()
    spread = _spread().search(said) if mention.value.kind == "duration" and not reading.id else None
    frame = _frame().search(said) or spread
    head = sentence.head(mention.start, mention.end)
    if frame is None or head is None:
        return ""
    own = range(start, end)
    borne = reading.id.endswith(" duration")  # "sales will double in the next two years" lasts nothing
    if borne or any(token.pos_ == "NUM" and token.idx not in own for token in clause_of(head)):
        return f'"{frame.group()}" is the frame of another value'
    return ""


def _tells_when(sentence: Sentence, mention: Mention, reading: AttributeReading) -> bool:
    """Whether a date only says when a value of its clause held: "had 290 employees in 2011"."""
    head = sentence.head(mention.start, mention.end)
    if head is None or mention.value.precision not in _HOLDS_FOR["standing"]:
        return False
    own = range(mention.start - sentence.start, mention.end - sentence.start)
    clause = clause_of(head)
    given = reading.head in lexicon.table("qualifiers")["time"]["giving"]
    return given and any(token.pos_ == "NUM" and token.idx not in own for token in clause)


def _stands_in(sentence: Sentence, mention: Mention, reading: AttributeReading) -> str:
    """Whether a number only stands for those named before: "the two met in June" counts nobody."""
    before = sentence.text[: mention.start - sentence.start]
    named = reading.id or mention.value.unit or mention.value.kind != "number" or not mention.text.isalpha()
    head = sentence.head(mention.start, mention.end)
    if named or head is None or head.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return ""
    return "it stands for what was named before" if _THE.search(before) else ""


def _is_nowadays(sentence: Sentence, mention: Mention) -> bool:
    """Whether "today" dates a state, not what happens: "as of today", "it has 12 rooms today"."""
    start = mention.start - sentence.start
    head = sentence.head(mention.start, mention.end)
    if sentence.text[:start].lower().endswith("as of "):
        return True
    verb = (
        None
        if head is None
        else next((t for t in (head, *head.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    )
    if verb is None or verb.tag_ not in ("VBZ", "VBP"):
        return False
    states = lexicon.words("constructions", "having_verbs")
    told = next((c for c in verb.children if c.dep_ == "attr" and c.pos_ in ("NOUN", "PRON", "NUM")), None)
    being = verb.lemma_ == "be" and told is not None and not catalogue().is_event(told.lemma_.lower())
    return being or (verb.lemma_ in states and any(c.dep_ == "dobj" for c in verb.children))


@cache
def _citing() -> re.Pattern[str]:
    """ "Retrieved 3 May 2014": at the beginning of a sentence, or behind what closes one."""
    phrases = sorted(lexicon.table("qualifiers")["time"]["citing"], key=lambda phrase: -len(phrase))
    return re.compile(rf"(?:^|[.;:,)\]\"'”’»^] ?)(?:{'|'.join(phrases)})(?: on)?:? ?\Z")


@cache
def _frame() -> re.Pattern[str]:
    """A stretch still to come, in the plural: "over the next two years"."""
    words = lexicon.table("qualifiers")["time"]
    prepositions, coming = "|".join(words["frame_prepositions"]), "|".join(words["coming"])
    return re.compile(rf"\b(?:{prepositions})\s(?:the\s)?(?:{coming})\s[\w\s–-]{{1,30}}s$")


@cache
def _spread() -> re.Pattern[str]:
    """The time that something else is counted over: "three titles in 11 years"."""
    prepositions = "|".join(lexicon.table("qualifiers")["time"]["frame_prepositions"])
    return re.compile(rf"\b(?:{prepositions})\s(?:(?:just|only|about|the|his|her|its)\s)?[\w-]+\s\w+$")
