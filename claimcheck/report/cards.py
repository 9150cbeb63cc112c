"""A finding as every format shows it: verdict, name, reason, picture, evidence side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.model import Source
from claimcheck.outcome import Finding
from claimcheck.report.evidence import Side, sides, undecided
from claimcheck.report.scale import Scale, scale_of
from claimcheck.report.wording import SHAPES, name_of

POSITIONS, CLAIMS = 24, 12  # shown of a finding, and of a position


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of one finding.

    Attributes:
        number: its place in the report, from 1; 0 for a finding shown alone.
        finding: the finding itself.
        shape, name: its verdict as a sign, and what it is about.
        sides: its positions with their evidence.
        more: how many positions are not shown.
        undecided: what fits several positions, one line each.
        scale: its number line, or None where its values do not lie on one.
        folded: whether it is no disagreement, so that its evidence may wait behind a fold.
    """

    number: int
    finding: Finding
    shape: str
    name: str
    sides: tuple[Side, ...]
    more: int
    undecided: tuple[str, ...]
    scale: Scale | None

    @property
    def folded(self) -> bool:
        return self.finding.relation in ("agree", "compatible")


def card(finding: Finding, sources: Mapping[str, Source] | None = None, number: int = 0) -> Card:
    """Lay a finding out; `sources` are those of the report, else the finding's own."""
    known = sources or {source.id: source for source in finding.sources}
    return Card(
        number=number,
        finding=finding,
        shape=SHAPES[finding.relation],
        name=name_of(finding),
        sides=tuple(sides(finding, known, POSITIONS, CLAIMS)),
        more=max(0, len(finding.positions) - POSITIONS),
        undecided=tuple(undecided(finding, known)),
        scale=scale_of(finding),
    )
