"""Lemmas of words with hyphens: prefixes, particles, dashes."""

from __future__ import annotations

import pytest

from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.extract.parse import default_model


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("He was re-elected in May.", "re-elected", "elect"),
        ("Three co-workers left.", "co-workers", "worker"),
        ("It is a non-fatal case.", "non-fatal", "non-fatal"),
        ("The break-in happened in May.", "in", "break-in"),
        ("Sales reached $5 million - up 10 percent.", "up", "up"),
    ],
)
def test_lemma(text: str, word: str, expected: str) -> None:
    token = next(token for token in default_model()(text) if token.text == word)
    assert lemma(token) == expected
