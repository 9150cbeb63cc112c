"""How grave a finding is, how sure, and which comes first."""

from __future__ import annotations

import math
from collections.abc import Sequence

from claimcheck.compare.group import NO_DISTANCE, Group, Outcome
from claimcheck.findings.calibration import Doubt, calibrated
from claimcheck.findings.gap import gap_of
from claimcheck.outcome import Finding

ORDER = {"conflict": 0, "evolved": 1, "possible": 2, "compatible": 3, "agree": 4}
CHANGE_WEIGHT = 0.6  # a value that changed is less grave than one that is contradicted
SELF_DOUBT = 0.8  # certainty left where one source itself gives both values
WORDS_APART = 0.5  # other words are other words, and other scores: none are further apart
TIME_SCALE = 30 * 86_400.0  # seconds apart at which a difference of dates is half as grave as can be


def severity(group: Group, outcome: Outcome) -> float:
    """How far apart the positions are and how many sources stand behind the weaker one, 0 to 1.

    A difference of 100 % of the smaller number, or of 30 days, is half as grave as can be.
    """
    if outcome.relation not in ("conflict", "evolved"):
        return 0.0
    gap = gap_of(group, outcome.positions)
    if group.measure in NO_DISTANCE:
        apart = WORDS_APART
    elif group.is_time:
        apart = gap.absolute / (gap.absolute + TIME_SCALE)
    else:
        apart = gap.relative / (gap.relative + 1) if math.isfinite(gap.relative) else 1.0
    voices = sorted(len(_voices(group, members)) for members in outcome.positions)
    support = 1 - 0.5 ** voices[-2] if len(voices) > 1 else 0.5
    grave = (0.1 + 0.9 * apart) * (0.7 + 0.3 * support)
    return round(min(1.0, grave * (CHANGE_WEIGHT if outcome.relation == "evolved" else 1.0)), 4)


def confidence(group: Group, outcome: Outcome) -> float:
    """How sure we are that this is one fact, read right.

    Where the library linked the claims itself, the calibrated probability, which was measured on claims as
    they are read and so counts reading errors too; for keys given by the user and facts told in words, the
    weaker of the two best-founded positions.
    """
    disputed = len(outcome.positions) > 1
    linked = min(statement.claim.link_confidence for statement in group.statements) if disputed else 1.0
    if linked < 1 and group.measure != "category":
        return round(calibrated(Doubt(group, outcome, linked, severity(group, outcome))), 4)
    best = sorted(
        (max(group.statements[index].claim.confidence for index in members) for members in outcome.positions),
        reverse=True,
    )
    sure = best[1] if len(best) > 1 else best[0]
    both = any(
        len(set(_voices(group, members)) & _voices(group, other)) > 0
        for place, members in enumerate(outcome.positions[:8])
        for other in outcome.positions[:place]
    )
    return round(sure * linked * outcome.certainty * (SELF_DOUBT if both and len(best) > 1 else 1.0), 4)


def rank(findings: Sequence[Finding]) -> list[Finding]:
    """Flagged ones first, grave and sure ones before others, then by key: a stable order."""
    return sorted(
        findings, key=lambda f: (ORDER[f.relation], -f.severity * f.confidence, str(f.key), f.key.kind)
    )


def _voices(group: Group, members: Sequence[int]) -> set[str]:
    """Sources behind a position; those that repeat one attribution or sentence count once."""
    voices = set()
    for index in members:
        statement = group.statements[index]
        voices.add(statement.claim.context.attribution.casefold() or statement.speaker)
    return voices
