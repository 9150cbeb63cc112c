"""Findings as a pandas frame: one row for each claim, with the finding it belongs to repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from claimcheck.model import Finding, Source
from claimcheck.report.jsonform import value
from claimcheck.report.wording import iso_period, label

COLUMNS = (
    "finding",      # 1, 2, 3 ... in the order of the report
    "relation",     # conflict, evolved, possible, compatible, agree
    "subject", "attribute", "key",
    "position",     # A, B, ...: claims of one letter can all be true together
    "source", "publisher", "published",
    "quote",        # the exact characters of the value
    "low", "high", "unit", "hedge",
    "as_of", "scope", "modality", "attribution",
    "sentence", "start", "end",
    "severity", "confidence",
    "reasons",      # codes, the deciding one first, joined by commas
    "explanation",
)  # fmt: skip


def findings_frame(findings: Sequence[Finding], sources: Mapping[str, Source]) -> pd.DataFrame:
    """Lay findings out as rows with `COLUMNS`."""
    return pd.DataFrame(_rows(findings, sources), columns=list(COLUMNS))


def _rows(findings: Iterable[Finding], sources: Mapping[str, Source]) -> Iterator[dict[str, object]]:
    for number, finding in enumerate(findings, start=1):
        for index, position in enumerate(finding.positions):
            for claim in position.claims:
                source = sources.get(claim.source)
                interval = value(claim.value)
                yield {
                    "finding": number,
                    "relation": finding.relation,
                    "subject": finding.subject,
                    "attribute": finding.attribute,
                    "key": str(finding.key),
                    "position": label(index),
                    "source": claim.source,
                    "publisher": source.publisher if source else "",
                    "published": iso_period(source.published) if source else None,
                    "quote": claim.quote,
                    "low": interval["low"],
                    "high": interval["high"],
                    "unit": interval["unit"],
                    "hedge": interval["hedge"],
                    "as_of": iso_period(claim.context.as_of),
                    "scope": ", ".join(claim.context.scope),
                    "modality": claim.context.modality,
                    "attribution": claim.context.attribution,
                    "sentence": claim.sentence,
                    "start": claim.start,
                    "end": claim.end,
                    "severity": finding.severity,
                    "confidence": finding.confidence,
                    "reasons": ", ".join(finding.reasons),
                    "explanation": finding.explanation,
                }
