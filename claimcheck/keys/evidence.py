"""Pair evidence: how alike two statements are, one named column a comparison, value-blind.

Each column is a comparison in the sense of Fellegi and Sunter (1969), "A Theory for Record Linkage";
how they count together is fitted on labelled pairs and kept in `data/link_alike.csv` and `link_apart.csv`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.keys.counting import nouns_differ
from claimcheck.keys.names import NameTable
from claimcheck.keys.statements import Bag, Statement
from claimcheck.keys.wording import WORDINGS, Wording, cosine
from claimcheck.model import Context, Period

Pairs = Sequence[tuple[int, int]]
KIN = 0.5  # likeness of attributes from which they can be one
OWNERS = ("event", "organisation", "person", "place", "product")
Comparison = Callable[[Statement, Statement], float]


def evidence(statements: Sequence[Statement], pairs: Pairs, names: NameTable) -> NDArray[np.float64]:
    """Compare the statements of each pair.

    Args:
        statements: what `gather` returned.
        pairs: index pairs into it.
        names: canonical subjects of the pile.

    Returns:
        Shape (len(pairs), len(COLUMNS)), columns in the order of `COLUMNS`, each between -1 and 1.
    """
    out = np.zeros((len(pairs), len(COLUMNS)))
    for row, (i, j) in enumerate(pairs):
        a, b = statements[i], statements[j]
        for column, compare in enumerate(_COMPARISONS.values()):
            out[row, column] = compare(a, b)
        out[row, -1] = names.alike(a.claim, b.claim)
    return out


def _cosine(view: Callable[[Statement], Bag]) -> Comparison:
    return lambda a, b: cosine(view(a), view(b))


def _wording(compare: Callable[[Wording, Wording], float]) -> Comparison:
    return lambda a, b: compare(a.wording, b.wording)


def _catalogue(same: bool) -> Comparison:
    """Both attributes are catalogued and are the same (or are different: siblings never meet)."""

    def compare(a: Statement, b: Statement) -> float:
        one, other = a.claim.context.attribute_id, b.claim.context.attribute_id
        return float(bool(one and other) and (one == other) is same)

    return compare


def _likeness(a: Statement, b: Statement) -> float:
    """What the catalogue says of the two: the same, kin, open, unrelated, or siblings that look alike."""
    return catalogue().likeness(a.claim.context.attribute_id, b.claim.context.attribute_id)


def _functionality(a: Statement, b: Statement) -> float:
    """Whether an affair has one value of what both tell (1), or several (-1)."""
    one, other = (catalogue().functionality(s.claim.context.attribute_id) for s in (a, b))
    return (one + other) / 2


def _shared_of(owner: str) -> Comparison:
    """Both attributes tell the same kind of fact of an owner of this class."""

    def compare(a: Statement, b: Statement) -> float:
        one = catalogue().find(a.claim.context.attribute_id)
        return float(one is not None and one.owner == owner and _likeness(a, b) >= KIN)

    return compare


def _half_open(a: Statement, b: Statement) -> float:
    return float(bool(a.claim.context.attribute_id) != bool(b.claim.context.attribute_id))


def _head(a: Statement, b: Statement) -> float:
    one, other = a.claim.context.head, b.claim.context.head
    return float(bool(one) and one == other)


def _head_spelling(a: Statement, b: Statement) -> float:
    one, other = a.claim.context.head, b.claim.context.head
    return fuzz.ratio(one, other) / 100 if one and other else 0.0


def _counted(same: bool) -> Comparison:
    def compare(a: Statement, b: Statement) -> float:
        one, other = a.claim.value.dimension, b.claim.value.dimension
        return float(bool(one and other) and (one == other) is same)

    return compare


def _unit(a: Statement, b: Statement) -> float:
    """The same unit or counted noun; -1 where both count what is not the same."""
    one, other = a.claim.value.unit, b.claim.value.unit
    if a.counted.noun and b.counted.noun:
        return nouns_differ(a.counted, b.counted)
    return float(bool(one) and one == other)


def _event_role(a: Statement, b: Statement) -> float:
    one, other = a.claim.context.event, b.claim.context.event
    if one is None or other is None:
        return 0.0
    return 1.0 if one.role == other.role else -1.0


def _event_type(a: Statement, b: Statement) -> float:
    one, other = a.claim.context.event, b.claim.context.event
    if one is None or other is None or not one.type or not other.type:
        return 0.0
    if one.role == other.role == "main":
        return 0.0  # what two reports call the same affair differs half of the time
    return 1.0 if one.type == other.type else -1.0


def _event_time(a: Statement, b: Statement) -> float:
    one, other = a.claim.context.event, b.claim.context.event
    return meet(one.time if one else None, other.time if other else None)


def of_two_times(a: Statement, b: Statement) -> bool:
    """Whether one of two values belongs to an event of long before, and the other to one of another time."""
    one, other = a.claim.context.event, b.claim.context.event
    dated = one is not None and other is not None and "background" in (one.role, other.role)
    return dated and _event_time(a, b) < 0


def _as_of(a: Statement, b: Statement) -> float:
    return meet(a.claim.context.as_of, b.claim.context.as_of)


def meet(one: Period | None, other: Period | None) -> float:
    """1 where two periods meet, -1 where they are apart, 0 where one is not known."""
    if one is None or other is None:
        return 0.0
    low, high = datetime.min, datetime.max
    meet = (one.low or low) < (other.high or high) and (other.low or low) < (one.high or high)
    return 1.0 if meet else -1.0


def _scope(a: Statement, b: Statement) -> float:
    one, other = set(a.claim.context.scope), set(b.claim.context.scope)
    if not one and not other:
        return 0.0
    return 2 * len(one & other) / len(one | other) - 1


def _same(view: Callable[[Context], str]) -> Comparison:
    def compare(a: Statement, b: Statement) -> float:
        return float(view(a.claim.context) == view(b.claim.context))

    return compare


def _precision(a: Statement, b: Statement) -> float:
    return float(a.claim.value.precision == b.claim.value.precision != "")


def _kind(a: Statement, b: Statement) -> float:
    return float(a.claim.value.kind == b.claim.value.kind)


_COMPARISONS: dict[str, Comparison] = {
    "same catalogued attribute": _catalogue(True),
    "other catalogued attribute": _catalogue(False),
    "likeness of attributes": _likeness,
    "functionality of attributes": _functionality,
    **{f"shared attribute of {owner}": _shared_of(owner) for owner in OWNERS},
    "one attribute open": _half_open,
    "same head": _head,
    "spelling of heads": _head_spelling,
    "same counted class": _counted(True),
    "other counted class": _counted(False),
    "same unit": _unit,
    "same value kind": _kind,
    "same time precision": _precision,
    "words on the path": _cosine(lambda statement: statement.path),
    "words beside the value": _cosine(lambda statement: statement.window),
    "words of the sentence": _cosine(lambda statement: statement.sentence),
    "event role": _event_role,
    "event type": _event_type,
    "event time": _event_time,
    "as of": _as_of,
    "scope": _scope,
    "modality": _same(lambda context: context.modality),
    "same display": _same(lambda context: context.attribute),
    "same hedge": lambda a, b: float(a.claim.value.hedge == b.claim.value.hedge),
    **{name: _wording(compare) for name, compare in WORDINGS.items()},
}
COLUMNS: tuple[str, ...] = (*_COMPARISONS, "same subject")
