"""Times told by their distance: three days ago, two weeks after Easter, a year earlier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claimcheck.values.calendar import CLOCK_UNITS, DAY, Stretch, hull, shift, unit_around
from claimcheck.values.dates.meaning import Spec
from claimcheck.values.dates.now import Now


@dataclass(frozen=True, slots=True)
class Offset(Spec):
    """Three days ago; two weeks after Easter; a year earlier than the time just spoken of.

    Attributes:
        amounts: units and how many of them, negative towards the past.
        origin: from where, if that is said, or if nothing was spoken of.
        back: counted from the time just spoken of: "a year earlier".
        ahead: "in three days", which may be a length of time as well.
        around: the least and the most of a vague number: "a few years ago".
        grain: the unit of the calendar that is meant, where it is not that of the amount.
        beyond: 1 if it is farther away than the amounts say, -1 if it is nearer.
    """

    amounts: tuple[tuple[str, int], ...]
    origin: Spec | None = None
    back: bool = False
    ahead: bool = False
    around: tuple[int, int] | None = None
    grain: str = ""
    beyond: int = 0

    def precision(self) -> str:
        return self.grain or (self.origin.precision() if self.origin is not None else self.amounts[-1][0])

    def looks_back(self) -> bool:
        return self.back

    def stretch(self, now: Now | None) -> Stretch | None:
        if self.back and now is not None and now.anchor is not None and not now.other:
            return self._moved(now.anchor)
        if self.origin is not None:
            start = self.origin.stretch(now)
            return self._moved(start) if start is not None else None
        if now is None:
            return None
        unit, exact = self.precision(), self._exact(now.day)
        if unit in CLOCK_UNITS:  # the hour of publication is not known
            return Stretch(min(exact, now.day), max(exact, now.day) + DAY)
        if self.around is not None and not now.other:
            least, most = (unit_around(shift(now.day, unit, amount), unit) for amount in sorted(self.around))
            return hull(least, most)
        # "Two years ago" is that year, "a decade ago" too; the day itself is the other reading.
        return unit_around(exact, "day" if now.other else "year" if unit in ("decade", "century") else unit)

    def _exact(self, moment: datetime) -> datetime:
        for unit, amount in self.amounts:
            moment = shift(moment, unit, amount)
        return moment

    def _moved(self, start: Stretch) -> Stretch:
        return Stretch(self._exact(start.low), self._exact(start.high))
