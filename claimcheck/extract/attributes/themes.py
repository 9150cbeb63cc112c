"""What an event word is about: the thing launched, the plant that starts production, the airport closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.attributes.dated import is_office
from claimcheck.extract.attributes.equated import described
from claimcheck.extract.attributes.eventwords import listed
from claimcheck.extract.attributes.owners import possessor
from claimcheck.extract.attributes.parties import undergoer
from claimcheck.extract.attributes.quantifying import counted, is_calendar, is_change
from claimcheck.extract.attributes.trees import NOMINAL, VERBAL, children, first_conjunct, is_verb, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import table, words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def theme(word: Token, span: Span) -> Token:
    """What an event word is about: the thing launched, the person arrested, the quake that struck.

    The time itself owns nothing: "Thursday's shooting" is about the shooting; nor does an amount: "won $5m
    last year" is about the winner.
    """
    if is_office(word):
        return _holder(word)
    if word.pos_ == "ADJ" and word.dep_ == "acomp" and word.head.pos_ in VERBAL:
        found = subject_of(word.head)  # "the airport is closed until Friday"
    elif not is_verb(word):
        found = possessor(word) or _of_occasion(word) or _starter(word) or _signer(word)
        found = found or _sufferer(word) or _told_by(word) or _writer(word)
        if found is not None and _is_kind(found, word):
            found = possessor(found) or _of_occasion(word)
    else:
        found = (subject_of(word) if lemma(word) == "tell" else None) or undergoer(word)
        if found is not None and _is_activity(found):
            found = possessor(found) or _starter(found) or found
        if found is not None and found.dep_ == "dobj" and _is_passed_over(found, word):
            found = subject_of(word)
        found = (_signer(found) or _sufferer(found) if found is not None else None) or found
        if found is not None and lemma(found) in words("constructions", "papers"):
            found = possessor(found) or found  # "his contract runs until May"
        if found is not None and _is_of_the_body(found):
            found = possessor(found) or subject_of(word)  # "he tore his left calf"
    if found is None or span.start <= found.i < span.end:
        beside = (c for c in children(word) if c.dep_ in ("compound", "nmod") and not is_calendar(c))
        modifiers = (c for c in beside if not (_is_kind(c, word) or _is_of_the_body(c)))
        whose = (c for c in modifiers if not span.start <= c.i < span.end)
        found = word if _is_its_own(word) else next(whose, word)
    return described(found) if found != word else found  # "Ann Lee, a nurse who became mayor in 2013"


def _is_its_own(word: Token) -> bool:
    """Whether a noun tells what happened, which its facts are about: "the pipeline blast", "a home loss"."""
    event = listed(word) if word.pos_ == "NOUN" else None
    own = words("events", "facts") | words("constructions", "gatherings")
    return event is not None and event.id.removesuffix(" date") in own


def _is_part_of(noun: Token, verb: Token) -> bool:
    """Whether an object only completes its verb: "the dam gave way", "the firm broke ground"."""
    event = listed(verb, 1)
    if event is None or listed(noun) is not None:
        return False
    before = [child.tag_ for child in noun.lefts]
    bare = noun.tag_ == "NN" and not before
    owned = before == ["PRP$"] and event.owner in ("person", "organisation")  # "which listed its shares"
    return (bare or owned) and lemma(noun) in catalogue().dated_needs(lemma(verb), event)


def _is_passed_over(noun: Token, verb: Token) -> bool:
    """Whether an object is no theme of its verb: only an amount, or a part of what the verb does."""
    return _is_part_of(noun, verb) or (_is_no_theme(noun) and not _are_taken(noun, verb))


def _is_no_theme(noun: Token) -> bool:
    """Whether an object is only how much or what changed; "opened a $5m plant" is about the plant."""
    one = noun.tag_ == "NN" and any(child.lower_ in ("a", "an", "the") for child in noun.lefts)
    thing = one and class_of(lemma(noun)) in ("building", "vehicle", "product")
    return not thing and (counted(noun) or is_change(noun))


def _are_taken(people: Token, verb: Token) -> bool:
    """Whether something is done to counted people that is theirs: "the navy arrested 23 pirates in May"."""
    return lemma(verb) in words("constructions", "taking_verbs") and class_of(lemma(people)) == "person"


def _holder(office: Token) -> Token:
    """Who has an office: "Ann Lee, director since 2012," and "director since 2012, Ann Lee will"."""
    if office.dep_ == "appos":
        return first_conjunct(office.head)
    named = next(
        (child for child in children(office) if child.dep_ == "appos" and child.pos_ == "PROPN"), None
    )
    verb = office.head
    doer = subject_of(verb) if named is None and verb.pos_ in VERBAL and office.dep_ != "dobj" else None
    return named or doer or office


def _of_occasion(noun: Token) -> Token | None:
    """What an event's noun is about, told apart from it: "the launch date of the A9", "a deadline for it"."""
    if noun.dep_ == "compound" and is_calendar(noun.head):
        return possessor(noun.head)
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "under")
        and not any(c.dep_ in ("det", "poss") for c in noun.lefts)
    ):
        bearer = noun.head.head  # "a ferry in service since 1969"
        return subject_of(bearer) if bearer.pos_ in VERBAL else bearer if bearer.pos_ in NOMINAL else None
    aims = (child for child in children(noun) if child.dep_ == "prep" and child.lower_ == "for")
    return next(
        (
            inner
            for aim in aims
            for inner in children(aim)
            if inner.dep_ == "pobj" and inner.pos_ != "NUM" and not is_calendar(inner)  # "for the first time"
        ),
        None,
    )


