"""Walks in a dependency tree. Tokens are compared by equality: spaCy makes a new object each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
MAX_STEPS = 12  # a guard against degenerate parses of word lists, far above any real chain
TENTHS = re.compile(r"\d\.\d+$")  # a number that counts nothing: "a 9.1 quake"
_SCORE = re.compile(r"\d[-–]\d+$")
_MAX_CHILDREN = 32
BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "quantmod", "poss", "dep", "det"})
_CLAUSE_UP = frozenset({"xcomp", "conj", "advcl", "acl", "relcl", "ccomp", "pcomp"})


def children(token: Token) -> Iterator[Token]:
    """The dependents of `token`; of a word list hung on one word only the first ones."""
    return islice(token.children, _MAX_CHILDREN)


def anchor(span: Span) -> Token:
    """The token that stands for the value in the tree: the unit's noun, else the number."""
    root: Token = span.root
    if root.pos_ in ("ADP", "CCONJ", "PUNCT", "ADV"):
        inside = [t for t in span if t.pos_ in NOMINAL]
        if inside:
            return inside[-1]
    return root


def is_named_by(word: Token) -> bool:
    """Whether an adjective stands for who has it: "one Australian and one English climber have died"."""
    return word.pos_ == "ADJ" and word.dep_ in ("nsubj", "nsubjpass")


def first_conjunct(token: Token) -> Token:
    """The first member of the coordination that `token` belongs to."""
    for _ in range(MAX_STEPS):
        if token.dep_ != "conj" or token.head == token:
            break
        token = token.head
    return token


def subject_of(verb: Token) -> Token | None:
    """The grammatical subject of `verb`, found through auxiliaries, coordination and participles."""
    node = verb.head.head if verb.dep_ == "pobj" and is_infinitive(verb) else verb
    for _ in range(MAX_STEPS):
        for child in node.lefts:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
                relative = child.tag_ in ("WDT", "WP") and node.dep_ == "relcl"
                return node.head if relative else _named(child)
        behind = node.dep_ == "amod" and node.i > node.head.i  # "the plant, due to open in 2026"
        if (behind or node.dep_ in ("acl", "relcl")) and node.head.pos_ in NOMINAL:
            return _intending(node) or node.head
        bound = node.dep_ == "acomp" and node != verb  # "is due to open", "are likely to rise"
        when = node.dep_ == "pcomp" and node.head.lower_ in words("constructions", "conjunctive_prepositions")
        if when and node.head.dep_ == "prep" and node.head.head.pos_ in VERBAL:
            node = node.head.head  # "died after falling 60 metres"
            continue
        if not (bound or node.dep_ in _CLAUSE_UP) or node.head == node:
            return None
        node = node.head
    return None


def _intending(verb: Token) -> Token | None:
    """Who means to do something: "Acme's plan to cut 300 jobs", "Acme announced plans to cut 300 jobs"."""
    noun = verb.head
    aimed = verb.dep_ == "acl" and any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.lefts)
    if not aimed or lemma(noun) not in words("constructions", "intentions"):
        return None
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is None and noun.dep_ == "dobj" and noun.head.pos_ in VERBAL:
        owner = next((child for child in noun.head.lefts if child.dep_ == "nsubj"), None)
    return owner


def _named(noun: Token) -> Token:
    """The name right behind a noun that describes it, where both are subjects: "her rival Hugh Pell"."""
    others = (c for c in noun.head.lefts if c.dep_ == noun.dep_ and c.i > noun.i)
    name = next((c for c in others if c.pos_ == "PROPN" and c.left_edge.i == noun.i + 1), None)
    return noun if name is None or noun.pos_ != "NOUN" else name


def is_infinitive(token: Token) -> bool:
    """Whether a word has the "to" of a verb before it, whatever the tagger takes it for: "is due to ship"."""
    bare = token.dep_ == "pobj" and token.tag_ == "NN" and next(token.lefts, None) is None
    if bare and token.head.lower_ == "to" and token.head.head.lower_ == "due":
        return True
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.lefts)


def is_verb(token: Token) -> bool:
    """Whether a word is a verb, or an infinitive that the tagger takes for a noun."""
    return token.pos_ in VERBAL or (token.dep_ in ("xcomp", "pobj") and is_infinitive(token))


def enumerated(span: Span) -> bool:
    """Whether a number stands in a list of numbers: "versions 7, 8, 9", "33 & 34"."""
    doc, start, end = span.doc, span.start, span.end
    after = end + 1 < len(doc) and doc[end].text in (",", "&") and doc[end + 1].like_num
    return after or (start > 1 and doc[start - 1].text == "," and doc[start - 2].like_num)


def is_scorer(name: Token) -> bool:
    """Whether a score stands right before a name: in "0-1 Ode (12)" the number is no age."""
    if name.i < 1 or not name.nbor(-1).text[-1:].isdigit():
        return False
    return _SCORE.search(name.doc[max(0, name.i - 3) : name.i].text) is not None


def phrase(node: Token, span: Span) -> Token:
    """The head of the noun phrase that holds the value: "people" of "10 people"."""
    for _ in range(MAX_STEPS):
        head = node.head
        if head == node or node.dep_ not in BEFORE_NOUN or head.i < span.start:
            break
        if head.pos_ not in NOMINAL and lemma(head) != "old" and not is_named_by(head):
            break
        node = head
    return node


def belonging(noun: Token) -> Iterator[str]:
    """Prepositions behind a noun, and what it is a share of: "cut 15 percent of its staff"."""
    for child in children(noun):
        if child.dep_ == "prep":
            yield child.lower_
            if child.lower_ == "of":
                yield from (lemma(inner) for inner in children(child) if inner.dep_ == "pobj")


def left_out(node: Token, first: Token) -> Token | None:
    """The verb left out before a second amount: "asks $5 for the small and $7 for the large version"."""
    prep = first.head
    if (
        node == first
        or first.dep_ != "pobj"
        or node.pos_ not in ("NUM", "SYM")
        or prep.head.pos_ not in VERBAL
    ):
        return None
    again = any(child.dep_ == "prep" and child.lower_ == prep.lower_ for child in children(node))
    return prep.head if again else None
