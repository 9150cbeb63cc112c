"""Whom a description means, where the text tells the same of a name: "a 31-year-old cook", "Moen, 31,".

A report often describes somebody before it names him, and says again how old he is. What a person has one of
is seldom the same for two people of one text, so the one who is named is the one who was described.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.model import Claim
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from claimcheck.extract.names.index import NameIndex

_NAMED = 0.7  # how sure a name has to be to be described elsewhere
_GUESSED = 0.3  # ... and how sure is what only the topic tells
_SURE = 0.6  # how sure a name told elsewhere is

Told = tuple[str, Decimal]  # an attribute, and its value


def told_again(claims: Sequence[Claim], names: NameIndex) -> list[Claim]:
    """Give descriptions of people the name of whom the document tells the same value.

    Args:
        claims: those of one document.
        names: its names.

    Returns:
        The claims in their order. Whatever else is told of a description that was so understood goes to the
        name as well, where the description is more than a bare "man".

    Example:
        >>> from claimcheck import extract_claims
        >>> text = "A 31-year-old cook fell nine metres on Friday. Dan Moen, 31, lived in Lund."
        >>> [claim.subject for claim in extract_claims([text]) if claim.context.attribute == "age"]
        ['Dan Moen', 'Dan Moen']
    """
    bearers: dict[Told, set[str]] = defaultdict(set)
    for claim in claims:
        told = _told(claim)
        if told is not None and claim.subject[:1].isupper() and claim.context.subject_confidence >= _NAMED:
            bearers[told].add(claim.subject)
    meant: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        found = bearers.get(told, set()) if (told := _told(claim)) is not None else set()
        if len(found) == 1 and _describes(claim.subject) and _may_be(claim.subject, *found, names=names):
            meant[claim.subject] |= found
    known = {phrase: next(iter(found)) for phrase, found in meant.items() if len(found) == 1}
    return [_renamed(claim, known, bearers) for claim in claims]


def _renamed(claim: Claim, known: dict[str, str], bearers: dict[Told, set[str]]) -> Claim:
    told = _told(claim)
    found = bearers.get(told, set()) if told is not None else set()
    name = known.get(claim.subject)
    guessed = not claim.subject or claim.subject[:1].isupper()
    if guessed and claim.context.subject_confidence <= _GUESSED and len(found) == 1:
        name = next(iter(found))  # "The 31-year-old was driven home"
    if name is None or not (name in found or " " in claim.subject):
        return claim
    how = f'of "{name}" the text tells what it tells of {claim.subject or "somebody"} here'
    context = claim.context
    return replace(
        claim,
        context=replace(context, subject=name, subject_confidence=_SURE, how=(*context.how, how)),
    )


def _told(claim: Claim) -> Told | None:
    """What a claim tells of a person who has one of it, plainly; None of anything else."""
    attribute, value = catalogue().find(claim.context.attribute_id), claim.value
    if (
        attribute is None
        or attribute.owner != "person"
        or value.hedge
        or not isinstance(value.stated, Decimal)
    ):
        return None
    return (attribute.id, value.stated) if catalogue().functionality(attribute.id) > 0 else None


def _describes(phrase: str) -> bool:
    """Whether a subject is a description of one person: "cook", "norse cook"."""
    return bool(phrase) and not phrase[:1].isupper() and class_of(phrase.split()[-1]) == "person"


def _may_be(phrase: str, name: str, *, names: NameIndex) -> bool:
    """Whether a description can be of a name: a girl is no Mr Lee."""
    noun = phrase.split()[-1]
    women, men = (lexicon.words("names", key) for key in ("women_nouns", "men_nouns"))
    word = "she" if noun in women else "he" if noun in men else ""
    return not word or names.antecedents.may_be(word, name)
