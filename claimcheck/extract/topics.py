"""Whose value it is where nothing in its sentence says so: what the document is about, or who fits best."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimcheck.extract.happenings import happening
from claimcheck.extract.names.antecedents import is_built
from claimcheck.extract.names.bearers import Name, is_person, looks_personal
from claimcheck.extract.names.classes import NameClass
from claimcheck.extract.names.index import NameIndex
from claimcheck.extract.phrases import Subject
from claimcheck.model import TIME_KINDS, Event, Mention

if TYPE_CHECKING:
    from claimcheck.extract.attributes import AttributeReading
    from claimcheck.extract.parse import Sentence

_CLASSES: tuple[NameClass, ...] = ("person", "organisation", "place", "product")
_OPENING = re.compile(r"In (?:[a-z]{3,14} )?(?=[A-Z])")
# Of what has no owner by its kind, or belongs to what happened, a person named elsewhere has no amount.
_NO_ONES = frozenset({"", "event", "product", "place"})
_AMOUNTS = frozenset({"number", "quantity", "money"})
_NUMBER_BEFORE = re.compile(r"\d(?:,| and|, and) $")
_NUMBER_AFTER = re.compile(r"(?:,| and|, and) \d")
IMPERSONAL: frozenset[NameClass] = frozenset({"organisation", "place", "product"})


def by_topic(
    names: NameIndex,
    reading: AttributeReading,
    mention: Mention,
    sentence: Sentence,
    event: Event | None = None,
) -> Subject:
    """The name the document is about: a weak guess, weaker still for what belongs to an event.

    Where that is a person and the value no person's, the nearest name that fits; what happened itself, if
    it has no name, where the fact is one of what happens.
    """
    if names.happening is None and (happened := happening(reading, event, names.affair)) is not None:
        return happened
    if reading.owner == "place" and (place := _where(names, sentence)) is not None:
        return place
    wanted: NameClass = next((kind for kind in _CLASSES if kind == reading.owner), "")
    fitting = next((n for n in names.clusters if wanted and n.kind == wanted and n.in_title), None)
    name = (names.happening if reading.owner == "event" else fitting) or names.about
    if name is not None and _misfits(name, wanted):
        fits: Mapping[NameClass, float] = {wanted: 1.0, "": 0.5}
        firm = wanted == "place" and name.kind == "organisation"
        fitter = None if firm else names.antecedents.nearest(mention.start, fits)
        if wanted == "person" and fitter is not None and not (is_person(fitter) or looks_personal(fitter)):
            fitter = None
        name = fitter or (None if firm or wanted == "person" else name)  # a town has no age, a firm no floors
    if wanted == "person" and _is_of_several(sentence, mention):
        return Subject("", 0.0, "told of several, who are not named")
    amount = reading.owner in _NO_ONES and mention.value.kind in _AMOUNTS
    if name is None or (amount and _is_somebody(name, reading.owner)):
        return Subject("", 0.0, "no subject is named")
    sure = 0.1 if reading.owner == "event" else 0.3
    return Subject(name.canonical, sure, f'no subject is named; the document is about "{name.canonical}"')


def _is_somebody(name: Name, owner: str) -> bool:
    """Whether a full name is a person's; what is sold may look like one."""
    told = name.kind == "person" and " " in name.canonical
    return told or (owner != "product" and looks_personal(name))


def _is_of_several(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number is one of a list: "two of her sons, aged 3 and 5"."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    listed = _NUMBER_BEFORE.search(sentence.text[:start]) or _NUMBER_AFTER.match(sentence.text, end)
    return mention.value.kind not in TIME_KINDS and listed is not None


def _where(names: NameIndex, sentence: Sentence) -> Subject | None:
    """ "In nearby Port Lee the tax rate is 1.3 percent": the place that opens the sentence."""
    opening = _OPENING.match(sentence.text)
    if opening is None or (found := names.at(sentence.start + opening.end())) is None:
        return None
    name = names.named(found.surface)
    if name.kind not in ("place", ""):
        return None
    return Subject(name.canonical, 0.6, f'"in {name.canonical}" opens the sentence')


def _misfits(name: Name, wanted: NameClass) -> bool:
    """Whether the topic cannot have such a value: a town has no revenue, a court no age."""
    if wanted == "person":
        return name.kind in IMPERSONAL
    town = name.kind == "place" and not is_built(name.canonical)
    misplaced = town and wanted in ("organisation", "product")
    product = name.kind == "product" and wanted == "organisation"
    firm = name.kind == "organisation" and wanted == "place" and not is_built(name.canonical)
    return wanted in IMPERSONAL and (misplaced or product or firm or is_person(name))
