"""What happens a number of times."""

from __future__ import annotations

import pytest

from claimcheck.extract.attributes.occasions import repeated
from claimcheck.extract.parse import parse
from claimcheck.values import find_values


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("Vik hosted the gala for the third time.", "time", "hosted"),
        ("It was the third time she won.", "time", "won"),
        ("The gala was held three times.", "times", "held"),
        ("She said the gala was held three times.", "times", "held"),
        ("Vik won twice.", "won", "won"),
        ("It was the third time for Vik.", "time", None),
        ("Vik won three cups.", "won", None),
        ("Vik took the third win.", "win", None),
    ],
)
def test_repeated(text: str, named: str, expected: str | None) -> None:
    sentence = next(parse([(0, text)]))
    (mention,) = find_values(text)
    found = repeated(next(token for token in sentence.doc if token.text == named), mention.value)
    assert (found and found.text) == expected
