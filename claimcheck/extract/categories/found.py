"""What each of the readers returns: a value told in words, and of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck import lexicon


@dataclass(frozen=True, slots=True)
class Found:
    """A value told in words; ``text[start:end]`` are the words.

    Attributes:
        attribute: one of those in `data/categories.toml`.
        value: the value as it is compared: folded, synonyms brought to one.
        subject: whose value it is; "" for the one thing of its kind in the matter ("the gun").
        scope: which of several facts under the attribute ("rank"), or "".
        how: one short sentence that says how it was read.
    """

    start: int
    end: int
    attribute: str
    value: str
    subject: str
    scope: str = ""
    how: str = ""


def entry(attribute: str) -> Mapping[str, Any]:
    """What `data/categories.toml` says of an attribute; empty for one that it does not list.

    Example:
        >>> entry("office")["several"], entry("price")
        (True, {})
    """
    table = lexicon.table("categories")
    known: Mapping[str, Any] = {**table["attributes"], **table["described"]}.get(attribute, {})
    return known
