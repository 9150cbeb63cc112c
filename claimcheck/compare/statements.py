"""What a source states under one key: its claims with all renderings.

A text that says "3 billion yuan ($439 million)" states one thing twice; the rendering that the other sources
share is the one compared: see `common`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimcheck.compare.direction import directed, is_change
from claimcheck.compare.hedging import meant
from claimcheck.extract.tables.columns import Measured, readings
from claimcheck.model import Claim, Period, Value
from claimcheck.values import money


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a source says under a key.

    Attributes:
        claims: the value and the same value said again in other units, in the order of the text.
        readings: what it may mean on the key's axis, the likeliest first.
        stated: the readings of all its renderings, each on its own axis.
        published: when its source was published, None where unknown.
        note: how its figure was brought to the axis, for the explanation ("" where nothing was done).
        meant: its value where that is to be compared otherwise than the words alone say; see `hedging`.
        voice: the source whose sentence it repeats, "" where it repeats none.
    """

    claims: tuple[Claim, ...]
    readings: tuple[Measured, ...]
    stated: tuple[Measured, ...] = ()
    published: Period | None = None
    note: str = ""
    meant: Value | None = None
    voice: str = ""

    @property
    def claim(self) -> Claim:
        return self.claims[0]

    @property
    def source(self) -> str:
        return self.claims[0].source

    @property
    def value(self) -> Value:
        return self.meant or self.claims[0].value

    @property
    def speaker(self) -> str:
        """Who is behind it: an echo has the voice of the source it repeats."""
        return self.voice or self.source

    @property
    def time(self) -> Period | None:
        """When the value holds, as far as the text says."""
        return self.claims[0].context.as_of

    @property
    def rendering(self) -> str:
        """The reason code for what was done to bring its figure to the axis; "" where nothing was."""
        if not self.note:
            return ""
        return "currency" if any(r.measure.startswith("money:") for r in self.stated) else "unit"

    @property
    def bounded(self) -> bool:
        return any(reading.bounded for reading in self.readings)


Published = Callable[[Claim], Period | None]


def gather(claims: Sequence[Claim], published: Published) -> list[Statement]:
    """Make statements of one key's claims; a rendering joins the value it restates.

    Args:
        claims: claims of one key, any order.
        published: tells when the source of a claim was published.

    Returns:
        Statements ordered by source and place, each with the readings of all its renderings.
    """
    ordered = sorted(
        claims, key=lambda claim: (claim.source, claim.start, claim.end, *_dated(claim, published))
    )
    groups: dict[tuple[str, int], list[Claim]] = {}
    for claim in ordered:
        restated = claim.mention.restates
        home = (claim.source, restated) if restated is not None else None
        if home is not None and home in groups:
            groups[home].append(claim)
        else:
            groups.setdefault((claim.source, claim.start if claim.sentence else -len(groups) - 1), []).append(
                claim
            )
    found = []
    changes = all(map(is_change, claims))
    for group in groups.values():
        values = [directed(claim, meant(claim)) if changes else meant(claim) for claim in group]
        renderings = tuple(
            reading for claim, value in zip(group, values, strict=True) for reading in _rendered(claim, value)
        )
        found.append(Statement(tuple(group), renderings, renderings, published(group[0]), meant=values[0]))
    return found


def _dated(claim: Claim, published: Published) -> tuple[bool, datetime, str]:
    """Rows of one source that say the same: who dates it comes first, wherever in the table it stands."""
    low = (when := published(claim)) and when.low
    return (low is None, low or datetime.min, claim.id)


def _rendered(claim: Claim, value: Value) -> Iterator[Measured]:
    """The readings of a value; an amount converted from another currency is as vague as rates are."""
    converted = claim.mention.restates is not None and value.kind == "money"
    for reading in readings(value):
        yield reading.scaled(1.0, reading.measure, money.RATE_SLACK) if converted else reading
