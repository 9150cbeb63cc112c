"""Categories: offices, spellings, colours, of which one excludes the other.

Conflicting pair: "chief executive Ann Lee" and "chief operating officer Ann Lee".
Agreeing pair: "CEO Ann Lee" and "chief executive Ann Lee" - the same office, read as one value.
"""

from __future__ import annotations

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
    outcome = time.judge(group) or Outcome("conflict", ("value",), "", positions(*group.ends()))
    return replace(outcome, note=known["note"])
