"""Which names of a document are one and the same, and what bears them.

A short form belongs to the one longer name that holds it: a last name to the person, the first word or the
initials to the organisation. Where two longer names could be meant, the short form stays on its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck import lexicon
from claimcheck.extract.everyday import is_everyday, is_noun
from claimcheck.extract.givennames import is_given_name, kin_before
from claimcheck.extract.names.capitals import Occurrence
from claimcheck.extract.names.classes import NameClass, clues, shape_clues, winner
from claimcheck.extract.names.runs import fold

Words = tuple[str, ...]
_WORD_BEFORE = re.compile(r"([\w.-]+)\s+$")
_LEAD = 2  # how many times more, and oftener, one of a family has to be named to be meant by the last name
_KIN = ("women_kin", "men_kin")
_WHICH_AFTER = re.compile(r",\swhich\b")


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


def cluster(text: str, occurrences: Iterable[Occurrence], title: str = "") -> list[Name]:
    """Bring the surfaces of one document together under their bearers, most frequent first.

    Args:
        text: the document's text.
        occurrences: its names, from `find_occurrences`.
        title: its headline.

    Example:
        >>> from claimcheck.extract.names.capitals import find_occurrences
        >>> from claimcheck.extract.furniture import read_layout
        >>> text = "Ann Lee runs the General Ruritanian Society (GRS). Ms. Lee joined the GRS in 2011."
        >>> names = cluster(text, find_occurrences(text, read_layout(text)))
        >>> {name.canonical: sorted(name.surfaces)[0] for name in names}
        {'General Ruritanian Society': 'GRS', 'Ann Lee': 'Ann Lee'}
    """
    counts: Counter[str] = Counter()
    votes_of: dict[str, Counter[NameClass]] = defaultdict(Counter)
    firms: Counter[str] = Counter()
    kin = set()
    for found in occurrences:
        counts[found.surface] += 1
        votes_of[found.surface].update(clues(text, found))
        firms[found.surface] += _is_firm(text, found)
        if _is_kin(text, found):
            kin.add(found.surface)
    longest = without_firms(parents(counts, title, kin), firms)
    groups: dict[str, list[str]] = defaultdict(list)
    for surface in counts:
        groups[longest.get(surface, surface)].append(surface)
    names = []
    for canonical, surfaces in groups.items():
        votes: Counter[NameClass] = Counter()
        for surface in surfaces:
            votes.update(votes_of[surface])
        votes.update(shape_clues(canonical))
        in_title = any(_stands_in(title, surface) for surface in surfaces)
        kind = winner(votes)
        names.append(Name(canonical, {surface: counts[surface] for surface in surfaces}, kind, in_title))
    return sorted(names, key=lambda name: (-name.count, name.canonical))


def is_person(name: Name) -> bool:
    """Told as a person, or not told as anything and shortened as only persons are: to the last name."""
    first, last = name.canonical.split()[0], name.canonical.split()[-1]
    shortened = first != last and last in name.surfaces and first not in name.surfaces
    shortened = shortened and not (first.isupper() and 1 < len(first) < 4)  # "SC Dorn", a club, is Dorn
    return name.kind == "person" or (not name.kind and (is_given_name(first) or shortened))


def looks_personal(name: Name) -> bool:
    """Whether a name of unknown class is two words that mean nothing, as most full names are."""
    words = name.canonical.lower().split()
    return (
        not name.kind
        and len(words) == 2
        and all(word.isalpha() and len(word) > 2 for word in words)
        and not any(is_everyday(word) or is_noun(word) for word in words)
    )


def _stands_in(title: str, surface: str) -> bool:
    return surface.lower() in title.lower() and bool(
        re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", title, re.IGNORECASE)
    )


def parents(counts: Mapping[str, int], title: str = "", kin: Collection[str] = frozenset()) -> dict[str, str]:
    """For each short form the one longer name it abbreviates, where that is clear.

    Args:
        counts: how often each surface appears, in a document or over a pile of them.
        title: a headline; of a family that shares a last name, it tells who is meant.
        kin: who is introduced as somebody's wife or brother, and so is seldom meant by the last name alone.

    Returns:
        Short form -> longest form. A last name belongs to its full name, the first word of an organisation or
        the given name of a person too, initials ("HP") to what they abbreviate.

    Example:
        >>> parents({"Ann Lee": 2, "Lee": 5, "Acme Bank": 1, "Acme": 3, "West Ruritania": 1, "Ruritania": 4})
        {'Acme': 'Acme Bank', 'Lee': 'Ann Lee'}
    """
    proper = (surface for surface in sorted(counts) if surface[:1].isupper() and not _is_part(surface))
    shortened, by_initials = _short_forms(proper)
    found: dict[str, str] = {}
    for surface, longer in shortened.items():
        count = counts[surface]
        # "Nimbus" may be the Nimbus 5; what is named as often as its version is rather its maker.
        longer = {name for name in longer if not _is_version(name.split()) or counts[name] > count}
        acronym = surface.replace(".", "").replace("-", "")
        if not longer and acronym.isupper() and 2 <= len(acronym) <= 6:
            longer = by_initials[acronym] - {surface}
        if (parent := _clearest(longer, counts, title, kin)) is not None:
            found[surface] = parent
    return {short: _root(long, found) for short, long in found.items()}


def _is_part(surface: str) -> bool:
    """Whether a subject is something that goes by a name, and no longer form of it: "Austin library"."""
    return " " in surface and surface.split()[-1].islower()


def without_firms(longer: Mapping[str, str], firms: Mapping[str, int]) -> dict[str, str]:
    """Short forms without those that are firms named after somebody: "Lee, which has shops" is not Ann Lee.

    Args:
        longer: short form -> longer name, as `parents` returns it.
        firms: for surfaces, how many signs there are of a firm; 0 or less for none.

    Example:
        >>> without_firms({"Lee": "Ann Lee", "Acme": "Acme Bank"}, {"Lee": 1, "Acme": 1})
        {'Acme': 'Acme Bank'}
    """
    return {
        short: long
        for short, long in longer.items()
        if firms.get(short, 0) <= 0 or not _is_full_name(long, short)
    }


def _is_full_name(long: str, short: str) -> bool:
    """Whether a longer name may be a person's whose last name the short one is."""
    first, *rest = long.split()
    return rest[-1:] == [short] and (len(rest) == 1 or is_given_name(first))


