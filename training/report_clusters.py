"""Link a cluster's claims with given models and write its report, for the left-out figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

from claimcheck import compare_claims, keys
from claimcheck.findings import calibration
from claimcheck.findings.calibration import Weights
from claimcheck.keys.fitted import LinkModel
from claimcheck.model import Claim, Source


def write_report(
    claims: Sequence[Claim], sources: Mapping[str, Source], model: LinkModel, findings: Weights, path: Path
) -> None:
    """Write the report of one cluster as JSON, with the calibration `findings` instead of the shipped one."""
    linked = [claim for claim in keys.assign(claims, sources=sources, model=model) if claim.key]
    with patch.object(calibration, "fitted", lambda: findings):
        compare_claims(linked, sources=sources.values()).to_json(path)
