"""Every rule of the grammar of times, with all words that its letters may stand for: nothing raises."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon import table
from claimcheck.values.dates.tokens import vocabulary
from claimcheck.values.normalize import to_base
from claimcheck.values.recognise import read_text

RULES = [(name, pattern) for stage in table("date_grammar")["stage"] for name, pattern in stage["rules"]]
GAPS = {
    sign: [gap for gap, own in table("date_grammar")["gaps"].items() if own == sign]
    for sign in "~ ,.-/>&|@+<^'(`;)"
}
PUBLISHED = [None, "2013-02-12", "2013-02", "2013", "0001-01-01", "9998-12-31"]
# What scanners of figures and earlier stages make; the letters are explained in date_grammar.toml.
MADE = {
    "D": ["3", "30", "31", "1"],
    "N": ["0", "99", "366"],
    "Y": ["2010", "1900", "2199", "two thousand and five"],
    "V": ["'09", "'99"],
    "O": ["3rd", "31st"],
    "X": ["10/11/2012", "2010-02-30", "1/2"],
    "K": ["1990s", "'30s"],
    "Q": ["Q3", "h1", "4q09"],
    "C": ["3:37 a.m.", "24:00", "0"],
    "Z": ["+02:00"],
    "d": ["3 May 2010", "29 February", "Friday"],
    "w": ["the week of 6 May", "last week"],
    "m": ["May 2010", "next month"],
    "q": ["Q3 2010", "the third quarter", "spring 2010"],
    "y": ["2010", "last year", "FY10"],
    "k": ["the 1990s", "the 19th century"],
    "t": ["Friday morning"],
    "c": ["3:37 a.m.", "noon"],
    "z": ["3 May 2010 at 9 p.m."],
    "a": ["in three days"],
}


def words(code: str) -> list[str]:
    return [*MADE.get(code, []), *(word for word, (own, _) in vocabulary().items() if own == code)]


def text_of(codes: str, draw: st.DataObject) -> str:
    """Words for the letters at even places, gaps for the signs between them."""
    kinds = [GAPS.get(code, [" "]) if place % 2 else words(code) or ["!"] for place, code in enumerate(codes)]
    return "".join(draw.draw(st.sampled_from(kind)) for kind in kinds)


@pytest.mark.parametrize(("name", "pattern"), RULES, ids=[f"{name} {pattern}" for name, pattern in RULES])
@settings(max_examples=settings.default.max_examples // 3)
@given(st.data())
def test_a_rule_with_any_of_its_words(name: str, pattern: str, data: st.DataObject) -> None:
    codes = data.draw(st.from_regex(pattern, fullmatch=True))
    text = text_of(codes, data)
    read = read_text(text, data.draw(st.sampled_from(PUBLISHED)))
    end = 0
    for mention in read.mentions:
        assert mention.text == text[mention.start : mention.end]
        assert mention.start >= end
        end = mention.end
        for value in (mention.value, *mention.value.alternatives):
            to_base(value)
            if isinstance(value.low, datetime) and isinstance(value.high, datetime):
                assert value.low < value.high


@pytest.mark.parametrize(
    "text", ["She runs several ad agencies.", "A few ad campaigns failed.", "a couple AD", "a few BC"]
)
def test_a_vague_number_is_no_year(text: str) -> None:
    """Found by fuzzing: "several ad agencies" raised a TypeError, since "ad" may stand for anno Domini."""
    assert [mention.value.kind for mention in read_text(text).mentions] == ["number"] * (
        "agencies" in text or "campaigns" in text
    )
