"""What a noun of change says of."""

from __future__ import annotations

import pytest

from claimcheck.extract.attributes.changes import changed_by
from claimcheck.extract.parse import parse


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Acme reported a 7 percent fall in profit.", "fall", "profit"),
        ("Acme reported a 3 percent rise of the price.", "rise", "price"),
        ("The shares closed at 13.55 euros, a 4 percent drop.", "drop", "shares"),
        ("The shares closed at $5, a 4 percent drop.", "drop", "shares"),
        ("The price was a million, a 4 percent drop.", "drop", "price"),
        ("The fleet was 300 ships, a 4 percent drop.", "drop", "fleet"),
        ("Revenue was 1.2 billion euros, a 9 percent drop.", "drop", "Revenue"),
        # What it amounts to, whom it happened to, and where it is told of nothing.
        ("Acme saw a rise of 12 shops.", "rise", None),
        ("Acme saw a rise of a percent.", "rise", None),
        ("Acme saw a 4 percent rise in Norvik.", "rise", None),
        ("Acme reported a 7 percent fall for the shops.", "fall", None),
        ("The shop, a drop, closed.", "drop", None),
        ("The price of 300 euros, a 4 percent drop, is low.", "drop", None),
        # No noun of change.
        ("Acme reported the price of the plant.", "price", None),
    ],
)
def test_what_changed(text: str, noun: str, expected: str | None) -> None:
    sentence = next(parse([(0, text)]))
    found = changed_by(next(token for token in sentence.doc if token.text == noun))
    assert (found and found.text) == expected
