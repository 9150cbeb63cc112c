"""Affairs: which sources of a pile tell of one matter. Statements of different affairs are never compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import log, sqrt

from claimcheck.keys.clusters import agglomerate
from claimcheck.keys.statements import Bag, content_words
from claimcheck.lexicon import words
from claimcheck.model import Claim

ALIKE = 0.10  # mean cosine from which sources share an affair: .33 within one, .03 between, on news
COMMON = 200  # a word of more sources than this brings none of them together


def affairs(claims: Sequence[Claim]) -> dict[str, int]:
    """Group sources by the words of the sentences their claims stand in.

    Args:
        claims: of all sources, in any order.

    Returns:
        The affair of each source, named by the number of its first source in alphabetical order.

    Example:
        >>> affairs([])
        {}
    """
    sentences = {(claim.source, claim.sentence_start): claim.sentence for claim in claims}
    texts: dict[str, list[str]] = {}
    for (source, _), sentence in sorted(sentences.items()):
        texts.setdefault(source, []).append(sentence)
    sources = sorted(texts)
    bags = [_bag(texts[source]) for source in sources]
    group = agglomerate(len(sources), _cosines(bags), ALIKE)
    return dict(zip(sources, group, strict=True))


def _bag(sentences: Sequence[str]) -> Bag:
    """Content words, each more often said counting less more, scaled to length 1."""
    counts = Counter(word for sentence in sentences for word in content_words(sentence))
    bag = {word: 1 + log(count) for word, count in sorted(counts.items()) if word not in _function_words()}
    length = sqrt(sum(weight * weight for weight in bag.values())) or 1.0
    return {word: weight / length for word, weight in bag.items()}


def _function_words() -> frozenset[str]:
    return words("link", "function_words")


def _cosines(bags: Sequence[Bag]) -> dict[tuple[int, int], float]:
    postings: dict[str, list[int]] = {}
    for place, bag in enumerate(bags):
        for word in bag:
            postings.setdefault(word, []).append(place)
    cosines: dict[tuple[int, int], float] = {}
    for word, places in postings.items():
        if len(places) <= COMMON:
            for i, j in combinations(places, 2):
                cosines[i, j] = cosines.get((i, j), 0.0) + bags[i][word] * bags[j][word]
    return cosines
