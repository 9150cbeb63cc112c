"""How a statement is worded around its value (words, names, numbers, place), and how alike two are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from math import sqrt

from claimcheck.lexicon import words
from claimcheck.model import Claim

Bag = Mapping[str, float]
Weigh = Callable[[str], float]
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d[\d.,:]*\d|\d|[^\w\s]")
_CLAUSE_END = frozenset(';:.!?"“”()')
_DECAY = 0.8  # weight of each further word beside the value
_COMMA, _NUMBER = 1, 2  # how many words a comma, and another number, count for
_REACH = 9  # words beside the value that are looked at
_CLOSE = 8  # tokens on each side within which a name is near
_PHRASE = 4  # words of the noun phrase behind the value
_LEAD = 0.15  # share of a text that is its lead
_NEIGHBOURS = ((-2, 0.5), (-1, 1.0), (0, 0.5), (1, 0.7))  # sentences around, and their weights


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words around one value, without the value itself.

    Attributes:
        near: content words beside it, farther ones weighing less, cut where the clause ends.
        phrase: the words of the noun phrase right behind it.
        names, near_names: capitalised words of the sentence, and those within a few words.
        numbers: the other numbers of the sentence, as written.
        before, after: the word on each side.
        sentence: content words of the sentence.
        around: content words of the neighbouring sentences.
        place: where in its text the sentence stands, 0 to 1.
        subject: words of the subject.
    """

    near: Bag
    phrase: tuple[str, ...]
    names: frozenset[str]
    near_names: frozenset[str]
    numbers: frozenset[str]
    before: str
    after: str
    sentence: Bag
    around: Bag
    place: float
    subject: frozenset[str]


def plain(word: str) -> str:
    """A word in small letters, with a plain plural ending cut off.

    Example:
        >>> plain("Engineers"), plain("glass")
        ('engineer', 'glass')
    """
    word = word.casefold()
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def surroundings(
    sentences: Mapping[tuple[str, int], Set[str]], weigh: Weigh
) -> dict[tuple[str, int], tuple[Bag, float]]:
    """For each sentence the weighted content words around it, and its place in the text.

    Args:
        sentences: content words by source and offset.
        weigh: weight of a word in the pile.
    """
    starts: dict[str, list[int]] = {}
    for source, start in sorted(sentences):
        starts.setdefault(source, []).append(start)
    found: dict[tuple[str, int], tuple[Bag, float]] = {}
    for source, offsets in starts.items():
        for at, start in enumerate(offsets):
            bag: dict[str, float] = {}
            for step, share in _NEIGHBOURS:
                if 0 <= at + step < len(offsets):
                    for word in sorted(sentences[source, offsets[at + step]] - _dull()):
                        bag[word] = max(bag.get(word, 0.0), share * weigh(word))
            found[source, start] = bag, start / max(1, offsets[-1])
    return found


def read_wording(claim: Claim, around: tuple[Bag, float], weigh: Weigh) -> Wording:
    """Prepare the words around a claim's value.

    Args:
        claim: any claim with its sentence.
        around: its entry of `surroundings`.
        weigh: weight of a word in the pile.
    """
    begin, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    left, right = _TOKEN.findall(claim.sentence[:begin]), _TOKEN.findall(claim.sentence[end:])
    inner = left[1:] + right  # the first word of a sentence has its capital anyway
    return Wording(
        near=_near(left, right, weigh),
        phrase=tuple(_phrase(right)),
        names=_names(inner),
        near_names=_names(left[1:][-_CLOSE:] + right[:_CLOSE]),
        numbers=frozenset(token.rstrip(".,:") for token in left + right if token[0].isdigit()),
        before=next((plain(token) for token in reversed(left) if token[0].isalpha()), ""),
        after=next((plain(token) for token in right if token[0].isalpha()), ""),
        sentence={word: weigh(word) for word in sorted(set(_content(left + right)))},
        around=around[0],
        place=around[1],
        subject=frozenset(_content(_TOKEN.findall(claim.subject))),
    )


def _near(left: Sequence[str], right: Sequence[str], weigh: Weigh) -> Bag:
    bag: dict[str, float] = {}
    for side in (left[::-1], right):
        step = 0
        for token in side:
            if token in _CLAUSE_END or step > _REACH:
                break
            if token == ",":
                step += _COMMA
            elif token[0].isdigit():
                step += _NUMBER
            elif word := next(_content((token,)), ""):
                step += 1
                bag[word] = max(bag.get(word, 0.0), weigh(word) * _DECAY**step)
    return bag


