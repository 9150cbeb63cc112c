"""SARIF 2.1.0, the form in which code hosts and editors show what a checker found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from claimcheck.model import Claim
from claimcheck.outcome import Finding, Relation
from claimcheck.report import jsonform
from claimcheck.report.evidence import of_claim, web_address
from claimcheck.report.wording import MEANINGS, label, name_of

if TYPE_CHECKING:
    from claimcheck.report import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[Relation, str] = {
    "conflict": "error", "evolved": "warning", "possible": "note", "compatible": "none", "agree": "none",
}  # fmt: skip


def render(report: Report) -> str:
    """One result for each finding, located at its claims; agreeing ones have the kind "pass"."""
    run = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "rules": [
                    {"id": relation, "shortDescription": {"text": said}}
                    for relation, said in MEANINGS.items()
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, report) for finding in report.findings],
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return jsonform.written(data, indent=1) + "\n"


def _result(finding: Finding, report: Report) -> dict[str, object]:
    flagged = _LEVELS[finding.relation] != "none"
    return {
        "ruleId": finding.relation,
        "kind": "fail" if flagged else "pass",
        "level": _LEVELS[finding.relation],
        "message": {"text": f"{name_of(finding)}: {finding.explanation}"},
        "locations": [
            _location(claim, label(index), report)
            for index, side in enumerate(finding.positions)
            for claim in side.claims
        ],
        "partialFingerprints": {"claimcheckKey/v1": f"{finding.kind}:{finding.key}"},
        "properties": {"severity": finding.severity, "confidence": finding.confidence},
    }


def _location(claim: Claim, position: str, report: Report) -> dict[str, object]:
    source = report.by_id.get(claim.source)
    address = web_address(source.url) if source else ""
    shown = of_claim(claim, report.by_id)
    physical: dict[str, object] = {"artifactLocation": {"uri": address or _relative(claim.source)}}
    if claim.sentence:  # of a table the offsets count within the cell
        physical["region"] = _region(claim, report.texts.get(claim.source, ""))
    said = f"{position}: {shown.publisher}: {shown.before}{shown.marked}{shown.after}"
    return {"physicalLocation": physical, "message": {"text": said}}


def _relative(name: str) -> str:
    """A source's name as an address below the place that is looked at, never above it or elsewhere."""
    inside = not name.startswith("/") and ".." not in name.replace("\\", "/").split("/")
    return quote(name, safe="/" if inside else "", errors="backslashreplace")


def _region(claim: Claim, text: str) -> dict[str, object]:
    region: dict[str, object] = {
        "charOffset": claim.start,
        "charLength": claim.end - claim.start,
        "snippet": {"text": claim.quote},
    }
    if text[claim.start : claim.end] == claim.quote:
        region["startLine"] = text.count("\n", 0, claim.start) + 1
        region["startColumn"] = claim.start - (text.rfind("\n", 0, claim.start) + 1) + 1
    return region
