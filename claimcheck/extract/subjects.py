"""Whose value it is: names, what stands for a name, and the document's topic where nothing else is told.

Resolvers are tried in order, surest first: a name in the owning phrase, a pronoun, a description ("the
company"), the phrase itself ("the second bomb"), the topic. Each says in one sentence what it did.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extract.antecedents import Antecedents, leads
from claimcheck.extract.capitals import Occurrence, find_occurrences
from claimcheck.extract.descriptions import Descriptions, class_of_noun
from claimcheck.extract.furniture import Layout, read_layout
from claimcheck.extract.nameclasses import NameClass
from claimcheck.extract.names import Name, cluster
from claimcheck.extract.owning import (
    MODIFIERS,
    antecedent,
    cannot_own,
    head_of,
    is_relation,
    restricts,
    sets_apart,
)
from claimcheck.extract.parse import Sentence
from claimcheck.model import Document, Mention
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes import AttributeReading

# How surely a name beside the head of the owning phrase is the owner: "Acme's price", "the Acme price".
_BESIDE: Mapping[str, float] = {"poss": 0.8, "appos": 0.8, "pobj": 0.6}
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
# How well a name of each class fits as what the word stands for; classes not listed do not fit.
_PERSON: Mapping[NameClass, float] = {"person": 1.0, "": 0.5}
_THING: Mapping[NameClass, float] = {"organisation": 1.0, "product": 1.0, "": 0.8, "place": 0.6}
_SPEAKERS: Mapping[NameClass, float] = {"organisation": 1.0, "": 0.8}
_PRONOUNS: Mapping[str, Mapping[NameClass, float]] = {
    **dict.fromkeys(("he", "she", "him", "her", "his", "hers", "himself", "herself"), _PERSON),
    **dict.fromkeys(("it", "its", "itself", "they", "them", "their"), _THING),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), _SPEAKERS),
}


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
        layout: its layout; read from the text where not given.
    """

    def __init__(self, document: Document, layout: Layout | None = None) -> None:
        layout = layout or read_layout(document.text)
        title = document.source.title or layout.title
        self._occurrences = find_occurrences(document.text, layout)
        self.clusters: tuple[Name, ...] = tuple(cluster(document.text, self._occurrences, title))
        self._by_surface = {surface: name for name in self.clusters for surface in name.surfaces}
        self._starts = [found.start for found in self._occurrences]
        self._leads = {found.start for found in self._occurrences if leads(document.text, found.start)}
        self._antecedents = Antecedents(document.text, self._occurrences, self._by_surface)
        self._described = Descriptions(document.text, self._occurrences, self._by_surface)
        self._topic = self._find_topic()

    @property
    def names(self) -> dict[str, int]:
        """Canonical names with how often they are meant, most frequent first."""
        return {name.canonical: name.count for name in self.clusters}

    @property
    def occurrences(self) -> Sequence[Occurrence]:
        """Every place where a name stands, in order."""
        return self._occurrences

    def named(self, surface: str) -> Name:
        """Who or what bears a name found in the document."""
        return self._by_surface[surface]

    def ending_at(self, position: int) -> Name | None:
        """Who bears the name that ends at a place of the text; None where none does."""
        found = self._at(position - 1)
        return self._by_surface[found.surface] if found is not None and found.end == position else None

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
        if tokens and head_of(tokens).lower_ in _RELATIVE:
            tokens = antecedent(head_of(tokens))
        if tokens and reading.owner == "person" and (other := self._by_relation(sentence, tokens)):
            return other
        if tokens:
            for resolver in (self._by_name, self._by_pronoun, self._by_description):
                if (subject := resolver(sentence, tokens, mention)) is not None:
                    return subject
            phrase = _by_phrase(sentence, tokens, mention)
            if phrase is not None and not (self._topic and cannot_own(head_of(tokens), reading.owner)):
                return phrase
        return self._by_topic(reading)

    def _by_name(self, sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
        """The name that heads the owning phrase, or stands beside its common noun ("Acme's price")."""
        head = head_of(tokens)
        best: tuple[float, int, Occurrence] | None = None
        for token in tokens:
            found = self._at(sentence.start + token.idx)
            if found is None or _overlaps(found, mention) or self._is_common(token, found):
                continue
            inside_head = found.start <= sentence.start + head.idx < found.end
            sure = 1.0 if inside_head else _BESIDE.get(token.dep_, 0.4)
            told = self._by_surface[found.surface].count
            if best is None or (sure, told) > best[:2]:
                best = sure, told, found
        if best is None:
            return self._by_apposition(sentence, head)
        sure, _, found = best
        name = self._by_surface[found.surface]
        if sure == _BESIDE["poss"] and is_relation(head):
            return _related(name, head)
        said = "" if found.surface == name.canonical else f' ("{name.canonical}")'
        where = "is" if sure == 1 else "stands in"
        return Subject(name.canonical, sure, f'the name "{found.surface}"{said} {where} the subject')

    def _by_relation(self, sentence: Sentence, tokens: Sequence[Token]) -> Subject | None:
        """ "His lawyer, 51," and "Lee's first mate" are other persons than he and Lee."""
        head = head_of(tokens)
        noun = head.lemma_.lower()
        owner = next((token for token in tokens if token.dep_ == "poss" and token.head == head), None)
        person = class_of(noun) == "person" or is_relation(head)
        if owner is None or head.pos_ != "NOUN" or not person or self._by_apposition(sentence, head):
            return None
        found = self._at(sentence.start + owner.idx)
        fits = _PRONOUNS.get(owner.lower_)
        name = self._by_surface[found.surface] if found is not None else None
        if name is None and fits is not None:
            name = self._antecedents.nearest(sentence.start + owner.idx, fits)
        return _related(name, head) if name is not None else None

    def _by_apposition(self, sentence: Sentence, head: Token) -> Subject | None:
        """ "The captain, Joel Adem, is 51": the name set beside the owner."""
        for child in head.rights:
            found = self._at(sentence.start + child.idx) if child.dep_ == "appos" else None
            if found is not None and child.pos_ == "PROPN":
                name = self._by_surface[found.surface].canonical
                return Subject(name, 0.9, f'the name "{found.surface}" stands beside "{head.text}"')
        return None

    def _by_pronoun(self, sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
        owners = [token.lower_ for token in tokens if token.dep_ == "poss" and token.pos_ == "PRON"]
        word = next((word for word in (*owners, head_of(tokens).lower_) if word in _PRONOUNS), None)
        if word is None:
            return None
        name = self._antecedents.nearest(sentence.start + tokens[0].idx, _PRONOUNS[word])
        if name is None:
            return None
        if owners and is_relation(head_of(tokens)):
            return _related(name, head_of(tokens))
        return Subject(name.canonical, 0.7, f'"{word}" stands for "{name.canonical}", named before')

    def _by_description(
        self, sentence: Sentence, tokens: Sequence[Token], mention: Mention
    ) -> Subject | None:
        """ "The bridge", "the teenager": a definite noun for a name it described before, or of its class."""
        head, start = head_of(tokens), sentence.start + tokens[0].idx
        noun = head.lemma_.lower()
        definite = any(token.lower_ in ("the", "this", "that") for token in head.lefts)
        apart = [token.lower_ for token in head.lefts if sets_apart(token)]
        noun = " ".join((*apart, noun))
        if not definite or any(restricts(token) for token in head.rights):
            return None
        if (told := self._described.find(noun, start)) is not None:
            return Subject(told.canonical, 0.7, f'"{head.text}" is what "{told.canonical}" was called before')
        kind = class_of_noun(noun)
        name = self._antecedents.nearest(start, {kind: 1.0, "": 0.4}) if kind else None
        if name is None:
            return None
        return Subject(name.canonical, 0.6, f'"{head.text}" describes "{name.canonical}", named before')

    def _by_topic(self, reading: AttributeReading) -> Subject:
        """The name the document is about: a weak guess, weaker still for what belongs to an event."""
        wanted = reading.owner if reading.owner != "event" else ""
        fitting = next((n for n in self.clusters if wanted and n.kind == wanted and n.in_title), None)
        name = fitting or self._topic
        if name is None:
            return Subject("", 0.0, "no subject is named")
        sure = 0.1 if reading.owner == "event" else 0.3
        return Subject(name.canonical, sure, f'no subject is named; the document is about "{name.canonical}"')

    def _is_common(self, token: Token, found: Occurrence) -> bool:
        """Whether the tagger sees no name: "Indian", or "Unions" (not "IDS") at the start of a sentence."""
        if found.doubtful and token.pos_ != "PROPN":
            return True
        opener = found.start in self._leads and " " not in found.surface
        return token.pos_ == "ADJ" or (token.pos_ == "NOUN" and opener and not token.is_upper)

    def _at(self, position: int) -> Occurrence | None:
        """The name that holds the character at `position`."""
        at = bisect_right(self._starts, position) - 1
        if at >= 0 and position < self._occurrences[at].end:
            return self._occurrences[at]
        return None

    def _find_topic(self) -> Name | None:
        """Frequency, weighted by standing in the title and by how early the name appears."""
        first: dict[str, int] = {}
        for found in self._occurrences:
            if not found.doubtful:
                first.setdefault(self._by_surface[found.surface].canonical, found.start)

        def weight(name: Name) -> float:
            return name.count * (3 if name.in_title else 1) / (1 + first[name.canonical] / 2_000)

        sure = (name for name in self.clusters if name.canonical in first)
        return max(sure, key=lambda name: (weight(name), name.canonical), default=None)


def _related(name: Name, noun: Token) -> Subject:
    other = f"{name.canonical}'s {noun.lemma_.lower()}"
    return Subject(other, 0.6, f'"{noun.text}" is another one than "{name.canonical}"')


def _by_phrase(sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
    """The owning phrase itself, in lower case: "the second bomb" -> "second bomb"."""
    head = head_of(tokens)
    if head.pos_ not in ("NOUN", "PROPN") or _touches(sentence, head, mention):
        return None
    chosen = [t for t in tokens if t == head or (t.head == head and t.dep_ in MODIFIERS and t.i < head.i)]
    chosen = [t for t in chosen if t.pos_ in _NAMING and not _touches(sentence, t, mention)]
    chosen = [t for t in chosen if t == head or not any(letter.isdigit() for letter in t.text)]
    words = [t.lemma_ if t == head else t.text for t in chosen]
    name = " ".join(words).lower()
    if not any(character.isalpha() for character in name):
        return None
    return Subject(name, 0.3, f'the phrase "{name}" is the subject; no name is told for it')


def _touches(sentence: Sentence, token: Token, mention: Mention) -> bool:
    start = sentence.start + token.idx
    return start < mention.end and start + len(token.text) > mention.start


def _overlaps(found: Occurrence, mention: Mention) -> bool:
    return found.start < mention.end and found.end > mention.start
