"""Stories: which sources name the same people. Two deals of one company are one affair but two stories.

"The gun" or "the deal" is one thing within a story only.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.categories.people import parts
from claimcheck.keys.clusters import agglomerate
from claimcheck.model import Claim

# Share of the names of the one that names fewer: .65 of pairs of one story reach it, .10 of others.
SHARED = 0.34
COMMON = 200  # a name of more sources than this brings none of them together
_SURE = 0.4  # confidence from which a subject is named, or meant, in the sentence


def stories(claims: Sequence[Claim]) -> dict[str, int]:
    """Group sources by the last names of the people in them.

    Args:
        claims: of all sources, in any order.

    Returns:
        The story of each source that names somebody, named by the number of its first source in
        alphabetical order.

    Example:
        >>> stories([])
        {}
    """
    named: dict[str, set[str]] = {}
    for claim in claims:
        if name := _last_name(claim):
            named.setdefault(claim.source, set()).add(name)
    sources = sorted(named)
    postings: dict[str, list[int]] = {}
    for place, source in enumerate(sources):
        for name in sorted(named[source]):
            postings.setdefault(name, []).append(place)
    shared: dict[tuple[int, int], int] = {}
    for places in postings.values():
        if len(places) <= COMMON:
            for at, j in enumerate(places):
                for i in places[:at]:
                    shared[i, j] = shared.get((i, j), 0) + 1
    share = {
        (i, j): count / min(len(named[sources[i]]), len(named[sources[j]]))
        for (i, j), count in shared.items()
    }
    return dict(zip(sources, agglomerate(len(sources), share, SHARED), strict=True))


def _last_name(claim: Claim) -> str:
    """The last name of whom a claim is about, where that is told by a full name."""
    if claim.context.attribute_id == "name":
        return claim.context.scope[0]
    sure = claim.value.kind != "category" and claim.context.subject_confidence >= _SURE
    name = parts(claim.subject) if sure and claim.subject[:1].isupper() else None
    return name[1] if name else ""
