"""Values that are only set beside another one, and where the words of comparing begin."""

from __future__ import annotations

import pytest

from claimcheck.extract.comparisons import comparisons, goes_on, in_the_unit_of
from claimcheck.extract.parse import Sentence, parse
from claimcheck.model import Mention
from claimcheck.values import find_values

BEFORE = "Nobody came. "  # places count in the text, not in the sentence


def read(text: str) -> tuple[Sentence, list[Mention]]:
    (sentence,) = parse([(len(BEFORE), text)])
    return sentence, find_values(BEFORE + text, "2030-05-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvane earned $212 million, up from $187 million.", ("$212 million", "$187 million", "up from $")),
        ("Norvane has 40 shops, up from more than 30.", ("40", "30", "up from more")),
        (
            "Norvane earned $212 million, up from a record $187 million.",
            ("$212 million", "$187 million", "up from a"),
        ),
        (
            "Norvane earned $212 million, up from last year's $187 million.",
            ("$212 million", "$187 million", "up from l"),
        ),
        ("Norvane has 40 shops (from just about 30 in May).", ("40", "30", "from just")),
        ("The runway is 2,300 metres, up from 1,900.", ("2,300 metres", "1,900", "up from 1")),
        ("Lee won 52 votes, compared with 48 before.", ("52", "48", "compared")),
        (
            "The dividend is 14 pence per share, up from 12.5 pence.",
            ("14 pence per share", "12.5 pence", "up from 1"),
        ),
        ("Profit was 12 percent, up from 9.5.", ("12 percent", "9.5", "up from 9")),
        ("Profit was 12 percent, up from 100.", ("12 percent", "100", "up from 1")),
        # No share, another unit, an order, days.
        ("Profit was 12 percent, up from 101.", None),
        ("Profit was 12 percent, up from 1,900.", None),
        ("The runway is 2,300 metres, up from 1,900 feet.", None),
        ("Norvane finished first, up from 5.", None),
        ("Norvane opened in 2021, up from 2020.", None),
        ("Norvane opened at 9.30 am in 2021, against 2020.", None),
        # Beside each other, and not compared; of somebody else.
        ("Norvane has 40 shops and 30 lamps.", None),
        ("Norvane has 40 shops (30 in May).", None),
        ("Lee won 52 votes against 48 for Strand.", None),
        ("Lee won 52 votes against 48 votes for Strand.", None),
    ],
)
def test_comparisons(text: str, expected: tuple[str, str, str] | None) -> None:
    sentence, mentions = read(text)
    at = {mention.start: mention.text for mention in mentions}
    found = [
        (at[pair.base], at[pair.earlier], (BEFORE + text)[pair.at :])
        for pair in comparisons(sentence, mentions)
    ]
    assert len(found) == (expected is not None)
    for told, wanted in zip(found, [expected], strict=False):
        assert wanted is not None
        assert told[:2] == wanted[:2]
        assert told[2].startswith(wanted[2])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme employs 300 people and Norvik 2,000.", True),
        ("Acme employs 300 people and Norvik 2,000 people.", True),
        ("Acme employs 300 people and Norvik 2,000 robots.", False),
        ("Acme employs 300 people and Norvik was founded in 2001.", False),
        ("Acme employs 300 people and Norvik sold 2,000.", False),
        ("Acme employs 300 people, Norvik in all 2,000.", False),
        ("Acme opened in May 2001 and Norvik May 2003.", False),
    ],
)
def test_a_bare_number_goes_on_behind_a_name(text: str, expected: bool) -> None:
    sentence, (base, mention) = read(text)
    assert goes_on(sentence, base, mention) is expected


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("The runway is 2,300 metres, up from 1,900.", "quantity", "meter"),
        ("The runway is 2,300 metres, up from 1,900 feet.", "quantity", "foot"),
        ("It has 2,300 seats, up from 1,900 rooms.", "number", "room"),
        ("It earned $2.3 million, up from 1.9m.", "money", "USD"),
        ("It was 12 percent, up from 10/11.", "date", ""),
        ("It pays €2.3 per share, up from €1.9.", "money", "EUR per share"),
    ],
)
def test_a_bare_number_has_the_unit_of_what_it_is_compared_with(text: str, kind: str, unit: str) -> None:
    _, (base, mention) = read(text)
    value = in_the_unit_of(mention, base).value
    assert (value.kind, value.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("It earned €2.3 million, up from 1.9m.", []),
        ("It sold 2.3 million lamps, up from 1.9m.", []),  # not metres
        ("It costs 5 kr, up from 3.", ["NOK", "DKK"]),
    ],
)
def test_a_bare_number_has_the_other_readings_of_what_it_is_compared_with(
    text: str, others: list[str]
) -> None:
    _, (base, mention) = read(text)
    assert [other.unit for other in in_the_unit_of(mention, base).value.alternatives] == others
