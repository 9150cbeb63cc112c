"""Whose a value is: what a person has is never another person's, though both are named side by side."""

from __future__ import annotations

import pytest

from claimcheck import extract_claims
from claimcheck.keys.names import NameTable
from claimcheck.model import Claim, Context, Document, Mention, Source, Value


def _claims(*texts: str) -> list[Claim]:
    return extract_claims([Document(Source(f"s{number}"), text) for number, text in enumerate(texts)])


@pytest.mark.parametrize(
    ("one", "other", "quotes", "expected"),
    [
        ("Anna Berg, 34, and Carl Dahl, 41, were hurt.", "Carl Dahl, 45, was hurt.", ("34", "45"), True),
        ("Anna Berg, 34, and Carl Dahl, 41, were hurt.", "Carl Dahl, 45, was hurt.", ("41", "45"), False),
        (
            "Tarn Foods agreed to buy Bellmere for €820 million.",
            "Bellmere was sold to Tarn Foods for €860 million.",
            ("€820 million", "€860 million"),
            False,
        ),
        (
            "The Tern 2 weighs 128 grams.",
            "The Tern 2 Max weighs 171 grams.",
            ("128 grams", "171 grams"),
            True,
        ),
        ("The Tern 2 weighs 128 grams.", "The Arno Tern 2 weighs 131 g.", ("128 grams", "131 g"), False),
        ("The Tern 2 Max weighs 128 grams.", "The Tern 2 Max weighs 131 g.", ("128 grams", "131 g"), False),
        (
            "Marlow Falls drew up its budget. The property tax rate stays at 1.08 percent.",
            "Marlow Falls has debt of $96 million. In neighbouring Easton the tax rate is 1.3 percent.",
            ("1.08 percent", "1.3 percent"),
            True,
        ),
        (
            "Marlow Falls drew up its budget. The property tax rate stays at 1.08 percent.",
            "In Marlow Falls the tax rate is 1.3 percent. Easton has debt of $96 million.",
            ("1.08 percent", "1.3 percent"),
            False,
        ),
        (
            "Kovalchneko weighed 104 kg.",
            "Kovalchenko weighed 109 kg.",
            ("104 kg", "109 kg"),
            False,
        ),
        ("Petrova weighed 54 kg.", "Kovalchenko weighed 59 kg.", ("54 kg", "59 kg"), True),
    ],
)
def test_strangers(one: str, other: str, quotes: tuple[str, str], expected: bool) -> None:
    claims = _claims(one, other)
    first, second = (next(claim for claim in claims if claim.quote == quote) for quote in quotes)
    assert NameTable(claims).strangers(first, second) is expected
    assert NameTable(claims).strangers(second, first) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Norvane", "Norvane", 1.0),
        ("Norvane", "Norvane library", 0.5),
        ("Norvane", "Belun", -1.0),
        ("", "Belun", 0.0),
    ],
)
def test_likeness_of_subjects(one: str, other: str, expected: float) -> None:
    mention = Mention(0, 2, "40", Value("number", None, None))
    claims = [Claim(name, name, mention, Context(name, 1.0)) for name in (one, other)]
    assert NameTable(claims).alike(*claims) == expected
    assert NameTable(claims).alike(*reversed(claims)) == expected
