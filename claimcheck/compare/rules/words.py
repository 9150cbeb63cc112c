"""Words: names that differ in single letters may be one that somebody got wrong.

Conflicting pair: "gate 4" and "gate 12"; less surely "Heydar Alish" and "Heidar Alish".
Agreeing pair: "Terminal B - 12" and "12" - told by `naming` before any rule is asked.
"""

from __future__ import annotations

from dataclasses import replace

from claimcheck.compare import naming
from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.rules import time, value

MISSPELT = 0.45  # certainty that such names disagree: of fourteen in news, five did


def judge(group: Group) -> Outcome | None:
    """Less sure where all texts that differ are spelled nearly alike."""
    if not naming.misspelt(sorted(set(group.texts))):
        return None
    outcome = time.judge(group) or value.judge(group)
    note = "; ".join(filter(None, ("spelled nearly alike, they may be one name", outcome.note)))
    return replace(outcome, note=note, certainty=MISSPELT)
