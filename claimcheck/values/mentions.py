"""Turns the amounts of a text into mentions: joins ranges, applies hedges, makes intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claimcheck.config import Config
from claimcheck.model import Hedge, Mention, Value
from claimcheck.values.amounts import Amount
from claimcheck.values.counted import counted_noun
from claimcheck.values.folding import Folded
from claimcheck.values.hedges import FoundHedge, hedge_after, hedge_before, spans
from claimcheck.values.intervals import Interval, widen
from claimcheck.values.ranges import Joined, join, lend

_NONE = Decimal(0)


def to_mentions(folded: Folded, amounts: Sequence[Amount], config: Config) -> list[Mention]:
    """The mentions that the amounts of a text make, neighbours joined to ranges and compounds.

    Args:
        folded: the text they stand in.
        amounts: in order of their place.
        config: how bounds are read.
    """
    mentions: list[Mention] = []
    index = 0
    while index < len(amounts):
        first, taken = amounts[index], 1
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        joined = join(folded.text, folded.low, first, following)
        while isinstance(joined, Amount):  # a compound may go on: 3 yards 2 feet 5 inches
            first, taken = joined, taken + 1
            following = amounts[index + taken] if index + taken < len(amounts) else None
            joined = join(folded.text, folded.low, first, following)
        if isinstance(joined, Joined):
            taken += 1
        for read in _single(joined or first):
            mention = _mention(folded, read, config)
            if not mentions or mention.start >= mentions[-1].end:
                mentions.append(mention)
        index += taken
    return _bounded_twice(mentions, folded)


_TURNED: dict[Hedge, Hedge] = {"over": "under", "at least": "at most"}
_LOWER, _UPPER = ("over", "at least"), ("under", "at most")


def _bounded_twice(mentions: list[Mention], folded: Folded) -> list[Mention]:
    """Join "more than 100 and fewer than 300" to one range."""
    joined: list[Mention] = []
    for mention in mentions:
        previous = joined[-1] if joined else None
        merged = _between_bounds(previous, mention, folded) if previous and mention.hedge_span else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(mention)
    return joined


def _between_bounds(first: Mention, second: Mention, folded: Folded) -> Mention | None:
    text, low = folded.text, folded.low
    one, two = first.value, second.value
    span = second.hedge_span
    if span is None or low[first.end : span[0]] not in (" and ", " but ", ", ", " but at "):
        return None
    lower, upper = (one, two) if one.hedge in _LOWER else (two, one)
    if (
        lower.hedge not in _LOWER
        or upper.hedge not in _UPPER
        or (one.unit and two.unit and one.unit != two.unit)
    ):
        return None
    if (
        not isinstance(lower.stated, Decimal)
        or not isinstance(upper.stated, Decimal)
        or lower.stated >= upper.stated
    ):
        return None
    unit = two if two.unit else one
    value = replace(
        unit, low=lower.stated, high=upper.stated, low_open=lower.hedge == "over",
        high_open=upper.hedge == "under", stated=None, hedge="range", alternatives=(),
    )  # fmt: skip
    return Mention(first.start, second.end, text[first.start : second.end], value, first.hedge_span)


def _single(read: Amount | Joined) -> tuple[Amount | Joined, ...]:
    """The two lengths of "8-by-12 feet"; "480 x 360" without a unit is no value."""
    if not isinstance(read, Joined) or read.join != "sizes":
        return (read,)
    return (
        ()
        if read.last.plain
        else (lend(read.first, read.last) if read.first.plain else read.first, read.last)
    )


def _mention(folded: Folded, read: Amount | Joined, config: Config) -> Mention:
    """The mention of an amount or range, with its hedge and interval."""
    low = folded.low
    first, last = (read.first, read.last) if isinstance(read, Joined) else (read, read)
    start = read.hedge_start if isinstance(read, Joined) else read.start
    lasts = last.dimension == "duration" or last.unit in spans()
    found = hedge_before(low, start, end=last.end, duration=lasts)
    behind = hedge_after(low, last.end) if found is None else None
    hedge = found or behind
    if behind and last.plain and (noun := counted_noun(folded.text, low, behind.end)):  # "500 or so people"
        last = last._replace(unit=noun.noun, dimension=noun.dimension)
        read = read._replace(last=last) if isinstance(read, Joined) else last
    if first.kind in ("ordinal", "rank"):
        hedge = None
    if hedge and first.kind == "multiplier" and first.value < 1 and hedge.hedge in _TURNED:
        hedge = hedge._replace(hedge=_TURNED[hedge.hedge])  # "more than halved" is less than a half
    value = _joined_value(read) if isinstance(read, Joined) else _value(read, hedge, config)
    end = last.end
    if isinstance(read, Joined) and read.join == "range" and hedge is None and start < first.start:
        hedge = FoundHedge("range", start, first.start)
    span = (hedge.start, hedge.end) if hedge else None
    if span and span[0] < first.start < span[1]:
        span = (span[0], first.start)
    return Mention(first.start, end, folded.text[first.start : end], value, span)


def _value(amount: Amount, found: FoundHedge | None, config: Config) -> Value:
    hedge: Hedge = found.hedge if found else ""
    if amount.form == "vague":
        interval, hedge = _vague_interval(amount, hedge), hedge or "vague"
    elif amount.kind in ("ordinal", "rank"):
        interval = Interval(amount.value, amount.value)
    else:
        interval = widen(amount.value, hedge, amount.resolution, strict=config.bounds == "strict")
    stated = amount.stated if amount.form == "vague" else amount.value
    value = Value(
        amount.kind, interval.low, interval.high, interval.low_open, interval.high_open, stated, amount.unit,
        amount.dimension, hedge, amount.resolution,
    )  # fmt: skip
    return replace(value, alternatives=_alternatives(value, amount)) if amount.others else value


def _vague_interval(amount: Amount, hedge: Hedge) -> Interval:
    """ "more than a few": the vague word's interval, its far end moved outwards by a hedge."""
    low, high = amount.low, amount.high
    if hedge in ("over", "at least") and high is not None:
        return Interval(low, high * 2, False, True)
    if hedge in ("under", "at most"):
        return Interval(_NONE, high, False, True)
    return Interval(low, high, False, True)


def _alternatives(value: Value, amount: Amount) -> tuple[Value, ...]:
    def times(number: object, factor: Decimal) -> Decimal | None:
        return number * factor if isinstance(number, Decimal) else None

    return tuple(
        replace(
            value, kind=kind, unit=unit, dimension=dimension, low=times(value.low, factor),
            high=times(value.high, factor), stated=times(value.stated, factor),
            resolution=times(value.resolution, factor),
        )
        for kind, factor, unit, dimension in amount.others
    )  # fmt: skip


def _joined_value(read: Joined) -> Value:
    last = read.last
    if read.join == "score":
        stated = f"{read.first.value.normalize():f}-{last.value.normalize():f}"
        return Value("score", None, None, stated=stated)
    hedge: Hedge = "plus-minus" if read.join == "margin" else "range"
    resolution = min(read.first.resolution, last.resolution)
    value = Value(
        last.kind, read.low, read.high, False, False, read.first.value if read.join == "margin" else None,
        last.unit, last.dimension, hedge, resolution,
    )  # fmt: skip
    return replace(value, alternatives=_alternatives(value, last)) if last.others else value
