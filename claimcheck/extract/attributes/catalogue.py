"""The catalogue of attributes (`data/attributes.toml`) as an index from construction to attribute.

The file lists, per attribute, the words that state it; this module turns them into one dictionary
``(role, lemma) -> candidates`` with the roles of `cues`. An expression of several words needs the others in
the cue's company: ``"death toll"`` is the noun *toll* with *death* beside it, ``"claim life"`` the verb
*claim* with *life*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimcheck.extract.attributes.cues import Cue
from claimcheck.lexicon import table
from claimcheck.model import Behaviour
from claimcheck.values.counted import class_of

# Which roles an entry's word list feeds, and what a match there is worth: a state or a measured noun names
# the attribute outright, a verb says what happened, a counted noun alone ("10 workers") says least.
_ROLES: Mapping[str, tuple[tuple[str, float], ...]] = {
    "names": (("name", 4.0), ("premod", 3.0)),
    "premods": (("premod", 3.5),),
    "states": (("noun", 4.0), ("premod", 2.0)),
    "counts": (("noun", 1.0),),
    "acts": (("object", 3.0), ("passive", 3.0)),
    "objects": (("object", 3.0),),
    "does": (("subject", 3.0),),
    "via": (("via", 3.0),),
    "adjectives": (("adjective", 5.0),),
    "beside": (("beside", 3.0),),
    "changes": (("change", 4.5),),
    "loosely": (("object", 0.8), ("passive", 0.8), ("adjective", 0.8), ("noun", 0.8)),
    "weakly": (("name", 0.9), ("premod", 0.9), ("subject", 0.9)),
    "per": (("per", 2.9),),
    "times": (("times", 3.0),),
}


_STEADY = 0.25  # what cannot change is likelier another attribute of that name: "prices rose" tells no deal
_COMPANY = 2.0  # for each word that completes an expression
_LENGTHS = frozenset({"duration", "age", "years of a life"})  # of time: "services fell 80 %" tells of none
_WHO = 0.25  # ... of who is counted: "killed seven crew members" tells of the killed


@dataclass(frozen=True, slots=True)
class Attribute:
    """One kind of fact the library knows by name.

    Attributes:
        id: canonical name, unique in the catalogue.
        shows: what a reader sees.
        owner: whose attribute it is: "event", "person", "organisation", "product", "place" or "".
        measures: value labels it accepts: "person", "count", "money", "percent", "duration", "length" ...
        behaviour: whether it can change in time.
        siblings: ids that look alike and are other facts.
        kin: ids that often name one fact in other words ("attack date" and "shooting date").
    """

    id: str
    shows: str
    owner: str
    measures: frozenset[str]
    behaviour: Behaviour
    siblings: frozenset[str]
    kin: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """An attribute and the construction that states it; `changed` if the value is by how much it changed."""

    attribute: Attribute
    cue: Cue
    score: float
    changed: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    needs: frozenset[str]
    attribute: Attribute
    weight: float


class Catalogue:
    """All attributes, indexed by construction. Immutable once built; obtain it from `catalogue()`."""

    __slots__ = ("_dates", "_defaults", "_functionality", "_index", "attributes")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.attributes: dict[str, Attribute] = {}
        self._index: dict[tuple[str, str], tuple[_Candidate, ...]] = {}
        self._dates: dict[tuple[str, str], tuple[_Candidate, ...]] = {}
        self._defaults: dict[str, Attribute] = {}
        for entry in data["attribute"]:
            attribute = _attribute(entry)
            self.attributes[attribute.id] = attribute
            self._defaults.update(dict.fromkeys(entry.get("default", ()), attribute))
            for role, expression, weight in _expressions(entry):
                _add(self._index, role, expression, attribute, weight)
        for entry in data["event"]:
            self._add_event(entry)
        counts = {"one": 1.0, "several": -1.0}
        self._functionality = {
            name: counts[kind] for kind, names in data.get("functionality", {}).items() for name in names
        }

    def _add_event(self, entry: Mapping[str, Any]) -> None:
        """An event gives a date and a duration: "launched in May", "a 24-hour strike"."""
        kin = [f"{name} date" for name in entry.get("kin", ())]
        date = _attribute({**entry, "id": f"{entry['id']} date", "measures": ["date", "time"], "kin": kin})
        length = _attribute({**entry, "id": f"{entry['id']} duration", "measures": ["duration"], "kin": ()})
        self.attributes[date.id], self.attributes[length.id] = date, length
        for expression in entry.get("verbs", ()):
            _add(self._dates, "verb", expression, date, 1.0)
            verb, *rest = expression.split()
            _add(self._index, "via", " ".join((verb, "for", *rest)), length, 1.0)
        for word in entry.get("nouns", ()):
            _add(self._dates, "noun", word, date, 1.0)
            _add(self._index, "premod", word, length, 1.0)
            _add(self._index, "name", word, length, 2.5)  # "led the talks for a week" is no time in office

    def match(self, cues: Iterable[Cue], labels: frozenset[str]) -> Match | None:
        """The best attribute for a value with these constructions and labels; None if none is listed."""
        best: Match | None = None
        for cue in cues:
            for candidate, changed in self._candidates(cue):
                if not candidate.needs <= cue.company or not _fits(cue, labels, candidate.attribute):
                    continue
                told_apart = (
                    _WHO if cue.role == "noun" and "person" in candidate.attribute.measures else _COMPANY
                )
                score = candidate.weight + told_apart * len(candidate.needs) - 0.5 * cue.rank
                score -= _STEADY if changed and candidate.attribute.behaviour == "constant" else 0
                if best is None or score > best.score:
                    best = Match(candidate.attribute, cue, score, changed)
        return best

    def states_rate(self, attribute: Attribute, noun: str) -> bool:
        """Whether an attribute is a rate per `noun` by nature, as pay is per year."""
        if f"per {noun}" in attribute.id:
            return True
        return any(candidate.attribute is attribute for candidate in self._index.get(("per", noun), ()))

    def is_event(self, noun: str) -> bool:
        """Whether a noun names an event of the catalogue: a merger, a quake."""
        return any(not candidate.needs for candidate in self._dates.get(("noun", noun), ()))

    def completes(self, noun: str, other: str) -> bool:
        """Whether a noun beside an event's only says what kind it is: "sale" in "the start of sales"."""
        return any(other in candidate.needs for candidate in self._dates.get(("noun", noun), ()))

    def is_measured(self, noun: str, company: frozenset[str] = frozenset(), events: bool = False) -> bool:
        """Whether a noun, with what completes it, names an attribute: a price, a death toll.

        With `events` it may be an event's noun too: a sale.
        """
        found = (one for one in self._index.get(("name", noun), ()) if one.needs <= company)
        named = any(not one.attribute.id.endswith(" duration") for one in found)
        return named and (events or not self.is_event(noun))

    def costs(self, noun: str) -> bool:
        """Whether a noun names an attribute that is an amount of money: a price, a budget."""
        found = self._index.get(("name", noun), ())
        return any(one.attribute.measures & {"money", "small sum", "large sum"} for one in found)

    def likeness(self, one: str, other: str) -> float:
        """How far two attribute ids can mean one fact.

        Returns:
            1 for the same id, 0.5 for kin, 0 where one is open or unknown, -0.5 for two ids that have nothing
            to do with each other, -1 for siblings, which look alike and are different facts.

        Example:
            >>> [catalogue().likeness("killed", name) for name in ("killed", "injured", "staff", "")]
            [1.0, -1.0, -0.5, 0.0]
        """
        if one == other and one:
            return 1.0
        (first, tail), (second, other_tail) = self._split(one), self._split(other)
        if first is None or second is None:
            return 0.0
        if first is second or tail != other_tail:
            return -1.0  # a level and its change, a whole and its rate
        if second.id in first.siblings or first.id in second.siblings:
            return -1.0
        return 0.5 if second.id in first.kin or first.id in second.kin else -0.5

    def functionality(self, name: str) -> float:
        """1 where an affair or owner has one value of an attribute, -1 where several, 0 where unknown."""
        found = self.find(name)
        return self._functionality.get(found.id, 0.0) if found is not None else 0.0

    def find(self, name: str) -> Attribute | None:
        """The attribute of an id, of its change or its rate; None for an open attribute."""
        return self._split(name)[0]

    def _split(self, name: str) -> tuple[Attribute | None, str]:
        """The attribute of an id and what the id adds to it: "revenue change" is revenue and "change"."""
        words = name.split()
        for end in range(len(words), 0, -1):
            found = self.attributes.get(" ".join(words[:end]))
            if found is not None:
                return found, " ".join(words[end:])
        return None, ""

    def _candidates(self, cue: Cue) -> Iterator[tuple[_Candidate, bool]]:
        for candidate in self._index.get((cue.role, cue.lemma), ()):
            yield candidate, False
        anything = self._index.get((cue.role, "*"), ())
        if anything and class_of(cue.lemma) != "person":
            yield from ((candidate, False) for candidate in anything)
        if cue.role == "change":  # what has a level can change
            for candidate in self._index.get(("name", cue.lemma), ()):
                yield candidate, True

    def default(self, labels: frozenset[str]) -> Attribute | None:
        """What such a value nearly always measures, where no construction says more: temperatures, speeds."""
        found = sorted(self._defaults[label].id for label in labels if label in self._defaults)
        return self.attributes[found[0]] if found else None

    def dated(self, word: str, part: str, company: frozenset[str], least: int = 0) -> Attribute | None:
        """The date attribute of an event word: ``dated("arrest", "verb", ...)`` is "arrest date".

        Args:
            word, part: lemma and whether it is a "verb" or a "noun".
            company: the words that complete it.
            least: how many of these an expression of the catalogue has to ask for.
        """
        best: _Candidate | None = None
        for candidate in self._dates.get((part, word), ()):
            fits = candidate.needs <= company and len(candidate.needs) >= least
            if fits and (best is None or len(candidate.needs) > len(best.needs)):
                best = candidate
        return best.attribute if best else None

    def dated_needs(self, word: str, attribute: Attribute) -> frozenset[str]:
        """All the words that complete an event word to a date attribute: "until" of "shut until"."""
        both = ((part, word) for part in ("verb", "noun"))
        told = (candidate for key in both for candidate in self._dates.get(key, ()))
        return frozenset().union(*(c.needs for c in told if c.attribute == attribute))


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, built once."""
    return Catalogue(table("attributes"))


def _fits(cue: Cue, labels: frozenset[str], attribute: Attribute) -> bool:
    """Whether an attribute can have such a value; a change may be of another kind, "12 arrests" persons.

    What counts things is no number of persons, whatever they are said to be: "200 dead birds".
    """
    if labels & attribute.measures or (cue.role == "change" and not attribute.measures <= _LENGTHS):
        return True
    counts = "count" in labels and ("thing" not in labels or cue.lemma in labels)
    return cue.role == "noun" and counts and "person" in attribute.measures


def _attribute(entry: Mapping[str, Any]) -> Attribute:
    return Attribute(
        id=entry["id"],
        shows=entry.get("shows", entry["id"]),
        owner=entry.get("owner", ""),
        measures=frozenset(entry["measures"]),
        behaviour=entry.get("behaviour", "unknown"),
        siblings=frozenset(entry.get("siblings", ())),
        kin=frozenset(entry.get("kin", ())),
    )


def _expressions(entry: Mapping[str, Any]) -> Iterator[tuple[str, str, float]]:
    for key, roles in _ROLES.items():
        for expression in entry.get(key, ()):
            for role, weight in roles:
                yield role, expression, weight


def _add(
    index: dict[tuple[str, str], tuple[_Candidate, ...]],
    role: str,
    expression: str,
    attribute: Attribute,
    weight: float,
) -> None:
    """File an expression under its governing word: a verb's first word, a noun's last."""
    words = expression.split()
    if role == "via":
        key, rest = " ".join(words[:2]), words[2:]
    elif role in ("object", "passive", "subject", "verb", "times"):
        key, rest = words[0], words[1:]
    else:
        key, rest = words[-1], words[:-1]
    weight = min(weight, 0.5) if key == "*" else weight
    index[role, key] = (*index.get((role, key), ()), _Candidate(frozenset(rest), attribute, weight))
