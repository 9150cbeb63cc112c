"""The report as one self-contained page, and as the fragment a notebook shows.

Everything sources say is escaped (autoescape); the page's policy lets it load nothing and run nothing. The
fragment lives without `<style>`, `<script>` and `<svg>`, which untrusted notebooks strip.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.report.evidence import of_finding
from claimcheck.report.wording import count, printable, readable_period, source_name

if TYPE_CHECKING:
    from jinja2 import Environment

    from claimcheck.report import Report

FRAGMENT_FINDINGS = 20  # a notebook cell shows the first of them
SKIPPED_ROWS = 500  # of the page's table; the JSON holds all


def page(report: Report) -> str:
    """The whole report as an HTML document."""
    return _environment().get_template("report.html").render(_view(report), skipped_rows=SKIPPED_ROWS)


def fragment(report: Report) -> str:
    """The findings for a notebook cell, with inline styles only."""
    return _environment().get_template("fragment.html").render(_view(report), shown=FRAGMENT_FINDINGS)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("claimcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"printable": printable, "period": readable_period, "count": count}
    return environment


def _view(report: Report) -> dict[str, Any]:
    """What the templates see."""
    return {
        "summary": report.summary(),
        "findings": [
            {"finding": finding, "positions": list(of_finding(finding, report._by_source))}
            for finding in report.findings
        ],
        "sources": [(source, source_name(source, source.id)) for source in report.sources],
        "skipped": report.skipped,
    }
