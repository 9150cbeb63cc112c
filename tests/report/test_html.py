"""The page and the notebook fragment: evidence marked, everything escaped, nothing loaded."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from claimcheck.report import Report

LOADERS = {"src", "href", "srcset", "data", "action", "background", "poster", "formaction", "xlink:href"}


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


def test_both_values_are_marked(report: Report) -> None:
    assert Page(report.to_html()).marked == ["90 m", "95 m"]
    assert Page(report._repr_html_()).marked == ["90 m", "95 m"]


def test_the_page_runs_and_loads_nothing(report: Report) -> None:
    page = Page(report.to_html())
    assert not {"script", "iframe", "object", "embed", "link", "form", "base"} & set(page.tags)
    loaded = [value for name, value in page.attributes if name in LOADERS and not value.startswith("data:")]
    assert loaded == []  # the only url of the sources is a javascript: one
    assert "default-src 'none'" in report.to_html()


def test_sources_cannot_write_markup(report: Report) -> None:
    for text in (report.to_html(), report._repr_html_()):
        assert "<script>" not in text
        assert "javascript:" not in text
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "A &lt;b&gt;guide&lt;/b&gt;" in report.to_html()


@pytest.mark.parametrize("tag", ["style", "script", "svg", "link"])
def test_the_fragment_survives_an_untrusted_notebook(report: Report, tag: str) -> None:
    assert tag not in Page(report._repr_html_()).tags


def test_the_page_is_written_in_one_step(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "out" / "report.html"
    assert report.to_html(path) == path.read_text(encoding="utf-8")
    report.to_html(path)
    assert list(path.parent.iterdir()) == [path]


def test_an_empty_report_says_so() -> None:
    page = Report(findings=(), claims=(), skipped=(), sources=()).to_html()
    assert "No fact is stated by two or more" in page
