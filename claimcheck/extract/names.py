"""Proper names of one document, found by their capitals, and which of them are one and the same.

Names are taken from running text only (a headline in title case capitalises everything). Within a document a
short form belongs to the one longer name that holds it: a last name to the person, the first words or the
initials to the organisation. Where two longer names could be meant, the short form stays on its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimcheck import lexicon
from claimcheck.extract.furniture import Layout

NameClass = Literal["person", "organisation", "place", "product", ""]

_MAX_WORDS = 7
_TITLE_CASE = 0.8  # share of capitalised words from which a line's capitals say nothing


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a name stands; ``text[start:end]`` is the surface, without possessive."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Name:
    """One bearer of a name within a document.

    Attributes:
        canonical: the fullest form.
        surfaces: all forms it appears under, with counts.
        kind: what bears it, as far as the text shows it.
        in_title: whether a headline names it.
    """

    canonical: str
    surfaces: Mapping[str, int]
    kind: NameClass
    in_title: bool

    @property
    def count(self) -> int:
        return sum(self.surfaces.values())


@cache
def _pattern() -> re.Pattern[str]:
    """A run of capitalised words, with small words inside and initials."""
    inner = "|".join(re.escape(word) for word in lexicon.table("names")["inner"])
    word = r"(?:[A-Z](?:\.[A-Z])+\.?|[A-Z]\.(?=\s[A-Z])|[^\W\da-z_][\w]*(?:['’-](?!s\b)\w+)*&?\w*)"
    return re.compile(rf"(?<![\w'’-]){word}(?:\s(?:(?:{inner})\s){{0,2}}{word}){{0,{_MAX_WORDS - 1}}}")


def find_occurrences(text: str, layout: Layout) -> list[Occurrence]:
    """Proper names in the body of a text, in order.

    Args:
        text: the document's text.
        layout: its lines, from `read_layout`.

    Example:
        >>> from claimcheck.extract.furniture import read_layout
        >>> text = "On Friday, Ann Lee left Bank of Ruritania. The bank said Lee had resigned."
        >>> [found.surface for found in find_occurrences(text, read_layout(text))]
        ['Ann Lee', 'Bank of Ruritania', 'Lee']
    """
    found: list[Occurrence] = []
    small = _small_words(text)
    for line in layout.lines:
        if line.is_furniture or _is_title_case(line.text):
            continue
        for match in _pattern().finditer(text, line.start, line.end):
            opens = _opens_sentence(text, line.start, match.start())
            found.extend(_trimmed(match.start(), match.group(), opens, small))
    return found


def _small_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<![\w'’-])[a-z][\w'’-]*", text))


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) / len(words) >= _TITLE_CASE


def _opens_sentence(text: str, low: int, at: int) -> bool:
    before = text[max(low, at - 4) : at].rstrip(" \"'“‘([")
    return not before or before[-1] in ".!?:;…–—"


def _trimmed(start: int, run: str, opens: bool, small: frozenset[str]) -> Iterable[Occurrence]:
    """The run of capitals without the words at its ends that are no names."""
    words = [(match.start(), match.group()) for match in re.finditer(r"\S+", run)]
    not_names, inner = lexicon.words("names", "not_names"), lexicon.words("names", "inner")
    while words and _key(words[0][1]) in not_names | inner:
        words, opens = words[1:], False
    while words and (_key(words[-1][1]) in inner or (_key(words[-1][1]) in not_names)):
        words = words[:-1]
    if len(words) == 1 and ((opens and words[0][1].lower() in small) or len(words[0][1]) < 2):
        return
    if words:
        low = words[0][0]
        high = words[-1][0] + len(words[-1][1])
        surface = run[low:high].rstrip(".,") if not re.search(r"\.\w\.$", run[low:high]) else run[low:high]
        yield Occurrence(start + low, start + low + len(surface), surface)


def _key(word: str) -> str:
    return word.lower().rstrip(".").replace("’", "'")


def cluster(text: str, occurrences: Iterable[Occurrence], title: str = "") -> list[Name]:
    """Bring the surfaces of one document together under their bearers, most frequent first.

    Args:
        text: the document's text.
        occurrences: its names, from `find_occurrences`.
        title: its headline.

    Example:
        >>> from claimcheck.extract.furniture import read_layout
        >>> text = "Ann Lee runs the General Ruritanian Society (GRS). Ms. Lee joined the GRS in 2011."
        >>> names = cluster(text, find_occurrences(text, read_layout(text)))
        >>> [(name.canonical, sorted(name.surfaces)) for name in names]
        [('General Ruritanian Society', ['GRS', 'General Ruritanian Society']),
         ('Ann Lee', ['Ann Lee', 'Lee'])]
    """
    counts: Counter[str] = Counter()
    clues: dict[str, Counter[str]] = defaultdict(Counter)
    for found in occurrences:
        counts[found.surface] += 1
        clues[found.surface].update(_clues(text, found))
    above = parents(counts)
    groups: dict[str, list[str]] = defaultdict(list)
    for surface in counts:
        groups[above.get(surface, surface)].append(surface)
    names = []
    for canonical, surfaces in groups.items():
        votes: Counter[str] = Counter()
        for surface in surfaces:
            votes.update(clues[surface])
        votes.update(_shape_clues(canonical))
        in_title = any(
            re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", title, re.IGNORECASE) for surface in surfaces
        )
        kind = _winner(votes)
        names.append(Name(canonical, {surface: counts[surface] for surface in surfaces}, kind, in_title))
    return sorted(names, key=lambda name: (-name.count, name.canonical))


def parents(counts: Mapping[str, int]) -> dict[str, str]:
    """For each short form the one longer name it abbreviates, if there is exactly one.

    Args:
        counts: how often each surface appears, in a document or over a pile of them.
    """
    by_word: dict[str, set[str]] = defaultdict(set)
    by_initials: dict[str, set[str]] = defaultdict(set)
    for surface in counts:
        words = _words(surface)
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                by_word[word].add(surface)
            by_initials[
                "".join(
                    word[0] for word in words if word.lower() not in lexicon.words("names", "inner")
                ).upper()
            ].add(surface)
    found: dict[str, str] = {}
    for surface in counts:
        words = _words(surface)
        if len(words) == 1:
            longer = by_word.get(words[0], set()) - {surface}
            acronym = surface.replace(".", "")
            if not longer and acronym.isupper() and 2 <= len(acronym) <= 6:
                longer = by_initials.get(acronym, set())
        else:
            longer = {
                other
                for other in by_word.get(words[-1], set()) | by_word.get(words[0], set())
                if _extends(_words(other), words)
            }
        if len(longer) == 1:
            found[surface] = next(iter(longer))
        elif (
            longer
            and len({_words(other)[-1] for other in longer} | {_words(other)[0] for other in longer}) == 2
        ):
            found[surface] = max(sorted(longer), key=lambda other: (counts[other], len(other)))
    return {short: _root(long, found) for short, long in found.items()}


def _extends(longer: list[str], shorter: list[str]) -> bool:
    """Whether the longer name holds the shorter one's words at its start or end, or first and last."""
    size = len(shorter)
    return len(longer) > size and (
        longer[:size] == shorter
        or longer[-size:] == shorter
        or (longer[0], longer[-1]) == (shorter[0], shorter[-1])
    )


