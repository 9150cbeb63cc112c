"""The report as one self-contained page, and as the fragment a notebook shows.

Everything sources say is escaped (autoescape); the page's policy lets it load nothing and run nothing. The
fragment lives without `<style>`, `<script>` and `<svg>`, which untrusted notebooks strip.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from claimcheck.model import Finding
from claimcheck.report.evidence import sides
from claimcheck.report.scale import scale_of, svg
from claimcheck.report.wording import count, printable, readable_period, source_name

if TYPE_CHECKING:
    from jinja2 import Environment

    from claimcheck.report import Report

TONES = {
    "conflict": "#c0392b",
    "evolved": "#b9770e",
    "possible": "#4a7ebb",
    "compatible": "#3d8b5f",
    "agree": "#3d8b5f",
}
PAGE_FINDINGS = 500  # the page shows the first of them
FRAGMENT_FINDINGS = 20  # a notebook cell shows the first of them
POSITIONS, CLAIMS = 24, 12  # shown of a finding, and of a position
SKIPPED_ROWS = 500  # of the page's table; the JSON holds all


def page(report: Report) -> str:
    """The whole report as an HTML document."""
    findings = report.findings[:PAGE_FINDINGS]
    pictures = [Markup(svg(scale)) if scale else "" for scale in map(scale_of, findings)]
    template = _environment().get_template("report.html")
    return template.render(_view(report, findings, pictures), skipped_rows=SKIPPED_ROWS)


def fragment(report: Report) -> str:
    """The findings for a notebook cell, with inline styles only."""
    findings = report.findings[:FRAGMENT_FINDINGS]
    template = _environment().get_template("fragment.html")
    return template.render(_view(report, findings, list(map(_image, findings))), tones=TONES)


def _image(finding: Finding) -> str:
    """The picture as a data URL: notebooks strip inline SVG."""
    scale = scale_of(finding)
    if scale is None:
        return ""
    drawn = svg(scale, TONES[finding.relation]).encode("ascii")
    return f"data:image/svg+xml;base64,{b64encode(drawn).decode('ascii')}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("claimcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"period": readable_period, "count": count}
    return environment


def _view(report: Report, findings: Sequence[Finding], pictures: Sequence[str]) -> dict[str, Any]:
    """What the templates see: the findings that are shown, and a picture of each."""
    return {
        "summary": report.summary(),
        "findings": [
            {
                "finding": finding,
                "sides": list(sides(finding, report.by_id, POSITIONS, CLAIMS)),
                "more": max(0, len(finding.positions) - POSITIONS),
                "picture": picture,
            }
            for finding, picture in zip(findings, pictures, strict=True)
        ],
        "hidden": len(report.findings) - len(findings),
        "sources": [(source, source_name(source, source.id)) for source in report.sources],
        "skipped": report.skipped,
    }


def _shown(value: object) -> object:
    """Every expression of a template passes through here: no control characters in what sources say."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
