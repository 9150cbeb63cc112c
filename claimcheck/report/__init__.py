"""The report: findings with their evidence, as text, notebook display, frames, page and exports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from claimcheck.errors import ConfigError, enough_memory
from claimcheck.findings import FindingSet
from claimcheck.model import Claim, Skipped, Source
from claimcheck.outcome import Finding, Relation
from claimcheck.report import formats, frames, html, jsonform, notebook, text, writing

__all__ = ["Report", "Summary"]

RELATIONS: tuple[Relation, ...] = ("conflict", "evolved", "possible", "compatible", "agree")

COUNTED_ONE_BY_ONE = 2_000  # findings of a table up to which each is made to be counted

_ALIKE = (
    (re.compile(r"value .* cannot be read$", re.DOTALL), "with a value that cannot be read"),
    (re.compile(r".* is not comparable with .*\)$", re.DOTALL), "of another kind or unit than the others"),
)


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
        left_out: findings that `Report.select` left out; counted in `compared`, in no relation.
    """

    sources: int
    claims: int
    compared: int
    alone: int
    relations: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    sums: Mapping[str, int] = field(default_factory=dict)
    left_out: int = 0

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
        texts: by id, the text of each source that was read from one, as given; the page shows it.
        left_out: number of findings that `select` left out.

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
    texts: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The findings whose positions cannot all be true and are not told apart by time."""
        return tuple(finding for finding in self.findings if finding.relation == "conflict")

    def summary(self) -> Summary:
        """Count what was compared and what was not; printed, it is a sentence or two."""
        sums = self._sums()
        relations = self._relations() - sums
        skipped = _counted([item.reason for item in self.skipped])
        return Summary(
            sources=len(self.sources),
            claims=len(self.claims),
            compared=len(self.findings) + self.left_out - sums.total(),
            alone=self.alone,
            relations={name: relations[name] for name in RELATIONS if relations.get(name)},
            skipped=dict(sorted(skipped.items(), key=lambda item: (-item[1], item[0]))),
            sums={name: sums[name] for name in RELATIONS if sums[name]},
            left_out=self.left_out,
        )

    def select(self, *, min_severity: float = 0.0, relations: Collection[Relation] = RELATIONS) -> Report:
        """Leave findings out of what is shown and written; the summary still counts them.

        Args:
            min_severity: the least severity of a finding that stays; above 0 only disagreements do.
            relations: the relations that stay.

        Returns:
            A report with fewer findings, in the same order.

        Raises:
            ConfigError: a severity that is not from 0 to 1.

        Example:
            >>> Report(findings=(), claims=(), skipped=(), sources=()).select(min_severity=0.2).left_out
            0
        """
        if not 0.0 <= min_severity <= 1.0:
            raise ConfigError(
                f"min_severity={min_severity!r} is not allowed",
                value=min_severity,
                where="Report.select",
                allowed="0.0 to 1.0",
            )
        kept = tuple(
            finding
            for finding in self.findings
            if finding.severity >= min_severity and finding.relation in relations
        )
        return replace(self, findings=kept, left_out=self.left_out + len(self.findings) - len(kept))

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
            The columns of `claimcheck.report.frames.COLUMNS`; `finding` counts from 1, `position` is missing
            for a claim that fits several.
        """
        return frames.findings_frame(self.findings, self.by_id)

    def positions_frame(self) -> pd.DataFrame:
        """One row for each position of a finding: how many claims and sources stand behind it, and its span.

        Returns:
            The columns of `claimcheck.report.frames.POSITION_COLUMNS`.
        """
        return frames.positions_frame(self.findings, self.by_id)

    def claims_frame(self) -> pd.DataFrame:
        """One row for each claim, also of those that no other source speaks of.

        Returns:
            The columns of `claimcheck.report.frames.CLAIM_COLUMNS`.
        """
        return frames.claims_frame(self.claims, self.by_id)

    def render(self, format: str) -> str | bytes:
        """The report in one of the formats of `claimcheck.report.formats.FORMATS`.

        Args:
            format: "text", "markdown", "html", "json", "jsonl", "csv", "xlsx", "parquet", "sarif" or "junit".

        Returns:
            Text, or bytes for "xlsx" and "parquet".

        Raises:
            ConfigError: no such format, or one whose optional package is not installed.

        Example:
            >>> report = Report(findings=(), claims=(), skipped=(), sources=())
            >>> report.render("csv").splitlines()[0][:16]
            'finding,relation'
        """
        known = formats.named(format)
        with _room(format):
            return known.render(self)

    def write(self, path: str | Path, *, format: str = "") -> Path:
        """Write the report to a file, by default in the format its name ends in.

        Args:
            path: where to; an existing file is replaced in one step, or stays as it was.
            format: as for `render`; needed where the name does not tell.

        Returns:
            The path.

        Raises:
            ConfigError: no such format, or a name that does not tell it.
            SourceError: the file cannot be written.
        """
        chosen = formats.named(format) if format else formats.of_path(Path(path))
        with _room(chosen.name):
            writing.write(chosen.render(self), Path(path))
        return Path(path)

    def to_json(self, path: str | Path | None = None) -> str:
        """Write the report by the JSON contract (`claimcheck/data/report.schema.json`).

        Args:
            path: also write it there; an existing file is replaced in one step.

        Returns:
            The JSON text; the same report gives the same bytes.
        """
        with _room("json"):
            return writing.deliver(jsonform.dumps(self), path)

    def to_html(self, path: str | Path | None = None) -> str:
        """Write one self-contained page with the evidence of both sides marked.

        Args:
            path: also write it there; an existing file is replaced in one step.

        Returns:
            The page. It loads nothing, runs nothing, and escapes everything that sources say.
        """
        with _room("html"):
            return writing.deliver(html.page(self), path)

    def _repr_html_(self) -> str:
        return notebook.report(self)

    def __str__(self) -> str:
        return text.plain(self)

    def __repr__(self) -> str:
        return f"<Report: {self.summary()}>"

    @cached_property
    def by_id(self) -> Mapping[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}


def _room(format: str) -> AbstractContextManager[None]:
    """What to do where a report is too large to be written."""
    return enough_memory("report", f"to write it as {format}", "Leave findings out first: Report.select().")


def _counted(reasons: Sequence[str]) -> Counter[str]:
    """How often each reason is told; the like, with other values, are counted together."""
    alike: dict[str, list[str]] = {}
    for reason in reasons:
        general = next((name for pattern, name in _ALIKE if pattern.match(reason)), reason)
        alike.setdefault(general, []).append(reason)
    return Counter({(name if len(told) > 1 else told[0]): len(told) for name, told in alike.items()})
