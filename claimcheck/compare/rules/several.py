"""Several values at once: an attribute that may have more than one true value cannot conflict.

Conflicting pair: the founding year of a company, 1997 and 1999 - there is one.
Agreeing pair: offices in "Lyon" and in "Turin", where the schema says that an office is one of several.
"""

from __future__ import annotations

from claimcheck.compare.group import Group, Outcome


def judge(group: Group) -> Outcome | None:
    """Compatible where the schema says that several values may hold."""
    if not group.several:
        return None
    return Outcome("compatible", ("value",), "the attribute may have several values at once")
