"""For users' own tests: fail, with the evidence, where sources that should agree do not.

In a test of your knowledge base or documentation::

    from claimcheck.testing import assert_no_conflicts

    def test_the_manual_and_the_data_sheet_agree():
        assert_no_conflicts([Path("docs/manual.md"), Path("docs/data-sheet.md")])
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from claimcheck.api import check_claims
from claimcheck.report import Report


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
        AssertionError: with the findings as text.
        ClaimcheckError: input that cannot be read as a whole.

    Example:
        >>> report = assert_no_conflicts(["The dam is 90 m high.", "The dam is 90 metres high."])
        >>> len(report.conflicts)
        0
    """
    report = sources if isinstance(sources, Report) else check_claims(sources, **options)
    found = tuple(finding for finding in report.findings if finding.relation in flagged)
    if found:
        raise AssertionError(f"the sources disagree:\n{replace(report, findings=found)}")
    return report
