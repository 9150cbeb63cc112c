"""Whose value it is: the noun phrase that owns an attribute, read off the construction that states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.attributes.cues import Cue, company
from claimcheck.extract.attributes.equated import described, equated, office_of, whole
from claimcheck.extract.attributes.parties import cause, circumstance, payer, undergoer
from claimcheck.extract.attributes.quantifying import (
    counted,
    is_amount,
    is_calendar,
    is_change,
    is_preposition,
    is_some_group,
    is_unit,
)
from claimcheck.extract.attributes.trees import (
    MAX_STEPS,
    NOMINAL,
    VERBAL,
    children,
    first_conjunct,
    subject_of,
)
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.extract.nounclasses import class_of_noun
from claimcheck.lexicon import words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_THINGS = ("building", "vehicle", "place", "organisation")
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod"})


def owner_tokens(span: Span, cue: Cue, lasts: bool = False) -> tuple[int, ...]:
    """Token indices of the phrase that owns the value stated by `cue`; () where the sentence names none.

    Args:
        span: the value's tokens.
        cue: the word that states it.
        lasts: whether it is how long an event lasts, which is the event's own.

    "Acme's price rose to $5" is Acme's; "sold for $5" is the thing sold; "10 were killed in the quake" is
    the quake's; "Smith, 26," is Smith's.
    """
    of_somebody = cue.role == "via" and cue.lemma.endswith(" of") and _is_somebody(span.doc[cue.token])
    if of_somebody and (name := _named_behind(span)) is not None:  # "mother of 12 Zena Holt"
        return tuple(i for i in noun_phrase(name) if i >= span.end)
    owner = span.doc[cue.token] if of_somebody else _owner(span, cue, lasts)  # "a woman of 71"
    if owner is not None and cue.role in ("noun", "name", "premod"):
        owner = whole(owner)
    if owner is not None:
        owner = described(owner)
    if owner is None or span.start <= owner.i < span.end or _counts(span, owner) or is_amount(owner):
        return ()
    if is_preposition(owner):
        return ()
    measuring = _measuring(owner, span)
    return tuple(i for i in noun_phrase(owner) if i not in measuring)


def _owner(span: Span, cue: Cue, lasts: bool) -> Token | None:
    """The word for whose it is, by the role that the value plays to its cue."""
    token = span.doc[cue.token]
    if cue.role == "passive":
        return cause(token)
    if cue.role == "subject":
        return _holder(token) or circumstance(token)
    if cue.role == "beside":
        return office_of(token)
    if cue.role == "adjective":
        return equated(token.head) if token.head.pos_ in NOMINAL else _bearer(token)
    if cue.role == "via" and cue.lemma.startswith("person "):
        return _bearer(token) or token  # "was mayor of Port Lee for 12 years"
    if token.pos_ in VERBAL:
        return undergoer(token) if cue.role == "via" else payer(token) or subject_of(token)
    return _of_measured(token, cue.role, lasts, _is_hyphened(span))


def _is_hyphened(span: Span) -> bool:
    """Whether a value is a modifier by its spelling: "a 1,200-metre bridge"."""
    return "-" in span.text or span.doc[span.end : span.end + 1].text == "-"


def _is_thing(noun: Token) -> bool:
    return class_of_noun(lemma(noun)) in ("place", "product") or class_of(lemma(noun)) in (
        "building",
        "vehicle",
    )


def _of_measured(token: Token, role: str, lasts: bool, measured: bool) -> Token | None:
    """Whose a measured or counted noun is; a thing with levels of its own owns them itself."""
    if lasts and role == "premod":
        return token  # "the dockers ended a three-day strike" is about the strike
    if role == "noun" and token.dep_ in ("compound", "amod", "nmod") and token.head.pos_ == "PROPN":
        return token.head  # "the four-storey Ona Mill"
    told = any(child.lower_ in ("a", "an", "the") for child in token.lefts)
    if role == "premod" and (((measured or told) and _is_thing(token)) or (measured and _is_somebody(token))):
        return token  # "Acme will build a 1,200-metre bridge", "a $5m plant", "the 55-year-old head of Acme"
    owner = _possessor_of_counted(token) if role == "noun" else possessor(token)
    if role == "name" and _is_somebody(token):
        owner = token  # "her rival came second with 41 percent"
    if owner is None and role == "name" and (lasts or _has_levels(token)):
        owner = token
    whole = role == "via" and lemma(token) in words("constructions", "undertakings")
    itself = token if role == "premod" or whole else None  # "a $5m deal" is the deal's; a toll has no toll
    return owner or _bearer(token) or circumstance(token) or itself


def _named_behind(span: Span) -> Token | None:
    """The name right behind a number: "mother of 12 Zena Holt"."""
    name = span.doc[span.end] if span.end < len(span.doc) else None
    while name is not None and name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return name if name is not None and name.pos_ == "PROPN" else None


def _is_somebody(noun: Token) -> bool:
    name = lemma(noun)
    people = class_of(name) == "person" and name not in words("constructions", "group_nouns")
    return (noun.pos_ == "NOUN" and people) or name in words("names", "relations")


def _has_levels(noun: Token) -> bool:
    """Whether a noun has a level and is none: "a forest of 90 hectares"."""
    name = lemma(noun)
    group = name in words("constructions", "group_nouns")  # "with a team of 12"
    return noun.pos_ == "NOUN" and not group and not is_level(name, company(noun), events=True)


def is_level(noun: str, beside: frozenset[str] = frozenset(), events: bool = False) -> bool:
    """Whether a noun only measures; "a tower of 90 m" is a thing with measures of its own.

    Args:
        noun: a lemma.
        beside: the words that complete it.
        events: whether what also happens may be a level: a sale, a loss.
    """
    thing = class_of_noun(noun) not in ("", "person") or class_of(noun) in _THINGS
    thing = thing or noun in words("constructions", "undertakings")
    return catalogue().is_measured(noun, beside, events) and not thing


def possessor(noun: Token) -> Token | None:
    """Whose a noun is: "Acme's price", "the price of the phone", "the Acme price"."""
    for child in children(noun):
        if child.dep_ == "poss" and not is_calendar(child):
            return child
    for child in children(noun):
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in children(child):
                if inner.dep_ == "pobj" and inner.pos_ in ("NOUN", "PROPN", "PRON") and not counted(inner):
                    return inner
    names = (c for c in children(noun) if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN")
    return next((c for c in names if not is_unit(c)), None)


def _measuring(noun: Token, span: Span) -> frozenset[int]:
    """The modifier of `noun` that only carries the value: "12-year-old" of "a 12-year-old girl"."""
    for child in noun.lefts:
        if child.pos_ not in NOMINAL and child.left_edge.i <= span.start <= child.right_edge.i:
            return frozenset(token.i for token in child.subtree)
    return frozenset()


def _possessor_of_counted(noun: Token) -> Token | None:
    """The same for what is counted: "the 40 workers of the mill", but not "two counts of murder"."""
    found = possessor(noun)
    beside = found is not None and found.dep_ in ("compound", "nmod")
    if found is not None and beside and (noun.dep_ == "dobj" or any(map(str.isdigit, found.text))):
        return None  # "the drama won five Corvus awards", "seven AK-47 rifles were found"
    if found is not None and found.dep_ == "pobj" and found.pos_ == "NOUN":
        definite = any(child.dep_ in ("det", "poss") for child in children(found))
        return found if definite else None
    return found


def _counts(span: Span, noun: Token) -> bool:
    """Whether `noun` is what the value of `span` counts: it cannot own its own number."""
    if noun.tag_ == "NN" and any(child.lower_ in ("a", "an") for child in noun.lefts) and _is_thing(noun):
        return False  # "a 650 million euro plant"
    return any(token.head == noun and token.dep_ in ("nummod", "quantmod") for token in span)


def noun_phrase(head: Token) -> tuple[int, ...]:
    """Indices of a noun with its modifiers, without relative clauses and appositions."""
    kept = [t for t in head.lefts if t.dep_ in _MODIFIERS and not _is_age(t)]
    inner = [t.i for child in kept for t in child.subtree if t.i < head.i]
    return tuple(sorted({*inner, head.i}))


def _is_age(modifier: Token) -> bool:
    """Whether a modifier only tells how old somebody is: a "36-year-old man" is no old man."""
    return modifier.lower_ == "old" and any(child.dep_ == "npadvmod" for child in modifier.lefts)


def _holder(verb: Token) -> Token | None:
    """Who has the people that do something: "the firm has 40 people working in its lab"."""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl", "ccomp", "xcomp"):
        return None
    having = noun if noun.pos_ in VERBAL else noun.head
    held = having == noun or noun.dep_ in ("dobj", "attr")
    if held and lemma(having) in words("constructions", "having_verbs"):
        return subject_of(having)
    return None


def _bearer(token: Token) -> Token | None:
    """The subject of the clause around a measured noun or adjective: "the quake had a magnitude of"."""
    node = first_conjunct(token)
    for _ in range(MAX_STEPS):
        head = node.head
        if head == node:
            return None
        if head.pos_ in VERBAL:
            if node.dep_ in ("nsubj", "nsubjpass"):
                return None
            return _set_off(node) or _right_before(node) or _made_into(node) or subject_of(head)
        beside = node.dep_ in ("prep", "appos") or (node.dep_ in ("advmod", "amod") and node.i > head.i)
        stands_for = lemma(head) in words("constructions", "standing_nouns")  # "is home to 300 bears"
        stands_for = stands_for or is_some_group(head)
        if head.pos_ in ("NOUN", "PROPN") and beside and not (stands_for or counted(head) or is_change(head)):
            told = head.dep_ == "acl" and head.head.pos_ in NOMINAL  # "a museum, opening at a cost of $5m"
            return head.head if told else head  # "a mill with 40 workers", "Norvik, home to 5 million people"
        node = head
    return None


def _right_before(prep: Token) -> Token | None:
    """The thing right before a "with" that the parse hung on the verb: "opened a hotel with 300 rooms"."""
    noun = prep.nbor(-1) if prep.i else prep
    thing = class_of(lemma(noun)) in _THINGS or class_of_noun(lemma(noun)) not in ("", "person")
    return noun if prep.lower_ == "with" and noun.pos_ == "NOUN" and thing else None


def _set_off(noun: Token) -> Token | None:
    """The name before "home to 300 bears", wherever the parse hung it: "struck near Ostra, home to"."""
    told = (
        noun.i > 1 and noun.nbor(-1).text == "," and lemma(noun) in words("constructions", "standing_nouns")
    )
    name = noun.nbor(-2) if told else noun
    named = name.pos_ == "PROPN" or any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in name.lefts)
    named = named or class_of_noun(lemma(name)) == "place"
    return name if told and named else None


def _made_into(prep: Token) -> Token | None:
    """What is made into what is counted: "they turned the mill into 62 flats"."""
    if prep.lower_ != "into":
        return None
    return next((child for child in children(prep.head) if child.dep_ == "dobj"), None)
