"""The pair reader: what it is shown, and what becomes of its vectors."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ModelError
from claimcheck.keys.reader import CLS, LEFT, SEP, WINDOW, Reader, Reading, Window, batches, windows
from claimcheck.keys.statements import Statement, gather
from claimcheck.model import Claim, Mention
from claimcheck.values import find_values

ONE = (
    "The blast killed 12 people and injured 40 others on 3 May. Repairs will cost $5 million, or 20 percent."
)
TWO = "Officials put the damage at about $7 million. Rescuers dug for 16 hours."


def encode(text: str) -> list[int]:
    """One piece a word, readable: the number of the word's characters would collide, so its hash."""
    return [1000 + sum(ord(letter) * 31**at for at, letter in enumerate(word)) for word in text.split()]


def claims_of(source: str, text: str) -> list[Claim]:
    out, start = [], 0
    for sentence in text.split(". "):
        end = start + len(sentence)
        for mention in find_values(text):
            if start <= mention.start < end:
                name = f"{source}:{mention.start}"
                out.append(Claim(name, source, mention, sentence=text[start:end], sentence_start=start))
        start = end + 2
    return out


def statements_of(**texts: str) -> list[Statement]:
    return gather([claim for source, text in texts.items() for claim in claims_of(source, text)])


def test_every_statement_is_marked_once() -> None:
    statements = statements_of(a=ONE, b=TWO)
    marked = sorted(row for window in windows(statements, {}, encode) for row, _ in window.marks)
    assert marked == list(range(len(statements)))
    assert len(statements) >= 6


def test_values_are_covered() -> None:
    """Other numbers in the same places give the same windows: a value cannot be matched."""
    other = ONE.replace("12", "93").replace("40", "71").replace("$5", "$9").replace("20", "64")
    assert other != ONE
    assert windows(statements_of(a=ONE), {}, encode) == windows(statements_of(a=other), {}, encode)


def test_digits_outside_claims_are_covered() -> None:
    one, other = statements_of(a=ONE), statements_of(a=ONE)
    blank = [replace(item.claim, sentence=item.claim.sentence + " See 4711") for item in one]
    moved = [replace(item.claim, sentence=item.claim.sentence + " See 1234") for item in other]
    assert windows(gather(blank), {"a": "Page 8"}, encode) == windows(gather(moved), {"a": "Page 9"}, encode)


def test_title_is_read_in_every_window() -> None:
    title = encode("Blast in harbour")
    for window in windows(statements_of(a=ONE), {"a": "Blast in harbour"}, encode):
        assert list(window.pieces[: len(title) + 2]) == [CLS, *title, SEP]


def test_order_of_sources_does_not_matter() -> None:
    assert windows(statements_of(a=ONE, b=TWO), {}, encode) == windows(
        statements_of(b=TWO, a=ONE), {}, encode
    )


@given(st.lists(st.integers(0, 60), min_size=1, max_size=60))
def test_windows_are_bounded_and_hold_words_around_each_mark(gaps: list[int]) -> None:
    """However densely or sparsely the values stand."""
    text = "".join("word " * gap + "5 " for gap in gaps).strip()
    claims = [
        Claim(f"c{mention.start}", "s", mention, sentence=text, sentence_start=0) for mention in _fives(text)
    ]
    statements = gather(claims)
    found = windows(statements, {}, encode)
    assert sorted(row for window in found for row, _ in window.marks) == list(range(len(statements)))
    for window in found:
        assert len(window.pieces) <= WINDOW
        assert all(window.pieces[place] == 1 for _, place in window.marks)
    for row, place in (mark for window in found for mark in window.marks):
        before = len(text[: statements[row].claim.start].split())
        assert place - len([CLS, SEP]) >= min(before, LEFT)


def _fives(text: str) -> list[Mention]:
    value = find_values("5 cats")[0].value
    return [Mention(at, at + 1, "5", value) for at in range(len(text)) if text[at] == "5"]


def test_batches_hold_every_window_once() -> None:
    found = [Window((CLS, *range(1000, 1000 + size), SEP), ((size, 1),)) for size in range(1, 40)]
    seen = []
    for part, ids in batches(found):
        for window, row in zip(part, ids, strict=True):
            assert tuple(row[row > 0]) == window.pieces
        seen.append(part)
    assert sorted(chain(*seen), key=lambda window: len(window.pieces)) == found


def test_probability_rises_with_likeness_and_is_symmetric() -> None:
    statements = statements_of(a=ONE)[:3]
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)
    rows = {statement.claim.id: row for row, statement in enumerate(statements)}
    near, far, back = Reading(rows, vectors, 10.0, -5.0).probability(statements, [(0, 1), (0, 2), (1, 0)])
    assert near == back
    assert near == pytest.approx(1 / (1 + np.exp(-3)))
    assert far == pytest.approx(1 / (1 + np.exp(5)))


def test_probability_of_no_pairs() -> None:
    assert Reading({}, np.zeros((0, 2), dtype=np.float32), 1.0, 0.0).probability([], []).shape == (0,)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    pytest.importorskip("tokenizers")
    with pytest.raises(ModelError, match="no tokenizer here") as caught:
        Reader(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(ModelError, match=r"claimcheck-conflicts\[reader\]"):
        Reader(tmp_path)
