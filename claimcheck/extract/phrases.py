"""Subjects made of the words of an owning phrase: "the second bomb", "Acme's plant"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.owners import is_level
from claimcheck.extract.attributes.quantifying import is_amount_word
from claimcheck.extract.attributes.telling import says
from claimcheck.extract.attributes.trees import MAX_STEPS, VERBAL, children, subject_of
from claimcheck.extract.nounclasses import class_of_noun
from claimcheck.extract.owning import MODIFIERS, head_of, is_measure, is_relation
from claimcheck.extract.parse import Sentence
from claimcheck.lexicon import words
from claimcheck.model import Mention
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.names.capitals import Occurrence

_FIRST_WORDS = 2
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose value it is.

    Attributes:
        name: canonical name within the document, or a phrase in lower case ("second bomb"), or "".
        confidence: 1 for a name standing in the construction, less for what is inferred.
        how: one sentence that says how it was found.
        where: the place that limits the value, where the phrase tells only that; else "".
    """

    name: str
    confidence: float
    how: str
    where: str = ""


def by_phrase(sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
    """The owning phrase itself, in lower case: "the second bomb" -> "second bomb"."""
    head = head_of(tokens)
    if (head.pos_ not in ("NOUN", "PROPN") and head.tag_ != "JJS") or _touches(sentence, head, mention):
        return None
    chosen = [t for t in tokens if t == head or (t.head == head and t.dep_ in MODIFIERS and t.i < head.i)]
    chosen = [t for t in chosen if t.pos_ in _NAMING and not _touches(sentence, t, mention)]
    chosen = [t for t in chosen if t == head or not (_has_digits(t) or is_measure(t))]
    shown = [t.lemma_ if t == head and t.tag_ != "JJS" else t.text for t in chosen]
    if is_relation(head) and len(chosen) > 1 and chosen[-2].dep_ == "poss":
        shown[-2] += "'s"  # "the couple's son"
    name = " ".join(shown).lower()
    if not any(map(str.isalpha, name)) or name in words("constructions", "sums"):
        return None
    if name.removeprefix("mid-") in words("furniture", "months"):  # "March sales fell"
        return None
    return Subject(name, 0.3, f'the phrase "{name}" is the subject; no name is told for it')


def _has_digits(modifier: Token) -> bool:
    """Whether a modifier is or holds a number: "old" of "a 31-year-old cook"."""
    return any(map(str.isdigit, "".join(token.text for token in modifier.subtree)))


def related(name: str, noun: Token, owned: bool = True) -> Subject:
    """What somebody has, or who is somebody's: "Acme's plant", "Lee's wife", "Port Lee library"."""
    kinds = (
        t
        for t in noun.lefts
        if t.dep_ == "compound" and t.pos_ == "NOUN" and not (is_measure(t) or is_amount_word(t))
    )
    kind = [t.lower_ for t in kinds]  # "Acme's 425-million-euro battery plant" is its battery plant
    other = " ".join((f"{name}'s" if owned else name, *kind, noun.lemma_.lower()))
    told = "is another one than" if owned else "goes by the name"
    return Subject(other, 0.6, f'"{noun.text}" {told} "{name}"')


def looked_back(
    sentence: Sentence, pronoun: Token, before: Sentence | None
) -> Iterator[tuple[Sentence, Token, bool]]:
    """What a pronoun may look back to: sentence, noun, and whether it does so whoever is named in between.

    Its clause's subject, that of its sentence, and that of the one before, taken up by what opens a sentence.
    """
    own = _clause_subject(pronoun) if pronoun.dep_ == "poss" else _subject_over(pronoun)
    if own is not None:
        yield sentence, own, True
    first = _subject_before(sentence, sentence.start + pronoun.idx)
    if first is not None:
        yield sentence, first, says(first.head)  # "Acme said it would"
    last = _subject_before(before, sentence.start) if before is not None else None
    if before is not None and last is not None:
        yield before, last, pronoun.i <= _FIRST_WORDS


def _subject_before(sentence: Sentence, limit: int) -> Token | None:
    """The one thing or person that is a sentence's subject, if it is told before a place of the text.

    Of what somebody says it is the subject of what is said.
    """
    for token in sentence.doc:
        if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ROOT":
            continue
        clauses = (c for c in children(token.head) if c.dep_ == "ccomp" and says(token.head))
        told = [found for found in map(subject_of, clauses) if found is not None and found != token]
        made = [child for child in children(token.head) if child.dep_ == "dobj" and _is_thing(child)]
        before = (t for t in (*told, token, *made) if sentence.start + t.idx + len(t.text) <= limit)
        return next(filter(_is_one, before), None)
    return None


def _clause_subject(word: Token) -> Token | None:
    """The subject of the clause that holds a pronoun behind it: whose car it is in "Acme sells its car"."""
    node = word
    for _ in range(MAX_STEPS):
        if node.head == node or node.dep_ in ("nsubj", "nsubjpass"):
            return None
        node = node.head
        if node.pos_ in VERBAL:
            found = subject_of(node)
            return found if found is not None and found.i < word.i and _is_one(found) else None
    return None


def _subject_over(pronoun: Token) -> Token | None:
    """Who does what a clause of time or cause hangs on: "Lee resigned after she was fined"."""
    verb = pronoun.head
    if pronoun.lower_ not in ("he", "she") or verb.dep_ != "advcl" or verb.head.pos_ not in VERBAL:
        return None
    found = subject_of(verb.head)
    return found if found is not None and found.i < pronoun.i and found.tag_ in ("NN", "NNP") else None


def _is_thing(noun: Token) -> bool:
    """Whether a noun is for what is built, drives or is run: "Lee promised a new building. It will cost"."""
    return noun.pos_ == "NOUN" and class_of_noun(noun.lemma_.lower()) not in ("", "person")


def _is_one(noun: Token) -> bool:
    name = noun.lemma_.lower()
    return noun.tag_ in ("NN", "NNP") and class_of(name) != "person" and not is_level(name)


def overlaps(found: Occurrence, mention: Mention) -> bool:
    """Whether a name and a value share characters."""
    return found.start < mention.end and found.end > mention.start


def _touches(sentence: Sentence, token: Token, mention: Mention) -> bool:
    start = sentence.start + token.idx
    return start < mention.end and start + len(token.text) > mention.start
