"""What happened as the subject of its facts: of "the blaze killed five" it is the fire, not the owner.

Reports of one affair call it by many words ("crash", "accident", "collision"); each type of event that owns
facts goes by one of them here (`happenings` in `data/events.toml`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.owning import sets_apart
from claimcheck.extract.phrases import Subject
from claimcheck.extract.triggers import is_idiom, trigger_type

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.attributes import AttributeReading
    from claimcheck.model import Event

_BESIDE, _BY_TOPIC = 0.5, 0.1  # how surely the event is meant: named in the owning phrase, or nowhere


def named_happening(head: Token, reading: AttributeReading, event: Event | None) -> Subject | None:
    """The event that the owning phrase names by its type: "the Port Lee fire", "a collision".

    Args:
        head: the noun that leads the owning phrase.
        reading: the attribute, whose owner must be an event.
        event: what the value belongs to; only the main event of a document goes by its type alone.
    """
    if reading.owner != "event" or head.pos_ != "NOUN" or not _is_main(event):
        return None
    name = called(trigger_type(head.lower_), reading.id)
    before = head.nbor(-1).lower_ if head.i else ""
    if not name or is_idiom(before, head.lower_) or _is_another(head):
        return None
    return Subject(name, _BESIDE, f'"{head.text}" is what happened: the {name}')


def for_phrase(told: Subject, reading: AttributeReading, event: Event | None, affair: str) -> Subject:
    """The event where its fact was read off a bare noun: who the police held, were held after the fire."""
    kind = trigger_type(told.name) if reading.owner == "event" and _is_main(event) else ""
    bare = told.name.islower() and " " not in told.name
    own = bare and _is_main(event) and reading.id != "on board" and _is_own(reading.id)
    name = called(kind, reading.id) or (called(affair, reading.id) if own else "")
    return Subject(name, told.confidence, f'"{told.name}" had part in the {name}') if name else told


def is_it(head: Token, told: Subject, kind: str, reading: AttributeReading, event: Event | None) -> bool:
    """Whether "it" is what happened, whatever was named last: "It was followed by 30 aftershocks".

    Args:
        head: the word that leads the owning phrase.
        told: what "it" was taken for.
        kind: what bears that name, if it is one.
        reading, event: the attribute, and what the value belongs to.
    """
    other = kind in ("organisation", "place") or told.name.islower()
    own = event is not None and event.role in ("main", "sub") and _is_own(reading.id)
    return head.lower_ in ("it", "its") and other and own


def happening(reading: AttributeReading, event: Event | None, affair: str) -> Subject | None:
    """The event itself for a fact that only an event has, where nothing says whose it is."""
    if event is None or event.role == "planned" or not _is_own(reading.id):
        return None
    name = called(event.type, reading.id) or called(affair, reading.id)
    if not name:
        return None
    told = f"earlier {name}" if event.role == "background" else name
    return Subject(told, _BY_TOPIC, f"no subject is named; the document is about the {name}")


def called(kind: str, attribute: str = "") -> str:
    """What an event of a type is called as a subject; "" for types whose facts are somebody's.

    A strike may be an attack or a walkout: how long it lasts, or who is on it, tells which. An election has
    a turnout, and nothing else that a report of one may tell.

    Example:
        >>> called("accident"), called("deal")
        ('crash', '')
        >>> called("attack", "strikers")
        'strike'
    """
    names: dict[str, str] = lexicon.table("events")["happenings"]["called"]
    if kind == "attack" and attribute in lexicon.words("events", "walkout_facts"):
        return names["walkout"]
    only: dict[str, list[str]] = lexicon.table("events")["happenings"]["only"]
    return "" if kind in only and attribute not in only[kind] else names.get(kind, "")


def _is_main(event: Event | None) -> bool:
    return event is not None and event.role == "main"


def _is_own(attribute: str) -> bool:
    """Whether an attribute is of what happened: a toll, how many engines came, when it broke out."""
    own = lexicon.words("events", "facts")
    return attribute in own or attribute.removesuffix(" date").removesuffix(" duration") in own


def _is_another(noun: Token) -> bool:
    """Whether a noun is told apart from the affair of the document: "the second bomb", "another quake"."""
    ordinals = lexicon.table("events")["cues"]["ordinals"]
    return noun.tag_ == "NNS" or any(sets_apart(t) or t.lower_ in ordinals for t in noun.lefts)