def _root(name: str, parents: Mapping[str, str]) -> str:
    seen = {name}
    while (above := parents.get(name)) is not None and above not in seen:
        seen.add(above)
        name = above
    return name


def _words(surface: str) -> list[str]:
    return surface.split()


def _clues(text: str, found: Occurrence) -> Iterable[str]:
    """What the words beside a name say about its bearer."""
    before = re.search(r"([\w.]+)\s+$", text[max(0, found.start - 24) : found.start])
    after = text[found.end : found.end + 24]
    word = _key(before.group(1)) if before else ""
    if word in lexicon.words("names", "person_titles"):
        yield "person"
        yield "person"
    if word in lexicon.words("names", "place_prepositions"):
        yield "place"
    if re.match(r",\s(?:aged?\s)?\d{1,2},|,?\s(?:who|whose)\b", after):
        yield "person"
        yield "person"
    if re.match(r"\s(?:Inc|Corp|Ltd|Co|plc|AG|SA|NV)\b", after):
        yield "organisation"
        yield "organisation"


def _shape_clues(canonical: str) -> Iterable[str]:
    words = [_key(word) for word in _words(canonical)]
    if words[-1] in lexicon.words("names", "legal_forms") or set(words) & lexicon.words(
        "names", "organisation_words"
    ):
        yield from ("organisation",) * 3
    elif set(words) & lexicon.words("names", "place_words"):
        yield from ("place",) * 2
    elif canonical.replace(".", "").isupper() and len(words) == 1 and len(canonical) > 1:
        yield "organisation"
    elif len(words) in (2, 3) and all(word.isalpha() or "." in word for word in words):
        yield "person"


def _winner(votes: Counter[str]) -> NameClass:
    best = sorted(votes.items(), key=lambda entry: (-entry[1], entry[0]))
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    kinds: dict[str, NameClass] = {"person": "person", "organisation": "organisation", "place": "place"}
    return kinds.get(best[0][0], "")
