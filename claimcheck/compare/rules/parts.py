"""Parts: what a source tells one by one and another tells together.

Conflicting pair: "one climber died" and "two climbers died".
Agreeing pair: "one Australian and one English climber died" and "two climbers died".
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from claimcheck.compare.group import Group, Outcome, positions
from claimcheck.compare.statements import Statement


def judge(group: Group) -> Outcome | None:
    """Compatible where every source of one position states parts of what the only other position states."""
    found = positions(*group.ends())
    if group.is_time or group.measure == "category" or len(found) > 2:
        return None
    for parts, whole in (found, found[::-1]):
        total = {group.statements[index].readings[0].point for index in whole}
        by_source: dict[str, list[Statement]] = {}
        for index in parts:
            by_source.setdefault(group.statements[index].source, []).append(group.statements[index])
        if len(total) == 1 and all(_add_up(own, *total) for own in by_source.values()):
            return Outcome("compatible", ("arithmetic",), "the parts that one side tells add up to the whole")
    return None


def _add_up(statements: Iterable[Statement], total: float) -> bool:
    """Whether what one source says in each sentence adds up, several values a sentence.

    One value alone is no part: "nearly 300" is not the "more than 300" of another.
    """
    sentences: dict[int, list[float]] = {}
    for statement in statements:
        if statement.claim.sentence:
            sentences.setdefault(statement.claim.sentence_start, []).append(statement.readings[0].point)
    return bool(sentences) and all(
        len(points) > 1 and math.isclose(sum(points), total) for points in sentences.values()
    )
