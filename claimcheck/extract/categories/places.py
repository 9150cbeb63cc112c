"""Where a person was born, arrested, brought to: places whose kind is told, so that two can be compared.

"In Ruritania" and "in its capital" are one place told twice; two states, or two cities each with its state,
are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from babel import Locale

from claimcheck import lexicon
from claimcheck.extract.categories.found import Found
from claimcheck.extract.categories.people import People
from claimcheck.extract.subjects import SubjectIndex

_STEPS = 6  # words between the verb and the preposition
_STEP = re.compile(r"\S+")
_CONTAINER = re.compile(r",\s([A-Z][\w.]+(?: [A-Z]\w+)?)")


def places(
    text: str, pieces: Sequence[tuple[int, str]], people: People, subjects: SubjectIndex
) -> Iterator[Found]:
    """The places of events in a person's life that happen once.

    Args:
        text: the document's text.
        pieces: its sentences with their offsets.
        people: its persons.
        subjects: its names.
    """
    seen, names = set(), iter(subjects.occurrences)
    name = next(names, None)
    for start, sentence in pieces:
        while name is not None and name.start < start + len(sentence):
            kind = kind_of_place(text, name.surface, name.end)
            event = _event(text[start : name.start]) if kind and name.start > start else None
            person = people.meant(text, start, start + event[1]) if event else None
            if event and person and (person.full, event[0], kind, name.surface) not in seen:
                seen.add((person.full, event[0], kind, name.surface))
                how = (
                    f'"{name.surface}", a {kind}, stands behind a verb that tells the place of the {event[0]}'
                )
                yield Found(
                    name.start,
                    name.end,
                    "place",
                    name.surface.casefold(),
                    person.full,
                    f"{event[0]}, {kind}",
                    how,
                )
            name = next(names, None)


def _event(before: str) -> tuple[str, int] | None:
    """What happens there, by the verb before the preposition, and the place of the verb."""
    preposition = _preposition().search(before)
    if preposition is None:
        return None
    verbs = list(_verb().finditer(before, 0, preposition.start()))
    if not verbs or len(_STEP.findall(before, verbs[-1].end(), preposition.start())) > _STEPS:
        return None
    event = lexicon.table("categories")["places"]["verbs"][verbs[-1].group()]
    return f"{event} {preposition.group(1)}", verbs[-1].start()


@cache
def _preposition() -> re.Pattern[str]:
    """Right before a name; "in downtown Strelsau" is in Strelsau."""
    parts = "|".join(lexicon.table("categories")["places"]["parts"])
    return re.compile(rf"\b(in|at|near|to|from|into)\s+(?:the\s+)?(?:(?:{parts})\s+)?$")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.table('categories')['places']['verbs'])})\b")


def kind_of_place(text: str, surface: str, end: int) -> str:
    """What kind of place a name names; "" where nothing tells."""
    table = lexicon.table("categories")["places"]
    if surface in table["states"] or surface in table["lands"]:
        return "state"
    if surface in _countries():
        return "country"
    last = surface.rpartition(" ")[2].casefold()
    if last in table["kinds"]:
        return last
    container = _CONTAINER.match(text, end)
    if container is None:
        return ""
    whole = container.group(1)
    plain = whole.removesuffix(".")
    inside = (
        plain in table["states"]
        or plain in table["lands"]
        or whole in table["state_abbreviations"]
        or plain in _countries()
    )
    return "city" if inside else ""


@cache
def _countries() -> frozenset[str]:
    return frozenset(name for code, name in Locale("en").territories.items() if not code.isdigit())
