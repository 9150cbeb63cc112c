"""Whom a pronoun or a description looks back to: the name that fits, stands near and leads its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from claimcheck import lexicon
from claimcheck.extract.everyday import is_everyday, is_noun
from claimcheck.extract.givennames import PRONOUN_GENDERS, gender_of, is_given_name
from claimcheck.extract.names.bearers import Name, is_person, looks_personal
from claimcheck.extract.names.capitals import Occurrence
from claimcheck.extract.names.classes import NameClass
from claimcheck.extract.names.descriptions import nationalities
from claimcheck.extract.names.runs import fold
from claimcheck.values.counted import class_of

_REACH = 1_200  # characters that are looked back: about six sentences of news
_NEAR = 150  # characters at which nearness counts half
# What stands first in its sentence is talked about; what hangs on a preposition is rather told in passing.
_LEADING, _PASSING, _IN_TITLE = 1.5, 0.6, 1.3
_TOPIC = 1.5
_PERSONAL = 0.3  # "it" is seldom what has a full name
_COMMON = 0.2  # "she" is seldom what bears the name of a thing: "Bible"
# How well a name of each class fits as what the word stands for; classes not listed do not fit.
_PERSON: Mapping[NameClass, float] = {"person": 1.0, "": 0.5}
_THING: Mapping[NameClass, float] = {"organisation": 1.0, "product": 1.0, "": 0.8, "place": 0.6}
_MANY: Mapping[NameClass, float] = {"organisation": 1.0}  # "they" are not the town they fled
_SPEAKERS: Mapping[NameClass, float] = {"organisation": 1.0, "": 0.8}
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
PRONOUNS: Mapping[str, Mapping[NameClass, float]] = {
    **dict.fromkeys(PRONOUN_GENDERS, _PERSON),
    **dict.fromkeys(("it", "its", "itself"), _THING),
    **dict.fromkeys(("they", "them", "their"), _MANY),
    **dict.fromkeys(WE, _SPEAKERS),
}
THING_WORDS = frozenset({"it", "its"})
_PLACED = re.compile(r"(?:\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Oo]utside)|, of) $")
_ARTICLE_BEFORE = re.compile(r"\ban? $")
_OPENING = re.compile(r"(?:^|[.!?\n]\s)(?:The|A|An|Its)(?: [\w-]+){1,3} $")
_WORD_BEFORE = re.compile(r"([a-z]+) (?:the )?$")
_DESCRIBED = re.compile(r"([a-z]+) (?:the|an?) [a-z-]+ $")  # "from the grocer Tolland"


class Antecedents:
    """The names of a document, ready to be looked back to.

    Args:
        text: the document's text.
        occurrences: its names, in order.
        bearers: who bears each surface.
    """

    def __init__(self, text: str, occurrences: Sequence[Occurrence], bearers: Mapping[str, Name]) -> None:
        sure = (one for one in occurrences if not (one.doubtful or one.surface in nationalities()))
        self._found = [(found, bearers[found.surface]) for found in sure]
        self._starts = [found.start for found, _ in self._found]
        self._weights = [_weight(text, found, name) for found, name in self._found]
        places: dict[str, list[tuple[int, int]]] = {}
        for found, name in self._found:
            places.setdefault(name.canonical, []).append((found.start, found.end))
        self._genders = {name: gender_of(text, stands, name) for name, stands in places.items()}
        self._articled = {name for name, stands in places.items() if _is_articled(text, stands)}
        self._placed = {name for name, stands in places.items() if _is_placed(text, stands)}
        self.about = ""  # whom the document is mostly about, once that is known

    def of_pronoun(self, word: str, before: int, without: frozenset[str] = frozenset()) -> Name | None:
        """Whom or what a pronoun stands for: "she" is no man, "it" nobody. None where `word` is no pronoun.

        Args:
            word: the pronoun in lower case.
            before: where it stands.
            without: canonical names it does not stand for.
        """
        if word not in PRONOUNS:
            return None
        unfit = frozenset(name for name in self._genders if not self.may_be(word, name))
        return self.nearest(before, PRONOUNS[word], without | unfit, word in THING_WORDS)

    def may_be(self, word: str, name: str) -> bool:
        """Whether nothing in the text says that a pronoun cannot stand for a name: "she" is no Mr Lee."""
        gender = PRONOUN_GENDERS.get(word)
        known = self._genders.get(name, "")
        return not gender or known == gender or (not known and name not in self._articled | self._placed)

    def nearest(
        self,
        before: int,
        fits: Mapping[NameClass, float],
        without: frozenset[str] = frozenset(),
        things: bool = False,
    ) -> Name | None:
        """The name that reads as the antecedent of a word: fitting, near, repeated, first in its sentence.

        Args:
            before: where the word stands.
            fits: how well a name of each class fits as what it stands for; classes not listed do not.
            without: canonical names that do not fit.
            things: whether what looks like a person's name does not fit, though nothing says so: "it".
        """
        scores: dict[str, float] = {}
        names: dict[str, Name] = {}
        for at in range(bisect_left(self._starts, before) - 1, -1, -1):
            distance = before - self._starts[at]
            if distance > _REACH:
                break
            name = self._found[at][1]
            if things and is_person(name):
                continue
            if name.kind in fits and name.canonical not in without:
                fit = 1.0 if name.kind == "place" and is_built(name.canonical) else fits[name.kind]
                fit *= _PERSONAL if "person" not in fits and looks_personal(name) else 1.0
                fit *= _COMMON if "person" in fits and not name.kind and _is_common(name.canonical) else 1.0
                fit *= _TOPIC if name.canonical == self.about else 1.0
                names[name.canonical] = name
                near = fit * self._weights[at] / (1 + distance / _NEAR)
                scores[name.canonical] = scores.get(name.canonical, 0.0) + near
        best = max(sorted(scores), key=lambda canonical: scores[canonical], default=None)
        return names[best] if best is not None else None


def _weight(text: str, found: Occurrence, name: Name) -> float:
    """How much a place where a name stands speaks for its being talked about."""
    weight = _IN_TITLE if name.in_title else 1.0
    if leads(text, found.start) or _opens(text, found.start):
        return weight * _LEADING
    if _ARTICLE_BEFORE.search(text, max(0, found.start - 4), found.start):
        return weight * _PASSING  # "an Ohio office"
    near = max(0, found.start - 32)
    before = _DESCRIBED.search(text, near, found.start) or _WORD_BEFORE.search(text, near, found.start)
    passing = before is not None and before.group(1) in lexicon.words("names", "passing")
    return weight * (_PASSING if passing else 1.0)


def _is_common(name: str) -> bool:
    """Whether a name begins with a word that means something: "Bible", "Beauty Parade"; not "Dora Finch"."""
    first = name.split()[0].lower()
    return (is_everyday(first) or is_noun(first)) and not is_given_name(first)


def _is_articled(text: str, stands: Sequence[tuple[int, int]]) -> bool:
    """Whether a name stands with "the" before it mostly: "the Saints" are no person."""
    return 2 * sum(text[max(0, start - 4) : start].lower() == "the " for start, _ in stands) > len(stands)


def _is_placed(text: str, stands: Sequence[tuple[int, int]]) -> bool:
    """Whether a name only ever tells where: nobody is "he" of whom only "Ann Lee, of Belun, won" is told."""
    return all(_PLACED.search(text, max(0, start - 9), start) for start, _ in stands)


def is_built(name: str) -> bool:
    """Whether a name or a noun is of what people build: "Ona Bridge", "stadium"."""
    last = fold(name.split()[-1])
    return last in lexicon.words("names", "structures") or class_of(last) == "building"


def same_sort(noun: str, name: str) -> bool:
    """Whether a noun can stand for a place: "the building" is no town, "the tunnel" no bridge."""
    structures, last = lexicon.words("names", "structures"), fold(name.split()[-1])
    return is_built(noun) == is_built(name) and (noun == last or not {noun, last} <= structures)


def other_sorts(noun: str, names: Iterable[str]) -> frozenset[str]:
    """Names whose last word says what bears them, where a noun says otherwise: no museum is "the firm".

    Nor is "the council" a firm whose name says that it is one.
    """
    sorts = lexicon.words("names", "institutions")
    if noun in lexicon.words("names", "wide_institutions"):
        return frozenset()
    if noun in sorts:
        sorts = sorts | lexicon.words("names", "organisation_words") | lexicon.words("names", "legal_forms")
    lasts = ((name, fold(name.split()[-1])) for name in names)
    return frozenset(name for name, last in lasts if last in sorts and last != noun)


def _opens(text: str, start: int) -> bool:
    """Whether a name stands with a description that opens its sentence: "The ferry MS Aldona"."""
    found = _OPENING.search(text, max(0, start - 40), start)
    if found is None:
        return False
    described = found.group().split()[1:]
    passing = lexicon.words("names", "passing") | {"of", "and", "to", "on"}
    return not any(word in passing or word.endswith("ed") for word in described)


def leads(text: str, start: int) -> bool:
    """Whether a name opens its sentence."""
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'#*>")
    return not before or before[-1] in ".!?\n-–—"