def _is_kind(noun: Token, event: Token) -> bool:
    """Whether a noun only says what happens: "the market launch", "the start of production"."""
    name = lemma(noun)
    return noun.pos_ == "NOUN" and not class_of(name) and catalogue().completes(lemma(event), name)


def _starter(noun: Token) -> Token | None:
    """Who comes into what it starts: "the plant will begin operations in May", "production at the plant"."""
    if not _is_activity(noun):
        return None
    verb = noun.head
    if noun.dep_ == "dobj" and lemma(verb) in words("constructions", "aspect_verbs"):
        return subject_of(verb)
    places = (child for child in children(noun) if child.dep_ == "prep" and child.lower_ == "at")
    return next((inner for at in places for inner in children(at) if inner.dep_ == "pobj"), None)


def _signer(noun: Token) -> Token | None:
    """Whose a contract is that is signed: "she signed a contract until 2035"."""
    signed = noun.dep_ == "dobj" and lemma(noun) in words("constructions", "papers")
    return subject_of(noun.head) if signed and noun.head.pos_ in VERBAL else None


def _sufferer(noun: Token) -> Token | None:
    """Whom something happens to: "Lee suffered a knee injury in May"; towns do not own an attack."""
    suffered = noun.dep_ == "dobj" and lemma(noun.head) in words("constructions", "suffering_verbs")
    event = listed(noun) if suffered else None
    return subject_of(noun.head) if event is not None and event.owner == "person" else None


def _writer(noun: Token) -> Token | None:
    """Who tells it in a letter or a speech: "in a letter to staff on Monday, Lee said"."""
    wherein = (
        noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "during") and noun.head.head.pos_ in VERBAL
    )
    told = lemma(noun) in words("constructions", "speech_nouns")
    return subject_of(noun.head.head) if wherein and told else None


def _is_of_the_body(noun: Token) -> bool:
    """Whether a noun is a part of somebody, who is the one that is hurt."""
    return (
        noun.pos_ == "NOUN" and lemma(noun) in table("categories")["described"]["side of the body"]["parts"]
    )


def _told_by(word: Token) -> Token | None:
    """What a participle tells of that the tagger takes for a noun: "the museum, opening in 2031,"."""
    return word.head if word.dep_ == "acl" and word.head.pos_ in NOMINAL else None


def _is_activity(noun: Token) -> bool:
    return lemma(noun) in words("constructions", "activity_nouns")
