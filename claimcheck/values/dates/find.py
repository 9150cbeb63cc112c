"""Finds the dates and clock times of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claimcheck.config import DEFAULT, Config
from claimcheck.model import Mention, Period
from claimcheck.values.calendar import Stretch
from claimcheck.values.clock import Clock
from claimcheck.values.dates.context import accepts, hedge, loosened
from claimcheck.values.dates.grammar import times
from claimcheck.values.dates.meaning import Spec, Weekday
from claimcheck.values.dates.nested import At, DayPart, needs_now
from claimcheck.values.dates.readings import Reading, is_impossible, value_of
from claimcheck.values.dates.tense import direction
from claimcheck.values.dates.tokens import Item, scan
from claimcheck.values.folding import Folded, fold

ANCHOR_REACH = 400  # characters back to the time that "a year earlier" is earlier than


def find_dates(text: str, published: Period | None = None, config: Config | None = None) -> list[Mention]:
    """Find the dates and clock times of a text.

    Args:
        text: any text.
        published: when it was published; relative forms are unknown without it, never "today".
        config: only `date_order` is used here.

    Returns:
        Mentions of kind "date" and "time", in order of their place, none overlapping.

    Example:
        >>> from claimcheck.values.calendar import parse_period
        >>> [mention] = find_dates("The ship sank late on Friday.", parse_period("2012-01-16"))
        >>> mention.text, mention.value.low.isoformat()
        ('late on Friday', '2012-01-13T17:00:00')
    """
    folded = fold(text)
    found, _ = dates_in(folded, published, config)
    return [_in_original(mention, text, folded) for mention in found]


def dates_in(
    folded: Folded, published: Period | None = None, config: Config | None = None
) -> tuple[list[Mention], list[tuple[int, int]]]:
    """The times of a text that is folded already, and where it names a day or week that no calendar has.

    All offsets are those of the folded text.
    """
    reader = _Reader(folded, published, config or DEFAULT)
    return list(reader.mentions()), reader.refused


def _in_original(mention: Mention, text: str, folded: Folded) -> Mention:
    if folded.text == text:
        return mention
    start, end = folded.original(mention.start, mention.end)
    return replace(
        mention,
        start=start,
        end=end,
        text=text[start:end],
        hedge_span=folded.original(*mention.hedge_span) if mention.hedge_span else None,
        restates=folded.original(mention.restates, mention.restates + 1)[0]
        if mention.restates is not None
        else None,
    )


_BEFORE_OUR_ERA = re.compile(r" ?b\.?c\.?(?:e\.?)?(?![a-z])")


@dataclass(slots=True)
class _Reader:
    """One text's reading: it remembers the time last spoken of."""

    folded: Folded
    published: Period | None
    config: Config
    anchor: Stretch | None = None
    anchor_end: int = 0
    refused: list[tuple[int, int]] = field(default_factory=list)

    def mentions(self) -> Iterator[Mention]:
        text, low, _ = self.folded
        for group in scan(low):
            before: tuple[Item, Mention] | None = None
            for item in _days_given_later(low, times(low, group)):
                mention = self._mention(item, before) if accepts(item, text, low) else None
                if mention is not None:
                    before = item, mention
                    yield mention

    def _mention(self, item: Item, before: tuple[Item, Mention] | None) -> Mention | None:
        text, low, _ = self.folded
        if _BEFORE_OUR_ERA.match(low, item.end):
            return None  # "the 1st century BC": no date type of Python reaches there
        bound, span = hedge(low, item)
        spec, restates = loosened(low, item), None
        if before is not None and low[before[0].end : item.start] == " (":
            spec, restates = _restated(before[0].value, spec), before[1].start
        turn = _turn(low, item, spec) if isinstance(spec, Spec) and needs_now(spec) else 0
        turn = turn or int(bound == "at most")  # "passage by Friday" is still to come
        back = isinstance(spec, Spec) and spec.looks_back() and item.start - self.anchor_end < ANCHOR_REACH
        reading = Reading(self.published, self.config.date_order, turn, self.anchor if back else None)
        value = value_of(spec, reading, bound)
        if value is None:
            if is_impossible(spec):
                self.refused.append((item.start, item.end))
            return None
        self._remember(spec, reading, item.end)
        end = item.end + ("(" in text[item.start : item.end] and text[item.end : item.end + 1] == ")")
        return Mention(item.start, end, text[item.start : end], value, span, restates)

    def _remember(self, spec: Spec | Clock, reading: Reading, end: int) -> None:
        times = reading.stretches(spec) if isinstance(spec, Spec) else ()
        if times:
            self.anchor, self.anchor_end = times[0], end


def _turn(low: str, item: Item, spec: Spec) -> int:
    """Whether a time that comes round is told as past or announced."""
    day = spec.day if isinstance(spec, At | DayPart) else spec
    return direction(low, item.start, item.end, weekday=isinstance(day, Weekday))


def _days_given_later(low: str, items: list[Item]) -> list[Item]:
    """Give the day of "3:37 a.m. EDT (0737 GMT) Sunday" to its first clock time; the second restates it."""
    for place, (first, again, day) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        clocks = isinstance(first.value, Clock) and isinstance(again.value, Clock)
        around = low[first.end : again.start] == " (" and low[again.end : day.start].startswith(")")
        if clocks and around and isinstance(day.value, Spec) and day.value.precision() == "day":
            dated = first._replace(value=At(first.value, day.value), code="z")
            return [*items[:place], dated, *items[place + 1 :]]
    return items


def _restated(first: Spec | Clock, again: Spec | Clock) -> Spec | Clock:
    """The day of a time that is stated a second time in another zone."""
    return At(again, first.day) if isinstance(first, At) and isinstance(again, Clock) else again
