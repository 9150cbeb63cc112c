"""Words: one text may say more of the same thing than another.

Conflicting pair: "gate 4" and "gate 12".
Agreeing pair: "Terminal B - 12" and "12" - every word of the second stands in the first.
"""

from __future__ import annotations

import re

from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.statements import Statement

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W_]+")  # "co-founder" is one word, "B-12" two


def judge(group: Group) -> Outcome | None:
    """Agree where the words of every statement stand in the fullest one."""
    if group.measure != "category":
        return None
    texts = [words(statement) for statement in group.statements]
    fullest = max(texts, key=len)
    if not fullest or not all(text and text <= fullest for text in texts):
        return None
    return Outcome("compatible", ("precision",), "one says more of the same", certainty=0.9)


def words(statement: Statement) -> frozenset[str]:
    """The words of a text, without case and punctuation."""
    return frozenset(WORD.findall(statement.claim.quote.casefold()))
