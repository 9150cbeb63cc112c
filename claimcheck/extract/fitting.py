"""Whether what a phrase names can have such a value: a crash has its dead, and not its place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.givennames import PRONOUN_GENDERS
from claimcheck.extract.happenings import happening
from claimcheck.extract.names.antecedents import is_built
from claimcheck.extract.names.bearers import looks_personal
from claimcheck.extract.phrases import Subject
from claimcheck.extract.topics import IMPERSONAL

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes import AttributeReading
    from claimcheck.extract.names.index import NameIndex
    from claimcheck.model import Event

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_PRESENT = 0.3  # how surely what happened is meant where only its place is told
NOBODY = Subject("", 0.0, "nobody named here can be meant")


def fit(
    names: NameIndex, owner: Subject, head: Token, reading: AttributeReading, event: Event | None
) -> Subject:
    """Whose a value is, with what a name cannot have taken from it.

    Args:
        names: the document's names.
        owner: what the owning phrase says.
        head: the word that leads that phrase.
        reading: the attribute.
        event: what the value belongs to.

    Returns:
        What happened, limited to the place, where the phrase only tells where; nobody, where the fact is one
        of persons and no person bears the name; else the owner.
    """
    name = names.canonical.get(owner.name)
    if name is None or name.kind not in ("place", "organisation"):
        return owner
    if reading.id in lexicon.words("names", "human_facts"):
        return NOBODY
    region = name.kind == "place" and not is_built(name.canonical)
    elsewhere = region and reading.id in lexicon.words("events", "tolls") and _tells_where(head)
    if not elsewhere or _YEAR.search(head.doc.text):  # "600 were killed in Belun in 2003"
        return owner
    happened = happening(reading, event, names.affair)
    if happened is None:
        return owner
    known = {names.topic, event.place if event is not None else ""}
    where = "" if name.canonical in known else name.canonical.lower()
    how = f'"{head.head.text} {head.text}" only tells where'
    return replace(happened, confidence=_PRESENT, how=how, where=where)


def is_somebody_else(names: NameIndex, word: str) -> bool:
    """Whether "he" or "she" cannot be what the document is about: a town, a woman; nor "they" one person."""
    if names.about is None or word not in (*PRONOUN_GENDERS, "they"):
        return False
    if word == "they":
        return names.about.kind in ("person", "place", "product") or looks_personal(names.about)
    return names.about.kind in IMPERSONAL or not names.antecedents.may_be(word, names.about.canonical)


def _tells_where(head: Token) -> bool:
    """Whether a word hangs on a preposition of place: "31 were killed in Belun"."""
    return head.dep_ == "pobj" and head.head.lower_ in lexicon.words("names", "place_prepositions")
