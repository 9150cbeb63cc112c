"""The report as tidy pandas frames: claims of findings, positions of findings, all claims.

Numbers and times have columns of their own, so that each column has one type: `low` and `high` are numbers in
`unit`, `low_time` and `high_time` are ISO 8601 with the end exclusive. An open side is missing, and so is the
other pair.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from claimcheck.model import TIME_KINDS, Claim, Source
from claimcheck.outcome import Finding, Position
from claimcheck.report.jsonform import value
from claimcheck.report.wording import iso_period, label, phrase

COLUMNS = (
    "finding",      # 1, 2, 3 ... in the order of the report
    "relation",     # conflict, evolved, possible, compatible, agree
    "subject", "attribute", "key",
    "position",     # A, B, ...: claims of one letter can all be true together; missing where one fits several
    "source", "publisher", "title", "published", "url",
    "kind",         # number, money, date ...
    "quote",        # the exact characters of the value
    "low", "high", "unit", "low_time", "high_time", "hedge",
    "as_of", "scope", "modality", "attribution",
    "sentence", "start", "end",
    "severity", "confidence",
    "reasons",      # codes, the deciding one first, joined by commas
    "explanation",
)  # fmt: skip
POSITION_COLUMNS = (
    "finding", "relation", "subject", "attribute", "key", "position",
    "value",        # as its first source puts it
    "claims", "sources",
    "who",          # names of the sources, joined by semicolons
    "low", "high", "unit", "low_time", "high_time",  # from the least to the greatest end in that unit
    "published_first", "published_last",
    "severity", "confidence",
)  # fmt: skip
CLAIM_COLUMNS = (
    "claim", "source", "publisher", "title", "published", "url",
    "subject", "attribute",
    "key",          # the same for claims about one fact; missing if no other source speaks of it
    "kind", "quote", "low", "high", "unit", "low_time", "high_time", "hedge",
    "as_of", "scope", "modality", "attribution",
    "sentence", "start", "end", "confidence",
)  # fmt: skip
_NUMBERS = ("low", "high")

Sources = Mapping[str, Source]


def findings_frame(findings: Iterable[Finding], sources: Sources) -> pd.DataFrame:
    """Lay findings out as rows with `COLUMNS`, one for each claim; those that fit several positions last."""
    return _frame(_evidence(findings, sources), COLUMNS)


def positions_frame(findings: Iterable[Finding], sources: Sources) -> pd.DataFrame:
    """Lay findings out as rows with `POSITION_COLUMNS`, one for each position."""
    rows = (
        _finding(number, finding, label(index)) | _position(position, sources)
        for number, finding in enumerate(findings, start=1)
        for index, position in enumerate(finding.positions)
    )
    return _frame(rows, POSITION_COLUMNS)


def claims_frame(claims: Iterable[Claim], sources: Sources) -> pd.DataFrame:
    """Lay claims out as rows with `CLAIM_COLUMNS`."""
    rows = (
        _claim(claim, sources)
        | {
            "claim": claim.id,
            "subject": claim.subject,
            "attribute": claim.attribute,
            "key": str(claim.key) if claim.key else None,
            "confidence": claim.confidence,
        }
        for claim in claims
    )
    return _frame(rows, CLAIM_COLUMNS)


def _frame(rows: Iterable[dict[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    cells = [[_storable(row[name]) for name in columns] for row in rows]
    return pd.DataFrame(cells, columns=list(columns)).astype(dict.fromkeys(_NUMBERS, "float64"))


def _storable(cell: object) -> object:
    """Half a character, which no column of strings holds, becomes "?": as long as it was."""
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode("utf-8")
    return cell


def _evidence(findings: Iterable[Finding], sources: Sources) -> Iterator[dict[str, object]]:
    for number, finding in enumerate(findings, start=1):
        last = {"reasons": ", ".join(finding.reasons), "explanation": finding.explanation}
        sides = [(label(index), position.claims) for index, position in enumerate(finding.positions)]
        for letter, claims in (*sides, (None, finding.undecided)):
            head = _finding(number, finding, letter)
            for claim in claims:
                yield {**_claim(claim, sources), **head, **last}


def _finding(number: int, finding: Finding, letter: str | None) -> dict[str, object]:
    return {
        "finding": number,
        "relation": finding.relation,
        "subject": finding.subject,
        "attribute": finding.attribute,
        "key": str(finding.key),
        "position": letter,
        "severity": finding.severity,
        "confidence": finding.confidence,
    }


def _claim(claim: Claim, sources: Sources) -> dict[str, object]:
    source = sources.get(claim.source) or Source(claim.source)
    context = claim.context
    return {
        "source": claim.source,
        "publisher": source.publisher,
        "title": source.title,
        "published": iso_period(source.published),
        "url": source.url,
        "kind": claim.value.kind,
        "quote": claim.quote,
        **_ends(claim),
        "hedge": claim.value.hedge,
        "as_of": iso_period(context.as_of),
        "scope": ", ".join(context.scope),
        "modality": context.modality,
        "attribution": context.attribution,
        "sentence": claim.sentence,
        "start": claim.start,
        "end": claim.end,
    }


def _ends(claim: Claim) -> dict[str, object]:
    interval = value(claim.value)
    low, high = interval["low"], interval["high"]
    timed = claim.value.kind in TIME_KINDS
    return {
        "low": math.nan if timed else low,
        "high": math.nan if timed else high,
        "unit": claim.value.unit,
        "low_time": low if timed else None,
        "high_time": high if timed else None,
    }


def _position(position: Position, sources: Sources) -> dict[str, object]:
    lead = position.claims[0]
    ends = [_ends(claim) for claim in position.claims if claim.value.unit == lead.value.unit]
    known = [sources.get(name) or Source(name) for name in position.sources]
    dates = sorted(filter(None, (iso_period(source.published) for source in known)))
    return {
        "value": phrase(lead),
        "claims": len(position.claims),
        "sources": len(known),
        "who": "; ".join(source.publisher or source.id for source in known),
        "low": _outer([end["low"] for end in ends], min),
        "high": _outer([end["high"] for end in ends], max),
        "unit": lead.value.unit,
        "low_time": _outer([end["low_time"] for end in ends], min),
        "high_time": _outer([end["high_time"] for end in ends], max),
        "published_first": dates[0] if dates else None,
        "published_last": dates[-1] if dates else None,
    }


def _outer(ends: Sequence[object], outermost: Callable[[Sequence[Any]], object]) -> object:
    """The outermost end; none where one of them is open."""
    return None if any(end is None or end != end for end in ends) else outermost(ends)
