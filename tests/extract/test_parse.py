"""Tokens of the shipped model: which hyphens cut a word."""

from __future__ import annotations

import pytest

from claimcheck.extract.parse import default_model


@pytest.mark.parametrize(
    ("word", "tokens"),
    [
        ("re-elected", ["re-elected"]),
        ("Co-founder", ["Co-founder"]),
        ("mid-March", ["mid-March"]),
        ("UN-backed", ["UN", "-", "backed"]),
        ("worst-hit", ["worst", "-", "hit"]),
        ("London-based", ["London", "-", "based"]),
        ("more-re-elected", ["more", "-", "re-elected"]),
    ],
)
def test_prefixes_stay_with_their_word(word: str, tokens: list[str]) -> None:
    assert [token.text for token in default_model().make_doc(word)] == tokens
