"""Subjects: names, pronouns, descriptions, phrases and the topic, each with its confidence and reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.extract.attributes import read_attribute
from claimcheck.extract.furniture import read_layout
from claimcheck.extract.parse import parse
from claimcheck.extract.phrases import Subject
from claimcheck.extract.sentences import split
from claimcheck.extract.subjects import SubjectIndex
from claimcheck.model import Document, Source
from claimcheck.values import find_values

CASES = tomllib.loads(Path(__file__).with_name("subjects.toml").read_text(encoding="utf-8"))["case"]


def resolve(text: str, surface: str, title: str = "") -> Subject:
    document = Document(Source("a", title=title), text)
    sentences = list(parse(split(text, read_layout(text))))
    mention = next(found for found in reversed(find_values(text)) if found.text == surface)
    place = next(at for at, one in enumerate(sentences) if one.start <= mention.start < one.end)
    sentence, before = sentences[place], sentences[place - 1] if place else None
    return SubjectIndex(document).resolve(sentence, mention, read_attribute(sentence, mention), before)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_subjects(case: dict[str, Any]) -> None:
    subject = resolve(f"{case['before']}\n{case['text']}", case["value"])
    assert subject.name == case["name"]
    assert bool(subject.name) == (0 < subject.confidence <= 1)
    assert subject.how


def test_a_name_in_the_construction_is_surer_than_what_stands_for_it() -> None:
    before = "Acme Bank opened on Friday.\n"
    named, told, phrase = (
        resolve(before + text, "300")
        for text in ("Acme Bank has 300 engineers.", "It has 300 engineers.", "Unions have 300 engineers.")
    )
    assert named.confidence == 1 > told.confidence > phrase.confidence > 0


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("A fire in Port Lee hit Ona Mill. In Port Lee the mill is known. The mill burned.", "Ona Mill"),
        ("A fire in Port Lee hit Ona Mill and Tarn Mill. In Port Lee the mill burned.", "Port Lee"),
        # Who is only heard, and what he is, counts less than where it happened.
        ("Nine died in Belun. Two were hurt, according to Ona Karlsen.", "Belun"),
        ("Nine died in Belun. A clerk of the clinic, Ona Karlsen, said two were hurt.", "Belun"),
        ("Nine died in Belun. It hurt Ona Karlsen.", "Ona Karlsen"),
        # "The head" beside the name is no second time that she is told.
        ("Nine died in the old city of Belun. It hurt Zofia Malik, the head of the clinic.", "Belun"),
    ],
)
def test_what_a_noun_of_a_name_stands_for_is_that_name_told_again(text: str, topic: str) -> None:
    assert SubjectIndex(Document(Source("a"), text)).topic == topic


def test_nobody_named() -> None:
    assert resolve("there were 12 in all.", "12") == Subject("", 0.0, "no subject is named")


def test_names_with_counts() -> None:
    text = "They met Ann Lee. Later, Lee left Acme."
    index = SubjectIndex(Document(Source("a"), text))
    assert index.names == {"Ann Lee": 2, "Acme": 1}
    assert index.topic == "Ann Lee"
