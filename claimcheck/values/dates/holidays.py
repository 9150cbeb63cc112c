"""When a holiday falls in a year, by the rules of `dates.toml`."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from claimcheck.lexicon import rows, table
from claimcheck.values.calendar import DAY, Stretch, nth_weekday, unit_around

EASTERS = {"easter": EASTER_WESTERN, "orthodox": EASTER_ORTHODOX}
EVE = timedelta(hours=6)  # Jewish days begin at sunset


def holiday(name: str, year: int, *, earlier: bool = False) -> Stretch | None:
    """The day of a holiday.

    Args:
        name: a key of the tables `feasts` or `holidays`; the rules of the latter are "12-25", "11 thursday 4"
            (the fourth Thursday), "11 thursday 4 friday" (the Friday after it), "easter 1" (a day after) and
            "orthodox -48 40" (forty days).
        year: from 1583, where Easter is concerned.
        earlier: ask for the day before, where some see, or count, the moon a day earlier; None elsewhere.

    Raises:
        ValueError: a year in which the day does not exist, or is not known.

    Example:
        >>> holiday("easter monday", 2013).low
        datetime.datetime(2013, 4, 1, 0, 0)
    """
    if name in table("dates")["feasts"]:
        return _feast(name, year, earlier)
    if earlier:
        return None
    first, *rest = table("dates")["holidays"][name].split()
    if first in EASTERS:
        start = datetime.combine(easter(year, EASTERS[first]), time()) + int(rest[0]) * DAY
        return Stretch(start, start + int(rest[1] if len(rest) > 1 else 1) * DAY)
    weekdays: dict[str, int] = table("dates")["weekdays"]
    if "-" in first:
        month, day = map(int, first.split("-"))
        found = datetime(year, month, day)
        moved = {weekdays[bad]: weekdays[good] for bad, good in zip(rest[::2], rest[1::2], strict=True)}.get(
            found.weekday()
        )
        return unit_around(found if moved is None else _nearest(found, moved), "day")
    found = nth_weekday(year, int(first), weekdays[rest[0]], int(rest[1]))
    if len(rest) == 3:
        found += (weekdays[rest[2]] - weekdays[rest[0]]) % 7 * DAY
    return unit_around(found, "day")


def _nearest(day: datetime, weekday: int) -> datetime:
    return day + ((weekday - day.weekday() + 3) % 7 - 3) * DAY


def _feast(name: str, year: int, earlier: bool) -> Stretch | None:
    feast, later, days, start = table("dates")["feasts"][name]
    first = _first_days().get((feast, year))
    if first is None:
        raise ValueError(f"{name} {year} is not in feasts.csv")
    if earlier and start != "sighted":
        return None
    first += (later - earlier) * DAY
    return Stretch(first - EVE if start == "sunset" else first, first + days * DAY)


@cache
def _first_days() -> dict[tuple[str, int], datetime]:
    days = ((row["feast"], datetime.fromisoformat(row["day"])) for row in rows("feasts"))
    return {(feast, day.year): day for feast, day in days}
