"""Days of writing: "today" in two articles may be a day off, by time zones and late editions.

Conflicting pair: "on 11 June" and "on 12 June" - two dates.
Uncertain pair: "today" in an article of 11 June and "today" in one of 12 June.
"""

from __future__ import annotations

from claimcheck.compare.dates import DAY, deictic
from claimcheck.compare.group import Group, Outcome, own_members, positions

CERTAINTY = 0.55


def judge(group: Group) -> Outcome | None:
    """A doubtful conflict where the positions are a day apart and one of them rests on such words only."""
    if group.measure != "date":
        return None
    found = positions(*group.ends())
    sides = [own or members for own, members in zip(own_members(found), found, strict=True)]
    # The latest low end of a side: "Wednesday" in an article dated to the month reaches far back.
    starts = [max(group.statements[index].readings[0].low for index in side) for side in sides]
    if max(starts) - min(starts) > 2 * DAY:
        return None
    if not any(all(deictic(group.statements[index]) for index in side) for side in sides):
        return None
    return Outcome("conflict", ("time", "value"), "the days of writing may be a day off", found, CERTAINTY)
