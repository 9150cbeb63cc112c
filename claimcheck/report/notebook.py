"""What notebooks show of a report, a finding and a claim.

An untrusted notebook strips `<style>`, `<script>`, `<svg>`, `data-*` and every style it does not know: the
fragments live with inline styles, tables, `<details>`, `<mark>` and pictures as data URLs, in colours that
can be read on a light and on a dark page.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimcheck.model import Claim
from claimcheck.outcome import Finding, Relation
from claimcheck.report import html
from claimcheck.report.cards import Card, card
from claimcheck.report.evidence import of_claim
from claimcheck.report.scale import svg
from claimcheck.report.wording import verdict

if TYPE_CHECKING:
    from claimcheck.report import Report

FINDINGS, OPEN = 20, 3  # of a report: shown at all, and unfolded
TONES: Mapping[Relation, str] = {
    "conflict": "#d0453a", "evolved": "#b9770e", "possible": "#4a7ebb", "compatible": "#3d8b5f",
    "agree": "#3d8b5f",
}  # fmt: skip


def report(shown: Report) -> str:
    """The summary and the first findings, the gravest unfolded."""
    cards = [card(item, shown.by_id, place) for place, item in enumerate(shown.findings[:FINDINGS], start=1)]
    return _render(
        summary=shown.summary(), cards=cards, hidden=len(shown.findings) - len(cards), unfolded=OPEN
    )


def finding(shown: Finding) -> str:
    """One finding with its evidence."""
    return _render(summary="", cards=[card(shown)], hidden=0, unfolded=1)


def claim(shown: Claim) -> str:
    """One claim: its value in its sentence, what it is about, and how that was read."""
    made = html.environment().get_template("claim.html")
    return made.render(claim=shown, shown=of_claim(shown, {}), how=shown.explain().splitlines())


def _render(**view: object) -> str:
    made = html.environment().get_template("notebook.html")
    return made.render(**view, tones=TONES, verdict=verdict, picture=_picture)


def _picture(shown: Card) -> str:
    """The number line as a data URL."""
    if shown.scale is None:
        return ""
    drawn = svg(shown.scale, TONES[shown.finding.relation]).encode()
    return f"data:image/svg+xml;base64,{b64encode(drawn).decode('ascii')}"
