"""Steps on the dependency tree that events and qualifiers share: the clause a value stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOPS = frozenset({"ROOT", "advcl", "relcl", "acl", "ccomp", "conj", "parataxis", "pcomp", "csubj"})
_INNER = frozenset({"advcl", "relcl", "ccomp", "parataxis", "acl"})
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


def clause_of(token: Token) -> list[Token]:
    """The tokens of the smallest clause around `token`, without the clauses inside it, in order."""
    stack = [clause_top(token)]
    tokens: list[Token] = []
    while stack:
        current = stack.pop()
        tokens.append(current)
        stack.extend(child for child in current.children if not _opens_clause(child))
    return sorted(tokens, key=lambda member: member.i)


def _opens_clause(token: Token) -> bool:
    return token.dep_ in _INNER or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"))


def auxiliaries(top: Token) -> list[Token]:
    """Auxiliaries and modals of a verb, with those of the verb it is coordinated with or completes."""
    own = [child for child in top.children if child.dep_ in ("aux", "auxpass")]
    if not own and top.dep_ in ("conj", "xcomp") and top.head != top:
        own = [child for child in top.head.children if child.dep_ in ("aux", "auxpass")]
    return own
