"""Whose value it is: names, what stands for a name, and the document's topic where nothing else is told.

Resolvers are tried in order, surest first: a name in the owning phrase, a pronoun, a description ("the
company"), the phrase itself ("the second bomb"), the topic. Each says in one sentence what it did.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.adjoining import at_region, by_apposition, by_holder
from claimcheck.extract.attributes.owners import noun_phrase
from claimcheck.extract.attributes.telling import speaks_of
from claimcheck.extract.attributes.trees import VERBAL, subject_of
from claimcheck.extract.fitting import NOBODY, fit, is_somebody_else
from claimcheck.extract.groups import by_group
from claimcheck.extract.happenings import for_phrase, is_it, named_happening
from claimcheck.extract.names.antecedents import PRONOUNS, THING_WORDS, other_sorts, same_sort
from claimcheck.extract.names.capitals import Occurrence
from claimcheck.extract.names.classes import NameClass
from claimcheck.extract.names.index import NameIndex
from claimcheck.extract.nounclasses import class_of_noun
from claimcheck.extract.owning import (
    antecedent,
    cannot_own,
    head_of,
    is_another,
    is_part,
    is_relation,
    restricts,
    sets_apart,
)
from claimcheck.extract.parse import Sentence
from claimcheck.extract.phrases import Subject, by_phrase, looked_back, overlaps, related
from claimcheck.extract.speakers import by_first_person, speaking
from claimcheck.extract.topics import IMPERSONAL, by_topic
from claimcheck.model import TIME_KINDS, Event, Mention
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes import AttributeReading

# How surely a name beside the head of the owning phrase is the owner: "Acme's price", "the Acme price".
_BESIDE: Mapping[str, float] = {"poss": 0.8, "appos": 0.8, "pobj": 0.6}
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_TAKEN_UP = THING_WORDS | {"he", "she", "his", "her"}
_SORTS = ("building", "vehicle")
_WITHIN = 0.4  # ... and of a name that only stands within the phrase


class SubjectIndex(NameIndex):
    """The names of one document, ready to resolve the subjects of its values."""

    def resolve(
        self,
        sentence: Sentence,
        mention: Mention,
        reading: AttributeReading,
        before: Sentence | None = None,
        event: Event | None = None,
    ) -> Subject:
        """Say whose value `mention` is.

        Args:
            sentence: the parsed sentence that holds the value.
            mention: the value.
            reading: its attribute; `subject_tokens` point at the owning phrase where the syntax shows it.
            before: the sentence right before, if it is parsed.
            event: what the value belongs to.

        Returns:
            The subject; `name` is "" only where the document names nobody and nothing.
        """
        tokens = [sentence.doc[i] for i in reading.subject_tokens if i < len(sentence.doc)]
        if tokens and head_of(tokens).lower_ in _RELATIVE:
            tokens = antecedent(head_of(tokens))
        if not tokens:
            return by_topic(self, reading, mention, sentence, event)
        if self.happening is None and (happened := named_happening(head_of(tokens), reading, event)):
            return happened
        if reading.owner == "person" and (other := self._by_relation(sentence, tokens)):
            return other
        told = self._by_whose(sentence, tokens, mention)
        told = told or by_group(self, sentence, tokens, mention, reading, before)
        told = told or self._by_last_told(sentence, tokens, mention, reading, before)
        owner = self._by_owner(sentence, tokens, mention, reading, told)
        if owner is not None and self.happening is None:
            kind = self.canonical[owner.name].kind if owner.name in self.canonical else ""
            own = is_it(head_of(tokens), owner, kind, reading, event) and self.affair
            owner = None if own else for_phrase(owner, reading, event, self.affair)
            owner = fit(self, owner, head_of(tokens), reading, event) if owner is not None else None
        personal = reading.owner not in IMPERSONAL
        if owner is None and personal and is_somebody_else(self, head_of(tokens).lower_):
            return NOBODY
        return owner or by_topic(self, reading, mention, sentence, event)

    def _by_owner(
        self,
        sentence: Sentence,
        tokens: Sequence[Token],
        mention: Mention,
        reading: AttributeReading,
        told: Subject | None,
    ) -> Subject | None:
        """What the owning phrase says, by the surest resolver; None where it names only who speaks of it."""
        head = head_of(tokens)
        value = sentence.head(mention.start, mention.end)
        speaks = reading.owner in IMPERSONAL and value is not None and speaks_of(head, value.i)
        for resolver in (self._by_name, self._by_pronoun, self._by_description):
            if told is not None:
                break
            told = resolver(sentence, tokens, mention)
        if told is not None and reading.owner == "person" and _only_describes(told, head):
            told = None
        if told is not None:
            full = " " in told.name  # "Acme said" makes no person of Acme
            return None if speaks and full and self.is_person(told.name) else told
        dated = mention.value.kind in TIME_KINDS  # "the budget was passed on Monday": a level has its dates
        unfit = self.about and cannot_own(head, reading.owner, dated)
        personal = speaks and class_of(head.lemma_.lower()) == "person"
        return None if unfit or personal else by_phrase(sentence, tokens, mention)

    def _by_name(self, sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
        """The name that heads the owning phrase, or stands beside its common noun ("Acme's price")."""
        head = head_of(tokens)
        dated = mention.value.kind in TIME_KINDS and head.pos_ == "NOUN"
        if (is_part(head) or dated) and (part := by_holder(self, sentence, head)) is not None:
            return by_apposition(self, sentence, head) or part
        if (region := at_region(self, sentence, head)) is not None:
            return region
        best: tuple[float, int, Occurrence] | None = None
        for token in tokens:
            found = self.at(sentence.start + token.idx)
            if found is None or overlaps(found, mention) or self.is_common(token, found):
                continue
            inside_head = found.start <= sentence.start + head.idx < found.end
            sure = 1.0 if inside_head else _BESIDE.get(token.dep_, _WITHIN)
            told = self.named(found.surface).count
            if best is None or (sure, told) > best[:2]:
                best = sure, told, found
        if best is None:
            return by_apposition(self, sentence, head)
        sure, _, found = best
        if sure == _WITHIN and (beside := by_apposition(self, sentence, head)) is not None:
            return beside  # "Norvane group Acme"
        name = self.named(found.surface)
        person = sure == _BESIDE["poss"] and class_of_noun(head.lemma_.lower()) == "person"
        if person and (beside := by_apposition(self, sentence, head)) is not None:
            return beside  # "Acme's chief, Ann Lee, left after six years"
        if sure == _BESIDE["poss"] and is_relation(head):
            return by_apposition(self, sentence, head) or related(name.canonical, head)
        said = "" if found.surface == name.canonical else f' ("{name.canonical}")'
        where = "is" if sure == 1 else "stands in"
        return Subject(name.canonical, sure, f'the name "{found.surface}"{said} {where} the subject')

    def _by_relation(self, sentence: Sentence, tokens: Sequence[Token]) -> Subject | None:
        """ "His lawyer, 51," and "Lee's first mate" are other persons than he and Lee."""
        head = head_of(tokens)
        noun = head.lemma_.lower()
        owner = next((token for token in tokens if token.dep_ == "poss" and token.head == head), None)
        person = class_of(noun) == "person" or is_relation(head)
        if owner is None or head.pos_ != "NOUN" or not person or by_apposition(self, sentence, head):
            return None
        found = self.at(sentence.start + owner.idx)
        name = self.named(found.surface) if found is not None else None
        if name is None:
            name = self.antecedents.of_pronoun(owner.lower_, sentence.start + owner.idx)
        return related(name.canonical, head) if name is not None else None

    def _by_pronoun(self, sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
        owners = [token.lower_ for token in tokens if token.dep_ == "poss" and token.pos_ == "PRON"]
        word = next((word for word in (*owners, head_of(tokens).lower_) if word in PRONOUNS), None)
        if word is None:
            return by_first_person(self, sentence, tokens, mention)
        head = head_of(tokens)
        others = speaking(self, sentence, head) | self._doer(sentence, head)
        name = self.antecedents.of_pronoun(word, sentence.start + tokens[0].idx, others)
        if name is None:
            return None
        if owners and is_another(head, mention):
            return related(name.canonical, head)
        return Subject(name.canonical, 0.7, f'"{word}" stands for "{name.canonical}", named before')

    def _doer(self, sentence: Sentence, pronoun: Token) -> frozenset[str]:
        """Who does something to what a pronoun stands for, and so is not it: "Acme bought it"."""
        verb = pronoun.head if pronoun.dep_ in ("dobj", "dative") else None
        doer = subject_of(verb) if verb is not None and verb.pos_ in VERBAL else None
        found = self.at(sentence.start + doer.idx) if doer is not None else None
        return frozenset({self.named(found.surface).canonical} if found is not None else ())

    def _by_last_told(
        self,
        sentence: Sentence,
        tokens: Sequence[Token],
        mention: Mention,
        reading: AttributeReading,
        before: Sentence | None,
    ) -> Subject | None:
        """ "It", "its" where a thing without a name was told last: "The school is full. It has 30 rooms".

        What opens a sentence, "she" and "his" too, takes up the subject of the one before.
        """
        head = head_of(tokens)
        word = next((t for t in tokens if t.lower_ in _TAKEN_UP and (t == head or t.head == head)), None)
        if word is None or (word != head and by_apposition(self, sentence, head) is not None):
            return None  # "its director, Ann Lee," is Ann Lee
        personal = word.lower_ not in THING_WORDS
        position = sentence.start + word.idx
        others = speaking(self, sentence, word)
        for told, noun, goes_on in looked_back(sentence, word, before):
            if cannot_own(noun, reading.owner):
                continue
            found = self._told_subject(told, noun, mention)
            after = told.start + (noun.idx if told is sentence else noun.right_edge.idx)
            between = self.starts[bisect_right(self.starts, after) : bisect_right(self.starts, position)]
            if found is None or not (goes_on or not any(map(self.may_be_thing, between))):
                return None
            named = found.name in self.canonical
            if found.name in others or not self.antecedents.may_be(word.lower_, found.name):
                continue
            if (named and not goes_on) or self.is_person(found.name) is not personal:
                return None
            part = word != head and is_another(head, mention)
            sure = min(found.confidence, 0.7)
            return related(found.name, head) if part else replace(found, confidence=sure)
        return None

    def _told_subject(self, told: Sentence, noun: Token, mention: Mention) -> Subject | None:
        """Who or what the subject of a sentence is, by name, by description or by its own words."""
        if noun.pos_ == "NOUN" and self.at(told.start + noun.idx) is not None:
            return None  # the tagger sees no name in "Target"
        phrase = [told.doc[i] for i in noun_phrase(noun)]
        found = self._by_name(told, phrase, mention) or self._by_description(told, phrase, mention)
        return found or (by_phrase(told, phrase, mention) if noun.pos_ == "NOUN" else None)

    def _by_whose(self, sentence: Sentence, tokens: Sequence[Token], mention: Mention) -> Subject | None:
        """ "Acme, whose plant has 300 workers": what belongs to the noun before."""
        head = head_of(tokens)
        whose = next((token for token in tokens if token.lower_ == "whose"), None)
        owner = antecedent(whose) if whose is not None else []
        if not owner:
            return None
        found = self._by_name(sentence, owner, mention) or self._by_description(sentence, owner, mention)
        found = found or by_phrase(sentence, owner, mention)
        other = is_relation(head) or is_part(head) or any(sets_apart(token) for token in head.lefts)
        return related(found.name, head) if found is not None and other else found

    def _by_description(
        self, sentence: Sentence, tokens: Sequence[Token], mention: Mention
    ) -> Subject | None:
        """ "The bridge", "the teenager": a definite noun for a name it described before, or of its class."""
        head, start = head_of(tokens), sentence.start + tokens[0].idx
        noun = head.lemma_.lower()
        definite = any(token.lower_ in ("the", "this", "that") for token in head.lefts)
        apart = [token.lower_ for token in head.lefts if sets_apart(token)]
        noun = " ".join((*apart, noun))
        inside = sentence.start + head.left_edge.idx <= mention.start < sentence.start + head.idx
        aged = inside and mention.value.dimension == "age"
        person = class_of(noun) == "person"
        kind = class_of_noun(noun) or ("person" if person else "")
        sure = aged or bool(class_of_noun(noun))  # "the 36-year-old baker" was told before
        chosen = any(token.tag_ == "JJS" for token in head.lefts)  # "the oldest victim" is one of several
        newer = any(token.lower_ in lexicon.words("names", "newcomers") for token in head.lefts)
        chosen = chosen or (kind == "person" and newer) or noun in lexicon.words("names", "portions")
        if not definite or chosen or head.tag_ == "NNS" or any(restricts(token) for token in head.rights):
            return None
        if (known := self.described.find(noun, start)) is not None:
            told, part = known
            if part:
                return related(told.canonical, head, owned=False)
            return Subject(told.canonical, 0.7, f'"{head.text}" is what "{told.canonical}" was called before')
        if noun in lexicon.words("names", "bystanders"):
            return None
        if not (sure and kind == "person") and self.described.introduced(noun, start):
            return None  # "a new school", told before: "the school" is that one
        fits: dict[NameClass, float] = {kind: 1.0, "": 0.4}
        if is_part(head) or class_of(noun) in _SORTS:
            del fits[""]  # "the museum" is not just any name
        others = other_sorts(noun, self.canonical)
        if kind == "person":
            others = self.described.called_otherwise(noun) | speaking(self, sentence, head, quoted=False)
        name = self.antecedents.nearest(start, fits, others, kind != "person") if kind else None
        if name is None or (kind == name.kind == "place" and not same_sort(noun, name.canonical)):
            return None
        if not sure and name.canonical != self.topic:
            return None  # "the banker" is whom the text is about, if anybody named
        return Subject(name.canonical, 0.6, f'"{head.text}" describes "{name.canonical}", named before')


def _only_describes(told: Subject, head: Token) -> bool:
    """Whether a name only says what sort of person it is: "a 31-year-old Marston mother" is not Marston."""
    return told.confidence == _WITHIN and head.pos_ == "NOUN" and class_of(head.lemma_.lower()) == "person"
