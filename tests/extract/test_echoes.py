"""Descriptions of people whose name is told with the same value elsewhere in the text."""

from __future__ import annotations

import pytest

from claimcheck.extract.prose import extract
from claimcheck.model import Document, Source


def subject_of(text: str, quote: str) -> str:
    found, _ = extract(Document(Source("a"), text))
    return next(claim.subject for claim in found if claim.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        # The one who is named with the same age is the one who was described.
        ("A 36-year-old climber fell 60 metres. Dan Rait, 36, lived in Lund.", "36-year", "Dan Rait"),
        ("Jurors saw the mother of 13 die. Zena Holt, a mother of 13, was 34.", "13", "Zena Holt"),
        (
            "Bo Lee, 50, saw it. The 36-year-old was led home. Dan Rait, 36, lived in Lund.",
            "36-year",
            "Dan Rait",
        ),
        # What else is told of the description, if it is more than a bare word, is of him as well.
        ("A 36-year-old Swedish climber fell 60 metres. Dan Rait, 36, died.", "60 metres", "Dan Rait"),
        ("A 36-year-old man was seen. A man fell 60 metres. Dan Rait, 36, died.", "60 metres", "man"),
        # A girl is no Mr Rait, nor is he 36 who is 37, about 36, or one of two.
        ("A 36-year-old woman was seen. Mr Dan Rait, 36, died.", "36-year", "woman"),
        ("A 37-year-old man was seen. Dan Rait, 36, died.", "37-year", "man"),
        ("A man of about 36 was seen. Dan Rait, 36, died.", "36", "man"),
        ("A 36-year-old man was seen. Dan Rait, 36, and Bo Lee, 36, died.", "36-year", "man"),
        # Of other facts one text may tell two: both towns have 36 schools, both players 12 goals.
        ("A striker scored 12 goals. Bo Lee scored 12 goals.", "12", "striker"),
        ("The nearest town has 36 schools. Port Lee, a town, has 36 schools.", "36", "nearest town"),
    ],
)
def test_who_is_described(text: str, quote: str, subject: str) -> None:
    assert subject_of(text, quote) == subject
