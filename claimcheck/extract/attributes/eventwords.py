"""Words of events in the catalogue: whether "close", beside these words, has a date of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attributes.catalogue import Attribute, catalogue
from claimcheck.extract.attributes.cues import company
from claimcheck.extract.attributes.trees import VERBAL, children, is_verb, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.extract.givennames import is_given_name
from claimcheck.extract.nounclasses import class_of_noun
from claimcheck.lexicon import words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def listed(word: Token, least: int = 0, bound: str = "") -> Attribute | None:
    """The date attribute of an event word, or None if the catalogue does not list the word.

    Args:
        word: a verb, a noun or an adjective made of a verb ("closed until Monday").
        least: how many other words the expression has to ask for.
        bound: "until" or "since" right before the time; those of other times say nothing of it.
    """
    name, around = lemma(word), company(word)
    around = around - words("constructions", "bounds") | ({bound} if bound else set())
    around |= _kinds(word)
    if word.dep_ in ("xcomp", "conj") and word.pos_ in VERBAL and (subject := subject_of(word)) is not None:
        around |= {lemma(subject), lemma(word.head)}  # "the sale is expected to close", "booked and released"
    nominal = not is_verb(word) or word.dep_ in (
        "nsubj",
        "nsubjpass",
    )  # the tagger sees a verb in "Work"
    if nominal and (found := catalogue().dated(name, "noun", around, least)) is not None:
        return found
    if not is_verb(word) and word.pos_ != "ADJ":
        return None
    done = next((child for child in children(word) if child.dep_ == "dobj" and child.pos_ == "NOUN"), None)
    if done is not None and listed(done) is not None and (doer := subject_of(word)) is not None:
        around -= {lemma(doer)}  # "the firm starts production" is about what it does, not about firms
    return catalogue().dated(name, "verb", around, least)


def _kinds(word: Token) -> set[str]:
    """What the catalogue asks for beside a verb: "@thing" or "@person" it happens to, "@alone" for none.

    Where somebody does it to an organisation, "@organisation" and "@somebody" too: "Ann Lee left Ostby Bank".
    """
    if not is_verb(word):
        return set()
    done = next((c for c in children(word) if c.dep_ in ("dobj", "nsubjpass")), None)
    about = done or subject_of(word)
    found = set() if done is not None else {"@alone"}
    if about is None:
        return found
    if done is not None and _is_organisation(done):
        doer = subject_of(word)
        found |= {"@organisation"} | ({"@somebody"} if doer is not None and _is_somebody(doer) else set())
    if _is_somebody(about):
        return found | {"@person"}
    thing = about.pos_ == "NOUN" and not _is_organisation(about)  # who fires a law firm shoots nobody
    return found | {"@thing"} if thing else found


def _is_organisation(noun: Token) -> bool:
    """Whether a word tells an organisation and no building: "the bank", "Ostby Bank", not "the court"."""
    if noun.pos_ == "PROPN":
        return noun.lower_ in words("names", "organisation_words")
    return class_of_noun(lemma(noun)) == "organisation" and class_of(lemma(noun)) != "building"


def _is_somebody(noun: Token) -> bool:
    """Whether a word surely tells a person: "the coach", "she", "Ann Lee", "Lee, 44,"."""
    if noun.pos_ == "PROPN":
        names = [noun.lower_, *(child.lower_ for child in noun.lefts if child.dep_ == "compound")]
        aged = any(
            c.dep_ in ("appos", "nummod") and c.like_num and c.nbor(-1).text == "," for c in noun.rights
        )
        return aged or any(map(is_given_name, names))
    personal = noun.lower_ in ("he", "she", "him", "her", "who", "whom")
    return personal or (noun.pos_ == "NOUN" and class_of(lemma(noun)) == "person")
