"""Who speaks of whom: the subject of the verb of saying, inside and outside of quotation marks."""

from __future__ import annotations

import pytest

from claimcheck.extract.names.index import NameIndex
from claimcheck.extract.parse import parse
from claimcheck.extract.speakers import by_first_person, speaker_of, speaking
from claimcheck.model import Document, Source
from claimcheck.values import find_values

BEFORE = "Ann Lee and Acme Corp. spoke. "


def speaker(text: str, word: str, quoted: bool) -> str | None:
    sentence = next(parse([(0, text)]))
    found = speaker_of(sentence, next(token for token in sentence.doc if token.text == word), quoted)
    return found.text if found is not None else None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ('"He is ill," she said.', "He", "she"),
        ("“I am 38,” said Emil Strand.", "I", "Strand"),
        ('He said "I am ill."', "ill", "He"),
        ('"She left," said Ann, "and he stayed."', "he", "Ann"),
        ("“Yes,” said Ann, “he is 18.”", "he", "Ann"),
        # The other quotation mark may stand in another sentence.
        ('He is 18," she said.', "He", "she"),
        # Nobody speaks of himself, and what stands within the quotation says nothing of the speaker.
        ("“He left,” Ann said.", "Ann", None),
        ('"She said he left," Bo told us.', "he", "Bo"),
        ('The "mother of three" said so.', "three", None),
        # Not quoted.
        ("I am 38, said Emil Strand.", "I", None),
        ("“Go,” said Ann, I am 38.", "I", None),
        ("I said “Go,” and Ann told me.", "me", None),
        ("Ann said he was “ill” and left.", "he", None),
        ("“Who,” Ann asked “is he", "he", None),
        ('"She left," said Ann and he left.', "he", None),
        ("“Go,” said Ann, I am 38.”", "I", None),
        ("“He left, and “Go” it was,” said Ann.", "He", None),  # where a quotation ends nobody knows
    ],
)
def test_who_says_the_quoted_words(text: str, word: str, expected: str | None) -> None:
    assert speaker(text, word, quoted=True) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("He said he was ill.", "ill", "He"),
        ("I am 38, said Emil Strand.", "I", "Strand"),
        ("Ann called the baker ill.", "baker", None),
        ('"She said he left," Bo told us.', "he", "She"),
    ],
)
def test_who_says_words_of_any_kind(text: str, word: str, expected: str | None) -> None:
    assert speaker(text, word, quoted=False) == expected


@pytest.mark.parametrize(
    ("text", "word", "quoted", "expected"),
    [
        ('"He is ill," Ann Lee said.', "He", True, {"Ann Lee"}),
        ('"He is ill," she said.', "He", True, {"Ann Lee"}),
        ('"He is ill," a friend said.', "He", True, set()),
        ("Ann Lee said he was ill.", "he", True, set()),
        ("Ann Lee said he was ill.", "he", False, {"Ann Lee"}),
        ('"We are ill," Ann Lee said.', "We", True, set()),  # whoever speaks is among them
    ],
)
def test_who_speaks_is_not_meant(text: str, word: str, quoted: bool, expected: set[str]) -> None:
    (sentence,) = parse([(len(BEFORE), text)])
    names = NameIndex(Document(Source("a"), BEFORE + text))
    token = next(token for token in sentence.doc if token.text == word)
    assert speaking(names, sentence, token, quoted) == expected


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("“I am 38,” said Ann Lee.", ["I"], "Ann Lee"),
        ("“My son is 12,” said Ann Lee.", ["My", "son"], "Ann Lee's son"),
        ("“My age is 38,” said Ann Lee.", ["My", "age"], "Ann Lee"),
        ("“I am 38,” said a friend.", ["I"], None),
        ("“He is 38,” said Ann Lee.", ["He"], None),
        ("I am 38, said Ann Lee.", ["I"], None),
    ],
)
def test_i_am_who_says_so(text: str, phrase: list[str], expected: str | None) -> None:
    (sentence,) = parse([(len(BEFORE), text)])
    names = NameIndex(Document(Source("a"), BEFORE + text))
    tokens = [token for token in sentence.doc if token.text in phrase]
    found = by_first_person(names, sentence, tokens, find_values(BEFORE + text)[-1])
    assert (found and found.name) == expected
