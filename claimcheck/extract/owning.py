"""What the words of an owning phrase tell: which of them leads, whether it can own, whom it sets apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck import lexicon
from claimcheck.extract.attributes.catalogue import catalogue
from claimcheck.extract.attributes.owners import is_level
from claimcheck.extract.nounclasses import class_of_noun
from claimcheck.model import TIME_KINDS, Mention
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def cannot_own(noun: Token, owner: str, dated: bool = False) -> bool:
    """Whether a common noun is no owner of such a fact: motorists have no toll, a cut has no staff.

    Args:
        noun: the head of the owning phrase.
        owner: whose facts of this kind are: "organisation", "place" ...
        dated: whether the fact is a time.
    """
    if owner in ("", "person"):
        return False
    word = noun.lemma_.lower()
    happens = owner != "event" and catalogue().is_event(word) and not class_of_noun(word)
    return happens or class_of(word) == "person" or (not dated and is_level(word))


def sets_apart(word: Token) -> bool:
    """Whether an adjective makes a noun another one than the name told before: "the rival firm"."""
    glued = word.i > 0 and word.nbor(-1).text == "-"  # "the 55-year-old actor"
    return not glued and word.lower_ in lexicon.words("names", "apart")


def restricts(clause: Token) -> bool:
    """Whether a relative clause tells which is meant: "the firm that bought it", not "the firm, which"."""
    return clause.dep_ == "relcl" and clause.doc[max(0, clause.left_edge.i - 1)].text != ","


def is_relation(noun: Token) -> bool:
    """Whether a noun tells of another one than its owner: "its predecessor", "Lee's wife"."""
    return noun.lemma_.lower() in lexicon.words("names", "relations")


def is_measure(word: Token) -> bool:
    """Whether a modifier is only the unit of a number before it: "year" of "a two-year overhaul"."""
    return word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).like_num


def is_part(noun: Token) -> bool:
    """Whether a noun tells of something else than the name beside it: "Acme's plant" is not Acme."""
    name = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and (name in lexicon.words("names", "parts") or class_of(name) == "vehicle")


def holders(part: Token) -> Iterator[Token]:
    """What a part goes by: "Port Lee" of "the Port Lee library", "the council of Port Lee"."""
    yield from (child for child in part.lefts if child.dep_ in ("poss", "compound", "nmod"))
    for child in part.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "at", "near"):
            yield from (inner for inner in child.rights if inner.dep_ == "pobj")


def antecedent(pronoun: Token) -> list[Token]:
    """The noun phrase a relative pronoun refers to."""
    verb = pronoun
    while verb.dep_ != "relcl" and verb.head != verb:
        verb = verb.head
    if verb.dep_ != "relcl":
        return []
    noun = verb.head
    if noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN":
        noun = noun.head  # "Ann Lee, a nurse who"
    return [token for token in noun.lefts if token.dep_ in MODIFIERS or token.dep_ == "det"] + [noun]


def head_of(tokens: Sequence[Token]) -> Token:
    """The token of the phrase that the others hang on."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head == token), tokens[-1])


def is_another(noun: Token, mention: Mention) -> bool:
    """Whether what somebody has is told of itself: a part, a relative, whatever something happened to."""
    dated = mention.value.kind in TIME_KINDS and noun.pos_ == "NOUN"
    return dated or is_relation(noun) or is_part(noun)
