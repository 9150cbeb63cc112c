"""Proper names in running text, found by their capitals.

A headline in title case capitalises everything and so tells nothing, the first word of a sentence little.
Titles ("Acme CEO Ann Lee") end one name and begin the next. Words: `data/names.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimcheck import lexicon
from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.descriptions import is_trade
from claimcheck.extract.everyday import is_common_plural, is_everyday, is_noun
from claimcheck.extract.furniture import Layout, Line
from claimcheck.values.counted import class_of, singular
from claimcheck.values.units import units_table

_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z][\w'’-]*")
_LETTERS = re.compile(r"[^\W\d_][\w'’-]*")
_NO_NAME = re.compile(r"\w-[a-z]{3}")  # "Glasgow-born", "London-based"
_INFLECTED = re.compile(r"(?:ing|ed|ly)$")  # sentence openers: "Choosing", "Recently"
_WORD_AFTER = re.compile(r" ([a-z]+)(?!\w)")
_DASH = re.compile(r"\) [-–—]+ ")
_INITIALS_AT_END = re.compile(r"\.\w\.$")
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
    if not names:  # minutes and lists name things in their headings only
        return _without_openers(text, list(_in_running(text, titles, small)), small)
    return sorted([*names, *_in_titles(text, titles, names)], key=lambda name: name.start)


def _without_shouted(text: str, names: Sequence[Occurrence]) -> list[Occurrence]:
    """The names without a dateline's in capitals where the text writes the same name in small letters too."""
    written = {name.surface.lower() for name in names if not name.surface.isupper()}
    return [name for name in names if not (name.surface.isupper() and name.surface.lower() in written)]


def _in_running(text: str, lines: Sequence[Line], small: frozenset[str]) -> Iterator[tuple[bool, Occurrence]]:
    """The names of lines whose capitals tell something, each with whether it opens its sentence."""
    for line in lines:
        for match in _pattern().finditer(text, line.start, line.end):
            opens = _opens_sentence(text, line.start, match.start())
            request = opens and " " not in match.group() and _is_request(text, match.end())
            if request or _is_unit(text, match) or _is_agency(text, match):
                continue
            for offset, words in _parts(match.group()):
                name = _trimmed(words, opens and offset == 0, small)
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
        told = named and (inflected or _is_person(first))
        storm = rest[:1].isupper() and first.lower() in lexicon.table("events")["types"]["storm"]["nouns"]
        happens = rest[:1].islower() and _happens(first, rest)
        loose = happens or first.lower() in small or _is_plural(first) or told or (rest and is_trade(first))
        if not opens or storm or not loose or name.surface in inside or is_given_name(first):
            once = is_everyday(first) or _before_trade(text, name.end, first) or _is_told(first)
            seldom = once if words[first] == 1 else only_opens[first] and is_common_plural(first)
            doubtful = opens and not rest and seldom
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


def _parts(run: str) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """A run of capitals cut at titles ("Acme CEO Ann Lee") and at words that only look like names."""
    titles, second = lexicon.words("names", "person_titles"), lexicon.words("names", "second_titles")
    words: list[tuple[int, str]] = []
    first, titled = 0, False
    for match in re.finditer(r"\S+", run):
        key = fold(match.group())
        titled = key in titles or (titled and key in second)
        of_person = key == "of" and len(words) > 1 and is_given_name(words[0][1])  # "Ann Lee of Acme"
        of_person = of_person or (key == "of" and _works_at(words, run[match.end() :]))
        if titled or of_person or _NO_NAME.search(match.group()):
            yield first, words
            words, first = [], match.end()
            continue
        again = len(words) > 1 and match.group() == words[0][1] and words[-1][1][0].isupper()
        if again and match.end() < len(run):
            yield first, words  # a headline glued to its text: "Ann B. Lee Ann Beth Lee"
            words, first = [], match.start()
        words.append((match.start(), match.group()))
    yield first, words


def _works_at(words: Sequence[tuple[int, str]], rest: str) -> bool:
    """Whether two words before "of" tell somebody of an organisation: "Finn Moe of Dahl Bank"."""
    marks = lexicon.words("names", "organisation_words") | lexicon.words("names", "legal_forms")
    named = [fold(word) for _, word in words]
    common = any(word in marks or is_everyday(word) for word in named)
    return len(named) == 2 and not common and fold(rest.split()[-1] if rest.split() else "") in marks


def _trimmed(words: list[tuple[int, str]], opens: bool, small: frozenset[str]) -> tuple[int, str] | None:
    """Offset and surface of a run of words without those at its ends that belong to no name."""
    empty = lexicon.words("names", "not_names") | lexicon.words("names", "inner")
    while words and _stem(words[0][1]) in empty:
        words, opens = words[1:], False
    while words and _stem(words[-1][1]) in empty:
        words = words[:-1]
    if words and words[0][1].isdigit():  # "May 5"
        return None
    if not words or (len(words) == 1 and _is_no_name(words[0][1], opens, small)):
        return None
    surface = " ".join(word for _, word in words)
    if len(words) > 3 and surface.isupper():  # a shouted sentence
        return None
    return words[0][0], surface if _INITIALS_AT_END.search(surface) else surface.rstrip(".,")


def _stem(word: str) -> str:
    """A word without what is contracted with it: "We've" -> "we"."""
    return fold(word).partition("'")[0]


def _is_no_name(word: str, opens: bool, small: frozenset[str]) -> bool:
    """Whether a single capitalised word is no name: a letter, a sentence's first word, "Inc", "Office"."""
    key = fold(word)
    lists = ("legal_forms", "organisation_words", "place_words", "second_titles")
    common = any(key in lexicon.words("names", name) for name in lists) or _is_short_form(word, key)
    adverb = key.endswith("ly") and len(key) > 5 and not is_given_name(key)
    return len(word) < 2 or (opens and (key in small or adverb)) or common


def _is_short_form(word: str, key: str) -> bool:
    """ "Corp.", "Dept", "Nov"; not "ORE": three capitals are an acronym rather than a short form."""
    acronym = len(word) > 2 and word.isalpha() and word.isupper()
    if key in lexicon.words("sentences", "ambiguous"):
        return not acronym
    return key in lexicon.words("sentences", "before_numbers")


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name."""
    return word.lower() in lexicon.words("names", "given_names")


def fold(word: str) -> str:
    """A word as the lists of `data/names.toml` write it: lower case, no final stop."""
    return word.lower().rstrip(".,").replace("’", "'")
