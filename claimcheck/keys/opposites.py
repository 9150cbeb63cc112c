"""Acts that undo or follow each other: what was halted on Sunday and resumed on Monday are two times."""

from __future__ import annotations

from functools import cache

from claimcheck.lexicon import table
from claimcheck.model import TIME_KINDS, Claim

_NEAREST = 2  # lemmas of the path that still tell the act


def are_opposite(one: Claim, other: Claim) -> bool:
    """Whether two times, or two numbers of people and things, are those of acts that are not one act.

    Example:
        >>> from claimcheck.model import Context, Mention, Value
        >>> mention = Mention(0, 6, "Sunday", Value("date", None, None))
        >>> halted, resumed = (Claim("a", "b", mention, Context(head=act)) for act in ("halt", "resume"))
        >>> are_opposite(halted, resumed), are_opposite(halted, halted)
        (True, False)
    """
    acts, others = _acts(one), _acts(other)
    return any(
        (acts & first and others & second and not acts & second and not others & first)
        or (acts & second and others & first and not acts & first and not others & second)
        for first, second in _opposites()
    )


def _acts(claim: Claim) -> frozenset[str]:
    """The words that tell which act it is; who is aged 34 when he is arrested is so when he is tried."""
    context = claim.context
    near = context.lemmas[:_NEAREST] if claim.value.kind in TIME_KINDS else ()
    return frozenset({context.head, *near, *context.attribute_id.split()})


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    found = table("link")["opposites"]["acts"]
    return tuple((frozenset(pair["one"]), frozenset(pair["other"])) for pair in found)
