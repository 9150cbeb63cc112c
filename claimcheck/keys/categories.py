"""Claims told in words brought under one key: offices of one person, spellings of one name.

Two of one name are one where they are spelled nearly alike and no source spells both: whoever does so means
two. Anything else is one fact where attribute, subject and scope are the same, and again no source gives two
values; only offices may be given several by one source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from claimcheck.extract.categories.found import entry
from claimcheck.extract.categories.people import parts
from claimcheck.keys.clusters import agglomerate
from claimcheck.keys.spelling import Alike, alike_under, one_person
from claimcheck.model import Claim, ClaimKey

SPELLED_ALIKE = 0.5  # share of the spellings of a name that must be alike
SPELLED_BY_ONE = (
    0.65  # how sure it is that two last names are one where one of them stands in one source only
)
BEGINNING = 2  # letters or digits that no slip of the pen touches, so that not all are compared with all
ONE_PERSON = 0.5  # share of the forms of a given name that must fit together


def link_categories(
    claims: Sequence[Claim], affair: Mapping[str, int], story: Mapping[str, int]
) -> dict[str, tuple[ClaimKey, float]]:
    """Give claims told in words that speak of one fact the same key.

    Args:
        claims: of kind "category", in any order.
        affair: of each source; nothing is brought together across affairs.
        story: of each source that has one; what is told of no named person, such as "the gun", is brought
            together within a story only.

    Returns:
        The key of each claim that has company and how sure it is that the claims speak of one fact, by the
        claim's id.

    Example:
        >>> link_categories([], {}, {})
        {}
    """
    piles: dict[tuple[int, int, str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.source, claim.start, claim.id)):
        attribute = claim.context.attribute_id or claim.attribute
        of_person = entry(attribute).get("of", "person") == "person"
        matter = -1 if of_person else story.get(claim.source)
        if matter is not None:
            subject = claim.subject if entry(attribute).get("by_subject") else ""
            piles.setdefault((affair[claim.source], matter, attribute, subject), []).append(claim)
    keys: dict[str, tuple[ClaimKey, float]] = {}
    numbers: dict[ClaimKey, int] = {}
    for (_, _, attribute, _), pile in sorted(piles.items()):
        for group in _groups(attribute, pile):
            bare = _key(attribute, group)
            numbers[bare] = numbers.get(bare, 0) + 1
            number = numbers[bare] if numbers[bare] > 1 else 0
            key = ClaimKey(bare.subject, bare.attribute, bare.scope, bare.kind, number)
            sure = _sureness(attribute, group)
            keys.update((claim.id, (key, sure)) for claim in group)
    return keys


def _groups(attribute: str, pile: Sequence[Claim]) -> Iterator[list[Claim]]:
    alike = alike_under(attribute, pile[0].subject)
    by_scope = entry(attribute).get("by_scope", False)
    found = (
        _spelled_alike(pile, alike) if alike else _of_one_scope(pile) if by_scope else _of_one_subject(pile)
    )
    several = entry(attribute).get("several", False)
    for group in found:
        group = _specific(attribute, _latest(attribute, group))
        group = group if several else _single(group)
        values = {claim.value.stated for claim in group}
        if len({claim.source for claim in group}) > 1 and (len(values) > 1 or alike is None):
            yield group


def _sureness(attribute: str, group: Sequence[Claim]) -> float:
    """Last names that a source alone spells so may come out of another script, or belong to someone else."""
    if attribute != "name" or len({claim.context.scope for claim in group}) < 2:
        return 1.0
    sources: dict[object, set[str]] = {}
    for claim in group:
        sources.setdefault(claim.value.stated, set()).add(claim.source)
    return 1.0 if min(map(len, sources.values())) > 1 else SPELLED_BY_ONE


def _single(group: Sequence[Claim]) -> list[Claim]:
    """The claims of sources that give one value; none where one gives two of a thing that cannot change.

    Who states two values means two things by them, or tells how one became the other.
    """
    given: dict[str, set[object]] = {}
    for claim in group:
        given.setdefault(claim.source, set()).add(claim.value.stated)
    torn = {source for source, values in given.items() if len(values) > 1}
    varying = any(claim.context.behaviour == "varying" for claim in group)
    return [] if torn and not varying else [claim for claim in group if claim.source not in torn]


def _latest(attribute: str, group: Sequence[Claim]) -> list[Claim]:
    """The claims without those of a passing state that a source has seen end: on trial, then convicted."""
    passing: Sequence[str] = entry(attribute).get("passing", ())
    ended = {claim.source for claim in group if claim.value.stated not in passing}
    return [claim for claim in group if claim.value.stated not in passing or claim.source not in ended]


def _specific(attribute: str, group: Sequence[Claim]) -> list[Claim]:
    """The claims without those whose value is a more general word for another's."""
    general: Mapping[str, Sequence[str]] = entry(attribute).get("general", {})
    values = {str(claim.value.stated) for claim in group}
    if entry(attribute).get("nested"):
        general = {
            value: [other for other in values if set(value.split()) < set(other.split())] for value in values
        }
    return [claim for claim in group if not values.intersection(general.get(str(claim.value.stated), ()))]


