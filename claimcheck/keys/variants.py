"""Which models of a product a sentence tells of: the 11-inch one has another price than the 15-inch one."""

from __future__ import annotations

import re

from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.lexicon import words
from claimcheck.model import Claim

_NUMBER = r"(\d{1,2})(?:\.\d{1,2})?"
_SIZE = re.compile(
    rf"(?<![\d.,$€£])(?:{_NUMBER}-? ?(?:and|or) ?)?{_NUMBER}(?:[ -]inch\b|[″”\"](?= \w))", re.IGNORECASE
)
_MODEL = re.compile(
    r"(?<![\d.,$€£])(\d{1,4})[ -]?([GT]B)[ -](?:model|version|variant|edition|option)s?\b", re.IGNORECASE
)
Variants = frozenset[str]


def read_variants(claim: Claim) -> Variants:
    """The variants that the sentence of a product's value tells of, by whole inches or by what they store.

    Example:
        >>> from claimcheck.model import Mention, Value
        >>> mention = Mention(25, 29, "$999", Value("money", None, None))
        >>> sorted(read_variants(Claim("a", "b", mention, sentence="The 11.6-inch Tern costs $999.")))
        ['11 inch']
    """
    context = claim.context
    attribute = catalogue().find(context.attribute_id)
    if (attribute and attribute.owner != "product") or context.attribute_id in words("link", "naming"):
        return frozenset()
    sizes = {
        f"{inches} inch" for found in _SIZE.finditer(claim.sentence) for inches in found.groups() if inches
    }
    stores = (f"{found[1]} {found[2].upper()}" for found in _MODEL.finditer(claim.sentence))
    return frozenset(sizes or stores)


def of_two_variants(one: Variants, other: Variants) -> bool:
    """Whether both tell variants, and none of them is the same."""
    return bool(one and other) and not one & other
