"""What governs a value's noun phrase: the verb it is subject or object of, the noun it is the level of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.changes import changed_by
from claimcheck.extract.attributes.cues import Cue, company, cue
from claimcheck.extract.attributes.levels import levels
from claimcheck.extract.attributes.taking import stolen
from claimcheck.extract.attributes.trees import (
    MAX_STEPS,
    NOMINAL,
    VERBAL,
    anchor,
    belonging,
    children,
    enumerated,
    first_conjunct,
    is_scorer,
    left_out,
    phrase,
    subject_of,
)
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OBJECTS = frozenset(
    {"dobj", "attr", "oprd", "npadvmod", "advmod", "dative", "dep", "acomp", "ccomp", "nmod", "intj"}
)
_THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})  # stand for no person
_SHARES = ("percent", "%", "point")


def governors(node: Token, span: Span, steps: int = MAX_STEPS) -> Iterator[Cue]:
    """The verb, noun or name that the value's noun phrase hangs on.

    Args:
        node: the value's token, see `trees.anchor`.
        span: the value's tokens.
        steps: how far to climb at most.
    """
    own = phrase(node, span)
    for child in children(own):
        if child.dep_ == "relcl":
            passive = any(inner.dep_ == "nsubjpass" for inner in children(child))
            yield cue("passive" if passive else "subject", child)
    top = first_conjunct(own)
    if top.head == top or steps <= 0:
        return
    if (verb := left_out(own, top)) is not None:
        yield Cue("object", lemma(verb), company(verb), verb.i)
        return
    # What belongs to the phrase belongs to its verb: "a wife and three children", "paid $5m for it".
    shared = {lemma(own), *belonging(own)}
    for found in _above(top, span, steps):
        yield Cue(found.role, found.lemma, found.company | shared, found.token)


def _above(top: Token, span: Span, steps: int) -> Iterator[Cue]:
    dep, head = top.dep_, top.head
    if dep in ("nsubj", "nsubjpass") and head.dep_ in ("aux", "auxpass"):
        head = head.head  # "six died and four are missing"
    if dep in ("nsubj", "nsubjpass"):
        yield from _as_subject(head, dep == "nsubjpass")
    elif dep == "appos":
        yield from _as_apposition(top, head, span, steps)
    elif dep in ("pobj", "pcomp") and head.dep_ in ("prep", "agent", "dative", "pcomp", "advmod"):
        yield from _as_oblique(head, span, steps)
    elif dep in _OBJECTS:
        yield from _as_object(top, head, span)
    elif dep == "nummod" and head.pos_ in VERBAL and head.dep_ == "pobj":
        yield from _as_oblique(
            head.head, span, steps
        )  # "a quake of magnitude 5.9 hit": a verb taken for a noun


def _as_subject(verb: Token, passive: bool) -> Iterator[Cue]:
    if passive or verb.lemma_ in ("be", "remain", "lie", "go", "leave", "feel", "become"):
        yield from (cue("noun", child) for child in children(verb) if child.dep_ in ("acomp", "attr", "oprd"))
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
        and not any(c.dep_ in ("dobj", "aux") for c in children(verb))
    ):
        yield cue("passive", verb)  # "10 killed in crash": headlines drop the auxiliary
    for child in children(verb):
        if child.dep_ == "xcomp" and child.pos_ in VERBAL:  # "10 are believed to have been killed"
            inner = any(c.dep_ == "auxpass" for c in children(child))
            yield cue("passive" if inner else "subject", child)


def _as_apposition(top: Token, head: Token, span: Span, steps: int) -> Iterator[Cue]:
    if (
        head.pos_ in ("NUM", "SYM")
        or head.like_num
        or lemma(head) in words("constructions", "magnitude_words")
    ):
        yield from governors(head, span, steps - 1)  # "two million euros ($2.6m)": one amount said twice
        return
    yield from _person(top, head, span)
    yield cue("name", head)
    if head.pos_ == "NOUN" and not _is_bare(top, span):
        yield from governors(head, span, steps - 1)  # "three people, a man and two women, were killed"


def _as_object(top: Token, verb: Token, span: Span) -> Iterator[Cue]:
    if verb.pos_ in ("ADJ", "ADV", "ADP", "SCONJ"):
        bearer = subject_of(verb.head)
        found = cue("adjective", verb)
        about = {lemma(bearer)} if bearer is not None else set()
        yield Cue(found.role, found.lemma, found.company | about, found.token)  # "the waves were 6 m high"
        if lemma(verb) in words("constructions", "direction_words"):
            yield from _moved(verb, bearer, span)
        if lemma(verb) == "worth":
            yield from stolen(verb)
            if verb.head.pos_ in NOMINAL:
                yield cue("name", verb.head)
        elif verb.dep_ == "amod" and verb.head.pos_ in NOMINAL:
            yield cue("premod", verb.head)  # "a 300-strong workforce"
        verb = verb.head
    if lemma(verb) in ("be", "become") and top.dep_ == "attr":
        subject = subject_of(verb)
        if subject is not None:
            yield from _person(top, subject, span)
    if _is_bare(top, span) and verb.dep_ == "conj":
        for child in children(first_conjunct(verb)):
            if child.dep_ in ("dobj", "npadvmod") and any(
                inner.dep_ == "nummod" for inner in children(child)
            ):
                yield cue("noun", child)  # "Lee scored 31 points and Cruz added 18"
    yield from _measured(verb, "" if top.dep_ in ("attr", "dobj", "oprd", "acomp") else "by")
    yield cue("object", verb)


def _moved(direction: Token, bearer: Token | None, span: Span) -> Iterator[Cue]:
    """What moved: the subject ("shares were up 5 %"), or the amount before ("sales of $2bn, up 5 %")."""
    if direction.i >= span.end and _looks_back(direction):
        return
    done = [
        c for c in children(direction.head) if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i < direction.i
    ]
    added = any(i > 0 and span.doc[i - 1].text == "," for i in (direction.i, span.start))
    if done and added:
        yield from (cue("change", noun) for noun in done)  # "posted a profit of $2bn, up 5 %"
    amount = direction.head
    if amount.pos_ in ("NUM", "SYM") or lemma(amount) in words("constructions", "magnitude_words"):
        for found in governors(anchor(amount.doc[amount.i : amount.i + 1]), span, 2):
            if found.role == "name":
                yield Cue("change", found.lemma, found.company, found.token)
    elif amount.pos_ in ("NOUN", "PROPN"):
        yield cue("change", amount)
    elif bearer is not None:
        yield cue("change", bearer)


def _looks_back(direction: Token) -> bool:
    """Whether a level is only set beside the one before: "was 71 percent, up from 58 percent"."""
    return direction.i + 1 < len(direction.doc) and direction.nbor(1).lower_ == "from"


def _as_oblique(prep: Token, span: Span, steps: int) -> Iterator[Cue]:
    word, head = prep.lower_, prep.head
    if head.dep_ == "prep" and head.head != head:  # "up to 10", "from 3 to 10"
        head = head.head
    moved = lemma(head) in words("constructions", "direction_words")
    if word in ("by", "to") and (moved or head.pos_ in NOMINAL):
        yield from _misplaced(word, head)
    if word in ("as", "than") and head.pos_ in ("ADJ", "ADV"):  # "as high as 10", "more than 10"
        yield cue("adjective", head)
        yield from governors(head, span, steps - 1)
    elif head.pos_ == "NOUN" and lemma(head) in words("constructions", "transparent_nouns"):
        yield cue("name", head)  # "a total of 10 people were killed"
        yield from governors(head, span, steps - 1)
    elif head.pos_ in ("NOUN", "PROPN"):
        yield from _of_noun(head, word)
    else:
        yield from _of_verb(head, word)


def _of_noun(noun: Token, word: str) -> Iterator[Cue]:
    """What a noun with a preposition says: "a toll of 10", and the verb it completes."""
    if lemma(noun) in words("constructions", "posts") and noun.head.lower_ == "in":
        yield Cue("via", f"person {word}", company(noun), noun.i)  # "in charge for six years"
        return
    if word in words("constructions", "level_prepositions"):
        if word == "of" and (moved := changed_by(noun)) is not None:
            yield cue("change", moved)  # "a fall of 7 percent in profit"
        yield cue("name", noun)
    one = any(child.lower_ in ("a", "an") for child in noun.lefts)  # "a student of 19", not "chairs of 12"
    relative = lemma(noun) in words("names", "relations")  # "a mother of three"
    if class_of(lemma(noun)) == "person" and (word != "of" or (one and not relative)):
        yield Cue("via", f"person {word}", company(noun), noun.i)
    yield cue("via", noun, word)
    noun = first_conjunct(noun)
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head  # "bought by a rival for $5m"
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj") and verb.pos_ in VERBAL:
        yield cue("via", verb, word)


def _of_verb(verb: Token, word: str) -> Iterator[Cue]:
    """What a verb with a preposition says: "rose to 10", "sold for $5m", "killed between 10 and 50"."""
    if word == "between" and verb.pos_ in VERBAL:
        yield cue("object", verb)
    if word == "to":
        moved = (changed_by(child) for child in children(verb) if child.dep_ == "dobj")
        yield from (cue("name", noun) for noun in moved if noun is not None)
    yield from _measured(verb, word)
    if word == "worth" or (
        word == "at" and verb.dep_ in ("acl", "advcl") and lemma(verb) in ("value", "estimate")
    ):
        yield from stolen(verb)
    if word == "for":
        for child in children(verb):
            if child.dep_ == "dobj":
                yield cue("name", child)  # "led the talks for a week"
            elif child.dep_ == "attr" and _is_office(lemma(child)):
                yield Cue("via", "person for", company(child), child.i)  # "was mayor for 12 years"
    yield cue("via", verb, word)


def _is_office(noun: str) -> bool:
    return class_of(noun) == "person" or noun in words("names", "person_titles")


def _misplaced(word: str, noun: Token) -> Iterator[Cue]:
    """What a verb of change says where the parse hung its "by" or "to" on a noun before it.

    "cut the risk of a stroke by 33 %", "revenue was up 5 % to $3bn".
    """
    node = noun
    for _ in range(MAX_STEPS):
        if node.head == node or node.head.pos_ in VERBAL:
            break
        node = node.head
    verb = node.head
    if lemma(verb) in words("constructions", "change_verbs") and word == "by" and node.dep_ == "dobj":
        yield cue("change", node)
    elif word == "to" and (moved := changed_by(noun)) is not None:
        yield cue("name", moved)  # "a 7 percent rise in revenue to $5m"
    elif word == "to" and (node == noun or lemma(noun) in _SHARES) and node.dep_ != "dobj":
        subject = subject_of(verb)
        if subject is not None:
            yield cue("name", subject)


def _is_bare(top: Token, span: Span) -> bool:
    """Whether the phrase is a number and nothing else."""
    return len(span) == 1 and top == span[0] and top.pos_ == "NUM"


def _person(top: Token, token: Token, span: Span) -> Iterator[Cue]:
    """ "Smith, 26," and "she is 26": a bare number beside a person."""
    counts = span.end < len(span.doc) and span.doc[span.end].lower_ == "of"  # "in Port Lee, 11 of them"
    if counts or enumerated(span) or is_scorer(token):
        return
    aged = token.lower_ in words("constructions", "eldest")  # "the youngest of them is 61"
    somebody = token.pos_ == "PROPN" or (token.pos_ == "PRON" and token.lower_ not in _THINGS)
    if _is_bare(top, span) and (somebody or _is_office(lemma(token)) or aged):
        yield Cue("beside", "name", company(token), token.i)


def _measured(verb: Token, word: str) -> Iterator[Cue]:
    """The measured noun of verbs of level and change: "the toll rose to 10", "cut the price by $5"."""
    name = lemma(verb)
    level, change = (
        name in words("constructions", "level_verbs"),
        name in words("constructions", "change_verbs"),
    )
    moving = name in words("constructions", "moving_verbs")
    kept = any(child.lower_ == "aside" for child in children(verb))  # "set aside $5m"
    if kept or not (level or change or moving):
        return
    moved = words("constructions", "direction_words")
    directions = (c for c in children(verb) if c.dep_ in ("advmod", "prt", "prep") and c.lower_ in moved)
    change = change or any(not _looks_back(word) for word in directions)
    if not (level or change):
        return
    by = change and word in ("by", "")
    for child in children(verb):
        if child.dep_ == "dobj" and word and lemma(child) not in _SHARES:  # "leapt 24 percent to $30"
            yield from (cue("change", child),) if by else levels(child)
            return
    subject = subject_of(verb)
    if subject is not None:
        yield from (cue("change", subject),) if by else levels(subject)
