"""Sentences: where they end, abbreviations, exact offsets, very long ones."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.extract.furniture import read_layout
from claimcheck.extract.sentences import MAX_LENGTH, split


def sentences(text: str) -> list[str]:
    return [piece for _, piece in split(text, read_layout(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Lee paid $1.5 million on Nov. 3.", "The U.S. firm closed."],
        ["The dam broke at 3 a.m.", "The town was flooded."],
        ["It broke at 3 a.m. Friday, officials said.", "Nobody was hurt."],
        ["It broke at 11:30 p.m.", "Mayor Ann Lee left.", "Port Lee slept at 9 a.m.", "Kelly Dahl did not."],
        [
            "The 3 a.m. Port Lee ferry left at 3 a.m. Port Lee time.",
            "It came at 5 p.m. Eastern.",
            "Ann Lee did.",
        ],
        ["Acme Inc. bought the plant.", "It cost $3m."],
        ["He works for Acme Inc.", "The plant is closed."],
        ["Dr. J. K. Lee of St. Ives sold No. 5 for 3.5 percent more.", "She left."],
        ['"We lost 12 houses."', "Ann Lee left."],
        ['"We lost 12 houses!" said Ann Lee.', "She left."],
        ["Did 12 die?", "Nobody knows…", "Ann Lee does."],
        ["The magnitude was 6.1.", "Twelve houses fell."],
        ["Profit rose to $3.3bn vs. $3.1bn.", "Shares fell."],
        ["He came third in the U.S. Open.", "She won."],
        ["See fig. 3 for the 12 houses.", "They are gone."],
        ["The quake hit on Sept. 30, 2009.", "12 people died."],
        ["She was born in Port Lee, Fla.", "He was not."],
        ["Vitamin C.", "It helps."],
    ],
)
def test_ends(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_lines_end_sentences_unless_they_go_on() -> None:
    text = (
        "Flood kills 12\n"
        "Twelve people died on Thursday when a dam in the valley broke,\n"
        "by 3 p.m., officials said.\n"
    )
    assert [piece.split()[0] for piece in sentences(text)] == ["Flood", "Twelve"]


def test_furniture_is_left_out() -> None:
    text = (
        "PORT LEE, May 3 (Reuters) - Twelve people died.\nCopyright 2013 Daily Lantern. All rights reserved."
    )
    assert sentences(text) == ["Twelve people died."]


def test_a_sentence_too_long_to_parse_is_cut() -> None:
    text = "Twelve, " * 5_000
    pieces = split(text, read_layout(text))
    assert len(pieces) > 15
    assert max(len(piece) for _, piece in pieces) <= MAX_LENGTH
    assert " ".join(piece for _, piece in pieces).split() == text.split()


def test_a_word_too_long_to_cut_at_a_blank() -> None:
    assert "".join(sentences("x" * 5_000 + " died.")) == "x" * 5_000 + " died."


@given(st.text(alphabet='aB1 ."”?!\n,U', max_size=300))
def test_offsets_hold_and_nothing_is_lost(text: str) -> None:
    layout = read_layout(text)
    assume(not layout.furniture)
    pieces = split(text, layout)
    for offset, piece in pieces:
        assert text[offset : offset + len(piece)] == piece
        assert piece == piece.strip() != ""
    assert "".join("".join(piece.split()) for _, piece in pieces) == "".join(text.split())


@pytest.mark.parametrize("unit", ["U.S. ", "a.m. The ", '." ', "!!! ", "x.Y "])
def test_long_texts_take_linear_time(unit: str) -> None:
    started = time.process_time()
    assert sentences(unit * 20_000)
    assert time.process_time() - started < 10
