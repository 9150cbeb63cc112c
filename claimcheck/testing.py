"""For users' own tests: fail, with the evidence, where sources that should agree do not.

In a test of your knowledge base or documentation::

    from claimcheck.testing import assert_no_conflicts

    def test_the_manual_and_the_data_sheet_agree():
        assert_no_conflicts([Path("docs/manual.md"), Path("docs/data-sheet.md")])

pytest has the same as a fixture, without an import: see `claimcheck.pytest_plugin`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from claimcheck.api import check_claims
from claimcheck.model import Claim
from claimcheck.outcome import Finding
from claimcheck.printing import printable
from claimcheck.report import Report
from claimcheck.report.wording import count, label, source_line

MOST = 20  # findings that a message tells of
ROOM = 60  # characters of a sentence on each side of the value


def assert_no_conflicts(
    sources: object, *, flagged: Collection[str] = ("conflict",), **options: Any
) -> Report:
    """Check sources, or take a report, and fail where they disagree.

    Args:
        sources: what `check_claims` takes, or a report it made.
        flagged: the relations that fail; add "evolved" where nothing may have changed either.
        options: as for `check_claims`: config, meta, schema, nlp.

    Returns:
        The report, for further assertions.

    Raises:
        AssertionError: with both sides' sentences below each other and the values underlined.
        ClaimcheckError: input that cannot be read as a whole.

    Example:
        >>> report = assert_no_conflicts(["The dam is 90 m high.", "The dam is 90 metres high."])
        >>> len(report.conflicts)
        0
    """
    __tracebackhide__ = True
    report = sources if isinstance(sources, Report) else check_claims(sources, **options)
    found = [finding for finding in report.findings if finding.relation in flagged]
    if found:
        raise AssertionError(difference(report, found))
    return report


def difference(report: Report, findings: Collection[Finding]) -> str:
    """Show findings as a diff: the positions below each other, the values underlined.

    Args:
        report: what the findings are from; it names their sources.
        findings: those to show; of many, the first only.

    Returns:
        Lines for a terminal: "-" before the first position, "+" before the others, "?" below the values.
    """
    facts = count(len(report.findings), "fact")
    lines = [f"sources disagree on {len(findings):,} of {facts} that two or more of them state"]
    for place, finding in enumerate(findings):
        if place == MOST:
            lines += ["", f"... and {len(findings) - MOST:,} more"]
            break
        lines += ["", *_shown(report, finding)]
    return "\n".join(lines)


@dataclass(frozen=True)
class Checker:
    """What the pytest fixture `claimcheck` is: the checks, with a project's own settings.

    Attributes:
        flagged: the relations that fail a test.
        options: what each check is called with: config, meta, schema, nlp.
    """

    flagged: tuple[str, ...] = ("conflict",)
    options: dict[str, Any] = field(default_factory=dict)

    def check(self, sources: object, **options: Any) -> Report:
        """Compare sources as `check_claims` does, and fail nothing."""
        return check_claims(sources, **{**self.options, **options})

    def assert_no_conflicts(
        self, sources: object, *, flagged: Collection[str] | None = None, **options: Any
    ) -> Report:
        """Fail where sources, or those of a report, disagree: as the function of this name."""
        __tracebackhide__ = True
        flagged = self.flagged if flagged is None else flagged
        return assert_no_conflicts(sources, flagged=flagged, **{**self.options, **options})


def _shown(report: Report, finding: Finding) -> Iterator[str]:
    name = " / ".join(filter(None, (finding.subject, finding.attribute)))
    yield printable(f"{finding.relation}: {name}")
    yield printable(f"  {finding.explanation}")
    for place, position in enumerate(finding.positions):
        for claim in position.claims:
            sign = "+" if place else "-"
            yield f"{sign} {label(place)}  {source_line(report.by_id.get(claim.source), claim.source)}"
            before, value, after = _around(claim)
            yield f"{sign}      {before}{value}{after}"
            yield f"?      {' ' * len(before)}{'^' * len(value)}"


def _around(claim: Claim) -> tuple[str, str, str]:
    """The value between the words around it, on one line; without a sentence, it stands alone."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    if claim.sentence[start:end] != claim.quote:
        return "", _line(claim.quote), ""
    before, after = _line(claim.sentence[:start]), _line(claim.sentence[end:])
    if len(before) > ROOM:
        before = "..." + before[-ROOM:]
    if len(after) > ROOM:
        after = after[:ROOM] + "..."
    return before, _line(claim.quote), after


def _line(text: str) -> str:
    return printable(text.replace("\n", " ").replace("\t", " ").replace("\r", " "))
