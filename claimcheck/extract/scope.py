"""What limits a value: a part of a whole, a rate, a stage, a place within the event's place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.clauses import clause_of, describes_a_noun
from claimcheck.extract.parse import Sentence
from claimcheck.model import TIME_KINDS, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPARED = frozenset({"JJR", "JJS"})  # "the largest city" is no part told apart
_OPENERS = ("in ", "over ", "for ", "during ", "since ", "by ", "through ")
_REACH = 60  # characters on either side of a value in which set phrases count as its own


def read_scope(sentence: Sentence, mention: Mention) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say what limits a value.

    Args:
        sentence: the parsed sentence that holds the value.
        mention: the value.

    Returns:
        Canonical scope words ("in all", "more", "of them", "per share", "first phase", "northern district"),
        sorted, and one sentence for each that says which words decided.
    """
    head = sentence.head(mention.start, mention.end)
    if head is None or mention.value.kind in TIME_KINDS:
        return (), ()
    found = dict(
        [
            *_set_phrases(sentence, mention),
            *_rates(sentence, mention),
            *_stretches(sentence, mention),
            *(() if describes_a_noun(head) else (*_stages(sentence, head, mention), *_places(head))),
        ]
    )
    return tuple(sorted(found)), tuple(
        f'"{words}" limits it: {scope}' for scope, words in sorted(found.items())
    )


def _set_phrases(sentence: Sentence, mention: Mention) -> Iterator[tuple[str, str]]:
    start, end = mention.start - sentence.start, mention.end - sentence.start
    whole_before = sentence.text[max(0, start - _REACH) : start].lower()
    before = re.split(r"[;:]|,\s(?!includ|of\s)", whole_before)[-1]
    after = re.split(r"[;:.]", sentence.text[end : end + _REACH].lower())[0]
    near_after = re.split(r",\s(?!of\s|includ)", after)[0]
    if match := _either("whole").search(f"{whole_before} | {near_after}"):
        yield "in all", match.group()
    counts = mention.value.kind != "percent"  # "40 percent more" tells a difference
    if counts and (match := re.search(rf"{_either('more_before').pattern}\W*$", before)):
        yield "more", match.group().strip()
    if counts and (
        match := re.match(rf"\s(?:(?!of\b|or\b)\w+\s)?{_either('more_after').pattern}(?!\sthan)", after)
    ):
        yield "more", match.group().strip()
    if match := re.match(rf"(?:\s\w+){{0,2}}\s{_either('part_after').pattern}", near_after):
        yield "of them", match.group().strip()
    part = re.search(rf"{_either('part_before').pattern}\W*(?:\w+\W+){{0,2}}$", before)
    if part is not None and mention.value.kind == "number" and mention.value.unit:
        yield "of them", part.group().strip(" ,")
    if match := re.match(rf"(?:\s\w+){{0,2}}\s{_either('each').pattern}", near_after):
        yield "each", match.group().strip()


def _stretches(sentence: Sentence, mention: Mention) -> Iterator[tuple[str, str]]:
    """ "In his career", "in the first nine months", "within 5 km": how far in time or space a value counts.

    What opens its clause counts for all of it; what stands behind another value behind "and" is that one's.
    """
    if not _may_stretch().search(sentence.text):
        return
    start, end = mention.start - sentence.start, mention.end - sentence.start
    turn = _turn("compared", "stretch_turns")
    clause = turn.split(sentence.text[:start].lower())[-1]
    pieces = clause.split(", ")
    before = f"{pieces[0]} | {pieces[-1]}" if clause.startswith(_OPENERS) else pieces[-1]
    after = turn.split(re.split(r"[,.]\s", sentence.text[end:].lower())[0])[0]
    for name, pattern in _stretch_patterns():
        found = pattern.search(after) or pattern.search(before)
        if found is not None:
            yield name.format(*found.groups()), found.group()


