"""The page: evidence marked, everything escaped, nothing loaded, links that lead somewhere."""

from __future__ import annotations

import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from report_samples import make_claim, many, metres

from claimcheck.api import check_claims
from claimcheck.errors import SourceError
from claimcheck.model import Source
from claimcheck.report import Report
from claimcheck.report.fulltext import PAGE, WHOLE, full_texts
from claimcheck.report.html import LISTED, PAGE_FINDINGS

LOADERS = {"src", "srcset", "data", "action", "background", "poster", "formaction", "xlink:href"}


class Page(HTMLParser):
    """Collects tags, attributes, and what stands inside <mark>."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.marked: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._inside = tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.marked.append(data)

    def all(self, name: str) -> list[str]:
        return [value for attribute, value in self.attributes if attribute == name]


@pytest.fixture(scope="module")
def thousand() -> Report:
    return many(1_000)


def test_both_values_are_marked(report: Report) -> None:
    assert Page(report.to_html()).marked == ["90 m", "95 m"]


def test_the_page_runs_and_loads_nothing(report: Report) -> None:
    page = Page(report.to_html())
    assert not {"script", "iframe", "object", "embed", "link", "form", "base", "img"} & set(page.tags)
    assert not LOADERS & {name for name, _ in page.attributes}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert all(target.startswith("#") for target in page.all("href"))  # the only url is a javascript: one
    assert "default-src 'none'" in report.to_html()


def test_sources_cannot_write_markup(report: Report) -> None:
    page = report.to_html()
    assert "<script>" not in page
    assert "javascript:" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "A &lt;b&gt;guide&lt;/b&gt;" in page


def test_every_link_within_the_page_lands_and_no_name_is_given_twice(thousand: Report) -> None:
    page = Page(thousand.to_html())
    names = page.all("id")
    assert len(names) == len(set(names))
    assert {target[1:] for target in page.all("href") if target.startswith("#")} <= set(names)


def test_a_thousand_findings_are_written_soon_and_small(thousand: Report, tmp_path: Path) -> None:
    thousand.to_html(tmp_path / "warm.html")  # the templates are compiled once
    start = time.process_time()  # of this process: other tests run on the same cores
    page = thousand.to_html(tmp_path / "report.html")
    assert time.process_time() - start < 2
    assert len(page.encode()) < 3_000_000
    assert page.count("<article") == 1_000


def test_of_ten_thousand_findings_the_first_have_their_evidence_and_the_rest_a_line() -> None:
    report = many(PAGE_FINDINGS + 40)
    page = Page(report.to_html())
    assert page.tags.count("article") == PAGE_FINDINGS
    assert sum(value.startswith("line ") for value in page.all("class")) == 40
    assert LISTED >= 10_000 - PAGE_FINDINGS


def test_the_page_is_written_in_one_step(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "out" / "report.html"
    assert report.to_html(path) == path.read_text(encoding="utf-8")
    report.to_html(path)
    assert list(path.parent.iterdir()) == [path]


def test_a_target_that_cannot_be_written_is_named_and_the_earlier_file_stays(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.html"
    path.write_text("earlier")
    monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(SourceError, match=r"report.html: cannot be written: No space left") as raised:
        report.to_html(path)
    assert "unchanged" in str(raised.value)
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(SourceError, match="cannot be written"):
        report.to_html(path / "below.html")  # a file is no folder


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_an_empty_report_says_so() -> None:
    page = Report(findings=(), claims=(), skipped=(), sources=()).to_html()
    assert "No fact is stated by two or more" in page


def told(text: str, *quotes: str) -> tuple[Report, dict[str, str]]:
    claims = []
    for quote in quotes:
        claim = make_claim("a", text, quote, metres(1))
        start = text.index(quote)
        claims.append(
            replace(
                claim, id=f"a:{start}", mention=replace(claim.mention, start=start, end=start + len(quote))
            )
        )
    report = Report(findings=(), claims=tuple(claims), skipped=(), sources=(Source("a"),))
    return report, {"a": text}


def test_a_long_text_is_shown_around_its_findings_and_the_gaps_are_told() -> None:
    text = "x " * WHOLE + "It is 90 m long. " + "y " * WHOLE
    report, texts = told(text, "90 m")
    (shown,), anchors = full_texts(texts, report.sources, report.claims, ())
    assert sum(len(piece.text) + piece.left_out for piece in shown.pieces) == len(text)
    assert anchors == {}  # no finding: only the beginning is shown
    assert sum(len(piece.text) for piece in shown.pieces) < 1_000


def test_a_short_text_is_shown_whole_with_overlapping_claims_marked_once() -> None:
    text = "From 90 to 95 m, and 7 m."
    report, texts = told(text, "90 to 95 m", "95 m", "7 m")
    (shown,), anchors = full_texts(texts, report.sources, report.claims, ())
    assert "".join(piece.text for piece in shown.pieces) == text
    assert [piece.text for piece in shown.pieces if piece.anchor] == ["90 to 95 m", "7 m"]
    assert len(set(anchors.values())) == 2
    assert len(anchors) == 3


def test_the_page_holds_so_much_text_and_no_more() -> None:
    sources = [Source(f"s{place}") for place in range(20)]
    texts = {source.id: "z" * (WHOLE - 1) for source in sources}
    shown, _ = full_texts(texts, sources, (), ())
    assert sum(len(piece.text) for text in shown for piece in text.pieces) <= PAGE
    assert sum(not text.pieces for text in shown) == 20 - PAGE // (WHOLE - 1)


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Two\nlines", "Two lines"), ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"), ("", "a")],
)
def test_any_title_heads_its_text(title: str, shown: str) -> None:
    report = Report(findings=(), claims=(), skipped=(), sources=(Source("a", title=title),), texts={"a": "x"})
    assert f"<summary><bdi>{shown}</bdi>" in report.to_html()


def test_of_a_table_the_lines_are_told_without_making_the_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.report.html.PAGE_FINDINGS", 2)
    rows = [(name, f"E{item}", "weight", f"{item} kg") for item in range(5) for name in ("A", "B")]
    table = pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"])
    page = check_claims(table).to_html()
    assert page.count("<article") == 2
    assert '<tr class="line agree" id="5"><td>5</td><td>= agree</td>' in page
    assert "2 claims of mass" in page
