"""The words of a clause around a figure, and patterns for phrases in them."""

from __future__ import annotations

import re

import pytest

from claimcheck.keys.clause import REACH, around, clause_around, either
from claimcheck.model import Claim, Mention, Value


def claim_of(sentence: str, quote: str, offset: int = 0) -> Claim:
    start = offset + sentence.index(quote)
    mention = Mention(start, start + len(quote), quote, Value("number", None, None))
    return Claim("c", "s", mention, sentence=sentence, sentence_start=offset)


@pytest.mark.parametrize("offset", [0, 500])
def test_the_words_on_both_sides(offset: int) -> None:
    assert around(claim_of("Norvane has 12 shops.", "12", offset)) == ("Norvane has ", " shops.")


def test_no_more_words_than_the_neighbours() -> None:
    before, behind = around(claim_of(f"{'far ' * 40}12{' off' * 40}", "12"))
    assert (len(before), len(behind)) == (REACH, REACH)
    assert before.endswith("far ")
    assert behind.startswith(" off")


@pytest.mark.parametrize("sign", [";", ":", "(", ")"])
def test_a_clause_ends_at_its_signs(sign: str) -> None:
    sentence = f"One{sign} two{sign} Norvane has 12 Shops{sign} three{sign} four"
    assert clause_around(claim_of(sentence, "12")) == (" norvane has ", " shops")


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        (("last year", "last year but one"), "last year but one", "last year but one"),
        (("last * games",), "last twenty-two games", "last twenty-two games"),
        (("a.m.",), "a.m.", "a.m."),
        (("a.m.",), "atm.", None),
    ],
)
def test_any_of_the_phrases_the_longest_first(
    phrases: tuple[str, ...], text: str, expected: str | None
) -> None:
    found = re.match(either(phrases), text)
    assert (found and found.group()) == expected
