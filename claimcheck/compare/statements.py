"""What a source states under one key: its claims with all renderings, brought to one axis.

A text that says "3 billion yuan ($439 million)" states one thing twice; the rendering that the other sources
share is the one compared. Amounts without a common currency are converted at the ECB rate of the day.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from claimcheck import lexicon
from claimcheck.compare import sorts
from claimcheck.compare.direction import directed, is_change
from claimcheck.compare.hedging import meant
from claimcheck.extract.columns import Measured, readings
from claimcheck.model import Claim, Period, Value
from claimcheck.values import money

COUNT = "count"
FAR = 30.0  # times by which a bare number may differ from the others to be read in their unit
SURE, BARE = 1000, 1  # votes for the measure of a key: of a value with a unit, of a bare number


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
    ordered = sorted(claims, key=lambda claim: (claim.source, claim.start, claim.end, claim.id))
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


def _rendered(claim: Claim, value: Value) -> Iterator[Measured]:
    """The readings of a value; an amount converted from another currency is as vague as rates are."""
    converted = claim.mention.restates is not None and value.kind == "money"
    for reading in readings(value):
        yield reading.scaled(1.0, reading.measure, money.RATE_SLACK) if converted else reading


def common_axis(statements: Sequence[Statement]) -> tuple[str, list[Statement], list[Statement]]:
    """Bring the statements of a key to the measure most of them share.

    Returns:
        The measure, the statements that could be brought to it, and those that could not.
    """
    measure = _shared_measure(statements)
    usual_day = _usual_day(statements)
    kept, lost = [], []
    unit = _usual_unit(statements, measure)
    for statement in map(_counted_up(statements), statements):
        brought = _bring(statement, measure, usual_day) or _in_unit(statement, unit)
        if brought is None:
            lost.append(statement)
        else:
            kept.append(brought)
    if measure == "category":
        kept, others = _of_one_sort(kept)
        lost += others
    return measure, kept, lost


def _of_one_sort(statements: list[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The words of a table that may be compared with each other, and the others; see `sorts`."""
    if any(statement.value.dimension != "category" for statement in statements):
        return statements, []
    texts = [statement.claim.quote for statement in statements]
    usual = sorts.usual_sort(texts, [statement.source for statement in statements])
    fitting = [sorts.fits(sorts.sort_of(text), usual) for text in texts]
    pairs = list(zip(statements, fitting, strict=True))
    return [one for one, fits in pairs if fits], [one for one, fits in pairs if not fits]


def family(measure: str) -> str:
    """What may stand for each other under one key: counts, ordinal numbers and "twice".

    Example:
        >>> family("count:person"), family("ordinal"), family("length")
        ('count', 'count', 'length')
    """
    return COUNT if measure in ("ordinal", "multiplier") or measure.split(":")[0] == COUNT else measure


def _shared_measure(statements: Sequence[Statement]) -> str:
    votes: Counter[str] = Counter()
    dated = any(statement.readings[0].measure == "date" for statement in statements)
    for statement in statements:
        # A time of day joins the dates where there are any; the clock is asked as well.
        measures = ("date" if dated and r.measure == "time" else r.measure for r in statement.readings)
        names = dict.fromkeys(map(family, measures))
        for rank, name in enumerate(names):
            # The first reading decides among equals; a bare number never decides against a unit.
            votes[name] += BARE if _bare(statement) else SURE - rank
    return min(votes, key=lambda name: (-votes[name], name))


def _bare(statement: Statement) -> bool:
    return statement.value.kind in ("number", "ordinal") and not statement.value.unit


