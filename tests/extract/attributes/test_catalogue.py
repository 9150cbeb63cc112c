"""The catalogue of attributes is consistent, and says how two attributes stand to each other."""

from __future__ import annotations

import pytest

from claimcheck.extract.attributes.catalogue import Catalogue, catalogue
from claimcheck.extract.attributes.wordforms import catalogue_forms, inflections
from claimcheck.lexicon import table

_LISTS = "names premods states counts acts objects does via adjectives beside per times loosely weakly"
ENTRY_KEYS = {"id", "shows", "owner", "measures", "behaviour", "siblings", "kin", "default", "changes"}
ENTRY_KEYS |= set(_LISTS.split())
EVENT_KEYS = {"id", "owner", "verbs", "nouns", "kin"}


def test_entries_use_known_keys_and_unique_ids() -> None:
    data = table("attributes")
    for group, known in (("attribute", ENTRY_KEYS), ("event", EVENT_KEYS)):
        ids = [entry["id"] for entry in data[group]]
        assert len(ids) == len(set(ids))
        for entry in data[group]:
            assert set(entry) <= known, entry["id"]


def test_a_few_hundred_attributes() -> None:
    assert len(catalogue().attributes) > 300


def test_siblings_and_kin_exist_and_exclude_each_other() -> None:
    listed = catalogue().attributes
    for attribute in listed.values():
        assert attribute.siblings <= set(listed), attribute.id
        assert attribute.kin <= set(listed), attribute.id
        assert not attribute.kin & attribute.siblings, attribute.id
        for other in attribute.kin:
            assert attribute.id not in listed[other].siblings, (attribute.id, other)


def test_every_expression_is_lower_case_and_measures_something() -> None:
    for entry in table("attributes")["attribute"]:
        assert entry["measures"], entry["id"]
        for value in entry.values():
            if isinstance(value, list):
                assert all(word == word.lower().strip() for word in value), entry["id"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("killed", "killed", 1.0),
        ("killed", "injured", -1.0),
        ("injured", "killed", -1.0),
        ("attack date", "shooting date", 0.5),
        ("shooting date", "attack date", 0.5),
        ("killed", "revenue", -0.5),
        ("revenue", "revenue change", -1.0),
        ("revenue change", "profit change", -1.0),
        ("revenue change", "revenue change", 1.0),
        ("", "killed", 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness(one: str, other: str, expected: float) -> None:
    assert catalogue().likeness(one, other) == expected


def test_an_event_gives_a_date_and_a_duration() -> None:
    built = Catalogue(
        {"attribute": [], "event": [{"id": "parade", "verbs": ["parade"], "nouns": ["parade"]}]}
    )
    assert set(built.attributes) == {"parade date", "parade duration"}
    found = built.dated("parade", "noun", frozenset())
    assert found is not None
    assert found.id == "parade date"


def test_functionality_is_told_of_known_attributes_once() -> None:
    told = [name for names in table("attributes")["functionality"].values() for name in names]
    assert len(told) == len(set(told))
    assert set(told) <= set(catalogue().attributes)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("killed", 1), ("death date", 1), ("price", -1), ("share price change", -1), ("", 0)],
)
def test_functionality(name: str, expected: int) -> None:
    assert catalogue().functionality(name) == expected


def test_an_expression_of_two_words_needs_both() -> None:
    built = Catalogue({"attribute": [], "event": [{"id": "exit", "verbs": ["walk out"]}]})
    assert built.dated("walk", "verb", frozenset({"dog"})) is None
    assert built.dated("walk", "verb", frozenset({"out"})) is not None


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("kill", {"kills", "killed", "killing"}),
        ("stab", {"stabs", "stabbed", "stabbing"}),
        ("die", {"dies", "died"}),
        ("injury", {"injuries"}),
        ("crash", {"crashes", "crashed", "crashing"}),
    ],
)
def test_inflections(word: str, forms: set[str]) -> None:
    assert forms <= set(inflections(word))


def test_irregular_forms_are_known() -> None:
    assert catalogue_forms()["shot"] in ("shoot", "shot")
    assert catalogue_forms()["born"] == "bear"
