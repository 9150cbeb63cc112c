"""Calibrate findings: from disagreements found on clusters the link model was not fitted on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import numpy as np
from labelled import FLAGGED, Cluster, Held

from claimcheck import keys
from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.judge import judge
from claimcheck.compare.schema import Schema
from claimcheck.config import DEFAULT
from claimcheck.findings.calibration import Doubt, columns
from claimcheck.findings.keyed import group_of
from claimcheck.findings.ranking import severity
from claimcheck.keys.fitted import LinkModel
from claimcheck.model import Claim, ClaimKey, Period


def doubts(cluster: Cluster, model: LinkModel) -> Iterator[Doubt]:
    """The disagreements that a link model leads to on a cluster."""
    by_key: dict[ClaimKey, list[Claim]] = {}
    for claim in keys.assign(cluster.claims, sources=cluster.sources, model=model):
        if claim.key is not None:
            by_key.setdefault(claim.key, []).append(claim)

    def published(claim: Claim) -> Period | None:
        return cluster.sources[claim.source].published

    for key, claims in by_key.items():
        group, _ = group_of(key, claims, published, DEFAULT, Schema.read(None))
        outcome = judge(group) if group else None
        if group and outcome and outcome.relation in FLAGGED and len(outcome.positions) > 1:
            linked = min(statement.claim.link_confidence for statement in group.statements)
            yield Doubt(group, outcome, linked, severity(group, outcome))


def rows(clusters: Sequence[Cluster], model: LinkModel) -> tuple[np.ndarray, np.ndarray]:
    """Columns and labels of all disagreements found on some clusters."""
    found = [
        (columns(doubt), is_right(doubt, cluster.held))
        for cluster in clusters
        for doubt in doubts(cluster, model)
    ]
    if not found:
        return np.zeros((0, 0)), np.zeros(0, dtype=bool)
    return np.array([row for row, _ in found]), np.array([right for _, right in found])


def is_right(doubt: Doubt, held: Held) -> bool:
    """Whether at least half of the opposing claims join two positions of one gold disagreement."""
    group, outcome = doubt.group, doubt.outcome
    pairs = [pair for one, other in combinations(_claims(group, outcome), 2) for pair in product(one, other)]
    pairs = [(a, b) for a, b in pairs if a.source != b.source]
    right = sum(_opposed(_held(a, held), _held(b, held)) for a, b in pairs)
    return bool(pairs) and 2 * right >= len(pairs)


def _claims(group: Group, outcome: Outcome) -> list[list[Claim]]:
    return [
        [claim for index in members for claim in group.statements[index].claims]
        for members in outcome.positions
    ]


def _held(claim: Claim, held: Held) -> set[tuple[int, str]]:
    return {
        (number, position)
        for start, end, number, position in held.get(claim.source, [])
        if claim.start < end and start < claim.end
    }


def _opposed(one: set[tuple[int, str]], other: set[tuple[int, str]]) -> bool:
    return any(a == b and p != q for a, p in one for b, q in other)
