"""Whom "they" stands for where they have no name: "Residents fled. They were told to leave at 4 a.m."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.owners import noun_phrase
from claimcheck.extract.owning import head_of
from claimcheck.extract.parse import Sentence
from claimcheck.extract.phrases import Subject, by_phrase, related
from claimcheck.extract.topics import IMPERSONAL
from claimcheck.model import Mention
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes import AttributeReading

_WORDS = frozenset({"they", "their"})


def by_group(
    sentence: Sentence,
    tokens: Sequence[Token],
    mention: Mention,
    reading: AttributeReading,
    before: Sentence | None,
) -> Subject | None:
    """The people told last, for "they" and "their"; "their new phone" has a price of its own.

    Args:
        sentence: the sentence that holds the value.
        tokens: the owning phrase.
        mention: the value.
        reading: its attribute.
        before: the sentence right before, if it is parsed.
    """
    head = head_of(tokens)
    word = next((t for t in tokens if t.lower_ in _WORDS and (t == head or t.head == head)), None)
    found = _told_last(sentence, word, before) if word is not None else None
    if word is None or found is None or (word != head and reading.owner in IMPERSONAL):
        return None
    told, noun = found
    group = by_phrase(told, [told.doc[i] for i in noun_phrase(noun)], mention)
    return related(group.name, head) if group is not None and word != head else group


def _told_last(sentence: Sentence, pronoun: Token, before: Sentence | None) -> tuple[Sentence, Token] | None:
    """The last subject before a pronoun, or that of the sentence before, if it is people without a name."""
    found = next(filter(_is_subject, reversed([*sentence.doc[: pronoun.i]])), None)
    told = sentence
    if found is None and before is not None:
        found, told = next(filter(_is_subject, before.doc), None), before
    if found is None or found.tag_ != "NNS" or class_of(found.lemma_.lower()) != "person":
        return None
    return told, found


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN")
