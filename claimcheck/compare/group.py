"""One key under the lens: what the rules look at, and what they answer."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from claimcheck.compare import engine, naming
from claimcheck.compare.statements import Statement
from claimcheck.config import DEFAULT, Config
from claimcheck.extract.categories.found import entry
from claimcheck.extract.tables.columns import NOISE, STEP, Measured
from claimcheck.model import Behaviour, ClaimKey
from claimcheck.outcome import Relation

Positions = tuple[tuple[int, ...], ...]
HUNDRED = 99.0  # where "dozens" end; smaller vague words ("a few") keep their ends
NO_DISTANCE = ("category", "score")  # measures whose values are the same or not: 3-2 is not "near" 3-1
MANY = 1000  # positions of one key up to which vague statements are given to every position they fit


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule found.

    Attributes:
        relation: how the statements relate.
        reasons: reason codes, the deciding one first.
        note: half a sentence that explains it, "" where the figures speak for themselves.
        positions: indices of statements, position by position.
        certainty: factor on the confidence of the finding.
    """

    relation: Relation
    reasons: tuple[str, ...]
    note: str = ""
    positions: Positions = ()
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """The comparable statements of one key.

    Attributes:
        key, measure: what is compared, on which axis.
        statements: ordered by source and place.
        behaviour: whether the attribute can change in time.
        tolerance: relative (numbers) or, for times, absolute in seconds.
        several: whether several values may be true at once (an office, a supplier).
    """

    key: ClaimKey
    measure: str
    statements: tuple[Statement, ...]
    behaviour: Behaviour = "unknown"
    tolerance: float = 0.0
    several: bool = False
    config: Config = field(default=DEFAULT)

    @property
    def is_time(self) -> bool:
        return self.measure in ("date", "time")

    @property
    def texts(self) -> tuple[str, ...]:
        """What its statements name, as written; none where they are of a list that exclude each other."""
        kinds = {statement.value.dimension for statement in self.statements}
        if self.measure != "category" or not all(entry(kind).get("named", not entry(kind)) for kind in kinds):
            return ()
        return tuple(statement.claim.quote for statement in self.statements)

    def ends(
        self, readings: Sequence[Measured] | None = None, *, rounding: bool = True
    ) -> tuple[engine.Floats, engine.Floats]:
        """Closed interval ends of every statement, widened by noise, tolerance and rounding."""
        chosen = readings or [statement.readings[0] for statement in self.statements]
        low = np.array([reading.low for reading in chosen])
        high = np.array([reading.high for reading in chosen])
        if self.measure == "category":
            return naming.places(self.texts) if self.texts else (low, high)
        if self.is_time:
            return low - self.tolerance / 2, high + self.tolerance / 2
        if self.config.bounds == "pragmatic":
            low, high = self._closed(low, np.minimum(self._generous(high), self._own_ends(chosen)))
        if rounding:
            codes = np.zeros(len(low), dtype=np.int64)
            half = np.array([reading.half for reading in chosen])
            low, high = engine.widen_for_rounding(codes, low, high, half, 1)
        low, high = low - NOISE * np.abs(low), high + NOISE * np.abs(high)
        return engine.widen_for_tolerance(low, high, 0.0 if self.measure in NO_DISTANCE else self.tolerance)

    def _generous(self, high: engine.Floats) -> engine.Floats:
        """Let "dozens" or "thousands" reach further up: who says so gives the size, not the end."""
        vague = np.array([s.value.hedge == "vague" for s in self.statements], dtype=bool)
        return np.where(vague & (high >= HUNDRED), high * 2, high)

    def _own_ends(self, chosen: Sequence[Measured]) -> engine.Floats:
        """Where lower bounds end that differ; beside a plain figure alone each of them keeps its reach."""
        low, ends = (np.array([getattr(reading, name) for reading in chosen]) for name in ("low", "own_end"))
        return engine.told_apart(np.zeros(len(low), dtype=np.int64), low, ends, 1)

    def _closed(self, low: engine.Floats, high: engine.Floats) -> tuple[engine.Floats, engine.Floats]:
        """Let "more than 500" touch a plain 500: who rounds says one, who has the figure says the other."""
        plain = [s.readings[0].point for s in self.statements if not s.value.hedge]
        points = np.array([point for point in plain if math.isfinite(point)])
        for index, statement in enumerate(self.statements):
            value = statement.value
            if value.low_open and _near(points, low[index]):
                low[index] -= 2 * STEP * abs(low[index])
            if value.high_open and _near(points, high[index]):
                high[index] += 2 * STEP * abs(high[index])
        return low, high

    def meet(self, readings: Sequence[Measured] | None = None, *, rounding: bool = True) -> bool:
        """Whether all statements can be true together."""
        low, high = self.ends(readings, rounding=rounding)
        return not len(low) or bool(low.max() <= high.min())


