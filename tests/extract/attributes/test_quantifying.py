"""Nouns that only measure, count or connect, told in parsed sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claimcheck.extract.attributes import quantifying
from claimcheck.extract.parse import default_model

if TYPE_CHECKING:
    from spacy.tokens import Token


@pytest.mark.parametrize(
    ("told", "text", "noun", "expected"),
    [
        (quantifying.counted, "The toll of 10 people rose.", "people", True),
        (quantifying.counted, "It cost $3 billion.", "billion", True),
        (quantifying.counted, "The toll of the people rose.", "people", False),
        (quantifying.is_amount, "It cost 3 euros.", "euros", True),
        (quantifying.is_amount, "It cost euros.", "euros", False),
        (quantifying.is_amount, "It took 3 houses.", "houses", False),
        (quantifying.is_amount_word, "It cost Euros.", "Euros", True),
        (quantifying.is_amount_word, "It took houses.", "houses", False),
        (quantifying.is_unit, "It has a 256GB drive.", "GB", True),
        (quantifying.is_unit, "Moe sang with 12 NBK nurses.", "NBK", False),
        (quantifying.is_unit, "The GB team won.", "GB", False),
        (quantifying.is_change, "The fall in profit was steep.", "fall", True),
        (quantifying.is_change, "Shares fall on Monday.", "fall", False),
        (quantifying.is_change, "The profit was steep.", "profit", False),
        (quantifying.is_calendar, "They met in the week.", "week", True),
        (quantifying.is_calendar, "They met in the house.", "house", False),
        (quantifying.is_preposition, "They met in front of the house.", "front", True),
        (quantifying.is_preposition, "They met In addition to that.", "addition", True),
        (quantifying.is_preposition, "They agreed in line with the plan.", "line", True),
        (quantifying.is_preposition, "They paid in exchange for shares.", "exchange", True),
        (quantifying.is_preposition, "They met in the front of the house.", "front", False),
        (quantifying.is_preposition, "They met in houses of stone.", "houses", False),
        (quantifying.is_preposition, "They met in front.", "front", False),
        (quantifying.is_preposition, "They met in front", "front", False),
        (quantifying.is_preposition, "Front of house", "Front", False),
        (quantifying.is_some_group, "It has a team of 300 engineers.", "team", True),
        (quantifying.is_some_group, "It has the team of 300 engineers.", "team", False),
        (quantifying.is_some_group, "It has a plant of 300 engineers.", "plant", False),
    ],
)
def test_what_only_measures(told: Callable[[Token], bool], text: str, noun: str, expected: bool) -> None:
    (token,) = (token for token in default_model()(text) if token.text == noun)
    assert told(token) is expected
