"""JUnit XML: a test case for each fact, failed where the sources conflict, for build servers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from claimcheck.outcome import Finding
from claimcheck.printing import printable
from claimcheck.report.text import evidence_lines
from claimcheck.report.wording import name_of

if TYPE_CHECKING:
    from claimcheck.report import Report

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """Conflicts are failures; what is only possible is skipped; what evolved passes, with the evidence."""
    failed = len(report.conflicts)
    unsure = sum(finding.relation == "possible" for finding in report.findings)
    suite = ElementTree.Element(
        "testsuite",
        name="claimcheck",
        tests=str(len(report.findings)),
        failures=str(failed),
        errors="0",
        skipped=str(unsure),
    )
    for finding in report.findings:
        suite.append(_case(finding, report))
    ElementTree.SubElement(suite, "system-out").text = _clean(str(report.summary()))
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _case(finding: Finding, report: Report) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase", classname=f"claimcheck.{finding.kind}", name=_clean(name_of(finding) or str(finding.key))
    )
    said, evidence = _clean(finding.explanation), _clean(evidence_lines(finding, report.by_id))
    if finding.relation == "conflict":
        ElementTree.SubElement(case, "failure", type="conflict", message=said).text = evidence
    elif finding.relation == "possible":
        ElementTree.SubElement(case, "skipped", message=said)
    else:
        ElementTree.SubElement(case, "system-out").text = evidence
    return case


def _clean(text: str) -> str:
    """Characters that XML can hold."""
    return _NOT_XML.sub("\ufffd", printable(text))
