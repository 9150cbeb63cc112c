"""How a sentence states a value: the words that govern it and the role the value plays to each of them.

"The quake killed 10 villagers" puts the value in two constructions: ``noun villager`` (what is counted) and
``object kill``. `read_cues` walks the dependency tree upwards from the value and names them, nearest first;
`claimcheck.extract.catalogue` looks them up. Roles are the vocabulary both sides share:

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
from itertools import chain
from typing import TYPE_CHECKING

from claimcheck.extract.wordforms import lemma
from claimcheck.lexicon import words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
MAX_STEPS = 12  # a guard against degenerate parses of word lists, far above any real chain

_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "quantmod", "poss", "dep", "det"})
_COUNTS = frozenset({"nummod", "quantmod", "amod", "det"})
_COMPANY = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "compound",
        "amod",
        "nmod",
        "prt",
        "dobj",
        "attr",
        "acomp",
        "oprd",
        "poss",
        "advmod",
    }
)
_COMPLETIONS = frozenset({"xcomp", "ccomp"})  # "ordered 10 to leave", "found 10 guilty"
_CLAUSE_UP = frozenset({"xcomp", "conj", "advcl", "acl", "relcl", "ccomp", "pcomp"})
_OBJECTS = frozenset(
    {"dobj", "attr", "oprd", "npadvmod", "advmod", "dative", "dep", "acomp", "ccomp", "nmod", "intj"}
)
_LEVEL_PREPOSITIONS = frozenset(
    {"of", "at", "to", "around", "about", "for", "between", "from", "under", "over", "near"}
)


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


def read_cues(span: Span, counts: bool = True) -> list[Cue]:
    """The constructions the value of `span` stands in, nearest first.

    Args:
        span: the value's tokens.
        counts: whether the value is a plain number, so that a noun after it is counted ("10 deals") and not
            only modified ("a $10 deal").
    """
    node = anchor(span)
    found = chain(
        _rate(span),
        _complements(node, span, counts),
        _own_nouns(node, span, counts),
        _governor(node, span, MAX_STEPS),
    )
    unique = {(c.role, c.lemma, c.token): c for c in found}
    return [Cue(c.role, c.lemma, c.company, c.token, rank) for rank, c in enumerate(unique.values())]


def cue(role: str, token: Token, also: str = "") -> Cue:
    """The cue of one word, with its company."""
    head = lemma(token)
    return Cue(role, f"{head} {also}" if also else head, company(token), token.i)


def anchor(span: Span) -> Token:
    """The token that stands for the value in the tree: the unit's noun, else the number."""
    root: Token = span.root
    if root.pos_ in ("ADP", "CCONJ", "PUNCT", "ADV"):
        inside = [t for t in span if t.pos_ in NOMINAL]
        if inside:
            return inside[-1]
    return root


def company(token: Token) -> frozenset[str]:
    """Lemmas of the words that complete `token`: modifiers, particles, complements, prepositions' objects."""
    found = []
    for child in token.children:
        if child.dep_ in _COMPANY or child.dep_ in _COMPLETIONS:
            found.append(lemma(child))
        elif child.dep_ in ("prep", "agent") or (child.dep_ == "dative" and child.pos_ == "ADP"):
            found.append(child.lower_)
            inner = [t for t in child.children if t.dep_ == "pobj" or t.pos_ in NOMINAL]
            found.extend(lemma(token) for token in inner)
    return frozenset(found)


def first_conjunct(token: Token) -> Token:
    """The first member of the coordination that `token` belongs to."""
    for _ in range(MAX_STEPS):
        if token.dep_ != "conj" or token.head == token:
            break
        token = token.head
    return token


def subject_of(verb: Token) -> Token | None:
    """The grammatical subject of `verb`, found through auxiliaries, coordination and participles."""
    node = verb
    for _ in range(MAX_STEPS):
        for child in node.lefts:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
                relative = child.tag_ in ("WDT", "WP") and node.dep_ == "relcl"
                return node.head if relative else child
        if node.dep_ in ("acl", "relcl") and node.head.pos_ in NOMINAL:
            return node.head
        if node.dep_ not in _CLAUSE_UP or node.head == node:
            return None
        node = node.head
    return None


def phrase(node: Token, span: Span) -> Token:
    """The head of the noun phrase that holds the value: "people" of "10 people"."""
    for _ in range(MAX_STEPS):
        head = node.head
        if head == node or node.dep_ not in _BEFORE_NOUN or head.i < span.start:
            break
        if head.pos_ not in NOMINAL and lemma(head) != "old":
            break
        node = head
    return node


