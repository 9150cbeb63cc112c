"""What the words right beside a value say where the syntax tree is of no help: ages, headlines, fragments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.cues import Cue, cue
from claimcheck.extract.attributes.trees import TENTHS, anchor, enumerated, is_scorer
from claimcheck.extract.attributes.wordforms import catalogue_forms, lemma
from claimcheck.lexicon import words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_OLDEST = 125  # years
_THEM = frozenset({"them", "whom", "these", "those"})
_BOUNDARIES = ",;.–—()|"


def fixed_cues(span: Span) -> Iterator[Cue]:
    """Patterns so fixed that they beat any parse: "12-year old", "aged 12", "Smith, 26,", "an hour later"."""
    doc, end = span.doc, span.end
    after = [doc[i] for i in range(end, min(end + 5, len(doc)))]
    before = doc[span.start - 1] if span.start else None
    unit_seen = span[-1].lower_.rstrip("s") == "year"
    for token in after:
        if token.lower_ in ("old", "older", "olds"):
            if unit_seen:
                yield Cue("adjective", "old", frozenset(), token.i)
            break
        if token.lower_ not in ("-", "year", "years", "‑", "–"):
            break
        unit_seen = unit_seen or token.lower_ in ("year", "years")
    lasts = before is not None and before.lower_ == "for"  # "stood empty for two years before it burned"
    falls = lemma(anchor(span).head) in words(
        "constructions", "falling_verbs"
    )  # "fell 40 metres from a roof"
    if after and after[0].lower_ in words("constructions", "sequence_words") and not lasts and not falls:
        yield cue("adjective", after[0])
    if after and after[0].lower_ in words("constructions", "measured_adverbs") and not falls:
        told = frozenset(lemma(token) for token in after[1:4])
        yield Cue("adjective", after[0].lower_, told, after[0].i)  # "and 33 km below the surface"
    yield from _states(after)
    if before is not None and before.lower_ == "of" and span.start > 1:
        parent = doc[span.start - 2]  # "mother of 13 Zena Holt was": the children, whatever follows
        if lemma(parent) in words("names", "relations"):
            yield Cue("via", f"{lemma(parent)} of", frozenset(), parent.i)
    if _is_record(span):
        yield Cue("name", "record", frozenset(), span.start - 2)
    yield from _labels(span, before)
    opening = (
        before is not None and before.text == "At" and before.i == 0 and bool(after) and after[0].text == ","
    )
    if before is not None and (opening or before.lower_ in ("age", "aged", "ages")) and _bare(span):
        yield Cue("name", "age", frozenset(), before.i)
    elif _bare(span) and _beside_person(span):
        yield Cue("beside", "name", frozenset(), span.start - 2)


def _is_record(span: Span) -> bool:
    """Whether two numbers in brackets are the wins and losses of who is named right before: "Lee (52-3) won".

    Behind whom somebody beat, or "over" and the like, they are rather the score.
    """
    doc, start, end = span.doc, span.start, span.end
    won = [token.lower_ for token in doc[end + 1 : end + 4]]
    beside = doc[start - 1].text == "," and any(word in words("constructions", "knockouts") for word in won)
    if "-" not in span.text or start < 2 or end >= len(doc) or not (beside or doc[start - 1].text == "("):
        return False
    name = doc[start - 2]
    beaten = name.dep_ == "dobj" or (name.dep_ == "pobj" and name.head.lower_ in ("over", "against", "to"))
    return name.pos_ == "PROPN" and not beaten and doc[end].text in (")", ",")


def _states(after: Sequence[Token]) -> Iterator[Cue]:
    """ "one dead and three injured in the blast": a state right behind the number, no noun behind it.

    Of those told of before, an adverb may say it: "55 wounded, 15 of them critically".
    """
    if (how := _how(after)) is not None:
        yield Cue("noun", "injured", frozenset({how.lower_}), how.i)
        return
    if after and after[0].tag_ in ("JJ", "VBN", "VBD"):
        ends = len(after) < 2 or after[1].pos_ in ("PUNCT", "CCONJ", "ADP", "SCONJ", "PART")
        if ends and after[0].text != after[0].text.upper():
            yield Cue("noun", after[0].lower_, frozenset(), after[0].i)


def _how(after: Sequence[Token]) -> Token | None:
    """The adverb of "five of them critically," and "15 critically."; None before "critically ill"."""
    rest = after[2:] if len(after) > 2 and after[0].lower_ == "of" and after[1].lower_ in _THEM else after
    if not rest or rest[0].lower_ not in words("constructions", "grave_adverbs"):
        return None
    ends = len(rest) < 2 or rest[1].pos_ in ("PUNCT", "CCONJ", "SCONJ") or rest[1].lower_ == "so"
    return rest[0] if ends else None


def _labels(span: Span, before: Token | None) -> Iterator[Cue]:
    """ "a magnitude 6.1 quake", "a magnitude-6.1 quake", "within 3 km of the plant"."""
    listed = words("constructions", "label_nouns")
    glued, hyphen, _ = span[0].lower_.partition("-")
    if hyphen and glued in listed:
        yield Cue("name", glued, frozenset(), span.start)
    if before is None:
        return
    if before.lower_ in listed:
        yield cue("name", before)
    elif before.lower_ == "within":
        yield Cue("adjective", "within", frozenset(), before.i)
    room = _skip(span.doc, before.i, -1)  # "a stand with room for up to 5,000 fans"
    if room is not None and room.lower_ == "for":
        room = _skip(span.doc, room.i - 1, -1)
    if room is not None and room.lower_ in words("constructions", "room_nouns"):
        yield Cue("adjective", room.lower_, frozenset(), room.i)


def headline_cues(span: Span) -> Iterator[Cue]:
    """Guesses from word order for text the parser does not understand: "Police ARREST 12", "12 Killed"."""
    doc = span.doc
    before = _skip(doc, span.start - 1, -1)
    after = _skip(doc, span.end, 1)
    if before is not None and before.text == ":":
        named = _skip(doc, before.i - 1, -1)
        if named is not None:
            yield cue("name", named)
    elif before is not None:
        yield Cue("object", lemma(before), frozenset(), before.i)
        if before.pos_ in ("NOUN", "PROPN"):
            yield Cue("name", lemma(before), frozenset(), before.i)
    if after is not None and after.lower_ in ("in", "of"):  # "$5 million in revenue"
        noun = next((t for t in doc[after.i + 1 : after.i + 5] if t.pos_ == "NOUN"), None)
        if noun is not None and lemma(noun) not in words("constructions", "payment_means"):
            yield cue("noun", noun)
    elif after is not None:
        if not (after.dep_ == "compound" and after.head == span.root.head):  # "112 gold coins" are coins
            role = "premod" if TENTHS.search(span.text) else "noun"  # "4.7 Quake Hits Pelo"
            yield Cue(role, lemma(after), frozenset(), after.i)
        yield from _verb_after(after)


def _verb_after(noun: Token) -> Iterator[Cue]:
    for token in (noun, *noun.doc[noun.i + 1 : noun.i + 2]):
        listed = catalogue_forms().get(token.lower_)
        if listed is None:
            continue
        if token.lower_.endswith("ed") or token.tag_ in ("VBN", "VBD"):
            yield Cue("passive", listed, frozenset(), token.i)
        if token.pos_ in ("VERB", "PROPN"):
            yield Cue("subject", listed, frozenset(), token.i)


def _skip(doc: Doc, start: int, step: int) -> Token | None:
    """The nearest token from `start` on that is not a hedge, article or bracket; None behind a boundary."""
    dull = words("constructions", "function_lemmas")
    for i in range(start, start + 4 * step, step):
        if not 0 <= i < len(doc) or doc[i].text in _BOUNDARIES:
            return None
        if doc[i].lower_ not in dull:
            return doc[i]
    return None


def _bare(span: Span) -> bool:
    """One plain number that can be an age."""
    text = span.text
    return len(span) == 1 and (not text.isdigit() or int(text[:4]) <= _OLDEST) and len(text) < 16


def _beside_person(span: Span) -> bool:
    """ "Smith, 26, said": a lone number between a person and a comma, stop, bracket or verb."""
    doc, at = span.doc, span.start
    if at < 2 or doc[at - 1].text not in (",", "(") or enumerated(span):
        return False
    person = doc[at - 2]
    if is_scorer(person):
        return False
    noun = lemma(person)
    relation = noun in words("names", "relations")
    if person.pos_ != "PROPN" and not relation and class_of(noun) != "person":
        return False
    following = doc[span.end] if span.end < len(doc) else None
    set_off = following is None or following.text in (",", ".", ")", ";")
    if not set_off and following is not None and following.pos_ not in ("VERB", "AUX"):
        return False
    where = person.dep_ == "pobj" and (not set_off or person.head.is_title)
    return not where  # "In Aldon, 12 were hurt"
