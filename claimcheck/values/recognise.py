"""Finds every value in a text: one pass over digits and number words, then small readers by kind.

    text ──folding──▶ plain text ──scan──▶ amounts ──mentions──▶ mentions ──here, with the dates──▶ result

The scan stops only where a digit or a number word begins. Each reader looks a bounded way ahead and back,
so the cost is linear in the text, whatever stands in it.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Context, localcontext

from claimcheck.config import DEFAULT, Config
from claimcheck.model import Mention, Period
from claimcheck.values.calendar import parse_period
from claimcheck.values.dates import dates_in
from claimcheck.values.folding import Folded, fold
from claimcheck.values.glosses import link_glosses
from claimcheck.values.mentions import to_mentions
from claimcheck.values.numerals import LONGEST
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
    config = config or DEFAULT
    period = as_period(published)
    folded = fold(text)
    with localcontext(_CONTEXT):
        mentions = _arbitrate(
            dates_in(folded, period, config),
            to_mentions(folded, list(find_amounts(folded, config)), config),
        )
        mentions = link_glosses(mentions, folded.text, config)
    return mentions if folded.offsets is None and folded.text == text else _restored(mentions, folded, text)


def too_long(text: str) -> list[tuple[int, int]]:
    """Where runs of digits stand that are longer than any number, and so are not read.

    Example:
        >>> too_long("It is 5 km, or " + "9" * 400)
        [(15, 415)]
    """
    return [found.span() for found in _TOO_LONG.finditer(text)]


def as_period(published: str | date | datetime | Period | None) -> Period | None:
    """A date of publication in any of the forms users have it in."""
    if published is None or isinstance(published, Period):
        return published
    return parse_period(published if isinstance(published, str) else published.isoformat())


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
