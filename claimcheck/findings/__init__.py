"""From keyed claims to findings: positions, relation, severity, confidence, explanation, ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.compare.judge import judge
from claimcheck.compare.schema import Schema
from claimcheck.config import DEFAULT, Config
from claimcheck.findings.keyed import group_of, make
from claimcheck.findings.ranking import rank
from claimcheck.findings.sums import sum_findings
from claimcheck.findings.table import FindingSet, find_in_table
from claimcheck.model import Claim, ClaimKey, Period, Skipped, Source
from claimcheck.outcome import Finding

__all__ = ["FindingSet", "find", "find_in_table"]


def find(
    claims: Sequence[Claim],
    *,
    sources: Mapping[str, Source] | None = None,
    config: Config | None = None,
    schema: Schema | Mapping[str, Any] | Path | str | None = None,
) -> tuple[list[Finding], list[Skipped]]:
    """Compare claims that have keys, key by key.

    Args:
        claims: claims with keys, in any order; those without a key are left out.
        sources: by id: their names for the explanations, their dates for what changed.
        config: tolerance, threshold.
        schema: what is known about attributes; see `Schema.read`.

    Returns:
        One finding for every key that two or more sources state and every sum that a source states, ranked;
        and what could not be compared.

    Example:
        >>> find([], sources={})
        ([], [])
    """
    config, known, rules = config or DEFAULT, dict(sources or {}), Schema.read(schema)
    by_key: dict[ClaimKey, list[Claim]] = {}
    for claim in claims:
        if claim.key is not None:
            by_key.setdefault(claim.key, []).append(claim)

    def published(claim: Claim) -> Period | None:
        return known[claim.source].published if claim.source in known else None

    findings: list[Finding] = []
    skipped: list[Skipped] = []
    for key in sorted(by_key, key=_key_order):
        group, lost = group_of(key, by_key[key], published, config, rules)
        skipped += lost
        if group is not None:
            findings.append(make(group, judge(group), known))
    return rank([*findings, *sum_findings(claims, known, config)]), skipped


def _key_order(key: ClaimKey) -> tuple[str, str, str, str, int]:
    return (key.subject, key.attribute, key.scope, key.kind, key.number)
