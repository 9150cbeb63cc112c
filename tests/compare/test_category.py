"""Facts told in words: what changes from day to day evolves, what cannot be both is a conflict."""

from __future__ import annotations

import pytest

from claimcheck.findings import find
from claimcheck.model import Claim, ClaimKey, Context, Mention, Source, Value
from claimcheck.values.calendar import parse_period

KEY = ClaimKey("Ann Lee", "condition")


def told(source: str, word: str, attribute: str, behaviour: str) -> Claim:
    value = Value("category", None, None, stated=word, dimension=attribute)
    context = Context(subject="Ann Lee", attribute=attribute, behaviour=behaviour)
    return Claim(source, source, Mention(7, 7 + len(word), word, value), context, f"She is {word}.", key=KEY)


@pytest.mark.parametrize(
    ("attribute", "behaviour", "days", "relation", "note"),
    [
        ("condition", "varying", ("2013-05-01", "2013-05-03"), "evolved", "can change from day to day"),
        ("condition", "varying", ("2013-05-01", "2013-05-01"), "conflict", "can change from day to day"),
        (
            "cause of death",
            "constant",
            ("2013-05-01", "2013-05-03"),
            "conflict",
            "one death, different causes",
        ),
    ],
)
def test_facts_told_in_words(attribute, behaviour, days, relation, note):
    sources = {name: Source(name, published=parse_period(day)) for name, day in zip("ab", days, strict=True)}
    claims = [told(name, word, attribute, behaviour) for name, word in (("a", "critical"), ("b", "stable"))]
    (found,) = find(claims, sources=sources)[0]
    assert found.relation == relation
    assert note in found.explanation
    assert sorted(position.sources for position in found.positions) == [("a",), ("b",)]


def test_equal_words_agree():
    claims = [told(name, "stable", "condition", "varying") for name in "ab"]
    assert find(claims)[0][0].relation == "agree"
