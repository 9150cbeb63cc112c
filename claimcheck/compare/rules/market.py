"""Prices asked in several currencies may be those of several markets, and none of them wrong.

Conflicting pair: "$1,199" and "$1,299"; less surely "$79" and "RM299".
Agreeing pair: "$1.2 billion" and "1.1 billion euros" at the day's rate - they meet, no rule is asked.
"""

from __future__ import annotations

from dataclasses import replace

from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.rules import time, value

OTHER_MARKET = 0.5  # certainty that asking prices in two currencies disagree
_ASKED = "price"


def judge(group: Group) -> Outcome | None:
    """Less sure where asking prices stand apart, and no two sides share a currency."""
    claims = [statement.claim for statement in group.statements]
    asked = all(claim.context.attribute_id == _ASKED for claim in claims)
    if not asked or not group.measure.startswith("money"):
        return None
    outcome = time.judge(group) or value.judge(group)
    sides = [{claims[index].value.unit for index in members} for members in outcome.positions]
    if any(one & other for place, one in enumerate(sides) for other in sides[:place]):
        return None
    note = "; ".join(filter(None, ("they may be asked in two markets", outcome.note)))
    return replace(outcome, note=note, certainty=outcome.certainty * OTHER_MARKET)