def _is_kin(text: str, found: Occurrence) -> bool:
    """Whether a full name is introduced as somebody's kin: "his wife, Ann Lee"."""
    relation = kin_before(text, found.start, found.end) if " " in found.surface else ""
    return any(relation in lexicon.words("names", key) for key in _KIN)


def _is_firm(text: str, found: Occurrence) -> bool:
    """Whether the words around a name say that no person bears it: "the carmaker Lee", "Lee, which has"."""
    before = _WORD_BEFORE.search(text, max(0, found.start - 24), found.start)
    described = before is not None and before.group().removesuffix(" ").lower() in _firm_words()
    return described or _WHICH_AFTER.match(text, found.end) is not None


@cache
def _firm_words() -> frozenset[str]:
    return frozenset(lexicon.table("names")["descriptions"]["organisation"])


def _short_forms(surfaces: Iterable[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each surface the longer ones that it may stand for, and the surfaces by their initials.

    Longer ones are found by their beginnings, ends, and first and last word, so that a thousand names that
    share one of them are not compared with each other.
    """
    beginnings: dict[Words, set[str]] = defaultdict(set)
    ends: dict[Words, set[str]] = defaultdict(set)
    outer: dict[Words, set[str]] = defaultdict(set)
    by_initials: dict[str, set[str]] = defaultdict(set)
    split = {surface: tuple(surface.split()) for surface in surfaces}
    for surface, words in split.items():
        by_initials[_initials(surface)].add(surface)
        of_end = len(words) > 2 or fold(words[0]) not in lexicon.words("names", "directions")
        of_start = is_given_name(words[0]) or _is_organisation(surface) or _is_version(words)
        for size in range(1, len(words)):
            if of_end:
                ends[words[-size:]].add(surface)
            if of_start:
                beginnings[words[:size]].add(surface)
        if len(words) > 1 and (of_end or of_start):
            outer[words[0], words[-1]].add(surface)
    longer = {
        surface: beginnings.get(words, set())
        | ends.get(words, set())
        | {other for other in outer.get((words[0], words[-1]), ()) if len(split[other]) > len(words)}
        for surface, words in split.items()
    }
    return longer, by_initials


def _clearest(longer: set[str], counts: Mapping[str, int], title: str, kin: Collection[str]) -> str | None:
    """The only candidate, the fullest of nested ones, or of a family the one the document is about.

    That is the one whom the others are told to be kin of, unless the headline names another one.
    """
    others = [name for name in longer if name not in kin]
    if kin and len(others) == 1 and not any(name in title for name in longer if name in kin):
        return others[0]
    if len(longer) <= 1:
        return next(iter(longer), None)
    order = sorted(longer, key=lambda name: (name not in title, -counts[name], -len(name), name))
    first, second = order[0].split(), order[1].split()
    nested = len(order) == 2 and (_extends(first, second) or _extends(second, first))
    more, less = counts[order[0]], counts[order[1]]
    leads = (order[0] in title) != (order[1] in title) or (more >= _LEAD * less and more - less >= _LEAD)
    return order[0] if nested or leads else None


def _is_organisation(surface: str) -> bool:
    last = fold(surface.split()[-1])
    return last in lexicon.words("names", "legal_forms") or last in lexicon.words(
        "names", "organisation_words"
    )


def _is_version(words: Sequence[str]) -> bool:
    """ "Nimbus 5" may be called Nimbus; but Boeing is no "Boeing 737"."""
    named = list(words)
    while len(named) > 2 and named[-1] in lexicon.words("names", "versions"):
        named.pop()  # "Nimbus 5 Pro"
    return len(named) > 1 and named[-1].isdigit() and len(named[-1]) < 3


def _initials(surface: str) -> str:
    """The first letters of a name's words, small words and legal forms left out; "" for a single word."""
    skipped = lexicon.words("names", "inner"), lexicon.words("names", "legal_forms")
    words = [
        word
        for word in re.split(r"[\s-]+", surface)
        if word and not any(fold(word) in small for small in skipped)
    ]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


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
