"""Now: the day of publication, or the time the text has just spoken of, and the choice between two readings.

"On Friday" is the nearest past one in a report and the coming one in an announcement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from claimcheck.values.calendar import Stretch, shift, unit_around


@dataclass(frozen=True, slots=True)
class Now:
    """Where a relative expression stands.

    Attributes:
        day: midnight of the day of publication.
        direction: -1 told as past, 1 announced, 0 no cue.
        other: ask for the less likely reading.
        anchor: the time the text has just spoken of, for "the same day" and "a year earlier".
    """

    day: datetime
    direction: int = 0
    other: bool = False
    anchor: Stretch | None = None

    def choose(self, times: Iterable[Stretch], bias: float = 2.0) -> Stretch | None:
        """Of a time that comes round (a month, a holiday), the one that is meant.

        Args:
            times: occurrences in order of time.
            bias: how many times farther away the past one may be and still be preferred without a cue.
        """
        past: Stretch | None = None
        future: Stretch | None = None
        for item in times:
            if item.low <= self.day:
                past = item
            if item.high > self.day:
                future = item
                break
        if past is None or future is None or past == future:
            return None if self.other else past or future
        forward = self.direction > 0
        if self.direction == 0:
            forward = self.day - past.low > bias * (future.low - self.day)
        return future if forward != self.other else past

    def which(self, times: list[Stretch], step: int, unit: str) -> Stretch | None:
        """The one that "last" (-1), "this" (0) or "next" (1) points at.

        The nearest one on that side; the other reading is the one in the last, this or next `unit`.
        """
        around = unit_around(shift(self.day, unit, step), unit)
        named = [item for item in times if around.holds(item.low)]
        if step < 0:
            near = [item for item in times if item.high <= self.day][-1:]
        elif step > 0:
            near = [item for item in times if item.low > self.day][:1]
        else:
            near = [item for item in times if item.holds(self.day)] or named
            named = [item for item in times if item.high > self.day][:1]
        first, second = (near, named) if near else (named, [])
        chosen = second if self.other else first
        return chosen[0] if chosen else None
