"""Subjects made of the words of an owning phrase: "the second bomb", "Acme's plant"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.owners import is_level
from claimcheck.extract.owning import MODIFIERS, head_of, is_measure
from claimcheck.extract.parse import Sentence
from claimcheck.model import Mention
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.capitals import Occurrence

_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose value it is.

    Attributes:
        name: canonical name within the document, or a phrase in lower case ("second bomb"), or "".
        confidence: 1 for a name standing in the construction, less for what is inferred.
        how: one sentence that says how it was found.
    """

    name: str
    confidence: float
    how: str


def by_phrase(sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
    """The owning phrase itself, in lower case: "the second bomb" -> "second bomb"."""
    head = head_of(tokens)
    if head.pos_ not in ("NOUN", "PROPN") or _touches(sentence, head, mention):
        return None
    chosen = [t for t in tokens if t == head or (t.head == head and t.dep_ in MODIFIERS and t.i < head.i)]
    chosen = [t for t in chosen if t.pos_ in _NAMING and not _touches(sentence, t, mention)]
    chosen = [t for t in chosen if t == head or not (any(map(str.isdigit, t.text)) or is_measure(t))]
    words = [t.lemma_ if t == head else t.text for t in chosen]
    name = " ".join(words).lower()
    if not any(character.isalpha() for character in name):
        return None
    return Subject(name, 0.3, f'the phrase "{name}" is the subject; no name is told for it')


def related(name: str, noun: Token) -> Subject:
    """What somebody has, or who is somebody's: "Acme's plant", "Lee's wife"."""
    kind = [t.lower_ for t in noun.lefts if t.dep_ == "compound" and t.pos_ == "NOUN"]
    other = " ".join((f"{name}'s", *kind, noun.lemma_.lower()))
    return Subject(other, 0.6, f'"{noun.text}" is another one than "{name}"')


def subject_before(sentence: Sentence, limit: int) -> Token | None:
    """The one thing that is a sentence's subject, if it is told before a place of the text."""
    for token in sentence.doc:
        if sentence.start + token.idx + len(token.text) > limit:
            return None
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
            noun = token.lemma_.lower()
            one = token.tag_ in ("NN", "NNP") and class_of(noun) != "person" and not is_level(noun)
            return token if one else None
    return None


def overlaps(found: Occurrence, mention: Mention) -> bool:
    """Whether a name and a value share characters."""
    return found.start < mention.end and found.end > mention.start


def _touches(sentence: Sentence, token: Token, mention: Mention) -> bool:
    start = sentence.start + token.idx
    return start < mention.end and start + len(token.text) > mention.start
