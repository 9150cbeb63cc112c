"""Where a number beside a noun tells not how many there are: "will close 12 stores", "a 5.6 quake"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.catalogue import Match
from claimcheck.extract.attributes.cues import Cue
from claimcheck.extract.attributes.trees import BEFORE_NOUN
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import table
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Span

_DONE = frozenset({"object", "passive", "subject"})


def measures_one(span: Span) -> bool:
    """Whether a number is a level of the one thing behind it, no count: "a 5.6 quake"."""
    doc, end = span.doc, span.end
    article = span.start > 0 and doc[span.start - 1].lower_ in ("a", "an")
    return article and "." in span.text and end < len(doc) and doc[end].tag_ == "NN"


def of_some(span: Span, cues: Sequence[Cue], match: Match) -> str:
    """What is done to some of the things that somebody has: " closed" of "will close 12 stores"."""
    lasting = match.attribute.behaviour in ("slow", "constant") and "count" in match.attribute.measures
    noun = span.doc[match.cue.token]
    inside = noun.dep_ in BEFORE_NOUN  # "a 300-bed ward was built"
    if match.cue.role != "noun" or not lasting or inside:
        return ""
    verb = next((cue.lemma for cue in cues if cue.role in _DONE), "")
    done = table("constructions")["done_to_some"].get(verb)
    nearing = done == "closed" and class_of(lemma(noun)) == "vehicle"  # "closed in on two ships"
    return f" {done}" if done and not nearing else ""
