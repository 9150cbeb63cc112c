"""Conditions, causes of death, weapons, colours and more, each told in wordings of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from claimcheck import lexicon
from claimcheck.extract.categories.found import Found
from claimcheck.extract.categories.people import People, Person

_AFTER_HEAD = re.compile(r" (?:of|from|to) ")
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_NO_PLURAL = ("ss", "is", "us")


@dataclass(frozen=True, slots=True)
class _Wording:
    attribute: str
    pattern: re.Pattern[str]
    of: str
    canonical: Mapping[str, str]
    vague: frozenset[str]
    polar: tuple[str, ...]


def described(text: str, pieces: Sequence[tuple[int, str]], people: People) -> Iterator[Found]:
    """What sentences tell of persons and things in the wordings of `data/categories.toml`.

    Args:
        text: the document's text.
        pieces: its sentences with their offsets.
        people: its persons.
    """
    seen = set()
    for start, sentence in pieces:
        open_gates = [wordings for gate, wordings in _gated() if any(word in sentence for word in gate)]
        for wording in chain.from_iterable(open_gates):
            for match in wording.pattern.finditer(sentence):
                found = _found(text, start, wording, match, people)
                fact = found and (found.attribute, found.subject, found.scope, found.value)
                if found and fact not in seen:
                    seen.add(fact)
                    yield found


def _found(text: str, start: int, wording: _Wording, match: re.Match[str], people: People) -> Found | None:
    value, subject = _canonical(wording, match.group("value")), wording.of
    if subject == "person":
        person = _whose(text, start, match, people)
        subject = person.full if person else ""
    if not value or not subject:
        return None
    low, high = (start + place for place in match.span("value"))
    scope = (match.groupdict().get("scope") or "").casefold()
    return Found(low, high, wording.attribute, value, subject, scope, f'read from "{match.group()}"')


def _whose(text: str, start: int, match: re.Match[str], people: People) -> Person | None:
    """The person named where the wording says one must be, else whom the sentence speaks of."""
    groups = match.re.groupindex
    if "whom" in groups:
        at = start + match.start("whom")
        return people.starting(at) or people.called(text, at)
    if "last" in groups:
        return people.last(start)
    if "who" in groups:
        return people.ending(start + match.start("who"))
    return people.meant(text, start, start + match.start())


def _canonical(wording: _Wording, words: str) -> str:
    """The value as it is compared; "" for one that says too little."""
    plain = " ".join(words.split())
    if wording.polar:
        return wording.polar[_NOT.search(plain) is not None]
    if wording.canonical:
        return wording.canonical[plain]
    if not plain[0].isalpha():
        return plain.replace(" ", "")
    # Of "a heart attack" the last word counts: who says "cancer" may mean "lung cancer".
    head = _AFTER_HEAD.split(plain)[0].split()[-1]
    head = head if head.endswith(_NO_PLURAL) else head.removesuffix("s")
    return "" if head in wording.vague else head


@cache
def _gated() -> tuple[tuple[Sequence[str], Sequence[_Wording]], ...]:
    """The wordings of each entry behind its gate: words without which none of them can fit."""
    entries = lexicon.table("categories")["described"]
    return tuple(
        (
            entry.get("gate") or [word for words in entry["values"].values() for word in words],
            _wordings(name, entry),
        )
        for name, entry in entries.items()
    )


def _wordings(attribute: str, entry: Mapping[str, Any]) -> tuple[_Wording, ...]:
    return tuple(
        _Wording(
            attribute,
            re.compile(_filled(pattern, entry)),
            entry["of"],
            {word: value for value, words in entry.get("values", {}).items() for word in words},
            frozenset(entry.get("vague", ())),
            tuple(entry.get("polar", ())),
        )
        for pattern in entry["wordings"]
    )


def _filled(pattern: str, entry: Mapping[str, Any]) -> str:
    """A wording with its lists of words put in, longer ones first."""
    lists = {name: words for name, words in entry.items() if isinstance(words, list)}
    lists["values"] = [word for words in entry.get("values", {}).values() for word in words]
    for name, words in lists.items():
        ordered = sorted(words, key=lambda word: (-len(word), word))
        pattern = pattern.replace(f"<{name}>", "|".join(map(re.escape, ordered)))
    return pattern
