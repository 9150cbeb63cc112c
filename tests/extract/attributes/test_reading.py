"""What a value counts, measures or dates: a table of constructions, and what must hold for any text."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extract.attributes import AttributeReading, read_attribute
from claimcheck.extract.parse import Sentence, parse
from claimcheck.model import Mention, Value
from claimcheck.values import find_values

_HERE = Path(__file__).parent
SENTENCES = tomllib.loads((_HERE / "sentences.toml").read_text(encoding="utf-8"))
CASES = tomllib.loads((_HERE / "constructions.toml").read_text(encoding="utf-8"))["case"]


def read_marked(marked: str) -> tuple[Sentence, AttributeReading]:
    """The reading of the value that stands in [[ ]]."""
    before, value, after = re.split(r"\[\[|\]\]", marked)
    text = before + value + after
    start, end = len(before), len(before) + len(value)
    found = [m for m in find_values(text, "2014-05-07") if m.start < end and start < m.end]
    assert found, f"no value at {value!r}"
    sentence = next(parse([(0, text)]))
    return sentence, read_attribute(sentence, found[0])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_construction(case: dict[str, str]) -> None:
    sentence, reading = read_marked(case["text"])
    assert reading.id == case["id"], reading.how
    if "display" in case:
        assert reading.display == case["display"]
    if "head" in case:
        assert reading.head == case["head"]
    if "owner" in case:
        words = " ".join(sentence.doc[i].text for i in reading.subject_tokens).replace(" - ", "-")
        assert case["owner"] in words if case["owner"] else not words


@pytest.mark.parametrize("attribute", sorted(SENTENCES))
def test_sentences_of_one_attribute(attribute: str) -> None:
    read = {sentence: read_marked(sentence)[1] for sentence in SENTENCES[attribute]}
    assert {sentence: reading.id for sentence, reading in read.items() if reading.id != attribute} == {}


def test_open_attribute_names_itself_after_its_modifiers() -> None:
    _, reading = read_marked("The garden has [[12]] rusty gates.")
    assert reading.display == "rusty gates"
    assert reading.window[:2] == ("rusty", "gate")
    _, listed = read_marked("The blast killed [[12]] people.")
    assert reading.confidence < listed.confidence


def test_what_lasts_is_named_after_what_is_done() -> None:
    _, reading = read_marked("She ran the Ostby Institute for [[21 years]].")
    assert reading.display == "run"
    sentence, taught = read_marked("She taught chemistry for [[nine years]].")
    assert taught.display == "teach"
    assert [sentence.doc[i].text for i in taught.subject_tokens] == ["She"]
    _, counted = read_marked("The drama won [[five]] Corvus Awards.")
    assert counted.display == "Corvus Awards"


def test_window_ends_at_other_numbers_and_commas() -> None:
    _, reading = read_marked("They sold 30 lamps, [[12]] rusty gates and 9 doors.")
    assert "lamp" not in reading.window
    assert "door" not in reading.window


def test_every_decision_is_explained() -> None:
    for case in CASES:
        _, reading = read_marked(case["text"])
        assert reading.how


def test_catalogued_readings_say_whose_and_how_they_behave() -> None:
    _, killed = read_marked("The blast killed [[12]] people.")
    assert (killed.owner, killed.behaviour) == ("event", "cumulative")
    _, taken = read_marked("Thieves stole [[$14 million]].")
    assert (taken.owner, taken.behaviour) == ("event", "constant")
    _, born = read_marked("She was born on [[May 4, 1970]].")
    assert (born.owner, born.behaviour) == ("person", "constant")


def test_a_guess_from_word_order_or_unit_is_said_to_be_one() -> None:
    _, cold = read_marked("Outside, [[-4 °C]] again and again.")
    assert (cold.id, cold.confidence) == ("temperature", 0.5)
    assert "guessed" in cold.how


def test_a_rate_is_not_the_whole() -> None:
    _, whole = read_marked("The plan will save [[$5 million]].")
    _, rate = read_marked("The plan will save [[$5 million]] a year.")
    assert (whole.id, rate.id) == ("savings", "savings per year")


def test_mention_outside_the_sentence_is_open_and_unsure() -> None:
    sentence = next(parse([(0, "Nothing here.")]))
    reading = read_attribute(sentence, Mention(500, 502, "10", Value("number", None, None)))
    assert (reading.id, reading.head, reading.confidence) == ("", "", 0.0)


_SALAD = """killed 10 people the of , 12 Smith KILLS on 2014 year - old ( ) $5 to a share rose % : dead and
was who 😀 é million than"""
WORDS = st.sampled_from([*_SALAD.split(), "\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30))
def test_any_word_salad_is_read_without_error(chosen: list[str]) -> None:
    text = " ".join(chosen)
    sentence = next(parse([(0, text)]))
    for mention in find_values(text):
        reading = read_attribute(sentence, mention)
        assert 0 <= reading.confidence <= 1
        assert all(0 <= i < len(sentence.doc) for i in reading.subject_tokens)


def test_sentence_offset_does_not_matter() -> None:
    text = "The blast killed 12 people."
    moved = next(parse([(100, text)]))
    mention = Mention(117, 119, "12", find_values(text)[0].value)
    assert read_attribute(moved, mention).id == "killed"
