"""Acts that undo or follow each other."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.opposites import are_opposite
from claimcheck.model import Claim, Context, Document, Mention, Source, Value


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The airport was closed on Sunday.", "The airport reopened on Monday.", True),
        ("Flights were suspended on Sunday.", "Flights resumed on Monday.", True),
        ("Vik was arrested on Sunday.", "Vik was freed on Monday.", True),
        ("Vik was convicted on Sunday.", "Vik was sentenced on Monday.", True),
        ("The airport was closed on Sunday.", "The airport was shut on Monday.", False),
        # Nothing is known of what was done then.
        ("The airport closed on Sunday.", "The closed airport was visited on Monday.", False),
        ("Four men were charged.", "Three men were convicted.", True),
        ("Vik, 34, was arrested.", "Vik, 35, was released.", False),
    ],
)
def test_are_opposite(one: str, other: str, expected: bool) -> None:
    claims = [extract_claims([Document(Source("a"), text)]) for text in (one, other)]
    first, second = (next(claim for claim in own if claim.value.kind != "category") for own in claims)
    assert are_opposite(first, second) is expected
    assert are_opposite(second, first) is expected


def test_who_tells_both_acts_is_opposed_to_none() -> None:
    """ "The reopened bridge was closed on Sunday" may tell when it was closed."""
    mention = Mention(0, 6, "Sunday", Value("date", None, None))
    both = Claim("a", "a", mention, Context(head="close", lemmas=("reopen",)))
    for act in ("close", "reopen"):
        one = Claim("b", "b", mention, Context(head=act))
        assert not are_opposite(both, one)
        assert not are_opposite(one, both)


def test_an_act_far_off_is_not_the_one_that_a_time_is_of() -> None:
    mention = Mention(0, 6, "Sunday", Value("date", None, None))
    closed = Claim("a", "a", mention, Context(head="close"))
    near = Claim("b", "b", mention, Context(head="", lemmas=("hold", "reopen")))
    far = Claim("b", "b", mention, Context(head="", lemmas=("hold", "ceremony", "reopen")))
    assert are_opposite(closed, near)
    assert not are_opposite(closed, far)
