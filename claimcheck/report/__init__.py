"""The report: findings with their evidence, as text, notebook display, frame, JSON and page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from claimcheck.findings import FindingSet
from claimcheck.model import Claim, Finding, Relation, Skipped, Source
from claimcheck.report import frames, html, jsonform, text, writing

__all__ = ["Report", "Summary"]

RELATIONS: tuple[Relation, ...] = ("conflict", "evolved", "possible", "compatible", "agree")

COUNTED_ONE_BY_ONE = 2_000  # findings of a table up to which each is made to be counted


@dataclass(frozen=True, slots=True)
class Summary:
    """What was compared and what was not: the denominator of a report.

    Attributes:
        sources: sources read.
        claims: claims taken from them.
        compared: facts stated by two or more sources.
        alone: claims that no other source speaks of.
        relations: number of findings by relation, the gravest first.
        skipped: number of things not compared, by reason, the most frequent first.
        sums: number of sums that single sources state, by relation; not among the above.
    """

    sources: int
    claims: int
    compared: int
    alone: int
    relations: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    sums: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return text.summary(self)


@dataclass(frozen=True, repr=False)
class Report:
    """What `check_claims` found.

    Attributes:
        findings: facts that two or more sources state, and sums that one source states; disagreements first,
            the gravest first.
        claims: every claim, by source and place.
        skipped: what was not compared, and why.
        sources: who was read, by id.
        alone: number of claims that no other source speaks of.

    Example:
        >>> report = Report(findings=(), claims=(), skipped=(), sources=(Source("only one"),))
        >>> print(report.summary())
        1 source, 0 claims. Nothing to compare: it takes two sources to disagree.
    """

    findings: Sequence[Finding]
    claims: Sequence[Claim]
    skipped: Sequence[Skipped]
    sources: Sequence[Source]
    alone: int = 0

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The findings whose positions cannot all be true and are not told apart by time."""
        return tuple(finding for finding in self.findings if finding.relation == "conflict")

    def summary(self) -> Summary:
        """Count what was compared and what was not; printed, it is a sentence or two."""
        sums = self._sums()
        relations = self._relations() - sums
        skipped = Counter(item.reason for item in self.skipped)
        return Summary(
            sources=len(self.sources),
            claims=len(self.claims),
            compared=len(self.findings) - sums.total(),
            alone=self.alone,
            relations={name: relations[name] for name in RELATIONS if relations.get(name)},
            skipped=dict(sorted(skipped.items(), key=lambda item: (-item[1], item[0]))),
            sums={name: sums[name] for name in RELATIONS if sums[name]},
        )

    def _sums(self) -> Counter[str]:
        """Count the sums that single sources state; tables have none."""
        if isinstance(self.findings, FindingSet):
            return Counter()
        return Counter(finding.relation for finding in self.findings if finding.is_sum)

    def _relations(self) -> Counter[str]:
        """Count the relations; a large table's set counts them itself, "compatible" as "agree"."""
        if isinstance(self.findings, FindingSet) and len(self.findings) > COUNTED_ONE_BY_ONE:
            return Counter(self.findings.relations)
        return Counter(finding.relation for finding in self.findings)

    def to_frame(self) -> pd.DataFrame:
        """One row for each claim of a finding, in the order of the findings and their positions.

        Returns:
            The columns of `claimcheck.report.frames.COLUMNS`; `finding` counts from 1.
        """
        return frames.findings_frame(self.findings, self.by_id)

    def to_json(self, path: str | Path | None = None) -> str:
        """Write the report by the JSON contract (`claimcheck/data/report.schema.json`).

        Args:
            path: also write it there; an existing file is replaced in one step.

        Returns:
            The JSON text; the same report gives the same bytes.
        """
        return writing.deliver(jsonform.dumps(self), path)

    def to_html(self, path: str | Path | None = None) -> str:
        """Write one self-contained page with the evidence of both sides marked.

        Args:
            path: also write it there; an existing file is replaced in one step.

        Returns:
            The page. It loads nothing, runs nothing, and escapes everything that sources say.
        """
        return writing.deliver(html.page(self), path)

    def _repr_html_(self) -> str:
        return html.fragment(self)

    def __str__(self) -> str:
        return text.plain(self)

    def __repr__(self) -> str:
        return f"<Report: {self.summary()}>"

    @cached_property
    def by_id(self) -> Mapping[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}
