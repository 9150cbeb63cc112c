"""How often a disagreement like this one is a real one, where the library brought the claims together itself.

The link model tells how likely two groups of claims speak of one fact. What comes out as a finding is more or
less trustworthy for further reasons, above all how alike the sentences are on both sides. A logistic
model over a few of them was fitted on findings that the link model had not been fitted on, so that 0.5 means
one in two. Reliability in bins: see `training/README.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from math import log

import numpy as np
from numpy.typing import NDArray

from claimcheck.compare.group import Group, Outcome
from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.keys.statements import content_words
from claimcheck.lexicon import table
from claimcheck.model import Claim

EVEN = 1e-4  # least distance of a probability from 0 and 1 in log odds
MOST = 8  # positions, and claims of each, whose sentences are compared


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: one weight a named column, and the log odds where all columns are 0."""

    columns: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float

    def probability(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability of each row; rows have shape (n, len(columns))."""
        logits = rows @ np.asarray(self.weights) + self.intercept
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        return chances


@dataclass(frozen=True, slots=True)
class Doubt:
    """What calibration looks at: the group, how it was judged, how sure the link is, how grave it is."""

    group: Group
    outcome: Outcome
    linked: float
    severity: float


def _log_odds(doubt: Doubt) -> float:
    chance = min(max(doubt.linked * doubt.outcome.certainty, EVEN), 1 - EVEN)
    return log(chance / (1 - chance))


def _shared(doubt: Doubt) -> float:
    """Whether one source stands behind two positions."""
    statements, seen = doubt.group.statements, set[str]()
    for members in doubt.outcome.positions:
        own = {statements[index].source for index in members}
        if own & seen:
            return 1.0
        seen |= own
    return 0.0


def _alike(doubt: Doubt) -> float:
    """How alike the two most alike sentences on opposing sides are, their values aside."""
    return max(_likeness(doubt), default=0.0)


def _alike_throughout(doubt: Doubt) -> float:
    """How alike sentences on opposing sides are on average: one copied sentence does not carry a finding."""
    found = _likeness(doubt)
    return sum(found) / len(found) if found else 0.0


def _best_founded(doubt: Doubt) -> float:
    """How many sources the best-founded position has (log)."""
    statements = doubt.group.statements
    return log(
        max(len({statements[index].source for index in members}) for members in doubt.outcome.positions)
    )


def _closeness(doubt: Doubt) -> float:
    """The least of the opposing numbers as a share of the largest: counts of one thing are seldom far apart.

    For times, which have no such share, one half.
    """
    if doubt.group.is_time or doubt.group.measure == "category":
        return 0.5
    low, high = doubt.group.ends()
    middle = np.where(
        np.isfinite(low) & np.isfinite(high), (low + high) / 2, np.where(np.isfinite(low), low, high)
    )
    sizes = [abs(float(middle[list(members)].mean())) for members in doubt.outcome.positions]
    return min(sizes) / max(sizes) if sizes and 0 < max(sizes) < np.inf else 0.5


def _functionality(doubt: Doubt) -> float:
    """How far its attributes are such that an affair has one value of them (1), or several (-1)."""
    claims = [statement.claim for statement in doubt.group.statements]
    return sum(catalogue().functionality(claim.context.attribute_id) for claim in claims) / len(claims)


def _likeness(doubt: Doubt) -> list[float]:
    """Likeness (Jaccard index) of each two sentences on opposing sides, their values aside.

    Only sentences of different sources: one sentence that holds both values is like itself.
    """
    sides = [
        [
            (claim.source, _words(claim))
            for claim in (doubt.group.statements[index].claim for index in members[:MOST])
        ]
        for members in doubt.outcome.positions[:MOST]
    ]
    pairs = (pair for one, other in combinations(sides, 2) for pair in product(one, other))
    return [len(a & b) / len(a | b) for (here, a), (there, b) in pairs if here != there and a and b]


def _words(claim: Claim) -> frozenset[str]:
    begin, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    return frozenset(content_words(claim.sentence[:begin] + " " + claim.sentence[end:]))


# Few on purpose: with twice as many columns, left-out findings were told apart less well.
_LOOKS: dict[str, Callable[[Doubt], float]] = {
    "log odds of the link": _log_odds,
    "stated against planned": lambda doubt: float("modality" in doubt.outcome.reasons),
    "evolved": lambda doubt: float(doubt.outcome.relation == "evolved"),
    "one source on two sides": _shared,
    "alike but for the value": _alike,
    "alike throughout": _alike_throughout,
    "sources of the best-founded side": _best_founded,
    "closeness": _closeness,
    "grows while counted": lambda doubt: float(doubt.group.behaviour == "cumulative"),
    "functionality": _functionality,
}
COLUMNS: tuple[str, ...] = tuple(_LOOKS)


def columns(doubt: Doubt) -> Sequence[float]:
    """The columns of one disagreement, in the order of `COLUMNS`."""
    return [look(doubt) for look in _LOOKS.values()]


def calibrated(doubt: Doubt) -> float:
    """Probability that a disagreement between claims the library linked is a real one.

    Example:
        >>> set(fitted().columns) == set(COLUMNS)
        True
    """
    return float(fitted().probability(np.array([columns(doubt)]))[0])


@cache
def fitted() -> Weights:
    """The weights shipped with the library."""
    return read_weights(table("link_weights")["findings"])


def read_weights(section: dict[str, dict[str, float] | float]) -> Weights:
    """One model as the table has it: an intercept and one weight a named column."""
    columns = section["columns"]
    intercept = section["intercept"]
    if not isinstance(columns, dict) or isinstance(intercept, dict):
        raise TypeError("data/link_weights.toml: a model needs `intercept` and a table `columns`")
    return Weights(tuple(columns), tuple(columns.values()), intercept)
