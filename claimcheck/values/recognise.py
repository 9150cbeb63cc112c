"""Finds every value in a text: one pass over digits and number words, then small readers by kind.

    text ──folding──▶ plain text ──scan──▶ amounts ──mentions──▶ mentions ──here, with the dates──▶ result

The scan stops only where a digit or a number word begins. Each reader looks a bounded way ahead and back,
so the cost is linear in the text, whatever stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, datetime
from decimal import Context, localcontext
from typing import NamedTuple

from claimcheck.config import Config, settings
from claimcheck.errors import ClaimcheckError, described
from claimcheck.model import Mention, Period
from claimcheck.values.calendar import as_period
from claimcheck.values.dates import dates_in
from claimcheck.values.folding import Folded, fold
from claimcheck.values.glosses import link_glosses
from claimcheck.values.mentions import to_mentions
from claimcheck.values.numerals import LONGEST
from claimcheck.values.records import find_records
from claimcheck.values.scan import find_amounts

_CONTEXT = Context(prec=28)  # the caller's decimal context must not change what we read

_TOO_LONG = re.compile(rf"(?<!\d)\d{{{LONGEST + 1},}}")


def find_values(
    text: str, published: str | date | datetime | Period | None = None, *, config: Config | None = None
) -> list[Mention]:
    """Find the values in a text: numbers, quantities, money, percentages, durations, dates and times.

    Args:
        text: any text; offsets of the result refer to it as given.
        published: when it was published (ISO text such as "2023-02-17" or "2023-02", a date, or a period):
        what
            "on Tuesday" counts from. Without it relative dates are found but stay open.
        config: how bounds, dates and bare currency signs are read.

    Returns:
        Mentions sorted by start, none overlapping another.

    Raises:
        ClaimcheckError: for a `published` that is no date.

    Example:
        >>> [m.text for m in find_values("More than 2,300 engineers spent $1.2bn in 90 days.")]
        ['2,300', '$1.2bn', '90 days']
    """
    return read_text(text, published, config=config).mentions


class Read(NamedTuple):
    """What a text holds: its values, and what is written like one and is none, each with the reason."""

    mentions: list[Mention]
    refused: list[tuple[int, int, str]]


def read_text(
    text: str, published: str | date | datetime | Period | None = None, *, config: Config | None = None
) -> Read:
    """`find_values`, with what was refused: days that no calendar has, digits beyond any number.

    Example:
        >>> read_text("It is 5 km, or " + "9" * 400).refused
        [(15, 415, '400 digits in a row are no number: not read')]
    """
    config = settings(config)
    if not isinstance(text, str):
        raise ClaimcheckError(f"cannot read {described(text)}", value=text, where="text", allowed="a string")
    period = as_period(published)
    folded = fold(text)
    with localcontext(_CONTEXT):
        times, no_times = dates_in(folded, period, config)
        numbers = to_mentions(folded, list(find_amounts(folded, config)), config)
        mentions = _arbitrate(times, _outside([*numbers, *find_records(folded.low)], no_times))
        mentions = link_glosses(mentions, folded.text, config)
    if folded.offsets is not None or folded.text != text:
        mentions = _restored(mentions, folded, text)
    refused = []
    for start, end in (folded.original(*span) for span in no_times):
        refused.append(
            (start, end, f"{text[start:end]!r} is not in the calendar (years 1 to 9998): not read")
        )
    for found in _TOO_LONG.finditer(text):
        digits = found.end() - found.start()
        refused.append((*found.span(), f"{digits:,} digits in a row are no number: not read"))
    return Read(mentions, refused)


def _outside(numbers: list[Mention], spans: list[tuple[int, int]]) -> list[Mention]:
    """The numbers that begin in none of some stretches of text, which are in order."""
    starts = [start for start, _ in spans]

    def held(number: Mention) -> bool:
        before = bisect_right(starts, number.start)
        return before > 0 and number.start < spans[before - 1][1]

    return [number for number in numbers if not held(number)] if spans else numbers


def _restored(mentions: list[Mention], folded: Folded, text: str) -> list[Mention]:
    """Mentions with their offsets and words in the text as given."""
    restored = []
    for mention in mentions:
        start, end = folded.original(mention.start, mention.end)
        span = folded.original(*mention.hedge_span) if mention.hedge_span else None
        source = (
            None if mention.restates is None else folded.original(mention.restates, mention.restates + 1)[0]
        )
        restored.append(Mention(start, end, text[start:end], mention.value, span, source))
    return restored


def _arbitrate(dates: list[Mention], numbers: list[Mention]) -> list[Mention]:
    """Where a date and a number claim the same words, the date wins unless a number with a unit reaches
    further.
    """
    merged: list[Mention] = []
    for mention in sorted([*dates, *numbers], key=lambda item: (item.start, -item.end)):
        if not merged or mention.start >= merged[-1].end:
            merged.append(mention)
        elif _stronger(mention, merged[-1]):
            merged[-1] = mention
    return merged


def _stronger(new: Mention, old: Mention) -> bool:
    timely = [mention.value.kind in ("date", "time") for mention in (new, old)]
    number, day = (old, new) if timely[0] else (new, old)
    if (
        day.value.low is None
        and day.value.high is None
        and number.start <= day.start
        and day.end <= number.end
    ):
        return timely[1]  # "fourth" and "30 days" alone are dates of nothing
    wins = number.value.kind in ("money", "percent", "quantity") and number.end - number.start >= min(
        new.end - new.start, old.end - old.start
    )
    return wins == timely[1]
