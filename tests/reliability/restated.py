"""Pairs of texts that tell the same facts in other notations: dates, ranges, limits, sums, brackets.

Of every kind there are several ways to write one value; a template is filled twice, each time in some.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from sentences import SUBJECTS, in_words, notations

Ways = list[str]
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
ORDERS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds"}
# Where {d} stands is a day; {v} and {w} are two values of the kind.
TEMPLATES = {
    "count": ("{s} has {v} shops.", "As of {d}, {s} had {v} engineers.",
        "{s} has employed {v} people since {d}.", "A fire at {s} killed {v} people.",
        "{s} sold {v} lamps in the quarter, compared with {w} a year ago.",
        "{s} scored {v} points in the second half.", "{s} plans to build {v} houses by 2030."),
    "money": ("{s} paid {v} for the mill on {d}.", "{s} earned {v} in 2022, up from {w} a year earlier.",
        "The price of {s} was cut from {w} to {v}.", "{s} did not pay {v}, officials said."),
    "percent": ("{s} holds {v} of the shares.", "Turnout in {s} was {v}, well above the {w} required."),
    "day": ("{s} opened on {v}.", "{s} was founded on {v}, police said."),
    "distance": ("{s} is {v} long.", "{s} ({v}) was closed on {d}."),
    "order": ("{s} won the cup for the {v} time.", "It was the {v} title for {s}."),
}  # fmt: skip


def ordinal(number: int) -> str:
    """A number as a place in a row.

    Example:
        >>> ordinal(2), ordinal(12), ordinal(23)
        ('2nd', '12th', '23rd')
    """
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else ending}"


def limits(number: int) -> list[Ways]:
    """The ways to write each of several bounds and ranges."""
    return [
        [f"up to {number:,}", f"as many as {number:,}", f"no more than {number:,}", f"at most {number:,}"],
        [f"more than {number:,}", f"over {number:,}", f"upwards of {number:,}", f"in excess of {number:,}"],
        [
            f"about {number:,}",
            f"around {in_words(number)}",
            f"roughly {number:,}",
            f"an estimated {number:,}",
        ],
        [f"{number}-{number + 50}", f"{number} to {number + 50}", f"between {number} and {number + 50}"],
    ]


def sums(number: int, sign: str) -> Ways:
    return [f"{sign}{number} million", f"{sign}{number}m", f"{number} million {CURRENCIES[sign]}"]


def days(day: date) -> Ways:
    month = MONTHS[day.month - 1]
    return [
        *(f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"),
        *(f"{month} {ordinal(day.day)}, {day.year}", day.isoformat()),
    ]


ROUND = st.integers(2, 90).map(lambda number: number * 100)
DAYS = st.dates(date(1950, 1, 1), date(2023, 1, 1)).map(days)
WAYS: dict[str, st.SearchStrategy[Ways]] = {
    "count": st.one_of(
        st.integers(2, 999).map(notations),
        ROUND.map(notations),
        ROUND.flatmap(lambda number: st.sampled_from(limits(number))),
    ),
    "money": st.builds(sums, st.integers(2, 99), st.sampled_from(sorted(CURRENCIES))),
    "percent": st.integers(11, 980).map(
        lambda number: [f"{number / 10:g}{sign}" for sign in ("%", " %", " percent", " per cent")]
    ),
    "day": DAYS,
    "distance": st.integers(2, 90).map(lambda n: [f"{n} km", f"{n} kilometers", f"{n * 1000:,} metres"]),
    "order": st.integers(2, 12).map(lambda number: [ordinal(number), ORDERS[number - 1]]),
}


@st.composite
def restated(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts of up to three sentences that tell the same."""
    one, other = [], []
    for kind in draw(st.lists(st.sampled_from(sorted(TEMPLATES)), min_size=1, max_size=3)):
        template, subject = draw(st.sampled_from(TEMPLATES[kind])), draw(st.sampled_from(SUBJECTS))
        ways = {"v": draw(WAYS[kind]), "w": draw(WAYS[kind]), "d": draw(DAYS)}
        for text in (one, other):
            told = {place: draw(st.sampled_from(written)) for place, written in ways.items()}
            text.append(template.format(s=subject, **told))
    return " ".join(one), " ".join(other)
