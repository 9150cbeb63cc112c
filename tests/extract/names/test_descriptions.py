"""Descriptions: the common nouns by which a document calls its names."""

from __future__ import annotations

import pytest

from claimcheck.extract.names.capitals import Occurrence
from claimcheck.extract.names.descriptions import described


@pytest.mark.parametrize(
    ("text", "nouns"),
    [("Danish company", []), ("Danish, a company of", ["company"]), ("Ona company", ["company"])],
)
def test_where_a_company_is_from_is_no_name_of_it(text: str, nouns: list[str]) -> None:
    surface = text.partition(" ")[0].rstrip(",")
    assert list(described(text, Occurrence(0, len(surface), surface))) == nouns
