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
    from claimcheck.extract.names.index import NameIndex

_SURE = 0.7
_WORDS = frozenset({"they", "their"})


def by_group(
    names: NameIndex,
    sentence: Sentence,
    tokens: Sequence[Token],
    mention: Mention,
    reading: AttributeReading,
    before: Sentence | None,
) -> Subject | None:
    """The people or the team told last, for "they" and "their"; "their new phone" has a price of its own.

    Args:
        names: the document's names.
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
    team = names.at(told.start + noun.idx)
    if team is not None:
        name = names.named(team.surface)
        if name.kind != "organisation" or word != head:
            return None
        return Subject(
            name.canonical, _SURE, f'"{word.text}" stands for "{name.canonical}", the subject before'
        )
    if noun.tag_ != "NNS" or class_of(noun.lemma_.lower()) != "person":
        return None
    group = by_phrase(told, [told.doc[i] for i in noun_phrase(noun)], mention)
    return related(group.name, head) if group is not None and word != head else group


def _told_last(sentence: Sentence, pronoun: Token, before: Sentence | None) -> tuple[Sentence, Token] | None:
    """The last subject before a pronoun, or that of the sentence before."""
    found = next(filter(_is_subject, reversed([*sentence.doc[: pronoun.i]])), None)
    told = sentence
    if found is None and before is not None:
        found, told = next(filter(_is_subject, before.doc), None), before
    return (told, found) if found is not None else None


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN")
