"""Link a cluster's claims with a given model and write its report, for the left-out figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from claimcheck import compare_claims, keys
from claimcheck.keys.weights import LinkModel
from claimcheck.model import Claim, Source


def write_report(
    claims: Sequence[Claim], sources: Mapping[str, Source], model: LinkModel, path: Path
) -> None:
    """Write the report of one cluster as JSON."""
    linked = [claim for claim in keys.assign(claims, sources=sources, model=model) if claim.key]
    compare_claims(linked, sources=sources.values()).to_json(path)
