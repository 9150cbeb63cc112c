"""Steps on the dependency tree that events and qualifiers share: the clause a value stands in."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOPS = frozenset({"ROOT", "advcl", "relcl", "acl", "ccomp", "conj", "parataxis", "pcomp", "csubj"})
_INNER = frozenset({"advcl", "relcl", "ccomp", "parataxis", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CIRCUMSTANCES = frozenset({"prep", "npadvmod", "advmod"})
_MAX_TOKENS = 150  # a clause of more words is no clause
_NOUN_STEPS = 4
_MAX_STEPS = 40  # real trees are shallower; a degenerate parse of a word list is not


def clause_top(token: Token) -> Token:
    """The word that governs the smallest clause around `token`; "10 dead and 50 injured" is one clause."""
    top = token
    for _ in range(_MAX_STEPS):
        is_clause = top.dep_ in _TOPS and (top.dep_ != "conj" or top.pos_ in ("VERB", "AUX"))
        if is_clause or top.head == top:
            break
        top = top.head
    return top


def verb_above(token: Token) -> Token:
    """The nearest verb on the way to the root, `token` itself included; the root where there is none."""
    verb = token
    for _ in range(_MAX_STEPS):
        if verb.pos_ in ("VERB", "AUX") or verb.head == verb:
            break
        verb = verb.head
    return verb


def clause_of(token: Token, shared: bool = False) -> list[Token]:
    """The tokens of the smallest clause around `token`, without the clauses inside it, in order.

    Args:
        token: any word.
        shared: whether a coordinated verb and a participle take over subject and circumstances:
            "In 2003, a quake struck and killed 12", "a quake struck in 2003, killing 12".
    """
    top = clause_top(token)
    stack = [top, *(_shared(top) if shared else ())]
    tokens: list[Token] = []
    while stack and len(tokens) < _MAX_TOKENS:
        current = stack.pop()
        tokens.append(current)
        children = islice(current.children, _MAX_TOKENS)
        stack.extend(child for child in children if not _opens_clause(child))
    return sorted(tokens, key=lambda member: member.i)


def _shared(verb: Token) -> list[Token]:
    """What a verb without a subject of its own takes over from the one it hangs on.

    A coordinated verb takes over the subject and what stands in front of the first one, a participle all that
    tells when and where: "A quake struck the town in 2003, killing 12".
    """
    participle = (verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl")) or (
        verb.tag_ == "VBN" and verb.dep_ == "advcl"
    )
    first = verb_above(verb.head) if participle else verb.head
    if first == verb or first.pos_ not in ("VERB", "AUX"):
        return []
    if any(child.dep_ in _SUBJECTS for child in islice(verb.children, _MAX_TOKENS)):
        return []
    if participle:
        told = (child for child in islice(first.children, _MAX_TOKENS) if not _opens_clause(child))
        own = [child for child in told if child.dep_ in (*_SUBJECTS, *_CIRCUMSTANCES)]
        return own + (_shared(first) if first.dep_ in ("conj", "advcl") else [])
    if verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX"):
        return []
    before = islice(first.lefts, _MAX_TOKENS)
    return [child for child in before if child.dep_ in _SUBJECTS or child.dep_ in _CIRCUMSTANCES]


def _opens_clause(token: Token) -> bool:
    return token.dep_ in _INNER or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"))


def auxiliaries(top: Token) -> list[Token]:
    """Auxiliaries and modals of a verb, with those of the verb it is coordinated with or completes."""
    own = [child for child in top.children if child.dep_ in ("aux", "auxpass")]
    if not own and top.dep_ in ("conj", "xcomp") and top.head != top:
        own = [child for child in top.head.children if child.dep_ in ("aux", "auxpass")]
    return own


def describes_a_noun(head: Token) -> bool:
    """Whether a value tells what somebody is ("Ann Lee, 26,", "a mother of 12") and not what happened."""
    if any(token.lower_ == "old" for token in (head, head.head)):
        return True
    token = head
    for _ in range(_NOUN_STEPS):
        if token.dep_ == "appos":
            return True
        if token.dep_ not in ("pobj", "prep", "nummod", "quantmod", "amod", "compound"):
            return False
        token = token.head
    return False