def _phrase(right: Iterable[str]) -> list[str]:
    found: list[str] = []
    for token in right:
        if token in "-–":
            continue
        word = next(_content((token,)), "")
        if not word or len(found) == _PHRASE:
            break
        found.append(word)
    return found


def _names(tokens: Iterable[str]) -> frozenset[str]:
    named = (token for token in tokens if token[0].isupper() and len(token) > 2)
    return frozenset(
        word
        for token in named
        if (word := token.casefold().removesuffix("'s").removesuffix("’s")) not in _dull()
    )


def _content(tokens: Iterable[str]) -> Iterator[str]:
    return (
        plain(token)
        for token in tokens
        if token[0].isalpha() and len(token) > 2 and plain(token) not in _dull()
    )


@cache
def _dull() -> frozenset[str]:
    return words("link", "function_words")


# ---------------------------------------------------------------- comparisons, each between -1 and 1


def cosine(one: Bag, other: Bag) -> float:
    """Cosine of two weighted bags of words; 0 where they share none."""
    if len(other) < len(one):
        one, other = other, one
    dot = sum(weight * other[word] for word, weight in one.items() if word in other)
    return dot / (_norm(one) * _norm(other)) if dot else 0.0


def _norm(bag: Bag) -> float:
    return sqrt(sum(weight * weight for weight in bag.values()))


def overlap(one: Set[str], other: Set[str]) -> float:
    """Jaccard index of two sets, 0 where one is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def disjoint(one: Set[str], other: Set[str]) -> float:
    """Whether both sets hold something, and nothing in common."""
    return float(bool(one) and bool(other) and not one & other)


def unmatched(a: Wording, b: Wording) -> tuple[float, float]:
    """Share of the words near each value that the other's sentence lacks: the smaller, the larger."""
    shares = sorted((_lacking(a, b), _lacking(b, a)))
    return shares[0], shares[1]


def _lacking(a: Wording, b: Wording) -> float:
    whole = sum(a.near.values())
    lacking = sum(weight for word, weight in a.near.items() if word not in b.sentence)
    return lacking / whole if whole else 0.5


def covered(a: Wording, b: Wording) -> float:
    """Share of the lighter sentence's content words that the other has too."""
    least = min(sum(a.sentence.values()), sum(b.sentence.values()))
    shared = sum(weight for word, weight in a.sentence.items() if word in b.sentence)
    return shared / least if least else 0.0


def subject_told(a: Wording, b: Wording) -> float:
    """How many of the two subjects stand in the other's sentence, as a share."""
    return (any(w in b.sentence for w in a.subject) + any(w in a.sentence for w in b.subject)) / 2


WORDINGS: dict[str, Callable[[Wording, Wording], float]] = {
    "words near the value": lambda a, b: cosine(a.near, b.near),
    "words near one value only": lambda a, b: unmatched(a, b)[0],
    "words near either value only": lambda a, b: unmatched(a, b)[1],
    "same word behind": lambda a, b: float(a.phrase[:1] == b.phrase[:1] != ()),
    "words of the noun phrases": lambda a, b: overlap(set(a.phrase), set(b.phrase)),
    "noun phrases of their own": lambda a, b: float(
        bool(set(a.phrase) - set(b.phrase)) and bool(set(b.phrase) - set(a.phrase))
    ),
    "names": lambda a, b: overlap(a.names, b.names),
    "other names": lambda a, b: disjoint(a.names, b.names),
    "names near the value": lambda a, b: overlap(a.near_names, b.near_names),
    "other names near the value": lambda a, b: disjoint(a.near_names, b.near_names),
    "shared numbers": lambda a, b: min(3, len(a.numbers & b.numbers)) / 3,
    "other numbers": lambda a, b: disjoint(a.numbers, b.numbers),
    "same word before": lambda a, b: float(a.before == b.before != ""),
    "same word after": lambda a, b: float(a.after == b.after != ""),
    "both in the lead": lambda a, b: float(a.place < _LEAD and b.place < _LEAD),
    "distance of places": lambda a, b: abs(a.place - b.place),
    "words around the sentence": lambda a, b: cosine(a.around, b.around),
    "shorter sentence covered": covered,
    "subject told by the other": subject_told,
    "words of the subjects": lambda a, b: overlap(a.subject, b.subject),
}
