"""How values, dates and sources are worded for people, the same in every format."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from claimcheck.model import Claim, Period, Source
from claimcheck.outcome import Finding, Relation
from claimcheck.printing import printable
from claimcheck.values.counted import singular

# A verdict is a shape and a word, and only then a colour: it must be read in black and white too.
SHAPES: Mapping[Relation, str] = {
    "conflict": "≠", "evolved": "→", "possible": "?", "compatible": "≈", "agree": "=",
}  # fmt: skip
MEANINGS: Mapping[Relation, str] = {
    "conflict": "The sources cannot all be right.",
    "evolved": "The sources differ, and time tells them apart.",
    "possible": "The sources may disagree; it is not sure enough to be called more.",
    "compatible": "The sources can all be right: one is vaguer, a bound, or less precise.",
    "agree": "The sources say the same, after units and rounding.",
}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_REACH = 5  # words behind a number among which its noun stands
_PUNCTUATION = ".,;:!?()\"'’”"


def one_line(text: str) -> str:
    """Printable text with its line breaks and runs of white space as single spaces."""
    return " ".join(printable(text).split())


def iso_period(period: Period | None) -> str | None:
    """A period as ISO 8601: "2023", "2023-02", "2023-02-09", else "start/end" with the end exclusive.

    Example:
        >>> iso_period(Period(datetime(2023, 2, 1), datetime(2023, 3, 1)))
        '2023-02'
    """
    if period is None:
        return None
    low, high = period.low, period.high
    if low is None or high is None:
        return f"{iso(low) if low else '..'}/{iso(high) if high else '..'}"
    for characters, end in ((4, _year_after(low)), (7, _month_after(low)), (10, _day_after(low))):
        if high == end:
            return low.isoformat()[:characters]
    if high - low <= timedelta(minutes=1):
        return low.isoformat(timespec="minutes")
    return f"{iso(low)}/{iso(high)}"


def iso(moment: datetime) -> str:
    """A day as "2023-02-09", anything finer with its time."""
    midnight = moment.hour == moment.minute == moment.second == moment.microsecond == 0
    return moment.date().isoformat() if midnight else moment.isoformat()


def readable_period(period: Period | None) -> str:
    """A period as people write it: "2023", "Feb 2023", "9 Feb 2023"; "" where there is none."""
    form = iso_period(period)
    if form is None or "/" in form or period is None or period.low is None:
        return (form or "").replace("/", " to ")
    low = period.low
    words = (str(low.year), _MONTHS[low.month - 1], str(low.day))[: form.split("T")[0].count("-") + 1]
    return " ".join(reversed(words)) + (f" {low:%H:%M}" if "T" in form else "")


def source_name(source: Source | None, fallback: str) -> str:
    """Publisher, else title, else id."""
    return one_line((source and (source.publisher or source.title)) or fallback) or one_line(fallback)


def source_line(source: Source | None, fallback: str) -> str:
    """Who said it and when: "The Mirror, Feb 2023"."""
    when = readable_period(source.published) if source else ""
    return ", ".join(part for part in (source_name(source, fallback), when) if part)


def phrase(claim: Claim) -> str:
    """The value as the source puts it, with its hedge and, for counts, what is counted.

    Example: "more than 2,300 engineers".
    """
    mention = claim.mention
    words = mention.text
    if mention.hedge_span is not None and claim.sentence:
        start = min(mention.hedge_span[0], mention.start) - claim.sentence_start
        end = max(mention.hedge_span[1], mention.end) - claim.sentence_start
        if 0 <= start < end <= len(claim.sentence) and end - start <= len(words) + 40:
            words = claim.sentence[start:end]
    return printable(" ".join(f"{words} {_noun(claim)}".split()))


def name_of(finding: Finding) -> str:
    """What a finding is about: "Harbour Bridge · length"."""
    return " · ".join(one_line(part) for part in (finding.subject, finding.attribute) if part)


def verdict(relation: Relation) -> str:
    """A relation with its shape: "≠ conflict"."""
    return f"{SHAPES[relation]} {relation}"


def label(index: int) -> str:
    """The name of a position: A, B, ... Z, AA, AB, ..."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def count(number: int, noun: str) -> str:
    """ "1 claim", "2 claims".

    Example:
        >>> count(1, "source"), count(2300, "source")
        ('1 source', '2,300 sources')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tally(counts: Mapping[str, int]) -> str:
    """ "2 conflict, 1 evolved"."""
    return ", ".join(f"{number:,} {name}" for name, number in counts.items())


def _noun(claim: Claim) -> str:
    """The counted noun as the sentence has it behind the value ("R&D personnel"), or ""."""
    value = claim.value
    if value.kind != "number" or not value.unit or not claim.sentence:
        return ""
    end = max(claim.end, (claim.mention.hedge_span or (0, 0))[1])  # "ten or more people"
    words = claim.sentence[end - claim.sentence_start :].split()[:_REACH]
    for place, word in enumerate(words):
        bare = word.strip(_PUNCTUATION)
        if singular(bare.lower()) == value.unit.lower():
            return " ".join([*words[:place], bare])
        if bare != word:
            break  # a comma or full stop ends the noun phrase
    return ""


def _year_after(moment: datetime) -> datetime | None:
    first = moment == datetime(moment.year, 1, 1)
    return datetime(moment.year + 1, 1, 1) if first and moment.year < 9999 else None


def _month_after(moment: datetime) -> datetime | None:
    if moment != datetime(moment.year, moment.month, 1) or moment.year >= 9999:
        return None
    return datetime(moment.year + moment.month // 12, moment.month % 12 + 1, 1)


def _day_after(moment: datetime) -> datetime | None:
    midnight = moment == datetime(moment.year, moment.month, moment.day)
    return moment + timedelta(days=1) if midnight and moment.year < 9999 else None
