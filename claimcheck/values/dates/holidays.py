"""When a holiday falls in a year, by the rules of `dates.toml`."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import cache

from dateutil.easter import easter

from claimcheck.lexicon import rows, table
from claimcheck.values.calendar import DAY, Stretch, nth_weekday, unit_around

EVE = timedelta(hours=6)  # Jewish days begin at sunset


def holiday(name: str, year: int) -> Stretch:
    """The day of a holiday.

    Args:
        name: a key of the tables `feasts` or `holidays`; the rules of the latter are "12-25", "11 thursday 4"
            (the fourth Thursday), "11 thursday 4 friday" (the Friday after it) and "easter 1" (a day after).
        year: from 1583, where Easter is concerned.

    Raises:
        ValueError: a year in which the day does not exist, or is not known.

    Example:
        >>> holiday("easter monday", 2013).low
        datetime.datetime(2013, 4, 1, 0, 0)
    """
    if name in table("dates")["feasts"]:
        return _feast(name, year)
    first, *rest = table("dates")["holidays"][name].split()
    if first == "easter":
        return unit_around(datetime.combine(easter(year), time()) + int(rest[0]) * DAY, "day")
    if not rest:
        month, day = map(int, first.split("-"))
        return unit_around(datetime(year, month, day), "day")
    weekdays: dict[str, int] = table("dates")["weekdays"]
    found = nth_weekday(year, int(first), weekdays[rest[0]], int(rest[1]))
    if len(rest) == 3:
        found += (weekdays[rest[2]] - weekdays[rest[0]]) % 7 * DAY
    return unit_around(found, "day")


def _feast(name: str, year: int) -> Stretch:
    feast, days, eve = table("dates")["feasts"][name]
    first = _first_days().get((feast, year))
    if first is None:
        raise ValueError(f"{name} {year} is not in feasts.csv")
    return Stretch(first - eve * EVE, first + days * DAY)


@cache
def _first_days() -> dict[tuple[str, int], datetime]:
    days = ((row["feast"], datetime.fromisoformat(row["day"])) for row in rows("feasts"))
    return {(feast, day.year): day for feast, day in days}
