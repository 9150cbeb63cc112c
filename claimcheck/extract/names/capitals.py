"""Proper names in running text, found by their capitals.

A headline in title case capitalises everything and so tells nothing, the first word of a sentence little.
Titles ("Acme CEO Ann Lee") end one name and begin the next. Words: `data/names.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimcheck import lexicon
from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.everyday import is_common_plural, is_everyday, is_noun
from claimcheck.extract.furniture import Layout, Line
from claimcheck.extract.givennames import is_given_name
from claimcheck.extract.names.runs import fold, parts, trimmed
from claimcheck.extract.nounclasses import is_trade
from claimcheck.values.counted import class_of, singular
from claimcheck.values.units import units_table

_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z][\w'’-]*")
_LETTERS = re.compile(r"[^\W\d_][\w'’-]*")
_INFLECTED = re.compile(r"(?:ing|ed|ly)$")  # sentence openers: "Choosing", "Recently"
_WORD_AFTER = re.compile(r" ([a-z]+)(?!\w)")
_DASH = re.compile(r"\) [-–—]+ ")
_MAX_WORDS = 7
_MAX_KNOWN = 2_000  # names looked for in title-case lines
_TITLE_CASE = 0.8  # share of capitalised words from which a line's capitals say nothing


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a name stands; ``text[start:end]`` is the surface, without possessive.

    Attributes:
        doubtful: an everyday word that only opens a sentence: a name at most if the tagger says so.
    """

    start: int
    end: int
    surface: str
    doubtful: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    """Capitalised words with small words inside and initials, and a number they go by ("Nimbus 5")."""
    inner = "|".join(re.escape(word) for word in lexicon.table("names")["inner"])
    word = r"(?:[A-Z](?:\.[A-Z])+\.?|[A-Z]\.(?=\s[A-Z])|[^\W\da-z_][\w]*(?:['’-](?!s\b)\w+)*&?\w*)"
    go_on = "|".join(re.escape(word) for word in lexicon.table("names")["after_numbers"])
    versions = "|".join(re.escape(word) for word in lexicon.table("names")["versions"])
    version = rf"(?: \d{{1,3}}(?: (?:{versions}))+(?![\w-]))"
    number = rf"(?:{version}| \d{{1,4}}(?=$|['’]s\b|[.,;:!?)](?!\d)| (?:{go_on})\b))?"
    return re.compile(rf"(?<![\w'’-]){word}(?: (?:(?:{inner}) ){{0,2}}{word}){{0,{_MAX_WORDS - 1}}}{number}")


def find_occurrences(text: str, layout: Layout) -> list[Occurrence]:
    """Proper names in the running text of a document, in order.

    Args:
        text: the document's text.
        layout: its lines, from `read_layout`.

    Example:
        >>> from claimcheck.extract.furniture import read_layout
        >>> text = "On Friday, Ann Lee left Bank of Ruritania. The bank said Lee had resigned."
        >>> [found.surface for found in find_occurrences(text, read_layout(text))]
        ['Ann Lee', 'Bank of Ruritania', 'Lee']
    """
    lines = [line for line in layout.lines if not line.is_furniture]
    titles = [line for line in lines if _is_title_case(line.text)]
    running = [line for line in lines if not _is_title_case(line.text)]
    small = frozenset(_SMALL_WORD.findall(text))
    names = _without_openers(text, list(_in_running(text, running, small)), small)
    names = _without_shouted(text, names)
    names = sorted([*names, *_called_short(text, running, names)], key=lambda name: name.start)
    if not names:  # minutes and lists name things in their headings only
        return _without_openers(text, list(_in_running(text, titles, small)), small)
    return sorted([*names, *_in_titles(text, titles, names)], key=lambda name: name.start)


def _without_shouted(text: str, names: Sequence[Occurrence]) -> list[Occurrence]:
    """The names without a dateline's in capitals where the text writes the same name in small letters too."""
    written = {name.surface.lower() for name in names if not name.surface.isupper()}
    return [name for name in names if not (name.surface.isupper() and name.surface.lower() in written)]


def _called_short(text: str, lines: Sequence[Line], names: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """The last word of one name of several where it stands alone: "Rovers won" of the Port Lee Rovers.

    So too the last name of somebody that by itself is no name: "Page" of Larry Page.
    """
    ends = {(name.surface.split()[-1], name.surface) for name in names if " " in name.surface}
    bearers = Counter(word for word, _ in ends)
    marks = lexicon.words("names", "organisation_words") | lexicon.words("names", "last_names")
    short = sorted(word for word, count in bearers.items() if count == 1 and fold(word) in marks)
    if not short:
        return
    taken = sorted((name.start, name.end) for name in names)
    known = re.compile(
        rf"(?<![\w'’-])(?<!\b[Tt]he )(?<!\ba )(?:{'|'.join(map(re.escape, short[:_MAX_KNOWN]))})(?![\w-]| \d)"
    )
    for line in lines:
        for match in known.finditer(text, line.start, line.end):
            at = bisect_right(taken, (match.start(), len(text))) - 1
            if at < 0 or taken[at][1] <= match.start():
                yield Occurrence(match.start(), match.end(), match.group())


def _in_running(text: str, lines: Sequence[Line], small: frozenset[str]) -> Iterator[tuple[bool, Occurrence]]:
    """The names of lines whose capitals tell something, each with whether it opens its sentence."""
    for line in lines:
        for match in _pattern().finditer(text, line.start, line.end):
            opens = _opens_sentence(text, line.start, match.start())
            request = opens and " " not in match.group() and _is_request(text, match.end())
            if request or _is_unit(text, match) or _is_agency(text, match):
                continue
            for offset, words in parts(match.group()):
                name = trimmed(words, opens and offset == 0, small)
                if name is not None:
                    low = match.start() + name[0]
                    yield opens and offset == 0, Occurrence(low, low + len(name[1]), name[1])


def _is_unit(text: str, match: re.Match[str]) -> bool:
    """Whether a capital belongs to a unit: "144 Hz"."""
    behind = text[max(0, match.start() - 2) : match.start()]
    return match.group() in units_table().symbols and behind[:1].isdigit()


def _is_agency(text: str, match: re.Match[str]) -> bool:
    """Whether a name is that of who sent the text: "PORT LEE (AP) -"."""
    return (
        text[max(0, match.start() - 1) : match.start()] == "(" and _DASH.match(text, match.end()) is not None
    )


def _in_titles(text: str, titles: Sequence[Line], names: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """The names that running text has shown, where they stand in lines that capitalise every word."""
    surfaces = sorted({name.surface for name in names}, key=lambda surface: (-len(surface), surface))
    if not titles or not surfaces:
        return
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, surfaces[:_MAX_KNOWN]))})(?!\w)")
    for line in titles:
        for match in known.finditer(text, line.start, line.end):
            yield Occurrence(match.start(), match.end(), match.group())


