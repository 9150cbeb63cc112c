"""Subjects across documents: surface names of a pile brought to one canonical name each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from claimcheck import lexicon
from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.names.bearers import parents, without_firms
from claimcheck.model import Claim

_OWN = ("person", "product")  # what these have is their own, whoever is named beside them
_GUESSED, _NAMED = 0.3, 0.6  # of the topic, and of a name that stands in its sentence
_LONG, _SLIP = 7, 0.75  # letters, and likeness, of two words that may be one misspelled
_SURE = 0.4  # confidence from which a name stands in, or is meant by, the phrase that owns the value


class NameTable:
    """Canonical subject names of a pile of claims.

    Args:
        claims: claims of all documents.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        counts = Counter(claim.subject for claim in claims if claim.subject)
        spelled: dict[str, Counter[str]] = {}
        for name, count in sorted(counts.items()):
            spelled.setdefault(_plain(name), Counter())[name] += count
        # One spelling stands for all that differ in case, articles and possessives only.
        first = {plain: _most(names) for plain, names in spelled.items()}
        longer = parents(Counter({first[_plain(name)]: count for name, count in counts.items()}))
        longer = without_firms(longer, _firms(claims))
        self._canonical = {name: longer.get(first[_plain(name)], first[_plain(name)]) for name in counts}
        self._told: dict[str, set[str]] = {}  # by source, whose values it states for sure
        for claim in claims:
            if claim.context.subject_confidence >= _SURE:
                self._told.setdefault(claim.source, set()).add(self.canonical(claim.subject))

    def canonical(self, name: str) -> str:
        return self._canonical.get(name, name)

    def alike(self, a: Claim, b: Claim) -> float:
        """1 for the same subject, -1 for another, weighed by how surely both were found.

        Half of it where one name adds words to the other: "Acme Motors" and "Acme" may be one here.
        """
        if not a.subject or not b.subject:
            return 0.0
        sure = min(a.context.subject_confidence, b.context.subject_confidence)
        one, other = self.canonical(a.subject), self.canonical(b.subject)
        if one == other:
            return sure
        words, others = set(_plain(one).split()), set(_plain(other).split())
        return sure / 2 if words < others or others < words else -sure

    def strangers(self, a: Claim, b: Claim) -> bool:
        """Whether both subjects are named or meant by a pronoun, and the names share no word.

        Two parties to one matter, such as a buyer and what it buys, are no strangers: where either sentence
        holds the other's subject, the owner was only read from another side. Not so with what each of them
        has for itself: the ages of two people in one sentence are two ages.
        """
        if min(a.context.subject_confidence, b.context.subject_confidence) < _SURE:
            return self._told_apart(a, b) or self._told_apart(b, a)
        if _owner(a) == "product" and _of_two_models(a.subject, b.subject):
            return True
        one, other = self.canonical(a.subject), self.canonical(b.subject)
        if not (one[:1].isupper() and other[:1].isupper()):
            return False
        words, others = set(_plain(one).split()), set(_plain(other).split())
        numbers, other_numbers = _numbers(words), _numbers(others)
        if numbers and other_numbers and words - numbers == others - other_numbers:
            return (
                numbers != other_numbers
            )  # "Nimbus 4" is not "Nimbus 5", though both are named side by side
        if words & others or _misspelled(words, others):
            return False
        if _owner(a) == _owner(b) in _OWN:
            return True
        return not (words <= _words_of(b.sentence) or others <= _words_of(a.sentence))

    def _told_apart(self, a: Claim, b: Claim) -> bool:
        """Whether `a` is of whom its document is about, and the source of `b` tells of both by name."""
        one, other = self.canonical(a.subject), self.canonical(b.subject)
        if a.context.subject_confidence < _GUESSED or b.context.subject_confidence < _NAMED:
            return False
        named = one[:1].isupper() and other[:1].isupper()
        apart = not set(_plain(one).split()) & set(_plain(other).split())
        return named and apart and one in self._told.get(b.source, ())


def _firms(claims: Sequence[Claim]) -> Counter[str]:
    """For each subject, how many more values are stated of it that firms have than that persons have."""
    signs: Counter[str] = Counter()
    for claim in claims:
        attribute = catalogue().find(claim.context.attribute_id)
        if attribute is not None and claim.context.subject_confidence >= _SURE:
            signs[claim.subject] += (attribute.owner == "organisation") - (attribute.owner == "person")
    return signs


def _owner(claim: Claim) -> str:
    attribute = catalogue().find(claim.context.attribute_id)
    return attribute.owner if attribute is not None else ""


def _of_two_models(one: str, other: str) -> bool:
    """Whether two names share a word, and one adds the word of a model to it: "Tern 2" and "Tern 2 Max"."""
    models = lexicon.words("link", "models")
    words, others = (set(_plain(name).split()[1:]) for name in (one, other))
    shared = set(_plain(one).split()) & set(_plain(other).split()) - models
    return bool(shared) and words & models != others & models


def _misspelled(words: set[str], others: set[str]) -> bool:
    """Whether two long words differ by a slip only: "Kovalchenko" and "Kovalchneko"."""
    long = [sorted(word for word in found if len(word) >= _LONG) for found in (words, others)]
    return any(
        DamerauLevenshtein.normalized_similarity(one, other) >= _SLIP for one in long[0] for other in long[1]
    )


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


def _words_of(sentence: str) -> set[str]:
    return {
        word.strip('.,;:!?()"“”').removesuffix("'s").removesuffix("’s")
        for word in sentence.casefold().split()
    }


def _plain(name: str) -> str:
    words = name.casefold().replace("’", "'").split()
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(word.removesuffix("'s") for word in words)


def _most(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
