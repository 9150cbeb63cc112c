"""Corrections: a source that replaces its own earlier figure explains why others still have it.

Conflicting pair: "magnitude 4.4" and, elsewhere, "magnitude 4.2" - nothing says that one replaces the other.
Evolved pair: "magnitude 4.4" and "originally rated 4.4, now 4.2" - the first repeats what was corrected.
"""

from __future__ import annotations

from claimcheck.compare.group import Group, Outcome, positions


def judge(group: Group) -> Outcome | None:
    """Evolved where sources call every position but one superseded, and nothing is only a plan."""
    modalities = [statement.claim.context.modality for statement in group.statements]
    if "superseded" not in modalities or {"planned", "expected"} & set(modalities):
        return None
    found = positions(*group.ends())
    standing = [members for members in found if all(modalities[index] != "superseded" for index in members)]
    if len(standing) != 1:
        return None
    return Outcome("evolved", ("correction", "time"), "a source says that it replaces the other", found, 0.9)
