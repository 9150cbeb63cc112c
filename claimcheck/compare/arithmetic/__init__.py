"""Arithmetic: figures that a source puts into a sum, and changes that figures of two sources bear out.

Conflicting: "10 died in one district and 12 in the other, 24 in all" - 10 + 12 = 22, not 24.
Agreeing: "expanded by nearly 1,800 from 500 to 2,300" - 2,300 - 500 = 1,800.

A sum is tried only where the wording marks it (`data/arithmetic.toml`), in one sentence or two neighbouring
ones; every term counts for all that rounds to it. What misses by more than `FAR` is taken for another sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare.arithmetic.calculation import Sum
from claimcheck.compare.arithmetic.changes import across
from claimcheck.compare.arithmetic.forms import FORMS
from claimcheck.compare.arithmetic.wording import neighbours, patterns, skeleton, stopped
from claimcheck.model import Claim

__all__ = ["Sum", "sums"]


def sums(claims: Sequence[Claim]) -> list[Sum]:
    """Do the sums that the wording of each source marks.

    Args:
        claims: claims of any number of sources, with their sentences; in any order.

    Returns:
        Sums ordered by source and place, those across sources last. Those that miss by far are left out.

    Example:
        >>> sums([])
        []
    """
    found: dict[tuple[str, int], Sum] = {}
    for held in neighbours(claims):
        text, slots = skeleton(held)
        if len(slots) < 3:
            continue
        for form, marked in patterns().items():
            for match in (match for pattern in marked for match in pattern.finditer(text)):
                if stopped(form, match):
                    continue
                made = FORMS[form](match, slots)
                if made is not None:
                    found.setdefault((made.stated.source, made.stated.start), made)
    for made in across(claims):
        found.setdefault((made.stated.source, made.stated.start), made)
    return list(found.values())
