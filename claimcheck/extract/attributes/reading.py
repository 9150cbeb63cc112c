"""What a value counts or measures: a catalogued attribute, or an open one built from the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.adjacency import fixed_cues, headline_cues
from claimcheck.extract.attributes.catalogue import Attribute, Match, catalogue
from claimcheck.extract.attributes.compared import compares, comparison
from claimcheck.extract.attributes.constructions import counted_per, read_cues
from claimcheck.extract.attributes.counting import measures_one, of_some
from claimcheck.extract.attributes.cues import Cue, company
from claimcheck.extract.attributes.dated import STATEMENT, dated_event
from claimcheck.extract.attributes.eventwords import listed
from claimcheck.extract.attributes.measured import labels, shown
from claimcheck.extract.attributes.occasions import repeated
from claimcheck.extract.attributes.owners import noun_phrase, owner_tokens
from claimcheck.extract.attributes.surroundings import path_lemmas, window_lemmas
from claimcheck.extract.attributes.telling import is_mere, speaks_of
from claimcheck.extract.attributes.themes import theme
from claimcheck.extract.attributes.trees import NOMINAL, VERBAL, children, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.extract.parse import Sentence
from claimcheck.lexicon import words
from claimcheck.model import TIME_KINDS, Behaviour, Mention, Value
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_GUESS = 0.5  # confidence of an attribute that no construction states
_COUNTING = frozenset({"number", "ordinal", "rank"})


@dataclass(frozen=True, slots=True)
class AttributeReading:
    """What a mention measures.

    Attributes:
        id: catalogue name, or "" for an open attribute.
        display: what a reader sees: "people killed", "launch date", "engineers".
        head: lemma of the noun that is counted ("child" of six children killed); where there is none, or only
            "people", the attribute's id, the event dated, or the word an open attribute is named after.
        lemmas: content lemmas on the dependency path, nearest first.
        window: content lemmas beside the value, cut at numbers and clause ends, nearest first.
        behaviour: whether the attribute can change in time.
        owner: whose it is: "event", "person", "organisation", "product", "place" or "".
        subject_tokens: indices, in the parsed sentence, of the phrase whose value it is.
        confidence: 0 to 1; catalogued constructions are surer than open ones.
        how: one sentence that says which words decided.
    """

    id: str
    display: str
    head: str
    lemmas: tuple[str, ...] = ()
    window: tuple[str, ...] = ()
    behaviour: Behaviour = "unknown"
    owner: str = ""
    subject_tokens: tuple[int, ...] = ()
    confidence: float = 0.0
    how: str = ""


def read_attribute(sentence: Sentence, mention: Mention, about: str = "") -> AttributeReading:
    """Say what `mention` counts, measures or dates.

    Args:
        sentence: the parsed sentence that holds the mention.
        mention: the value; offsets in the document's characters.
        about: type of the document's main event: in the report of an election, who "took 52 %" took votes.

    Returns:
        The catalogued attribute its construction states, else an open attribute named by the words around it.

    Example:
        >>> from claimcheck.values import find_values
        >>> from claimcheck.extract.parse import parse
        >>> text = "The blast killed 10 people."
        >>> reading = read_attribute(next(parse([(0, text)])), find_values(text)[0])
        >>> reading.id
        'killed'
    """
    span = sentence.span(mention.start, mention.end)
    if span is None or not len(span):
        return AttributeReading("", "", "", how="no word of the sentence holds the value")
    if mention.value.kind in TIME_KINDS:
        return _read_date(span)
    value = mention.value
    if value.kind != "percent" and (compared := comparison(span)) is not None:
        return _difference(span, compared)
    counts = value.kind in _COUNTING and not measures_one(span)
    cues = [*_unit_rate(span, value), *fixed_cues(span), *read_cues(span, counts)]
    if value.kind == "money":  # what is counted itself, "398,750 euros", is not what it amounts to
        cues = [cue for cue in cues if cue.role != "name" or not _is_counted(span.doc, cue.token)]
    common = {cue.lemma for cue in cues if cue.role == "per"} | ({f"@{about}"} if about else set())
    if (stretch := counted_per(span)) is not None:
        common.add(lemma(stretch))
    if common:
        cues = [replace(cue, company=cue.company | common) for cue in cues]
    match = catalogue().match(cues, labels(value, cues))
    if match is not None:
        return _listed(span, value, cues, match)
    guess = _guess(span, value, cues)
    if guess is None:
        return _open(span, value, cues)
    reading = _listed(span, value, cues, guess)
    return replace(
        reading, confidence=_GUESS, how=f'guessed "{reading.id}" from the words beside it or its unit'
    )


def _is_counted(doc: Doc, word: int) -> bool:
    return word > 0 and doc[word - 1].text[:1].isdigit()


def _difference(span: Span, compared: Token) -> AttributeReading:
    return AttributeReading(
        id="",
        display="difference",
        head="difference",
        lemmas=path_lemmas(span, ()),
        window=window_lemmas(span),
        subject_tokens=owner_tokens(span, Cue("adjective", lemma(compared), frozenset(), compared.i)),
        confidence=0.4,
        how=f'"{compared.text} than" tells a difference',
    )


def _unit_rate(span: Span, value: Value) -> Iterator[Cue]:
    """The rate that the unit itself states: "$299 a month" is "USD per month"."""
    _, per, noun = value.unit.partition(" per ")
    if per and value.kind == "money":
        yield Cue("per", noun, frozenset(), span.end - 1)


def _guess(span: Span, value: Value, cues: Sequence[Cue]) -> Match | None:
    """A catalogued attribute where no construction states one: from word order, or what the unit implies."""
    guesses = list(headline_cues(span))
    match = catalogue().match(guesses, labels(value, guesses))
    if match is not None:
        return match
    default = catalogue().default(labels(value, cues))
    if default is None:
        return None
    unit = Cue("unit", value.unit.lower(), frozenset(), span.end - 1)
    return Match(default, (*cues, *guesses, unit)[0], 0.0)


def _listed(span: Span, value: Value, cues: Sequence[Cue], match: Match) -> AttributeReading:
    attribute, cue = match.attribute, match.cue
    rate = next((c.lemma for c in cues if c.role == "per" and c is not cue), "")
    rate = "" if catalogue().states_rate(attribute, rate) else rate
    vague = words("constructions", "vague_nouns")
    counted = [c.lemma for c in cues if c.role == "noun" and c.lemma not in vague and c is not cue]
    changed = match.changed and not attribute.id.endswith(" change")
    suffix = (" change" if changed else "") + (f" per {rate}" if rate else "") + of_some(span, cues, match)
    return AttributeReading(
        id=attribute.id + suffix,
        display=shown(span, value, cues, attribute.shows) + suffix,
        head=counted[0] if counted and value.kind in _COUNTING else attribute.id,
        lemmas=path_lemmas(span, cues),
        window=window_lemmas(span),
        behaviour=attribute.behaviour,
        owner=attribute.owner,
        subject_tokens=_owner(span, cue, attribute),
        confidence=round(min(0.95, 0.6 + 0.07 * max(match.score, 0.0)), 2),
        how=f'"{span.doc[cue.token].text}" ({cue.role}) states "{attribute.id}"',
    )


def _owner(span: Span, cue: Cue, attribute: Attribute) -> tuple[int, ...]:
    """Whose value it is: who only speaks of a thing has no cost, as in "the council noted a cost of"."""
    if (rival := _rival(span)) is not None:
        return noun_phrase(rival)
    tokens = owner_tokens(span, cue, attribute.id.endswith(" duration"))
    if attribute.owner == "event" and any(is_mere(span.doc[i], cue) for i in tokens):
        return ()
    if attribute.owner == "organisation" and any(_is_manner(span.doc[i]) for i in tokens[-1:]):
        return ()
    if not tokens or attribute.owner not in ("event", "product", "place"):
        return tokens
    heads = (
        span.doc[i] for i in tokens if class_of(lemma(span.doc[i])) != "building"
    )  # "the museum expects"
    return () if any(speaks_of(token, cue.token) for token in heads) else tokens


def _is_manner(noun: Token) -> bool:
    """Whether a bare noun only says where or how: "300 jobs will go in administration"."""
    hung = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "from", "for", "after", "during")
    return (
        hung
        and noun.tag_ == "NN"
        and not any(c.dep_ in ("det", "poss", "amod", "compound") for c in noun.lefts)
    )


def _rival(span: Span) -> Token | None:
    """Whose the other value is: "14 hours, against 17 hours for the Tarn"."""
    doc, end = span.doc, span.end
    opposed = span.start > 0 and doc[span.start - 1].lower_ in words("constructions", "opposing")
    if not opposed or end >= len(doc) or doc[end].lower_ != "for":
        return None
    return next((t for t in children(doc[end]) if t.dep_ == "pobj" and t.pos_ in NOMINAL), None)


def _open(span: Span, value: Value, cues: Sequence[Cue]) -> AttributeReading:
    dull = words("constructions", "function_lemmas")
    telling = [cue for cue in cues if cue.lemma.split()[0] not in dull and not cue.lemma[:1].isdigit()]
    # What lasts is what is done: "ran the Ostby Institute for 21 years" tells of running it.
    done = (
        c for c in telling if c.role == "via" and c.lemma.endswith(" for") and value.dimension == "duration"
    )
    cue = next(done, None) or next(iter(telling), None)
    if cue is None:
        unit = "" if value.kind == "money" else value.unit.lower()
        return AttributeReading(
            "", unit, unit, (), window_lemmas(span), subject_tokens=_haver(span), confidence=0.2,
            how="no word names the value",
        )  # fmt: skip
    token = span.doc[cue.token]
    event = repeated(token, value) if value.kind in _COUNTING else None
    if event is not None:
        return _times(span, value, cues, event)
    modifiers = [t.text for t in token.lefts if t.dep_ in ("compound", "amod") and t not in span]
    display = " ".join([*modifiers, lemma(token) if token.pos_ == "VERB" else token.text])
    return AttributeReading(
        id="",
        display=f"change of {display}" if cue.role == "change" else display,
        head=cue.lemma.split()[0],
        lemmas=path_lemmas(span, cues),
        window=window_lemmas(span),
        subject_tokens=owner_tokens(span, cue),
        confidence=0.5,
        how=f'no catalogued construction; named after "{display}"',
    )


def _haver(span: Span) -> tuple[int, ...]:
    """Who has so many of what was told before: "Acme has 300 shops. Norvik has only 210"."""
    verb = span.root.head
    if span.root.dep_ not in ("dobj", "attr") or verb.pos_ not in VERBAL:
        return ()
    subject = subject_of(verb)
    return noun_phrase(subject) if subject is not None and subject.pos_ in NOMINAL else ()


def _times(span: Span, value: Value, cues: Sequence[Cue], event: Token) -> AttributeReading:
    name = lemma(event)
    told = catalogue().match([Cue("times", name, company(event), event.i)], frozenset({"count"}))
    if told is not None:
        return _listed(span, value, cues, told)
    return AttributeReading(
        id="",
        display=f"times to {name}",
        head=name,
        lemmas=(name, *(word for word in path_lemmas(span, cues) if word not in (name, "time"))),
        window=window_lemmas(span),
        subject_tokens=owner_tokens(span, Cue("verb", name, frozenset(), event.i)),
        confidence=0.5,
        how=f'tells how many times "{event.text}" happens',
    )


def _read_date(span: Span) -> AttributeReading:
    """A date is the date of the verb or noun it hangs on."""
    window = window_lemmas(span)
    if compares(span):
        how = "the time only says what is compared with"
        return AttributeReading("", "date compared with", "comparison", (), window, confidence=0.2, how=how)
    word, attribute, speech = dated_event(span)
    if word is None:
        return AttributeReading("", "date", "", (), window, confidence=0.2, how="the date hangs on no word")
    owner = theme(word, span)
    # A delivery, a hiring or an opening is somebody's: the noun that names it is no subject of its own.
    itself = owner == word and attribute is not None and attribute.owner not in ("", "event")
    owned = not itself or listed(owner) is None
    name = STATEMENT if speech else attribute.id if attribute else ""
    return AttributeReading(
        id=name,
        display=name or f"date of {lemma(word)}",
        head=attribute.id.removesuffix(" date") if attribute else lemma(word),
        lemmas=path_lemmas(span, ()),
        window=window,
        behaviour="constant" if name else "unknown",
        owner=(attribute.owner or "event") if attribute else "",
        subject_tokens=noun_phrase(owner) if owned and owner.pos_ in NOMINAL else (),
        confidence=0.8 if name else 0.5,
        how=f'dates "{word.text}"' + ("" if name else ", which the catalogue does not list"),
    )
