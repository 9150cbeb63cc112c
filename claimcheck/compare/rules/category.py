"""Categories: offices, spellings, colours, of which one excludes the other.

Conflicting pair: "chief executive Ann Lee" and "chief operating officer Ann Lee".
Agreeing pair: "CEO Ann Lee" and "chief executive Ann Lee" - the same office, read as one value. "Ann Lee is
on trial" and "Ann Lee was convicted" evolved where the reports are dated so, else they are compatible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.compare.group import Group, Outcome, positions
from claimcheck.compare.rules import time
from claimcheck.extract.categories.found import entry


def judge(group: Group) -> Outcome | None:
    """Evolved where time tells them apart, else conflict: for attributes of `data/categories.toml`."""
    kinds = {statement.value.dimension for statement in group.statements}
    known = entry(kinds.pop()) if len(kinds) == 1 else {}
    if group.measure != "category" or not known:
        return None
    outcome = time.judge(group)
    if not _ended(group, known.get("passing", ()), outcome):
        return Outcome("compatible", ("time",), "one of them may tell what the other has seen end")
    outcome = outcome or Outcome("conflict", ("value",), "", positions(*group.ends()))
    return replace(outcome, note=known["note"])


def _ended(group: Group, passing: Sequence[str], outcome: Outcome | None) -> bool:
    """Whether a passing state, if any is told, was told before its end: "on trial", later "convicted"."""
    before = [statement for statement in group.statements if statement.value.stated in passing]
    after = [statement for statement in group.statements if statement.value.stated not in passing]
    if not before or len({statement.value.stated for statement in after}) > 1:
        return True
    begun, ended = (
        [moment.low for statement in some if (moment := time.when(statement))] for some in (before, after)
    )
    return outcome is not None and max(begun) < min(ended)
