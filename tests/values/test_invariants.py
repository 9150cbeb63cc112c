"""What holds for every text: offsets are exact, nothing raises, typography and rewriting change no value."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.model import Mention, Value
from claimcheck.values import find_values, read_value

WORDS = """
2,300 1.5 three half a million bn % $ € km m pounds more than about to - and between ( ) people
years old or so first hundred dozens of . one in five US$ ¥ °C ' " \u200b ٣ ２ ½ 10^9 e5 x10 + plus
""".split()  # noqa: SIM905
WORDS += ["\n", "\u00a0"]
NASTY = [
    *["", " ", "9" * 20_000, "1e400", "10**10**10", "1" + ",111" * 2000, "\ud800 5 km \udfff"],
    *["\u202e2,300\u202c men", "1/0", "0/0", "$", "£-", "%%%", "(((1", "5 x 10^999999", "1.2.3.4.5.6"],
    *["-" * 5000 + "1", "a million " * 3000, "½" * 3000, "1'000'000'000", "٠" * 400, "x" * 1_000_000],
    *["2" + "\u0301" * 5000, "one hundred and " * 3000, "1^999", "999999^999", "0^-1", "2^-400", "1e-999"],
    *["$1e300 trillion trillion", "..5", "1..5", "between and 5", "5" + " " * 100_000 + "km"],
]


def sane(value: Value) -> bool:
    ends = [
        end for end in (value.low, value.high, value.stated, value.resolution) if isinstance(end, Decimal)
    ]
    return all(end.is_finite() for end in ends)


def check(text: str) -> list[Mention]:
    mentions = find_values(text, "2023-02-17")
    previous = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert previous <= mention.start < mention.end <= len(text)
        previous = mention.end
        assert sane(mention.value)
        value = mention.value
        if isinstance(value.low, Decimal) and isinstance(value.high, Decimal):
            assert value.low <= value.high
    return mentions


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["", " "]))
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_number_words_is_read_without_harm(words: list[str], glue: str) -> None:
    check(glue.join(words))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_harm(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_text_is_read_without_harm(text: str) -> None:
    check(text)
    read_value(text[:1000])


@given(st.integers(0, 10**12))
@settings(max_examples=100, deadline=None)
def test_separators_change_no_value(number: int) -> None:
    plain = find_values(f"the town counted {number} votes,")
    for written in (f"{number:,}", f"{number:,}".replace(",", "\u202f"), f"\u200b{number:,}"):
        again = find_values(f"the town counted {written} votes,")
        if len(plain) == len(again) == 1:  # years are no counts
            assert (again[0].value.low, again[0].value.unit) == (plain[0].value.low, plain[0].value.unit)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.3k users", "2,300 users"),
        ("two thousand three hundred users", "2,300 users"),
        ("$1.2bn", "1.2 billion US dollars"),
        ("half a million homes", "500,000 homes"),
        ("２,３００ users", "2,300 users"),
        ("٢٣٠٠ users", "2,300 users"),
        ("“90”\u2011day", '"90"-day'),
        ("5\u2009km", "5 km"),
        ("−3 °C", "-3 °C"),
        ("3 hun\u00addred men", "300 men"),
    ],
)
def test_rewriting_changes_no_value(one: str, other: str) -> None:
    left, right = find_values(one), find_values(other)
    assert [(m.value.kind, m.value.low, m.value.high, m.value.unit) for m in left] == [
        (m.value.kind, m.value.low, m.value.high, m.value.unit) for m in right
    ]
    assert left


def test_the_callers_decimal_context_changes_nothing() -> None:
    text = "about 1,234,567 people in 1.5 million homes"
    wanted = find_values(text)
    with localcontext() as context:
        context.prec = 3
        assert find_values(text) == wanted


@given(st.integers(1, 10**9), st.sampled_from(["more than", "at least", "up to", "under", "about", "nearly"]))
@settings(max_examples=100, deadline=None)
def test_a_hedge_keeps_the_stated_number_on_its_edge(number: int, hedge: str) -> None:
    for bounds in ("pragmatic", "strict"):
        [mention] = find_values(f"{hedge} {number:,} bricks", config=Config(bounds=bounds))  # type: ignore[arg-type]
        value = mention.value
        assert value.stated == number
        low = value.low if isinstance(value.low, Decimal) else Decimal("-Infinity")
        high = value.high if isinstance(value.high, Decimal) else Decimal("Infinity")
        assert low <= number <= high


def test_a_declined_number_leaves_nothing_of_itself_behind() -> None:
    assert find_values("It is 1e400 m wide.") == []
