"""The words that state a value and the role it plays to each of them: what the catalogue is asked for.

"The quake killed 10 villagers" puts the value in two constructions: ``noun villager`` (what is counted) and
``object kill``. `constructions.read_cues` names them, nearest first; `catalogue.Catalogue.match` looks them
up. Roles are the vocabulary both sides share:

| role | the value ... | example |
|---|---|---|
| noun | counts this noun or adjective | 10 **people**, 10 **dead** |
| premod | stands before this noun as its modifier | a $5m **deal**, a 90-day **ban** |
| name | is what this measured noun amounts to | a **toll** of 10, the **toll** rose to 10 |
| change | is the amount by which this noun changed | **shares** fell 3 % |
| object, subject, passive | is object, subject, passive subject of this verb | **killed** 10; 10 **died** |
| via | hangs on verb or noun + preposition | **sold for** $5m |
| adjective | measures this adjective or adverb | 10 metres **high**, 10 minutes **later** |
| beside | stands in apposition to a person or name, or is said to be one's age | Smith, **26** |
| per | is a rate per this noun | $5 **a share** |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.trees import NOMINAL, VERBAL, children, first_conjunct, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "prt", "advmod"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd"})
_CLAUSES = frozenset({"xcomp", "ccomp"})  # "ordered 10 to leave", "found 10 guilty"
_COMPANY = _MODIFIERS | _ARGUMENTS | _CLAUSES | {"auxpass"}
_PASSIVE = "be"  # what an expression of the catalogue asks for where only the passive says so: "establish be"


@dataclass(frozen=True, slots=True)
class Cue:
    """One word that states the value, and how.

    Attributes:
        role: one of the roles in the module's table.
        lemma: lower-case lemma of the word; with its preposition for ``via``.
        company: lemmas of its modifiers and complements ("death" beside "toll", "life" beside "claim").
        token: index of the word in the sentence.
        rank: 0 for the nearest cue.
    """

    role: str
    lemma: str
    company: frozenset[str]
    token: int
    rank: int = 0


def cue(role: str, token: Token, also: str = "") -> Cue:
    """The cue of one word, with its company."""
    head = token.text if _names_a_place(token) else lemma(token)
    return Cue(role, f"{head} {also}" if also else head, company(token), token.i)


def _names_a_place(token: Token) -> bool:
    """Whether a word that measures in small letters is part of a name: "City have lost three matches"."""
    inside = any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in token.lefts)
    written = token.is_title and (token.lower_ in words("names", "place_words") or _ends_name(token, inside))
    told = any(child.dep_ == "det" for child in children(token))  # "A city of 5,000"
    return written and not told and any(other.pos_ == "NOUN" and other.is_lower for other in token.doc)


def _ends_name(token: Token, inside: bool) -> bool:
    """Whether a word ends a name of several: of "for Balt Savings" nothing is saved."""
    return inside and token.pos_ == "PROPN" and token.i > 0 and token.nbor(-1).is_title


def company(token: Token) -> frozenset[str]:
    """Lemmas of the words that complete `token`: modifiers, particles, complements, prepositions' objects."""
    found: list[str] = []
    for child in children(token):
        if child.dep_ == "advmod" and child.i > token.i and _of_part(child):
            continue
        if (
            child.dep_ in ("nsubj", "dobj") and child.pos_ == "PROPN"
        ):  # "Storm Ona hit", "Ona, a storm of, hit"
            found.extend(lemma(inner) for inner in children(child) if inner.dep_ in ("appos", "compound"))
        if child.dep_ in _COMPANY or (child.dep_ == "advcl" and _is_infinitive(child)):
            found.append(lemma(child))
            found.extend(_gravity(child) if child.dep_ == "dobj" else ())
            if child.dep_ == "amod" and child.i > 1 and child.nbor(-1).text == "-":
                found.append(lemma(child.nbor(-2)))  # "a front-facing camera"
        elif child.dep_ == "dative" and child.pos_ != "ADP":
            found.append(lemma(child))  # "paid the families $5,000"
        elif child.dep_ in ("prep", "agent") or (child.dep_ == "dative" and child.pos_ == "ADP"):
            found.append(child.lower_)
            inner = [
                t
                for prep in (child, *_out_of(child))
                for t in children(prep)
                if t.dep_ == "pobj" or t.pos_ in NOMINAL
            ]
            found.extend(lemma(token) for token in inner)
            found.extend(how for token in inner for how in _gravity(token))
            titles = (t for token in inner if token.pos_ == "PROPN" for t in children(token))
            found.extend(lemma(t) for t in titles if t.dep_ == "compound" and t.pos_ == "NOUN")
        elif child.dep_ == "aux" and child.tag_ == "MD" and child.lower_ in ("can", "could"):
            found.append("can")  # "it can carry 110 people"
    found.extend(_hung_on(token))
    return frozenset(found)


def _out_of(out: Token) -> list[Token]:
    """The "of" of "walked out of prison"; what is pulled out of somewhere is told by what it is."""
    moved = out.lower_ == "out" and not any(child.dep_ == "dobj" for child in children(out.head))
    return [child for child in children(out) if moved and child.dep_ == "prep"]


def _hung_on(verb: Token) -> Iterator[str]:
    """What a verb completes: "a statement released on Friday", "licensed to carry", "let 10 people go"."""
    first = first_conjunct(verb)
    if verb.dep_ in ("acl", "relcl", "xcomp") or (verb.dep_ == "advcl" and _is_infinitive(verb)):
        yield lemma(verb.head)
    elif first.dep_ == "relcl" and first.pos_ in VERBAL and subject_of(verb) == subject_of(first):
        yield lemma(first.head)  # "the arena, which opened in 1995 and holds 21,000"
    if verb.dep_ == "ccomp" and lemma(verb.head) == "let":
        yield "let"
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        yield _PASSIVE  # "a club established in 1990"


def _of_part(adverb: Token) -> bool:
    """Whether an adverb is told of some of those counted only: "hurt 240 people, 31 of them seriously"."""
    before = adverb.nbor(-1)
    if (
        before.lower_ in ("them", "whom", "these", "those")
        and before.i > 1
        and before.nbor(-1).lower_ == "of"
    ):
        return before.nbor(-2).pos_ == "NUM"
    return False


def _gravity(noun: Token) -> Iterator[str]:
    """How grave an object is: "suffered serious injuries", "in critical condition"."""
    grave = words("constructions", "grave_adjectives")
    return (child.lower_ for child in noun.lefts if child.dep_ == "amod" and child.lower_ in grave)


def _is_infinitive(verb: Token) -> bool:
    """ "licensed to carry", "costs $5 to repair": the parse takes many complements for circumstances."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in children(verb))