def _spelled_alike(pile: Sequence[Claim], alike: Alike) -> Iterator[list[Claim]]:
    """Values spelled nearly alike that begin alike, or are of one last name; no source gives both."""
    held: dict[str, set[str]] = {}
    blocks: dict[str, set[str]] = {}
    for claim in pile:
        value = str(claim.value.stated)
        held.setdefault(value, set()).add(claim.source)
        for block in _blocks(claim):
            blocks.setdefault(block, set()).add(value)
    values = sorted(held)
    place = {value: at for at, value in enumerate(values)}
    scores = {
        (place[one], place[other]): 1.0
        for _, members in sorted(blocks.items())
        for one, other in combinations(sorted(members), 2)
        if not held[one] & held[other] and alike(one, other)
    }
    group = dict(zip(values, agglomerate(len(values), scores, SPELLED_ALIKE), strict=True))
    for name in sorted(set(group.values())):
        yield [claim for claim in pile if group[str(claim.value.stated)] == name]


def _blocks(claim: Claim) -> Iterator[str]:
    """What values must share to be compared at all: of a person the given or the last name."""
    value = str(claim.value.stated)
    if claim.context.scope:
        yield from (f"{value.split()[0]} ", f" {claim.context.scope[0]}")
    else:
        yield value[:BEGINNING]


def _of_one_scope(pile: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims of one scope, whatever the subject is called."""
    facts: dict[tuple[str, ...], list[Claim]] = {}
    for claim in pile:
        facts.setdefault(claim.context.scope, []).append(claim)
    for _, members in sorted(facts.items()):
        yield members


def _of_one_subject(pile: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims of one subject and scope; a bare last name is whoever has it, where only one does."""
    facts: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for claim in pile:
        facts.setdefault((_last(claim.subject), claim.context.scope), []).append(claim)
    for _, members in sorted(facts.items()):
        given = sorted({_first(claim.subject) for claim in members} - {""})
        scores = {(i, j): float(one_person(given[i], given[j])) for j in range(len(given)) for i in range(j)}
        group = agglomerate(len(given), scores, ONE_PERSON)
        for name in sorted(set(group)) or [0]:
            own = {first for first, home in zip(given, group, strict=True) if home == name}
            lone = len(set(group)) < 2
            yield [c for c in members if (_first(c.subject) in own) or (lone and not _first(c.subject))]


def _last(subject: str) -> str:
    name = parts(subject)
    return name[1] if name else subject.casefold()


def _first(subject: str) -> str:
    name = parts(subject)
    return name[0] if name else ""


def _key(attribute: str, group: Sequence[Claim]) -> ClaimKey:
    subjects = sorted(claim.subject for claim in group)
    subject = max(subjects, key=lambda name: (subjects.count(name), len(name)))
    scope = "" if alike_under(attribute, subject) else " ".join(group[0].context.scope)
    return ClaimKey(subject, attribute, scope, "category")
