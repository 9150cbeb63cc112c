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
        ("A 31-year-old cook fell nine metres. Dan Moen, 31, lived in Lund.", "31-year", "Dan Moen"),
        ("Jurors saw the mother of 13 die. Zena Holt, a mother of 13, was 34.", "13", "Zena Holt"),
        (
            "Bo Lee, 50, saw it. The 31-year-old was led home. Dan Moen, 31, lived in Lund.",
            "31-year",
            "Dan Moen",
        ),
        # What else is told of the description, if it is more than a bare word, is of him as well.
        ("A 31-year-old Norse cook fell nine metres. Dan Moen, 31, died.", "nine metres", "Dan Moen"),
        ("A 31-year-old man was seen. A man fell nine metres. Dan Moen, 31, died.", "nine metres", "man"),
        # A girl is no Mr Moen, nor is he 36 who is 37, about 31, or one of two.
        ("A 31-year-old woman was seen. Mr Dan Moen, 31, died.", "31-year", "woman"),
        ("A 32-year-old man was seen. Dan Moen, 31, died.", "32-year", "man"),
        ("A man of about 31 was seen. Dan Moen, 31, died.", "31", "man"),
        ("A 31-year-old man was seen. Dan Moen, 31, and Bo Lee, 31, died.", "31-year", "man"),
        # Of other facts one text may tell two: both towns have 36 schools, both players 12 goals.
        ("A striker scored 12 goals. Bo Lee scored 12 goals.", "12", "striker"),
        ("The nearest town has 31 schools. Port Lee, a town, has 31 schools.", "31", "nearest town"),
    ],
)
def test_who_is_described(text: str, quote: str, subject: str) -> None:
    assert subject_of(text, quote) == subject
