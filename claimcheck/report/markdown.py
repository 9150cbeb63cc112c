"""Markdown for issues, chats and mails: the disagreements with their evidence, the rest as a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.report.cards import Card, card
from claimcheck.report.evidence import Evidence
from claimcheck.report.wording import count, one_line, verdict

if TYPE_CHECKING:
    from claimcheck.report import Report

FINDINGS = 200  # shown; the frames hold all
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#@&!])")  # also what would mention people or issues


def render(report: Report) -> str:
    """A heading, the denominator, and a section for each disagreement."""
    cards = [card(f, report.by_id, n) for n, f in enumerate(report.findings[:FINDINGS], start=1)]
    lines = ["# Where the sources disagree", "", escaped(str(report.summary())), ""]
    for shown in (shown for shown in cards if not shown.folded):
        lines += _section(shown)
    agreeing = [shown for shown in cards if shown.folded]
    if agreeing:
        lines += ["## No disagreement", ""]
        lines += [_line(shown) for shown in agreeing]
        lines.append("")
    if len(report.findings) > len(cards):
        lines += [f"{count(len(report.findings) - len(cards), 'more finding')}.", ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line.

    Example:
        >>> escaped("*2,300* [x](y)")
        '\\\\*2,300\\\\* \\\\[x\\\\](y)'
    """
    return _escaped(one_line(text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _line(shown: Card) -> str:
    finding = shown.finding
    return f"- {verdict(finding.relation)}: **{escaped(shown.name)}**. {escaped(finding.explanation)}"


def _section(shown: Card) -> Iterator[str]:
    finding = shown.finding
    yield f"## {verdict(finding.relation)}: {escaped(shown.name)}"
    yield ""
    yield escaped(finding.explanation)
    yield f"Severity {finding.severity:.2f}, confidence {finding.confidence:.2f}."
    yield ""
    yield "| | value | source | in its own words |"
    yield "|---|---|---|---|"
    for side in shown.sides:
        for place, evidence in enumerate(side.evidence):
            letter = side.letter if not place else ""
            yield f"| {letter} | {escaped(evidence.value)} | {_who(evidence)} | {_said(evidence)} |"
        if side.more:
            yield f"| | | | and {count(side.more, 'claim')} more |"
    if shown.more:
        yield f"| | | | and {count(shown.more, 'position')} more |"
    yield from (f"| | | | {escaped(line)} |" for line in shown.undecided)
    yield ""


def _who(evidence: Evidence) -> str:
    name = escaped(evidence.publisher)
    if evidence.url and not re.search(r"[\s()<>\\|]", evidence.url):
        name = f"[{name}]({evidence.url})"
    return f"{name}, {evidence.date}" if evidence.date else name


def _said(evidence: Evidence) -> str:
    notes = f" ({escaped('; '.join(evidence.notes))})" if evidence.notes else ""
    return f"{_escaped(evidence.before)}**{_escaped(evidence.marked)}**{_escaped(evidence.after)}{notes}"
