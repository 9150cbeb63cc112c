"""From keyed claims to findings: positions, relation, severity, confidence, explanation, ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.judge import judge
from claimcheck.compare.schema import Schema
from claimcheck.compare.statements import Statement, common_axis, gather
from claimcheck.config import DEFAULT, Config
from claimcheck.findings.explain import explain
from claimcheck.findings.ranking import confidence, rank, severity
from claimcheck.model import Behaviour, Claim, ClaimKey, Finding, Position, Skipped, Source

__all__ = ["find"]


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
        One finding for every key that two or more sources state, ranked; and what could not be compared.

    Example:
        >>> find([], sources={})
        ([], [])
    """
    config, known, rules = config or DEFAULT, dict(sources or {}), Schema.read(schema)
    by_key: dict[ClaimKey, list[Claim]] = {}
    for claim in claims:
        if claim.key is not None:
            by_key.setdefault(claim.key, []).append(claim)
    findings, skipped = [], []
    for key in sorted(by_key, key=_key_order):
        group, lost = _group(key, by_key[key], known, config, rules)
        skipped += lost
        if group is not None:
            findings.append(make(group, judge(group), known))
    return rank(findings), skipped


def make(group: Group, outcome: Outcome, sources: Mapping[str, Source]) -> Finding:
    """Turn the outcome for one key into a finding with objects, figures and a sentence."""
    lead = group.statements[0].claim
    relation, suspected = outcome.relation, None
    sure = confidence(group, outcome)
    if relation in ("conflict", "evolved") and sure < group.config.threshold:
        relation, suspected = "possible", relation
    return Finding(
        key=group.key,
        kind=lead.value.kind,
        subject=lead.subject or group.key.subject,
        attribute=lead.attribute or group.key.attribute,
        relation=relation,
        positions=tuple(_position(group.statements, members) for members in outcome.positions),
        severity=severity(group, outcome),
        confidence=sure,
        reasons=outcome.reasons,
        explanation=explain(group, outcome, sources),
        suspected=suspected,
    )


def _group(
    key: ClaimKey, claims: list[Claim], sources: dict[str, Source], config: Config, schema: Schema
) -> tuple[Group | None, list[Skipped]]:
    """The comparable statements of a key; None where fewer than two sources have one."""
    statements = gather(claims, sources)
    if len({statement.source for statement in statements}) < 2:
        return None, []
    measure, kept, lost = common_axis(statements)
    skipped = [_not_comparable(key, statement, measure) for statement in lost]
    if len({statement.source for statement in kept}) < 2:
        return None, skipped
    attribute = schema.find(key.attribute)
    relative = config.tolerance if attribute.tolerance is None else attribute.tolerance
    return (
        Group(
            key,
            measure,
            tuple(kept),
            _behaviour(kept, attribute.behaviour),
            attribute.seconds if measure in ("date", "time") else relative,
            attribute.several,
            config,
        ),
        skipped,
    )


def _behaviour(statements: Sequence[Statement], given: Behaviour) -> Behaviour:
    """The schema's word, else what the catalogue says of most claims, "unknown" aside."""
    if given != "unknown":
        return given
    said = [statement.claim.context.behaviour for statement in statements]
    known: list[Behaviour] = sorted(behaviour for behaviour in said if behaviour != "unknown")
    return max(known, key=known.count) if known else "unknown"


def _not_comparable(key: ClaimKey, statement: Statement, measure: str) -> Skipped:
    claim, own = statement.claim, statement.readings[0].measure
    reason = f"{claim.quote!r} ({own}) is not comparable with the other values of {str(key)!r} ({measure})"
    if own.startswith("money:") and measure.startswith("money:"):
        reason += ": no exchange rate for its date"
    return Skipped(claim.source, f"{claim.start}-{claim.end}", reason)


def _position(statements: Sequence[Statement], members: Sequence[int]) -> Position:
    return Position(tuple(claim for index in members for claim in statements[index].claims))


def _key_order(key: ClaimKey) -> tuple[str, str, str, str, int]:
    return (key.subject, key.attribute, key.scope, key.kind, key.number)
