"""Offices of persons: "Deputy Mayor Ann Lee", "Ann Lee, the co-founder of Acme"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from claimcheck import lexicon
from claimcheck.extract.categories.found import Found
from claimcheck.extract.categories.people import People, Person, parts
from claimcheck.extract.names.runs import fold
from claimcheck.extract.subjects import SubjectIndex

_FOUNDER = "founder"  # the only office told of an organisation rather than of a person
_REACH = 90  # characters around a name in which its office is looked for
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_OF = re.compile(r" (?:of|at|for) (?:the )?")
_FOUNDER_OF = re.compile(r"(?: and [\w-]+)? of (?P<what>[^,.;:!?()\"“”\n]{0,60})")
_BESIDE_FOUNDER = re.compile(
    r"(?P<company>\b(?:company|firm|start-?up)(?=['’]s ))?(?:['’]s | )(?:[\w-]+ and )?$", re.IGNORECASE
)


def offices(text: str, people: People, subjects: SubjectIndex) -> Iterator[Found]:
    """The offices a document gives to persons, each once for each of them.

    Args:
        text: the document's text.
        people: its persons.
        subjects: its names.
    """
    seen = set()
    bodies = _Bodies(people, subjects)
    for found in (*_of_persons(text, people, bodies), *_of_founders(text, bodies, subjects)):
        fact = (found.subject, found.scope, found.value)
        if fact not in seen:
            seen.add(fact)
            yield found


def _of_persons(text: str, people: People, bodies: _Bodies) -> Iterator[Found]:
    last_end = 0
    fields = lexicon.table("categories")["offices"]["fields"]
    for person in people.all:
        if fold(person.surface) in fields:  # of "Deputy Foreign Minister"
            continue
        before = text[max(last_end, person.start - _REACH) : person.start]
        if match := _before().search(before):
            yield from _read(text, match, person.start - len(before), person, bodies)
        match = _behind().match(text, person.end)
        if match and not people.between(match.end(), match.end() + 3):  # "Ann Lee, Mayor Bo Ek and"
            yield from _read(text, match, 0, person, bodies)
        last_end = person.end


def _read(text: str, match: re.Match[str], offset: int, person: Person, bodies: _Bodies) -> Iterator[Found]:
    table = lexicon.table("categories")["offices"]
    lasting, unnamed, single = table["lasting"], table["shared"], table["single"]
    for office in _office().finditer(match.group("offices")):
        family, value = _meaning(office.group("office"), office.group("grade"))
        if family != _FOUNDER and (family in lasting or not _is_past(office.group("before"))):
            start = offset + match.start("offices") + office.start("whole")
            end = offset + match.start("offices") + office.end("whole")
            how = f'"{office.group("whole")}" stands beside the name "{person.surface}"'
            yield Found(start, end, "office", value, person.full, family, how)
            name = parts(person.surface)
            if name and family not in unnamed:
                yield Found(
                    person.start,
                    person.end,
                    "name in office",
                    " ".join(name).replace(".", ""),
                    value,
                    name[1],
                    how,
                )
            body = bodies.beside(text, start, end)
            if body and value in single:
                last = fold(person.full.split()[-1])
                how = f'"{office.group("whole")}" of "{body}" stands beside the name'
                yield Found(person.start, person.end, "office holder", last, body, value, how)


class _Bodies:
    """The names of a document that no person bears: what an office is of."""

    def __init__(self, people: People, subjects: SubjectIndex) -> None:
        persons = {person.start for person in people.all}
        names = [name for name in subjects.occurrences if name.start not in persons]
        self._starts = [name.start for name in names]
        self._by_start = {name.start: subjects.named(name.surface).canonical for name in names}
        self._by_end = {name.end: self._by_start[name.start] for name in names}

    def beside(self, text: str, start: int, end: int) -> str:
        """What an office is of: "Acme's CEO", "CEO of Acme"; "" where nothing stands there."""
        of = _OF.match(text, end)
        behind = self._by_start.get(of.end(), "") if of else ""
        return self.ending(start - 1) or self.ending(start - 3) or behind

    def ending(self, at: int) -> str:
        """The name that ends at a place, or ""."""
        return self._by_end.get(at, "")

    def last(self, low: int, high: int) -> str:
        """The last name between two places, or ""."""
        at = bisect_left(self._starts, high) - 1
        return self._by_start[self._starts[at]] if at >= 0 and self._starts[at] >= low else ""


def _of_founders(text: str, bodies: _Bodies, subjects: SubjectIndex) -> Iterator[Found]:
    """Founders, of the organisation they founded, whoever they are."""
    for match in _founder().finditer(text):
        organisation = _founded(text, match, bodies, subjects)
        if organisation:
            _, value = _meaning(match.group(), None)
            how = f'"{match.group()}" of "{organisation}"'
            yield Found(*match.span(), "office", value, organisation, _FOUNDER, how)


def _founded(text: str, match: re.Match[str], bodies: _Bodies, subjects: SubjectIndex) -> str:
    """The organisation: behind "founder of", before "'s founder"; "the company" is the topic."""
    if of := _FOUNDER_OF.match(text, match.end()):
        return bodies.last(*of.span("what"))
    before = _BESIDE_FOUNDER.search(text[max(0, match.start() - _REACH) : match.start()])
    if before is None:
        return ""
    if before.group("company"):
        topic = subjects.named(subjects.topic) if subjects.topic else None
        return topic.canonical if topic is not None and topic.kind != "person" else ""
    return bodies.ending(match.start() - len(before.group()))


def _meaning(office: str, grade: str | None) -> tuple[str, str]:
    """Family and canonical form of an office."""
    plain = " ".join(office.lower().replace(".", "").split())
    family, value = _known()[plain]
    ungraded = lexicon.table("categories")["offices"]["ungraded"]
    return family, f"{grade.lower()} {value}" if grade and family not in ungraded else value


@cache
def _known() -> dict[str, tuple[str, str]]:
    """Surface -> (family, canonical form)."""
    table = lexicon.table("categories")["offices"]
    known = {office: (office, office) for office in table["graded"]}
    known |= {other: (office, office) for office, others in table["same"].items() for other in others}
    for family, members in table["families"].items():
        known |= {surface: (family, value) for value, surfaces in members.items() for surface in surfaces}
    return known


@cache
def _office() -> re.Pattern[str]:
    """One office with its grade, its field and what may stand before it: "former deputy foreign minister"."""
    table = lexicon.table("categories")["offices"]
    names = sorted(_known(), key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace(r"\ ", r"\.?\ ") for name in names)
    grades, fields = "|".join(table["grades"]), "|".join(table["fields"])
    shades = rf"(?:\b(?:{'|'.join((*table['shades'], *table['past']))})[ -]){{0,3}}"
    return re.compile(
        rf"(?P<before>{shades})"
        rf"(?P<whole>(?:\b(?P<grade>{grades})[ -](?:(?:{fields}) )?)?{shades}\b(?P<office>{words})\b)",
        re.IGNORECASE,
    )


@cache
def _any_office() -> str:
    """The same as a part of longer patterns, which hold it twice: without the names of its groups."""
    return _NAMED_GROUP.sub("(?:", _office().pattern) + r"\.?"


@cache
def _before() -> re.Pattern[str]:
    """Offices right before a name: "founder and CEO of Acme, Ann Lee", "Sgt. Lee"."""
    office = _any_office()
    return re.compile(
        rf"(?:^|(?<=[\s(\"“]))(?P<offices>{office}(?: and {office})?)"
        rf"(?: (?:of|at|for) [^,.;:()\"“”]{{1,50}},|,)? $",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    """Offices behind a name: "Ann Lee, 34, the deputy mayor", "Ann Lee, Acme's co-founder and CEO"."""
    office = _any_office()
    return re.compile(
        rf",? (?:(?:who )?(?:is|was) )?(?:(?:aged )?\d{{1,3}}, )?(?:(?i:the|a|an|its|his|her|their) )?"
        rf"(?:[A-Z][\w&’'-]* |company['’]s ){{0,4}}?(?P<offices>(?i:{office}(?: and {office})?))",
    )


@cache
def _founder() -> re.Pattern[str]:
    families = lexicon.table("categories")["offices"]["families"]
    words = "|".join(re.escape(word) for surfaces in families[_FOUNDER].values() for word in surfaces)
    return re.compile(rf"(?<![\w-])(?:{words})\b", re.IGNORECASE)


def _is_past(before: str) -> bool:
    past = lexicon.table("categories")["offices"]["past"]
    return any(word in past for word in re.split(r"[ -]", before.lower()))
