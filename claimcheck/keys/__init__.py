"""Claims of many documents brought under one key where they speak of one fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.config import DEFAULT, Config
from claimcheck.keys.affairs import affairs
from claimcheck.keys.categories import link_categories
from claimcheck.keys.fitted import LinkModel, fitted
from claimcheck.keys.link import Group, link
from claimcheck.keys.names import NameTable
from claimcheck.keys.statements import Statement, gather
from claimcheck.keys.stories import stories
from claimcheck.model import Claim, ClaimKey, Source


def assign(
    claims: Sequence[Claim],
    config: Config = DEFAULT,
    *,
    sources: Mapping[str, Source] | None = None,
    model: LinkModel | None = None,
) -> list[Claim]:
    """Give claims that speak of one fact the same key.

    Args:
        claims: claims of all documents, in any order.
        config: settings.
        sources: by id; their dates choose exchange rates.
        model: weights of the comparisons; the fitted ones by default.

    Returns:
        The same claims, sorted by source and place; `key` is set where another claim shares it, and None
        where nothing was found to compare with. `link_confidence` says how sure a disagreement under the
        key would be one about one fact.
    """
    told = [claim for claim in claims if claim.value.kind == "category"]
    measured = [claim for claim in claims if claim.value.kind != "category"]
    names = NameTable(measured)
    groups = _groups(measured, sources, names, model or fitted())
    keyed: dict[str, tuple[ClaimKey, float]] = {}
    taken: Counter[tuple[str, str, str, str]] = Counter()
    for group in groups:
        key = _name(group.statements, names)
        bare = (key.subject, key.attribute, key.scope, key.kind)
        taken[bare] += 1
        key = replace(key, number=taken[bare] if taken[bare] > 1 else 0)
        keyed.update(
            (claim.id, (key, round(group.confidence, 4)))
            for statement in group.statements
            for claim in statement.claims
        )
    if told:
        keyed |= link_categories(told, affairs(claims, sources), stories(claims))
    ordered = sorted(claims, key=lambda claim: (claim.source, claim.start, claim.id))
    alone: tuple[None, float] = (None, 1.0)
    return [
        replace(claim, key=key, link_confidence=sure)
        for claim in ordered
        for key, sure in [keyed.get(claim.id, alone)]
    ]


def _groups(
    claims: Sequence[Claim], sources: Mapping[str, Source] | None, names: NameTable, model: LinkModel
) -> list[Group]:
    """Groups of one fact, affair by affair: statements of two affairs are never compared."""
    piles: dict[int, list[Claim]] = {}
    home = affairs(claims, sources)
    for claim in claims:
        piles.setdefault(home[claim.source], []).append(claim)
    return [group for _, pile in sorted(piles.items()) for group in link(gather(pile, sources), names, model)]


def _name(group: Sequence[Statement], names: NameTable) -> ClaimKey:
    """The name most of the group agrees on, the surest and alphabetically first among equals.

    Where as many say nothing of whose or of what, those that do give the name.
    """
    subjects: Counter[str] = Counter()
    attributes: Counter[str] = Counter()
    scopes: Counter[str] = Counter()
    for statement in group:
        context = statement.claim.context
        subjects[names.canonical(context.subject)] += round(100 * context.subject_confidence)
        attributes[context.attribute_id or context.attribute or context.head] += (
            2 if context.attribute_id else 1
        )
        scopes[" ".join(context.scope)] += 1
    scope = min(scopes, key=lambda name: (-scopes[name], name))
    attribute = _most(attributes)
    if attribute.endswith(f" {scope}"):  # "contract value per season", of which each tells so much a season
        scope = ""
    return ClaimKey(_most(subjects), attribute, scope, group[0].claim.value.kind)


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], not name, name))