def _near(points: engine.Floats, end: float) -> bool:
    return bool((np.abs(points - end) <= 2 * STEP * abs(end)).any())


def positions(low: engine.Floats, high: engine.Floats) -> Positions:
    """Group intervals that can be true together.

    A statement too vague to decide joins every group it fits, as long as no group has more of them than of
    its own; a crowd of vague statements would bury the disagreement, and stays with the best supported group.

    Example:
        >>> import numpy as np
        >>> positions(np.array([1., 4., 0.]), np.array([1., 4., 9.]))
        ((0, 2), (1, 2))
    """
    number = engine.pierce(np.zeros(len(low), dtype=np.int64), low, high, 1)
    homes: list[list[int]] = [[] for _ in range(int(number.max(initial=-1)) + 1)]
    for index, home in enumerate(number.tolist()):
        homes[home].append(index)
    if len(homes) > MANY:  # findings stay linear in positions
        return tuple(tuple(group) for group in homes)
    narrow_first = np.argsort(high - low, kind="stable").tolist()
    joined = tuple(_joined(group, narrow_first, low, high) for group in homes)
    own = own_members(joined)
    buried = any(len(members) - len(mine) > len(mine) for members, mine in zip(joined, own, strict=True))
    return _filed(joined, homes, low, high) if buried else joined


def own_members(found: Positions) -> tuple[tuple[int, ...], ...]:
    """The statements of each position that fit no other."""
    times = Counter(index for members in found for index in members)
    return tuple(tuple(index for index in members if times[index] == 1) for members in found)


def _filed(joined: Positions, homes: list[list[int]], low: engine.Floats, high: engine.Floats) -> Positions:
    """Every vague statement with one position only: the one that has most statements of its own.

    Among such, with the one that lies at an end of the vague statements: "up to 2.7" goes with 2.7, not 2.6.
    """
    own = own_members(joined)

    def at_ends(place: int) -> int:
        shared = [index for index in joined[place] if index not in own[place]]
        points = np.array([low[index] for index in own[place] if np.isclose(low[index], high[index])])
        return sum(np.isclose(points, end).any() for index in shared for end in (low[index], high[index]))

    order = sorted(range(len(joined)), key=lambda place: (-len(own[place]), -at_ends(place), place))
    taken: set[int] = set()
    filed: dict[int, tuple[int, ...]] = {}
    for place in order:
        filed[place] = tuple(index for index in joined[place] if index not in taken)
        taken.update(joined[place])
    kept = [filed[place] for place in range(len(joined)) if filed[place]]
    return tuple(kept) if len(kept) > 1 else tuple(tuple(group) for group in homes)


def _joined(
    group: list[int], narrow_first: list[int], low: engine.Floats, high: engine.Floats
) -> tuple[int, ...]:
    """A position with every further statement that fits what it has in common."""
    common_low, common_high = low[group].max(), high[group].min()
    joined = set(group)
    for index in narrow_first:
        if index not in joined and low[index] <= common_high and high[index] >= common_low:
            joined.add(index)
            common_low, common_high = max(common_low, low[index]), min(common_high, high[index])
    return tuple(sorted(joined))
