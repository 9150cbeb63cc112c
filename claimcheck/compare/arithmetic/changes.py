"""A change that one source tells, and the figures before and after that sources give.

Agreeing: "expanded by nearly 1,800" with "500" in one report and "2,300" in another - 2,300 - 500 = 1,800.
A change that fits no two figures says nothing: it may be of another time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from claimcheck.compare.arithmetic.calculation import Sum, done, point_of, same_class, span_of
from claimcheck.compare.arithmetic.forms import gap_of
from claimcheck.extract.tables.columns import fold
from claimcheck.model import Claim

CHANGE = " change"  # what the attribute of a claim ends with that tells a change
FIGURES = 12  # figures of one subject that are tried with each other
SMALL = 20  # smaller changes fit by chance


def across(claims: Sequence[Claim]) -> list[Sum]:
    """Find the figures of two sources that a change explains.

    Args:
        claims: of any number of sources.

    Returns:
        One sum for each change that two figures of its own attribute and subject fit; all of them hold.

    Example:
        >>> across([])
        []
    """
    ordered = sorted(claims, key=lambda claim: (claim.source, claim.start, claim.end))
    figures: dict[str, list[Claim]] = {}
    for claim in ordered:
        if claim.subject and claim.context.attribute_id and not _is_change(claim):
            figures.setdefault(claim.context.attribute_id, []).append(claim)
    found = []
    for change in filter(_is_change, ordered):
        alike = figures.get(change.context.attribute_id.removesuffix(CHANGE), ())
        fits = list(_fits(change, [claim for claim in alike if _same_name(claim.subject, change.subject)]))
        if fits:
            found.append(min(fits, key=lambda made: abs(made.result - point_of(change))))
    return found


def _is_change(claim: Claim) -> bool:
    return claim.context.attribute_id.endswith(CHANGE) and claim.value.kind in ("number", "quantity", "money")


def _same_name(one: str, other: str) -> bool:
    """Whether one name is the other with words left out: "Orvane" and "Orvane Motors"."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return bool(first and second) and (first <= second or second <= first)


def _fits(change: Claim, figures: Sequence[Claim]) -> Iterable[Sum]:
    """The pairs of figures, of two sources, that are as far apart as the change says."""
    if not change.value.unit or point_of(change) < SMALL:
        return
    alike = [claim for claim in figures if same_class(claim, change) and claim.mention.restates is None]
    for one, other in combinations(alike[:FIGURES], 2):
        if one.source == other.source:
            continue
        high, low = sorted((one, other), key=point_of, reverse=True)
        gap = gap_of(span_of(low), span_of(high))
        apart = point_of(high) - point_of(low)
        made = done("difference", (high, low), change, "{0} − {1}", apart, [gap])
        if made is not None and made.holds:
            yield made
