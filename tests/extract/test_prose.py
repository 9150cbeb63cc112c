"""Prose to claims: every value is a claim or set aside with a reason; offsets hold in the text as given."""

from __future__ import annotations

from claimcheck.config import Config
from claimcheck.extract.prose import extract
from claimcheck.model import Document, Source
from claimcheck.values import find_values
from claimcheck.values.calendar import parse_period

TEXT = """Flood kills 14 in the Orlen valley

PORT ALMADA, 3 May 2021 - At least 14 people were killed and 50 injured when the river Orlen broke its banks.

Estimated read time: 2 minutes

The regional government said it would spend €3.5 million on repairs. It employs 2,300 people.
"""


def _document(text: str = TEXT) -> Document:
    return Document(Source("flood", published=parse_period("2021-05-03")), text)


def test_offsets_hold_in_the_text_as_given() -> None:
    claims, _ = extract(_document())
    assert claims
    for claim in claims:
        assert TEXT[claim.start : claim.end] == claim.quote
        begin = claim.sentence_start
        assert TEXT[begin : begin + len(claim.sentence)] == claim.sentence
        assert begin <= claim.start < claim.end <= begin + len(claim.sentence)


def test_every_value_is_a_claim_or_set_aside() -> None:
    claims, skipped = extract(_document())
    found = {f"{m.start}-{m.end}" for m in find_values(TEXT, "2021-05-03")}
    told = {f"{c.start}-{c.end}" for c in claims} | {item.where for item in skipped}
    assert found <= told


def test_page_furniture_is_never_a_claim() -> None:
    claims, skipped = extract(_document())
    assert "2 minutes" not in [claim.quote for claim in claims]
    assert any("furniture" in item.reason for item in skipped)


def test_values_carry_attribute_and_hedge() -> None:
    claims = {claim.quote: claim for claim in extract(_document())[0] if claim.start > 40}
    assert claims["14"].context.attribute_id == "killed"
    assert claims["14"].value.hedge == "at least"
    assert claims["50"].context.attribute_id == "injured"
    assert claims["€3.5 million"].value.unit == "EUR"
    assert claims["€3.5 million"].context.modality in ("planned", "expected")


def test_text_beyond_the_limit_is_named() -> None:
    claims, skipped = extract(_document(), Config(max_text=40))
    assert all(claim.end <= 40 for claim in claims)
    assert any(item.where == f"40-{len(TEXT)}" and "Config.max_text" in item.reason for item in skipped)


def test_nothing_comes_of_nothing() -> None:
    assert extract(_document("")) == ([], [])


def test_a_token_too_long_for_a_number_is_named() -> None:
    claims, skipped = extract(_document("It is " + "9" * 20_000 + " km wide and 5 km long."))
    assert [claim.quote for claim in claims] == ["5 km"]
    assert ("6-20006", "20,000 digits in a row are no number: not read") in [
        (s.where, s.reason) for s in skipped
    ]


def test_a_day_that_no_calendar_has_is_named() -> None:
    claims, skipped = extract(_document("The dam opened on 30 Feb\u00adruary 2020. It is 5 km long."))
    assert [claim.quote for claim in claims] == ["5 km"]
    reason = "'30 February 2020' is not in the calendar (years 1 to 9998): not read"
    assert [(item.where, item.reason) for item in skipped] == [("18-35", reason)]


def test_a_number_that_names_a_kind_is_no_measure() -> None:
    claims, _ = extract(_document("He was shot with a 9mm pistol on Friday, 9 mm from the heart."))
    told = [(claim.quote, claim.value.kind) for claim in claims if claim.quote in ("9mm", "9 mm")]
    assert told == [("9mm", "category"), ("9 mm", "quantity")]


def test_a_bare_sum_takes_the_currency_told_last_where_it_is_an_amount():
    text = "Profit rose to 212 million kronor from 180 million. The region has a population of 5 million."
    claims = extract(Document(Source("a"), text))[0]
    read = {claim.quote: (claim.context.attribute_id, claim.value.unit) for claim in claims}
    assert read["180 million"] == ("profit", "SEK")
    assert read["5 million"] == ("population", "")


def test_a_claim_says_how_sure_it_is_and_what_limits_it() -> None:
    (limited, *_), _ = extract(_document("The quake killed 12 people as of Monday."))
    (open_one,), _ = extract(_document("The garden has 12 rusty gates."))
    assert 0 < open_one.confidence < limited.confidence < 1
    assert limited.explain().count("\n") > open_one.explain().count("\n") > 0


def test_a_time_that_nobody_knows_is_a_claim_and_named() -> None:
    claims, skipped = extract(Document(Source("a"), "The dam opened last week."))
    assert [claim.quote for claim in claims] == ["last week"]
    assert [item.where for item in skipped] == [f"{claims[0].start}-{claims[0].end}"]
