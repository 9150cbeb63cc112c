"""What comparing gives: positions, of claims that can all be true together, and findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claimcheck.model import Claim, ClaimKey, Kind, Source
from claimcheck.printing import drawn, printable

Relation = Literal["agree", "compatible", "evolved", "conflict", "possible"]


@dataclass(frozen=True, slots=True)
class Position:
    """Claims of one key that can all be true together."""

    claims: tuple[Claim, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.source for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Finding:
    """A key stated by two or more sources, with how they relate and why; or a sum done.

    Attributes:
        relation: how its positions relate; "possible" where the one in `suspected` is too uncertain.
        severity: how far apart the positions are and how well supported, 0 to 1.
        confidence: how sure we are that this is one fact and read right, 0 to 1.
        reasons: reason codes, the deciding one first.
        explanation: one sentence for a newspaper reader.
        suspected: of a "possible" finding, what it would be if it were surer.
        sources: who states it, by id.
        undecided: claims too vague to speak for one position: they fit several.
    """

    key: ClaimKey
    kind: Kind
    subject: str
    attribute: str
    relation: Relation
    positions: tuple[Position, ...]
    severity: float
    confidence: float
    reasons: tuple[str, ...]
    explanation: str
    suspected: Relation | None = None
    sources: tuple[Source, ...] = field(default=(), repr=False)
    undecided: tuple[Claim, ...] = ()

    @property
    def flagged(self) -> bool:
        """Whether this is a disagreement: a conflict, or a value that changed."""
        return self.relation in ("conflict", "evolved")

    @property
    def is_sum(self) -> bool:
        """Whether this is about a sum, which one source states or several support, not about one fact."""
        return self.reasons[:1] == ("arithmetic",)

    def __str__(self) -> str:
        name = " / ".join(part for part in (self.subject, self.attribute) if part)
        return printable(" ".join(f"{self.relation}: {name}: {self.explanation}".split()))

    def _repr_html_(self) -> str:
        return drawn("finding", self)