def _usual_unit(statements: Sequence[Statement], measure: str) -> tuple[str, Measured, Measured] | None:
    """The unit most statements name, what the number one means in it, and one of their values."""
    named = Counter(
        (statement.value.unit, first.point / float(statement.value.stated))
        for statement in statements
        if (first := statement.readings[0]).measure == measure and not _bare(statement)
        if isinstance(statement.value.stated, Decimal) and statement.value.stated
    )
    if not named or measure in (COUNT, "date", "time", "percent"):
        return None
    (unit, factor), _ = min(named.items(), key=lambda item: (-item[1], item[0]))
    example = next(
        statement.readings[0]
        for statement in statements
        if statement.value.unit == unit and statement.readings[0].measure == measure
    )
    return unit, Measured(measure, factor, factor), example


def _in_unit(statement: Statement, unit: tuple[str, Measured, Measured] | None) -> Statement | None:
    """A bare number in the unit that the other sources name, unless that makes it another order of size."""
    if unit is None or not _bare(statement):
        return None
    name, one, usual = unit
    reading = statement.readings[0].scaled(one.low, one.measure)
    if not usual.low / FAR <= reading.high or not reading.low <= usual.high * FAR:
        return None
    note = (
        ""
        if statement.claim.context.attribute_id == "age"
        else f"{statement.claim.quote} read in the unit {name}"
    )
    return replace(statement, readings=(reading,), note=note)  # ages are in years, nobody asks


def _bring(statement: Statement, measure: str, usual_day: date | None) -> Statement | None:
    same = tuple(replace(r, measure=measure) for r in statement.readings if family(r.measure) == measure)
    if same and (measure != "date" or statement.readings[0].measure == "date"):
        return replace(statement, readings=same)
    first = statement.readings[0]
    if measure == "date" and first.measure == "time":
        return replace(statement, readings=(Measured("date", -math.inf, math.inf),))
    if measure.startswith("money:") and first.measure.startswith("money:"):
        return _exchanged(statement, first, measure, rate_day(statement) or usual_day)
    if measure == "percent" and first.measure == COUNT and first.low > 0 and first.high < 1:
        return replace(statement, readings=(first.scaled(100.0, measure),))
    return None


def _counted_up(statements: Sequence[Statement]) -> Callable[[Statement], Statement]:
    """How ordinals stand beside stretches of time: who is in the fourth season has three behind him.

    Where sources give several ordinals, these are compared as they are.
    """
    firsts = [statement.readings[0] for statement in statements]
    ordinals = {reading.low for reading in firsts if reading.measure == "ordinal"}
    spans = lexicon.table("hedges")["spans"]["words"]
    if len(ordinals) != 1 or not any(statement.value.unit in spans for statement in statements):
        return lambda statement: statement

    def loose(statement: Statement) -> Statement:
        if statement.readings[0].measure != "ordinal":
            return statement
        wide = tuple(replace(reading, low=reading.low - 1) for reading in statement.readings)
        return replace(statement, readings=wide)

    return loose


def _exchanged(statement: Statement, amount: Measured, measure: str, day: date | None) -> Statement | None:
    if day is None:
        return None
    source, target = amount.measure.removeprefix("money:"), measure.removeprefix("money:")
    rate = money.convert(Decimal(1), source, target, day)
    if rate is None:
        return None
    note = f"converted at 1 {source} = {float(rate.rate):.4g} {target}, ECB, {rate.day_of_rate.isoformat()}"
    return replace(
        statement, readings=(amount.scaled(float(rate.rate), measure, money.RATE_SLACK),), note=note
    )


def rate_day(statement: Statement) -> date | None:
    """The day whose exchange rate counts: when the value holds, else the middle of the publication period."""
    for period in (statement.time, statement.published):
        if period is not None:
            middle = _middle(period)
            if middle is not None:
                return middle.date()
    return None


def _usual_day(statements: Sequence[Statement]) -> date | None:
    """The day of the undated among dated ones: the middle one of the days that are known."""
    days = sorted(day for statement in statements if (day := rate_day(statement)) is not None)
    return days[len(days) // 2] if days else None


def _middle(period: Period) -> datetime | None:
    if period.low is None or period.high is None:
        return period.low or (period.high - timedelta(days=1) if period.high else None)
    return period.low + (period.high - period.low) / 2