def _rate(span: Span) -> Iterator[Cue]:
    """ "$5 a share", "per year": the word after "a", "per", "each" directly behind the value."""
    doc, end = span.doc, span.end
    if end + 1 < len(doc) and doc[end].lower_ in ("a", "an", "per", "each", "every", "/"):
        noun = doc[end + 2] if end + 2 < len(doc) and doc[end + 1].pos_ == "ADJ" else doc[end + 1]
        behind = doc[noun.i + 1].lower_ if noun.i + 1 < len(doc) else ""
        if noun.pos_ == "NOUN" and behind not in words("constructions", "sequence_words"):
            yield cue("per", noun)


def _complements(node: Token, span: Span, counts: bool) -> Iterator[Cue]:
    """What follows the value in its phrase: "10 dead", "10 killed", "10 of the crew", "$5m in damage"."""
    for child in node.children:
        if child.i < span.end:
            continue
        if child.dep_ in ("amod", "acl", "advmod", "acomp") and child.tag_ in ("VBN", "VBD"):
            yield cue("passive", child)
            yield cue("noun", child)
        elif child.dep_ in ("amod", "acl", "acomp") and child.pos_ in ("ADJ", "VERB"):
            yield cue("noun", child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "in"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield cue("noun", inner)
                    if not counts:
                        yield cue("name", inner)


def _own_nouns(node: Token, span: Span, counts: bool) -> Iterator[Cue]:
    """The nouns after the value that it counts, measures or modifies, out to the head of the phrase."""
    top, found = node, []
    for _ in range(MAX_STEPS):
        head = top.head
        if head == top or top.dep_ not in _BEFORE_NOUN or head.i < span.start:
            break
        if head.pos_ in ("ADJ", "ADV") or lemma(head) in ("old", "aged"):
            found.append(cue("adjective", head))
        elif head.pos_ in NOMINAL:
            counted = counts and top == node and top.dep_ in _COUNTS
            found.append(cue("noun" if counted else "premod", head))
        else:
            break
        top = head
    hyphenated = span.end < len(span.doc) and span.doc[span.end].text == "-"
    yield from reversed(found) if hyphenated else found  # "a 20-seat majority" is a majority
    if top != node:
        for child in top.children:
            if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
                yield cue("passive", child)
            elif child.dep_ == "amod" and child.i > span.start and child.tag_ in ("VBN", "JJ"):
                yield cue("noun", child)  # "10 injured passengers"


def _governor(node: Token, span: Span, steps: int) -> Iterator[Cue]:
    """The verb, noun or name that the value's noun phrase hangs on."""
    own = phrase(node, span)
    for child in own.children:
        if child.dep_ == "relcl":
            passive = any(inner.dep_ == "nsubjpass" for inner in child.children)
            yield cue("passive" if passive else "subject", child)
    top = first_conjunct(own)
    if top.head == top or steps <= 0:
        return
    # What belongs to the phrase belongs to its verb: "a wife and three children", "paid $5m for it".
    shared = {lemma(own)} | {child.lower_ for child in own.children if child.dep_ == "prep"}
    for found in _above(top, span, steps):
        yield Cue(found.role, found.lemma, found.company | shared, found.token)


def _above(top: Token, span: Span, steps: int) -> Iterator[Cue]:
    dep, head = top.dep_, top.head
    if dep in ("nsubj", "nsubjpass"):
        yield from _as_subject(head, dep == "nsubjpass")
    elif dep == "appos":
        yield from _as_apposition(top, head, span, steps)
    elif dep in ("pobj", "pcomp") and head.dep_ in ("prep", "agent", "dative", "pcomp", "advmod"):
        yield from _as_oblique(head, span, steps)
    elif dep in _OBJECTS:
        yield from _as_object(top, head, span)


def _as_subject(verb: Token, passive: bool) -> Iterator[Cue]:
    if passive or verb.lemma_ in ("be", "remain", "lie", "go", "leave", "feel", "become"):
        yield from (cue("noun", child) for child in verb.children if child.dep_ in ("acomp", "attr", "oprd"))
    if verb.tag_ == "VBG" or verb.pos_ == "ADJ":
        yield Cue(
            "noun", verb.lower_, company(verb), verb.i
        )  # "with 12 still missing", "left 12 people dead"
    if verb.pos_ == "ADJ" and verb.head.pos_ in VERBAL:
        yield cue("object", verb.head)  # "found 12 guilty"
    yield cue("passive" if passive else "subject", verb)
    if (
        not passive
        and verb.tag_ in ("VBD", "VBN")
        and not any(c.dep_ in ("dobj", "aux") for c in verb.children)
    ):
        yield cue("passive", verb)  # "10 killed in crash": headlines drop the auxiliary
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in VERBAL:  # "10 are believed to have been killed"
            inner = any(c.dep_ == "auxpass" for c in child.children)
            yield cue("passive" if inner else "subject", child)


def _as_apposition(top: Token, head: Token, span: Span, steps: int) -> Iterator[Cue]:
    if (
        head.pos_ in ("NUM", "SYM")
        or head.like_num
        or lemma(head) in words("constructions", "magnitude_words")
    ):
        yield from _governor(head, span, steps - 1)  # "two million euros ($2.6m)": one amount said twice
        return
    yield from _person(top, head, span)
    yield cue("name", head)
    if head.pos_ == "NOUN" and not _is_bare(top, span):
        yield from _governor(head, span, steps - 1)  # "three people, a man and two women, were killed"


def _as_object(top: Token, verb: Token, span: Span) -> Iterator[Cue]:
    if verb.pos_ in ("ADJ", "ADV", "ADP", "SCONJ"):
        yield cue("adjective", verb)
        if lemma(verb) in words("constructions", "direction_words") and (bearer := subject_of(verb.head)):
            yield cue("change", bearer)
        if lemma(verb) == "worth" and verb.head.pos_ in NOMINAL:
            yield cue("name", verb.head)
        verb = verb.head
    if lemma(verb) in ("be", "become") and top.dep_ == "attr":
        subject = subject_of(verb)
        if subject is not None:
            yield from _person(top, subject, span)
    yield from _measured(verb, "" if top.dep_ in ("attr", "dobj", "oprd", "acomp") else "by")
    yield cue("object", verb)


def _as_oblique(prep: Token, span: Span, steps: int) -> Iterator[Cue]:
    word, head = prep.lower_, prep.head
    if head.dep_ == "prep" and head.head != head:  # "up to 10", "from 3 to 10"
        head = head.head
    if word in ("as", "than") and head.pos_ in ("ADJ", "ADV"):  # "as high as 10", "more than 10"
        yield cue("adjective", head)
        yield from _governor(head, span, steps - 1)
    elif head.pos_ == "NOUN" and lemma(head) in words("constructions", "transparent_nouns"):
        yield cue("name", head)  # "a total of 10 people were killed"
        yield from _governor(head, span, steps - 1)
    elif head.pos_ in ("NOUN", "PROPN"):
        if word in _LEVEL_PREPOSITIONS:
            yield cue("name", head)
        if class_of(lemma(head)) == "person":
            yield Cue("via", f"person {word}", company(head), head.i)
        yield cue("via", head, word)
        head = first_conjunct(head)
        verb = head.head.head if head.dep_ == "pobj" else head.head  # "bought by a rival for $5m"
        if head.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj") and verb.pos_ in VERBAL:
            yield cue("via", verb, word)
    else:
        yield from _measured(head, word)
        yield cue("via", head, word)


def _is_bare(top: Token, span: Span) -> bool:
    """Whether the phrase is a number and nothing else."""
    return len(span) == 1 and top == span[0] and top.pos_ == "NUM"


def _person(top: Token, token: Token, span: Span) -> Iterator[Cue]:
    """ "Smith, 26," and "she is 26": a bare number beside a person."""
    if _is_bare(top, span) and (token.pos_ in ("PROPN", "PRON") or class_of(lemma(token)) == "person"):
        yield Cue("beside", "name", company(token), token.i)


def _measured(verb: Token, word: str) -> Iterator[Cue]:
    """The measured noun of verbs of level and change: "the toll rose to 10", "cut the price by $5"."""
    name = lemma(verb)
    level, change = (
        name in words("constructions", "level_verbs"),
        name in words("constructions", "change_verbs"),
    )
    if not level and not change:
        return
    by = change and word in ("by", "")
    for child in verb.children:
        if child.dep_ == "dobj" and word:
            yield cue("change" if by else "name", child)
            return
    subject = subject_of(verb)
    if subject is not None:
        yield cue("change" if by else "name", subject)
