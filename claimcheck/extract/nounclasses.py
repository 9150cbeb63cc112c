"""What kind of name a common noun stands for: "company" for a firm, "grocer" for one by its trade."""

from __future__ import annotations

from functools import cache
from typing import Literal

from claimcheck import lexicon

NounClass = Literal["person", "organisation", "place", "product", ""]


def class_of_noun(noun: str) -> NounClass:
    """What kind of name a common noun stands for, "" where it may be any.

    Example:
        >>> class_of_noun("company"), class_of_noun("teenager"), class_of_noun("matter")
        ('organisation', 'person', '')
    """
    return _classes().get(noun) or ("organisation" if is_trade(noun) else "")


def is_trade(noun: str) -> bool:
    """Whether a word tells by its trade who is named next: "Insurer Acme"; "Bank" may be of the name."""
    key, endings = noun.lower(), lexicon.words("names", "trade_endings")
    return key in lexicon.words("names", "trades") or any(key.endswith(ending) for ending in endings)


@cache
def _classes() -> dict[str, NounClass]:
    table = lexicon.table("names")["descriptions"]
    kinds: tuple[NounClass, ...] = ("person", "organisation", "place", "product")
    return {noun: kind for kind in kinds for noun in table[kind]}
