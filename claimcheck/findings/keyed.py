"""One key: its claims become a group of comparable statements, and the outcome becomes a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimcheck.compare import sorts
from claimcheck.compare.common import common_axis
from claimcheck.compare.echo import voices
from claimcheck.compare.group import Group, Outcome
from claimcheck.compare.schema import Schema
from claimcheck.compare.statements import Published, Statement, gather
from claimcheck.config import Config
from claimcheck.findings.explain import explain
from claimcheck.findings.ranking import confidence, severity
from claimcheck.model import Behaviour, Claim, ClaimKey, Skipped, Source
from claimcheck.outcome import Finding, Position
from claimcheck.values.dates import is_unknown


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
        subject=group.key.subject or lead.subject,
        attribute=group.key.attribute or lead.attribute,
        relation=relation,
        positions=tuple(_position(group.statements, members) for members in outcome.positions),
        severity=severity(group, outcome),
        confidence=sure,
        reasons=outcome.reasons,
        explanation=explain(group, outcome, sources),
        suspected=suspected,
        undecided=_position(group.statements, _undecided(group, outcome)).claims,
        sources=stated_by((statement.claim for statement in group.statements), sources),
    )


def stated_by(claims: Iterable[Claim], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources of claims, by id."""
    ids = sorted({claim.source for claim in claims})
    return tuple(sources.get(name) or Source(name) for name in ids)


def group_of(
    key: ClaimKey, claims: Sequence[Claim], published: Published, config: Config, schema: Schema
) -> tuple[Group | None, list[Skipped]]:
    """The comparable statements of a key; None where fewer than two sources have one.

    Args:
        key: whose claims these are.
        claims: in any order; those of an unknown time ("last month" in an undated source) are left aside.
        published: tells when the source of a claim was published.
        config, schema: tolerance, and what is known of the attribute.

    Returns:
        The group or None, and the claims that are not comparable with the others.
    """
    statements = [statement for statement in gather(claims, published) if not is_unknown(statement.value)]
    if len({statement.source for statement in statements}) < 2:
        return None, []
    measure, kept, lost = common_axis(statements)
    skipped = [_not_comparable(key, statement, measure, kept) for statement in lost]
    if len({statement.source for statement in kept}) < 2:
        return None, skipped
    attribute = schema.find(key.attribute)
    relative = config.tolerance if attribute.tolerance is None else attribute.tolerance
    return (
        Group(
            key,
            measure,
            _voiced(kept),
            _behaviour(kept, attribute.behaviour),
            attribute.seconds if measure in ("date", "time") else relative,
            attribute.several,
            config,
        ),
        skipped,
    )


def _voiced(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    found = zip(statements, voices(statements), strict=True)
    return tuple(replace(statement, voice=voice) for statement, voice in found)


def _behaviour(statements: Sequence[Statement], given: Behaviour) -> Behaviour:
    """The schema's word, else what the catalogue says of most claims, "unknown" aside."""
    if given != "unknown":
        return given
    said = [statement.claim.context.behaviour for statement in statements]
    known: list[Behaviour] = sorted(behaviour for behaviour in said if behaviour != "unknown")
    return max(known, key=known.count) if known else "unknown"


def _not_comparable(key: ClaimKey, statement: Statement, measure: str, kept: Sequence[Statement]) -> Skipped:
    claim, own = statement.claim, statement.readings[0].measure
    if own == measure == "category":
        sources = [other.source for other in kept]
        measure = sorts.usual_sort([other.claim.quote for other in kept], sources)
        own = sorts.sort_of(claim.quote)
    reason = f"{claim.quote!r} ({own}) is not comparable with the other values of {str(key)!r} ({measure})"
    if own.startswith("money:") and measure.startswith("money:") and " per " not in own + measure:
        reason += ": no exchange rate for its date"
    return Skipped(claim.source, where_of(claim), reason)


def where_of(claim: Claim) -> str:
    """Where a claim stands: "120-125" of its text, or "row 17" of a table."""
    row = claim.id.removeprefix(f"{claim.source}:")
    return row if row.startswith("row ") else f"{claim.start}-{claim.end}"


def _undecided(group: Group, outcome: Outcome) -> list[int]:
    """The statements that stand in no position, because they fit several."""
    placed = {index for members in outcome.positions for index in members}
    return [index for index in range(len(group.statements)) if index not in placed]


def _position(statements: Sequence[Statement], members: Sequence[int]) -> Position:
    return Position(tuple(claim for index in members for claim in statements[index].claims))
