"""Times taken with a stopwatch: "at the 2:15 mark", "with 1:32 left", "clocked 9:58.8"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.values.amounts import Amount
from claimcheck.values.cues import cue

_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d(?:\.\d{1,3})?)(?![\d:])")
_BEFORE = 24  # characters before a time in which a cue may stand


def read_stopwatch(low: str, at: int) -> Amount | None:
    """Read minutes and seconds, or hours, minutes and seconds, that measure and tell no time of day.

    Args:
        low: the folded, lower-cased text.
        at: where the digits begin.

    Returns:
        A duration in seconds, or None where nothing beside it says that it was measured.

    Example:
        >>> text = "it ended at the 2:15 mark"
        >>> read_stopwatch(text, text.index("2")).value
        Decimal('135')
    """
    if low[at + 1 : at + 2] != ":" and ":" not in low[at + 2 : at + 4]:  # a cheap test for all others
        return None
    found = _TIME.match(low, at)
    if found is None or not _measured(low, at, found.end()):
        return None
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), Decimal(found[3])
    if hours and minutes > 59:
        return None
    place = Decimal(1).scaleb(min(0, int(seconds.as_tuple().exponent)))
    return Amount(
        at, found.end(), at, found.end(), hours * 3600 + minutes * 60 + seconds, place, "digits",
        "duration", "second", "duration",
    )  # fmt: skip


def _measured(low: str, start: int, end: int) -> bool:
    behind = cue("measured_behind", " ").match(low, end)
    return (
        behind is not None
        or cue("measured_before", after=" $").search(low, max(0, start - _BEFORE), start) is not None
    )
