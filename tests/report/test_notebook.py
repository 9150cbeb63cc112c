"""What notebooks show: a report, a finding, a claim, through an untrusted notebook's sanitizer."""

from __future__ import annotations

import re
import tomllib
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from report_samples import many

from claimcheck.report import Report
from claimcheck.report.notebook import FINDINGS

ALLOWED = tomllib.loads(Path(__file__).with_name("notebook_sanitizer.toml").read_text(encoding="utf-8"))


class Stripped(HTMLParser):
    """Collects what the sanitizer would strip; and the pictures."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lost: list[str] = []
        self.pictures: list[dict[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED["tags"]:
            self.lost.append(f"<{tag}>")
        known = [*ALLOWED["attributes"]["*"], *ALLOWED["attributes"].get(tag, [])]
        for name, value in attrs:
            if name not in known:
                self.lost.append(f"{tag} {name}")
            if name == "style":
                self.lost += _lost_styles(value or "")
            if name == "href" and not (value or "").startswith(("http://", "https://")):
                self.lost.append(f"href {value}")
        if tag == "img":
            self.pictures.append({name: value or "" for name, value in attrs})


def _lost_styles(style: str) -> list[str]:
    rules = (rule.split(":", 1) for rule in style.split(";") if rule.strip())
    return [
        f"{name.strip()}: {value.strip()}"
        for name, value in rules
        if not re.fullmatch(ALLOWED["styles"].get(name.strip(), "(?!)"), value.strip())
    ]


@pytest.fixture
def shown(report: Report) -> dict[str, str]:
    return {
        "report": report._repr_html_(),
        "finding": report.findings[0]._repr_html_(),
        "claim": report.claims[0]._repr_html_(),
        "many": many(60)._repr_html_(),
    }


@pytest.mark.parametrize("what", ["report", "finding", "claim", "many"])
def test_nothing_is_lost_in_an_untrusted_notebook(shown: dict[str, str], what: str) -> None:
    assert Stripped(shown[what]).lost == []


def test_the_test_sees_what_is_stripped() -> None:
    bad = (
        '<svg></svg><p data-x="1" style="opacity: .5; position: fixed" onclick="x()"><a href="javascript:x">'
    )
    assert Stripped(bad).lost == [
        "<svg>", "p data-x", "opacity: .5", "position: fixed", "p onclick", "href javascript:x",
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["report", "finding", "claim"])
def test_sources_cannot_write_markup(shown: dict[str, str], what: str) -> None:
    for text in ("<script>", "javascript:", "\x1b", "\u202e"):
        assert text not in shown[what]


def test_the_value_is_marked_in_its_sentence_and_drawn_in_words_too(shown: dict[str, str]) -> None:
    assert ">90 m</mark> long." in shown["finding"]
    (picture,) = Stripped(shown["finding"]).pictures
    assert picture["alt"] == "Number line. A: 90 m. B: 95 m."
    head, _, data = picture["src"].partition(",")
    assert head == "data:image/svg+xml;base64"
    assert ElementTree.fromstring(b64decode(data)).tag.endswith("svg")


def test_a_finding_alone_names_its_sources(report: Report) -> None:
    assert "≠ conflict" in report.findings[0]._repr_html_()
    alone = many(10).findings[0]._repr_html_()
    assert "The Source 00" in alone
    assert "Feb 2023" in alone


def test_a_long_report_folds_and_ends(shown: dict[str, str]) -> None:
    assert shown["many"].count("<details") == FINDINGS
    assert shown["many"].count("<details open") == 3
    assert "40 more findings" in shown["many"]


def test_a_claim_tells_how_it_was_read(report: Report) -> None:
    assert "How it was read" in report.claims[0]._repr_html_()
    assert "planned" in report.claims[0]._repr_html_()
