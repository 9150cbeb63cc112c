"""Occasions: what a number of times tells of, as in "hosted the gala for the third time"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.trees import children
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.model import Value

if TYPE_CHECKING:
    from spacy.tokens import Token


def repeated(named: Token, value: Value) -> Token | None:
    """What happens so often: "hosted for the third time", "won twice", "the third time she won"."""
    word = named
    if lemma(named) == "time":
        told = next((child for child in children(named) if child.dep_ in ("relcl", "acl")), None)
        word = told or (named.head.head if named.head.dep_ == "prep" else named.head)
    elif value.unit != "time":
        return None
    return word if word.pos_ == "VERB" and word.is_alpha else None
