"""How a claim is shown: the value with its hedge and noun, and its sentence cut to size."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import make_claim, metres

from claimcheck.model import Claim, Mention, Period, Source, Value
from claimcheck.outcome import Finding, Position
from claimcheck.report import Report
from claimcheck.report.evidence import AROUND, of_claim, sides
from claimcheck.report.wording import phrase, readable_period


def counted(sentence: str, quote: str, unit: str, hedge: str = "") -> Claim:
    start = sentence.index(quote)
    span = (sentence.index(hedge), sentence.index(hedge) + len(hedge)) if hedge else None
    value = Value("number", Decimal(1), Decimal(1), unit=unit, dimension="person")
    mention = Mention(start, start + len(quote), quote, value, hedge_span=span)
    return Claim(id="a:0", source="a", mention=mention, sentence=sentence)


@pytest.mark.parametrize(
    ("sentence", "quote", "unit", "hedge", "shown"),
    [
        (
            "It has more than 2,300 engineers now.",
            "2,300",
            "engineer",
            "more than",
            "more than 2,300 engineers",
        ),
        ("It has 2,300 R&D personnel.", "2,300", "personnel", "", "2,300 R&D personnel"),
        ("Some 140 cars, he said.", "140", "car", "Some", "Some 140 cars"),
        ("Staff: 140, he said.", "140", "person", "", "140"),
        ("Ten or more people came.", "Ten", "person", "or more", "Ten or more people"),
    ],
)
def test_the_value_is_worded_as_in_the_source(
    sentence: str, quote: str, unit: str, hedge: str, shown: str
) -> None:
    assert phrase(counted(sentence, quote, unit, hedge)) == shown


def test_a_long_sentence_is_cut_at_words_around_the_value() -> None:
    sentence = "word " * 100 + "the bridge is 90 m long " + "and " * 100
    shown = of_claim(make_claim("a", sentence, "90 m", metres(90)), {})
    assert shown.marked == "90 m"
    assert shown.before.startswith("… word ")
    assert shown.after.endswith(" and …")
    assert len(shown.before) + len(shown.after) <= 2 * AROUND + 4


@given(st.text(max_size=40), st.text(min_size=1, max_size=10), st.text(max_size=40))
def test_any_sentence_can_be_shown(before: str, quote: str, after: str) -> None:
    claim = Claim(
        id="a:0",
        source="a",
        mention=Mention(len(before), len(before) + len(quote), quote, metres(1)),
        sentence=before + quote + after,
    )
    shown = of_claim(claim, {})
    assert not any(char < " " and char not in "\t\n" for char in shown.before + shown.marked + shown.after)


def test_only_web_addresses_become_links() -> None:
    claim = make_claim("a", "It is 90 m long.", "90 m", metres(90))
    for url, link in (
        ("https://a.example/x", "https://a.example/x"),
        ("javascript:alert(1)", ""),
        ("file:///x", ""),
    ):
        assert of_claim(claim, {"a": Source("a", url=url)}).url == link


def test_the_same_words_of_one_source_are_shown_once(report: Report) -> None:
    claim = report.claims[0]
    many = Finding(
        key=report.findings[0].key, kind="quantity", subject="", attribute="", relation="agree",
        positions=(Position((claim, claim, *report.claims[1:] * 5)),),
        severity=0, confidence=1, reasons=(), explanation="",
    )  # fmt: skip
    (side,) = sides(many, {}, positions=3, claims=2)
    assert (len(side.evidence), side.more) == (2, 4)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (datetime(2023, 1, 1), datetime(2024, 1, 1), "2023"),
        (datetime(2023, 2, 1), datetime(2023, 3, 1), "Feb 2023"),
        (datetime(2023, 2, 9), datetime(2023, 2, 10), "9 Feb 2023"),
        (datetime(2023, 2, 9, 7, 5), datetime(2023, 2, 9, 7, 6), "9 Feb 2023 07:05"),
        (datetime(2023, 2, 1), datetime(2023, 2, 9), "2023-02-01 to 2023-02-09"),
    ],
)
def test_dates_for_people(low: datetime, high: datetime, shown: str) -> None:
    assert readable_period(Period(low, high)) == shown
