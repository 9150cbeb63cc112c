"""The report as one self-contained page.

Everything sources say is escaped (autoescape); the page's policy lets it load nothing and run nothing.
Filters and order are CSS on form controls, so that they work where scripts do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from claimcheck.findings import FindingSet
from claimcheck.outcome import Finding, Relation
from claimcheck.printing import printable
from claimcheck.report.cards import Card, card
from claimcheck.report.evidence import web_address
from claimcheck.report.fulltext import full_texts
from claimcheck.report.scale import svg
from claimcheck.report.wording import (
    MEANINGS,
    SHAPES,
    count,
    name_of,
    one_line,
    readable_period,
    source_name,
)

if TYPE_CHECKING:
    from jinja2 import Environment

    from claimcheck.report import Report

PAGE_FINDINGS = 1_000  # shown with their evidence
LISTED = 10_000  # shown in one line each, behind a fold, after those
SKIPPED_ROWS = 500  # of the page's table; the JSON holds all
REASONS = 12  # the most frequent reasons named
CHOICES = 300  # sources that can be chosen in the filter


def page(report: Report) -> str:
    """The whole report as an HTML document."""
    shown = report.findings[:PAGE_FINDINGS]
    cards = [card(finding, report.by_id, number) for number, finding in enumerate(shown, start=1)]
    lines = list(_lines(report.findings))
    verdicts = Counter([*(finding.relation for finding in shown), *(line.relation for line in lines)])
    texts, anchors = full_texts(report.texts, report.sources, report.claims, shown)
    chosen, summary = _choices(shown, report), report.summary()
    return environment().get_template("report.html").render(
        css=Markup((files("claimcheck.report") / "templates" / "report.css").read_text(encoding="utf-8")),
        summary=summary,
        verdicts={name: number for name in SHAPES if (number := verdicts[name])},
        reasons=list(summary.skipped.items())[:REASONS],
        cards=cards,
        lines=lines,
        hidden=len(report.findings) - len(shown) - len(lines),
        order=_orders(shown),
        picture=_picture,
        classes=lambda finding: _classes(finding, chosen),
        choices=[(number, source_name(report.by_id.get(name), name)) for name, number in chosen.items()],
        kinds=sorted({finding.kind for finding in shown}),
        texts=texts,
        anchors=anchors,
        sources=[(source, source_name(source, source.id)) for source in report.sources],
        skipped=report.skipped[:SKIPPED_ROWS],
        unshown=max(0, len(report.skipped) - SKIPPED_ROWS),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in one line."""

    number: int
    relation: Relation
    name: str
    why: str


def _lines(findings: Sequence[Finding]) -> Iterator[Line]:
    """The findings after those shown with their evidence; of a table, without making them."""
    span = slice(PAGE_FINDINGS, PAGE_FINDINGS + LISTED)
    if isinstance(findings, FindingSet):
        row: Any
        for number, row in enumerate(findings.frame()[span].itertuples(), start=PAGE_FINDINGS + 1):
            name = " · ".join(part for part in (row.subject, row.attribute, row.scope) if part)
            yield Line(number, row.relation, name, f"{count(row.claims, 'claim')} of {row.measure}")
    else:
        for number, finding in enumerate(findings[span], start=PAGE_FINDINGS + 1):
            yield Line(number, finding.relation, name_of(finding), finding.explanation)


@cache
def environment() -> Environment:
    """Templates with autoescape; what they print has no control characters."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("claimcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"period": readable_period, "count": count, "line": one_line, "web": web_address}
    made.globals |= {"shapes": SHAPES, "meanings": tuple(MEANINGS.items())}
    return made


def _shown(value: object) -> object:
    """Every expression of a template passes through here: no control characters in what sources say."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _picture(shown: Card) -> Markup:
    """The number line, in the page's own colours."""
    return Markup(svg(shown.scale)) if shown.scale else Markup()


def _choices(findings: Sequence[Finding], report: Report) -> dict[str, int]:
    """The sources one can filter by, numbered: those that have a finding, by id."""
    stated = {source.id for finding in findings for source in finding.sources}
    named = [source.id for source in report.sources if source.id in stated]
    return {name: number for number, name in enumerate(named[:CHOICES])}


def _classes(finding: Finding, chosen: dict[str, int]) -> str:
    """What the filters look at: verdict, kind and sources of a finding."""
    numbers = sorted(chosen[source.id] for source in finding.sources if source.id in chosen)
    return " ".join([finding.relation, f"k-{finding.kind}", *(f"s{number}" for number in numbers)])


def _orders(findings: Sequence[Finding]) -> dict[int, str]:
    """By number, where a finding stands when sorted otherwise than the report: the variables of its style."""
    names = sorted(range(len(findings)), key=lambda index: name_of(findings[index]).casefold())
    by_name = {index: place for place, index in enumerate(names)}
    return {
        index + 1: f"--s:{round(finding.severity * -1000)};--c:{round(finding.confidence * -1000)};"
        f"--n:{by_name[index]}"
        for index, finding in enumerate(findings)
    }