def _without_openers(
    text: str, found: Sequence[tuple[bool, Occurrence]], small: frozenset[str]
) -> list[Occurrence]:
    """The names without the first word of a sentence, where nothing else says that it is part of one."""
    inside = {name.surface for opens, name in found if not opens}
    last_words = {surface.split()[-1] for surface in inside}
    words = Counter(word for _, name in found for word in name.surface.split())
    openers = Counter(name.surface for opens, name in found if opens)
    only_opens = {word: words[word] == openers[word] for word in words}
    names: list[Occurrence] = []
    for opens, name in found:
        first, _, rest = name.surface.partition(" ")
        known = rest in inside or (" " not in rest and rest in last_words)
        inflected = _INFLECTED.search(first) is not None
        named = known or is_given_name(rest.partition(" ")[0])
        told = (named and (inflected or _is_person(first))) or _is_described(first, rest)
        storm = rest[:1].isupper() and first.lower() in lexicon.table("events")["types"]["storm"]["nouns"]
        happens = rest[:1].islower() and _happens(first, rest)
        loose = happens or first.lower() in small or _is_plural(first) or told or (rest and is_trade(first))
        if not opens or storm or not loose or name.surface in inside or is_given_name(first):
            once = is_everyday(first) or _before_trade(text, name.end, first) or _is_told(first)
            seldom = once if words[first] == 1 else only_opens[first] and is_common_plural(first)
            passed = inflected and words[first] == 1 and _WORD_AFTER.match(text, name.end) is not None
            doubtful = opens and not rest and (seldom or passed)  # "Ousted mayor wins"
            names.append(replace(name, doubtful=True) if doubtful and not is_given_name(first) else name)
        elif rest := _without_small_words(rest):
            names.append(Occurrence(name.end - len(rest), name.end, rest))
    return names


def _without_small_words(rest: str) -> str:
    """ "of the Tarn X5" is the Tarn X5."""
    while rest[:1].islower():
        rest = rest.partition(" ")[2]
    return rest


def _happens(word: str, rest: str) -> bool:
    """Whether a sentence begins with what happens to a name: "Construction of the Ona Bridge"."""
    return _is_told(word) and (
        singular(word.lower()) != word.lower() or (word.endswith("tion") and rest.startswith("of the "))
    )


def _is_told(word: str) -> bool:
    """Whether a word is for what happens or is measured: "Sales", "Investment", "Construction"."""
    one = singular(word.lower())
    return catalogue().is_event(one) or catalogue().is_measured(one)


def _before_trade(text: str, end: int, word: str) -> bool:
    """Whether a noun that opens a sentence only tells what a name is: "Tennis player Ann Lee"."""
    after = _WORD_AFTER.match(text, end)
    return (
        after is not None and text[after.end() : after.end() + 2].strip().isupper() and is_noun(word.lower())
    )


def _is_plural(word: str) -> bool:
    """Whether a sentence's first word is a plural noun of a known class: "Detectives", "Schools"."""
    one = singular(word.lower())
    return one != word.lower() and class_of(one) != ""


def _is_person(word: str) -> bool:
    """Whether a word tells what a person is: "Boss Ann Lee" begins with no name."""
    return class_of(word.lower()) == "person"


def _is_described(word: str, rest: str) -> bool:
    """Whether a trade stands before a full name: "Collector Ina Aub", but not "Baker Street Station"."""
    marks = ("organisation_words", "legal_forms", "place_words", "structures", "inner")
    named = [fold(part) for part in rest.split()]
    common = any(part in lexicon.words("names", key) for part in named for key in marks)
    return len(named) == 2 and _is_person(word) and not common and not is_everyday(named[0])


def _is_title_case(text: str) -> bool:
    """Whether a line capitalises nearly every word, as headlines do and sentences do not."""
    words: list[str] = [word for word in _LETTERS.findall(text) if len(word) > 3]
    if len(words) < 3 or (text.endswith(".") and not text.isupper()):
        return False
    return sum(word[0].isupper() for word in words) / len(words) >= _TITLE_CASE


def _opens_sentence(text: str, low: int, at: int) -> bool:
    before = text[max(low, at - 4) : at].rstrip(" \"'“‘([#*>")
    return not before or before[-1] in ".!?:;…–—"


def _is_request(text: str, end: int) -> bool:
    """Whether what stands behind a sentence's first word shows that it is no name: "See the website"."""
    after = _WORD_AFTER.match(text, end)
    return after is not None and after.group(1) in lexicon.words("names", "after_verbs")
