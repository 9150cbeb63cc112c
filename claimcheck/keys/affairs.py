"""Affairs: which sources of a pile tell of one matter. Statements of different affairs are never compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from math import log, sqrt

from claimcheck.extract.tables.columns import measure
from claimcheck.keys.clusters import agglomerate
from claimcheck.keys.statements import Bag, content_words
from claimcheck.lexicon import words
from claimcheck.model import TIME_KINDS, Claim, Source, Value

ALIKE = 0.105  # mean cosine from which two groups of sources share an affair
ALIKE_OF_FEW = 0.07  # ... among few sources: who brings three texts wants them compared
FEW = 4
STRAY = 0.04  # ... from which one report or two join an affair: they may tell of it from quite another side
COMMON = 200  # a word of more sources than this brings none of them together
NAMED = 2.0  # how much more a name tells of what a text is about: two earthquakes share words, not places
STATED = 1.5  # what a day or a figure counts beside a word: earthquakes of one place share words, not these
DATED = timedelta(days=32)  # a longer time is told by reports of many matters
TELLING = 3  # a smaller figure too
BESIDE = 500  # sources taken to stand beside the pile with none of its words, so that a small pile of one
# affair does not lose the very words that make it one
LULL = timedelta(days=120)  # without a report, after which a new wave of reports begins
WAVE = 3  # sources that make a wave; fewer are a matter that is written of now and then
ANOTHER = 0.4  # what likeness across two waves counts: two seasons of a player are alike in words and names
LIKER = 1.2  # how much liker an undated source is to the reports of one wave than to those of any other
_NAME = re.compile(r"(?<=[\w,;:-] )[A-Z]\w{2,}")  # a capital that begins no sentence


def affairs(claims: Sequence[Claim], published: Mapping[str, Source] | None = None) -> dict[str, int]:
    """Group sources by the words around their claims, the values these state, and when they were published.

    Args:
        claims: of all sources, in any order.
        published: sources by id; without their dates only words count.

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
    stated: dict[str, set[str]] = {}
    for claim in claims:
        if value := _as_word(claim.value):
            stated.setdefault(claim.source, set()).add(value)
    sources = sorted(texts)
    counted = [
        _counts(texts[source]) | dict.fromkeys(sorted(stated.get(source, ())), STATED) for source in sources
    ]
    spread = Counter(word for counts in counted for word in counts)
    beside = len(sources) + BESIDE
    bags = [_scaled({w: c * log(1 + beside / spread[w]) for w, c in counts.items()}) for counts in counted]
    cosines = _cosines(bags)
    days = [_day((published or {}).get(source)) for source in sources]
    wave = _joined(_waves(days), days, cosines)
    cosines = {
        (i, j): cosine * (ANOTHER if wave[i] and wave[j] and wave[i] != wave[j] else 1.0)
        for (i, j), cosine in cosines.items()
    }
    return dict(
        zip(
            sources,
            agglomerate(len(sources), cosines, ALIKE_OF_FEW if len(sources) <= FEW else ALIKE, stray=STRAY),
            strict=True,
        )
    )


def _as_word(value: Value) -> str:
    """A day or a figure as a word of its text, alike in all notations; empty where it tells little."""
    low, high = value.low, value.high
    if isinstance(low, datetime) and isinstance(high, datetime):
        return f"{low:%Y-%m-%d} {(high - low).days}" if high - low <= DATED else ""
    if value.kind == "category" or value.kind in TIME_KINDS:
        return ""
    reading = measure(value)
    return f"{reading.measure} {reading.point:.6g}" if abs(reading.point) >= TELLING else ""


def _waves(days: Sequence[datetime | None]) -> list[int]:
    """The number of the wave of reports each source belongs to; 0 where it has no date or no wave."""
    dated = sorted((day, at) for at, day in enumerate(days) if day is not None)
    waves: list[list[int]] = []
    last: datetime | None = None
    for day, at in dated:
        if last is None or day - last > LULL:
            waves.append([])
        waves[-1].append(at)
        last = day
    number = [0] * len(days)
    for name, members in enumerate(waves, start=1):
        for at in members if len(members) >= WAVE else ():
            number[at] = name
    return number


def _joined(
    wave: Sequence[int], days: Sequence[datetime | None], cosines: Mapping[tuple[int, int], float]
) -> list[int]:
    """Undated sources are counted to the wave whose reports they are clearly likest."""
    near: dict[int, dict[int, list[float]]] = {}
    for (i, j), cosine in cosines.items():
        for at, other in ((i, j), (j, i)):
            if days[at] is None and wave[other]:
                near.setdefault(at, {}).setdefault(wave[other], []).append(cosine)
    joined = list(wave)
    for at, by_wave in near.items():
        likeness = {name: sum(sorted(found)[-WAVE:]) for name, found in by_wave.items()}
        first, *rest = sorted(by_wave, key=lambda name: (-likeness[name], name))
        if not rest or likeness[first] >= LIKER * likeness[rest[0]]:
            joined[at] = first
    return joined


def _day(source: Source | None) -> datetime | None:
    period = source.published if source else None
    return (period.low or period.high) if period else None


def _counts(sentences: Sequence[str]) -> Bag:
    """Content words in order, each more often said counting less more, names more than others."""
    counts = Counter(word for sentence in sentences for word in content_words(sentence))
    names = Counter(
        word for sentence in sentences for word in content_words(" ".join(_NAME.findall(sentence)))
    )
    return {
        word: (1 + log(count)) * (NAMED if 2 * names[word] >= count else 1.0)
        for word, count in sorted(counts.items())
        if word not in _function_words()
    }


def _scaled(bag: Bag) -> Bag:
    """A bag of length 1."""
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
