"""Events: the main one, and what sets the event of a value apart from it."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from claimcheck import check_claims
from claimcheck.extract.attributes import read_attribute
from claimcheck.extract.events import EventIndex
from claimcheck.extract.furniture import read_layout
from claimcheck.extract.parse import parse
from claimcheck.extract.sentences import split
from claimcheck.model import Document, Event, Source
from claimcheck.values import find_values
from claimcheck.values.calendar import parse_period

CASES = tomllib.loads(Path(__file__).with_name("events.toml").read_text(encoding="utf-8"))["case"]
LEAD = """Strong quake hits valley near Port Lee
A strong quake struck near Port Lee on Thursday, officials said.
Houses fell in the quake.
Help was on its way.
"""


def index(text: str, title: str = "") -> EventIndex:
    published = parse_period("2013-05-03")
    document = Document(Source("a", title=title, published=published), text)
    layout = read_layout(text)
    return EventIndex(document, layout, list(parse(split(text, layout))), find_values(text, published))


def event_of(text: str, surface: str) -> Event:
    published = parse_period("2013-05-03")
    mention = next(found for found in reversed(find_values(text, published)) if found.text == surface)
    sentence = next(
        one for one in parse(split(text, read_layout(text))) if one.start <= mention.start < one.end
    )
    return index(text).event_of(sentence, mention, read_attribute(sentence, mention))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_event_of_a_value(case: dict[str, Any]) -> None:
    event = event_of(LEAD + case["text"], case["value"])
    assert event.id == case["event"]
    assert event.role == ("main" if event.id == "e0" else event.id.split(":")[0])


def test_main_event() -> None:
    main = index(LEAD).main
    assert (main.id, main.type, main.role, main.place) == ("e0", "earthquake", "main", "Port Lee")
    assert main.time is not None
    assert main.time.low == datetime(2013, 5, 2)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Acme buys Zorn for $3m", "deal"),
        ("Ann Lee dies at 91", "death"),
        ("Gunman shoots three in Port Lee", "shooting"),
        ("Ann Lee sentenced to life sentence", "sentence"),
        ("Acme unveils phone", "launch"),
        ("Ann Lee talks", ""),
    ],
)
def test_types(title: str, kind: str) -> None:
    assert index("Nothing more is known.", title).main.type == kind


def test_no_text() -> None:
    assert index("").main == Event("e0")


def test_undated_text_is_of_the_latest_time_it_tells() -> None:
    text = LEAD + "Help came in June 2013. In 2003, a quake killed 26,000 people there."
    layout = read_layout(text)
    mentions = find_values(text)
    sentence = list(parse(split(text, layout)))[-1]
    mention = next(found for found in mentions if found.text == "26,000")
    events = EventIndex(Document(Source("a"), text), layout, [sentence], mentions)
    assert events.event_of(sentence, mention, read_attribute(sentence, mention)).role == "background"


@pytest.mark.parametrize("when", ["in the first century", "in the 2nd century", "on 31 December 9999"])
def test_times_at_the_ends_of_the_calendar(when: str) -> None:
    (claim,) = check_claims([f"The temple was built {when}."]).claims
    assert claim.context.attribute == "construction date"