@cache
def _may_stretch() -> re.Pattern[str]:
    """A word that each of the patterns asks for: most sentences hold none."""
    words = "|".join(lexicon.table("qualifiers")["scope"]["stretch_words"])
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


@cache
def _turn(*keys: str) -> re.Pattern[str]:
    """Where a sentence turns to another value, by the listed words."""
    turns = "|".join(words for key in keys for words in lexicon.table("qualifiers")["scope"][key])
    return re.compile(rf"[;:]|\s(?:{turns})\s")


@cache
def _stretch_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = lexicon.table("qualifiers")["scope"]["stretches"]
    return tuple((name, re.compile(rf"\b(?:{pattern})(?![\w-])")) for name, pattern in patterns)


def _rates(sentence: Sentence, mention: Mention) -> Iterator[tuple[str, str]]:
    unit = mention.value.unit.partition(" per ")[2]
    if unit and mention.value.kind == "money":  # of other units, "per minute" is part of what they measure
        yield f"per {unit}", mention.text
    after = sentence.text[mention.end - sentence.start :][:_REACH].lower()
    if match := _rate().match(after):
        yield f"per {match.group(1)}", match.group().strip()
    before = sentence.text[: mention.start - sentence.start][-_REACH:].lower()
    if match := re.search(rf"(?:{_either('annual').pattern})\s(?:\w+\s){{0,3}}$", before):
        yield match.group().split()[0], match.group().strip()


@cache
def _rate() -> re.Pattern[str]:
    units = "|".join(lexicon.table("qualifiers")["scope"]["per_units"])
    return re.compile(rf"(?:\s\w+)?(?:\s(?:per|a|an|each)\s|/)({units})\b(?! (?:earlier|ago|before|later))")


@cache
def _either(key: str) -> re.Pattern[str]:
    phrases = sorted(lexicon.table("qualifiers")["scope"][key], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\b")


def _stages(sentence: Sentence, head: Token, mention: Mention) -> Iterator[tuple[str, str]]:
    """ "In the first phase", "second-half": an ordinal and a stage noun in the clause."""
    stages = lexicon.table("qualifiers")["scope"]["stages"]
    end = mention.end - sentence.start
    turn = _turn("compared").search(sentence.text, end)
    for token in clause_of(head):
        if turn is not None and token.idx >= turn.end():
            continue
        before = token.nbor(-1) if token.i else token
        if (
            token.lemma_.lower() in stages
            and before.text == "-"
            and before.i
            and before.nbor(-1).lower_ in _ordinals()
        ):
            yield f"{before.nbor(-1).lower_} {token.lemma_.lower()}", f"{before.nbor(-1).text}-{token.text}"
        if token.lemma_.lower() not in stages or token.dep_ in ("compound", "amod", "poss"):
            continue
        for child in token.lefts:
            own = mention.start <= sentence.start + child.idx < mention.end
            if child.dep_ in ("amod", "compound") and not own and child.lower_ in _ordinals():
                yield f"{child.lower_} {token.lemma_.lower()}", f"{child.text} {token.text}"


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(lexicon.table("qualifiers")["scope"]["ordinals"])


def _places(head: Token) -> Iterator[tuple[str, str]]:
    """ "in one village", "in Northern District": a place noun under a preposition of the value's clause."""
    places = lexicon.table("qualifiers")["scope"]["places"]
    for token in clause_of(head):
        is_place = (
            token.lemma_.lower() in places
            and token.dep_ == "pobj"
            and token.head.lower_ in ("in", "at", "from", "across")
        )
        if is_place and not _inside(head, token):
            words = [child for child in token.lefts if child.dep_ in ("amod", "compound", "nummod")]
            words = [child for child in words if child.tag_ not in _COMPARED]
            if words:
                name = " ".join([*(child.text for child in words), token.text])
                yield name.lower(), name


def _inside(head: Token, place: Token) -> bool:
    """Whether the value itself counts the places: "in 12 villages"."""
    return place == head or head in place.subtree
