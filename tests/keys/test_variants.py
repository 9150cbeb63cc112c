"""Which models of a product a sentence tells of."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.manner import read_manner
from claimcheck.keys.variants import Variants, of_two_variants, read_variants
from claimcheck.model import Document, Source


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("The 11-inch Tern costs $999.", "$999", {"11 inch"}),
        ('The 13.3" Tern costs $999.', "$999", {"13 inch"}),
        ("The 13- and 15-inch models cost $999 and up.", "$999", {"13 inch", "15 inch"}),
        ("The 256 GB version costs $999.", "$999", {"256 GB"}),
        ("The Tern has 256 GB of storage and costs $999.", "$999", set()),
        ("Guests aged 13 and 15 paid $999.", "$999", set()),
        # Of what is no product's, sizes near by say nothing.
        ("An 11-inch blade killed three people.", "three", set()),
        # The size itself is not told by itself.
        ("The Tern has a 15-inch display.", "15-inch", set()),
    ],
)
def test_read_variants(text: str, quote: str, expected: set[str]) -> None:
    claims = extract_claims([Document(Source("a"), text)])
    found = [read_variants(claim) for claim in claims if claim.quote == quote]
    assert found[:1] == [frozenset(expected)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (frozenset({"11 inch"}), frozenset({"15 inch"}), True),
        (frozenset({"11 inch", "13 inch"}), frozenset({"13 inch"}), False),
        (frozenset({"11 inch"}), frozenset(), False),
    ],
)
def test_of_two_variants(one: Variants, other: Variants, expected: bool) -> None:
    assert of_two_variants(one, other) is expected
    assert of_two_variants(other, one) is expected


def test_variants_keep_figures_apart() -> None:
    texts = ("The 11-inch Tern costs $999.", "The 15-inch Tern costs $1,299.")
    claims = [extract_claims([Document(Source("a"), text)]) for text in texts]
    small, large = (next(claim for claim in own if claim.value.kind == "money") for own in claims)
    assert read_manner(small).bars(read_manner(large))
