"""Whose value it is: names, what stands for a name, and the document's topic where nothing else is told.

Resolvers are tried in order, surest first: a name in the owning phrase, a pronoun, a description ("the
company"), the phrase itself ("the second bomb"), the topic. Each says in one sentence what it did.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.furniture import Layout, read_layout
from claimcheck.extract.names import Name, NameClass, Occurrence, cluster, find_occurrences
from claimcheck.extract.parse import Sentence
from claimcheck.model import Document, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes import AttributeReading

_REACH = 1_200  # characters a pronoun or description looks back: about six sentences of news
_PERSONAL = frozenset(
    {"he", "she", "him", "her", "his", "hers", "himself", "herself", "i", "me", "my", "who", "whose"}
)
_NEUTRAL = frozenset({"it", "its", "itself", "they", "them", "their", "we", "us", "our", "which", "that"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


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


class SubjectIndex:
    """The names of one document, ready to resolve the subjects of its values.

    Args:
        document: the text.
        sentences: its parsed sentences (those that hold values).
        layout: its layout; read from the text where not given.
    """

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], layout: Layout | None = None
    ) -> None:
        layout = layout or read_layout(document.text)
        title = document.source.title or layout.title
        self._occurrences = find_occurrences(document.text, layout)
        self.clusters: tuple[Name, ...] = tuple(cluster(document.text, self._occurrences, title))
        self._by_surface = {surface: name for name in self.clusters for surface in name.surfaces}
        self._starts = [found.start for found in self._occurrences]
        self._topic = self._find_topic()

    @property
    def names(self) -> dict[str, int]:
        """Canonical names with how often they are meant, most frequent first."""
        return {name.canonical: name.count for name in self.clusters}

    @property
    def topic(self) -> str:
        """The name the document is mostly about, or ""."""
        return self._topic.canonical if self._topic else ""

    def resolve(self, sentence: Sentence, mention: Mention, reading: AttributeReading) -> Subject:
        """Say whose value `mention` is.

        Args:
            sentence: the parsed sentence that holds the value.
            mention: the value.
            reading: its attribute; `subject_tokens` point at the owning phrase where the syntax shows it.

        Returns:
            The subject; `name` is "" only where the document names nobody and nothing.
        """
        tokens = [sentence.doc[i] for i in reading.subject_tokens if i < len(sentence.doc)]
        if tokens:
            for resolver in (self._by_name, self._by_pronoun, self._by_description, _by_phrase):
                if (subject := resolver(sentence, tokens, mention)) is not None:
                    return subject
        return self._by_topic(reading)

    def _by_name(self, sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
        """The name in the owning phrase: its head, or the possessor or apposition beside a common noun."""
        start = sentence.start + tokens[0].idx
        end = sentence.start + tokens[-1].idx + len(tokens[-1].text)
        inside = [found for found in self._between(start, end) if not _overlaps(found, mention)]
        if not inside:
            return None
        head = _head(tokens)
        at = sentence.start + head.idx
        best = min(inside, key=lambda found: (not found.start <= at < found.end, found.start))
        name = self._by_surface[best.surface]
        whole = best.start <= at < best.end
        said = "" if best.surface == name.canonical else f' ("{name.canonical}")'
        where = "is" if whole else "stands in"
        return Subject(
            name.canonical, 1.0 if whole else 0.8, f'the name "{best.surface}"{said} {where} the subject'
        )

    def _by_pronoun(self, sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
        word = _head(tokens).lower_
        possessive = next((t.lower_ for t in tokens if t.dep_ == "poss" and t.pos_ == "PRON"), "")
        pronoun = next((w for w in (possessive, word) if w in _PERSONAL | _NEUTRAL), "")
        if not pronoun:
            return None
        wanted: frozenset[NameClass] = (
            frozenset({"person"})
            if pronoun in _PERSONAL
            else frozenset({"organisation", "product", "place", ""})
        )
        name = self._nearest(sentence.start + tokens[0].idx, wanted)
        if name is None:
            return None
        return Subject(name.canonical, 0.7, f'"{pronoun}" stands for "{name.canonical}", named before')

    def _by_description(
        self, sentence: Sentence, tokens: Sequence[Token], mention: Mention
    ) -> Subject | None:
        head = _head(tokens)
        kind = _described().get(head.lemma_.lower())
        definite = any(t.lower_ in ("the", "this", "that", "its", "his", "her", "their") for t in head.lefts)
        if kind is None or not definite or any(t.dep_ == "relcl" for t in head.rights):
            return None
        name = self._nearest(sentence.start + tokens[0].idx, frozenset({kind}))
        if name is None and self._topic is not None and self._topic.kind in (kind, ""):
            name = self._topic
        if name is None:
            return None
        return Subject(name.canonical, 0.6, f'"{head.text}" describes "{name.canonical}", named before')

    def _by_topic(self, reading: AttributeReading) -> Subject:
        if self._topic is None:
            return Subject("", 0.0, "no subject is named")
        wanted = reading.owner if reading.owner not in ("event", "") else ""
        fitting = next((n for n in self.clusters if wanted and n.kind == wanted and n.in_title), None)
        name = fitting or self._topic
        return Subject(name.canonical, 0.3, f'no subject is named; the document is about "{name.canonical}"')

    def _between(self, start: int, end: int) -> Iterator[Occurrence]:
        """The names that overlap the characters ``start:end``."""
        at = max(bisect_left(self._starts, start) - 1, 0)
        for found in self._occurrences[at:]:
            if found.start >= end:
                return
            if found.end > start:
                yield found

    def _nearest(self, before: int, kinds: frozenset[NameClass]) -> Name | None:
        """The name of one of `kinds` that reads as the antecedent: near, frequent, in the title."""
        scores: dict[str, float] = {}
        for found in reversed(self._occurrences[: bisect_left(self._starts, before)]):
            if before - found.start > _REACH:
                break
            name = self._by_surface[found.surface]
            if name.kind in kinds:
                nearness = 1.0 / (1.0 + (before - found.start) / 150)
                scores[name.canonical] = scores.get(name.canonical, 0.0) + nearness
        if not scores:
            return None
        best = max(sorted(scores), key=lambda canonical: scores[canonical])
        return next(name for name in self.clusters if name.canonical == best)

    def _find_topic(self) -> Name | None:
        """Frequency, weighted by standing in the title and by how early the name appears."""
        first: dict[str, int] = {}
        for found in self._occurrences:
            first.setdefault(self._by_surface[found.surface].canonical, found.start)

        def weight(name: Name) -> float:
            return name.count * (3 if name.in_title else 1) / (1 + first[name.canonical] / 2_000)

        return max(self.clusters, key=lambda name: (weight(name), name.canonical), default=None)


def _by_phrase(sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
    """The owning phrase itself, in lower case: "the second bomb" -> "second bomb"."""
    head = _head(tokens)
    if head.pos_ not in ("NOUN", "PROPN") or _touches(sentence, head, mention):
        return None
    chosen = [t for t in tokens if t is head or (t.head is head and t.dep_ in _MODIFIERS and t.i < head.i)]
    words = [t.lemma_ if t is head else t.text for t in chosen if t.pos_ not in ("DET", "PRON", "PUNCT")]
    name = " ".join(words).lower()
    return Subject(name, 0.5, f'the phrase "{name}" is the subject; no name is told for it') if name else None


def _head(tokens: Sequence[Token]) -> Token:
    """The token of the phrase that the others hang on."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head is token), tokens[-1])


def _touches(sentence: Sentence, token: Token, mention: Mention) -> bool:
    start = sentence.start + token.idx
    return start < mention.end and start + len(token.text) > mention.start


def _overlaps(found: Occurrence, mention: Mention) -> bool:
    return found.start < mention.end and found.end > mention.start


@cache
def _described() -> dict[str, NameClass]:
    """Common noun -> what kind of name it stands for."""
    table = lexicon.table("names")["descriptions"]
    kinds: tuple[NameClass, ...] = ("person", "organisation", "place", "product")
    return {noun: kind for kind in kinds for noun in table[kind]}
