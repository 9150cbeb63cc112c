"""A run of capitalised words cut into names: at titles, and at words that belong to no name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck import lexicon
from claimcheck.extract.everyday import is_everyday, is_noun
from claimcheck.extract.givennames import is_given_name

_NO_NAME = re.compile(r"\w-[a-z]{3}")  # "Glasgow-born", "London-based"
_INITIALS_AT_END = re.compile(r"\.\w\.$")


def parts(run: str) -> Iterator[tuple[int, list[tuple[int, str]]]]:
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


def trimmed(words: list[tuple[int, str]], opens: bool, small: frozenset[str]) -> tuple[int, str] | None:
    """Offset and surface of a run of words without those at its ends that belong to no name."""
    empty = lexicon.words("names", "not_names") | lexicon.words("names", "inner")
    while words and _stem(words[0][1]) in empty and not _is_first_name(words, opens):
        words, opens = words[1:], False
    if len(words) > 1 and words[-1][1].isdigit() and _stem(words[-2][1]) in empty:
        words = words[:-2]  # "See Page 3"
    while words and _stem(words[-1][1]) in empty and not _is_last_name(words):
        words = words[:-1]
    if words and words[0][1].isdigit():  # "May 5"
        return None
    if not words or (len(words) == 1 and _is_no_name(words[0][1], opens, small)):
        return None
    surface = " ".join(word for _, word in words)
    if len(words) > 3 and surface.isupper():  # a shouted sentence
        return None
    return words[0][0], surface if _INITIALS_AT_END.search(surface) else surface.rstrip(".,")


def _is_first_name(words: list[tuple[int, str]], opens: bool) -> bool:
    """Whether the first of these is a given name, a month or a verb too: "Jan Holm", not "Will Acme"."""
    first = _stem(words[0][1])
    named = len(words) > 1 and words[1][1][:1].isupper() and words[1][1].isalpha()
    asks = opens and is_everyday(first)
    empty = named and _stem(words[1][1]) in lexicon.words("names", "not_names")
    return named and not empty and not asks and is_given_name(first)


def _is_last_name(words: Sequence[tuple[int, str]]) -> bool:
    """Whether the last of these is a person's name though the word is no name by itself: "Larry Page"."""
    first, last = words[0][1], _stem(words[-1][1])
    if len(words) == 1:
        return False
    if last in lexicon.words("names", "last_names"):
        plain = is_everyday(first) or is_noun(first.lower())
        return is_given_name(first) or (len(words) == 2 and not plain)
    return is_given_name(first) and last in lexicon.words("names", "last_names_like_months")


def _stem(word: str) -> str:
    """A word without what is contracted with it: "We've" -> "we", and "Mid-March" -> "march"."""
    return fold(word).partition("'")[0].removeprefix("mid-")


def _is_no_name(word: str, opens: bool, small: frozenset[str]) -> bool:
    """Whether a single capitalised word is no name: a letter, a sentence's first word, "Inc", "Office"."""
    key = fold(word)
    lists = ("legal_forms", "organisation_words", "place_words", "second_titles")
    common = any(key in lexicon.words("names", name) for name in lists) or _is_short_form(word, key)
    adverb = key.endswith("ly") and len(key) > 5 and not is_given_name(key)
    usual = key in small or f"{key}s" in small  # "Bee thieves", in a text about bees
    return len(word) < 2 or (opens and (usual or adverb)) or common


def _is_short_form(word: str, key: str) -> bool:
    """ "Corp.", "Dept", "Nov"; not "ORE": three capitals are an acronym rather than a short form."""
    acronym = len(word) > 2 and word.isalpha() and word.isupper()
    if key in lexicon.words("sentences", "ambiguous"):
        return not acronym
    return key in lexicon.words("sentences", "before_numbers")


def fold(word: str) -> str:
    """A word as the lists of `data/names.toml` write it: lower case, no final stop."""
    return word.lower().rstrip(".,").replace("’", "'")
