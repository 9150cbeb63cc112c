"""Ambiguity: a value with several readings conflicts only if every reading conflicts.

Conflicting pair: "10/11/2024" and "3 May 2024" - neither 10 November nor 11 October is in May.
Agreeing pair: "10/11/2024" and "11 October 2024" - one of the two readings agrees.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from claimcheck.compare.group import Group, Outcome

CHOICES = 64  # combinations of readings tried exhaustively; beyond, each statement is given its best reading


def judge(group: Group) -> Outcome | None:
    """Agree where some choice of readings lets all statements be true together."""
    if all(len(statement.readings) == 1 for statement in group.statements):
        return None
    options = [statement.readings for statement in group.statements]
    size = np.prod([float(len(option)) for option in options])
    met = any(group.meet(choice) for choice in product(*options)) if size <= CHOICES else _common_point(group)
    if not met:
        return None
    return Outcome("compatible", ("ambiguous",), "one of the readings the words allow agrees", certainty=0.8)


def _common_point(group: Group) -> bool:
    """Whether some point lies in a reading of every statement: only low ends can be the first such point."""
    tried = {reading.low for statement in group.statements for reading in statement.readings}
    return any(
        all(any(r.low <= point <= r.high for r in statement.readings) for statement in group.statements)
        for point in tried
    )
