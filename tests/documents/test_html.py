"""Web pages: their text without the page around it, and what they say of themselves."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

import claimcheck as cc
from claimcheck.documents import load
from claimcheck.errors import EncodingError, SourceError
from claimcheck.report.wording import iso_period

PAGE = """<!doctype html><html><head><title>Old bridges | The Guide</title>
<meta property="og:site_name" content="The Guide">
<meta property="article:published_time" content="2023-02-09T10:00:00Z">
<link rel="canonical" href="https://guide.example/bridges"></head>
<body><nav><a href="/">Home</a> <a href="/all">312 more stories</a></nav>
<article><h1>Old bridges</h1><p>The Mill bridge is 90&nbsp;m long.</p>
<p>It opened in <b>1987</b> and cost &pound;2 million.</p></article>
<footer>© 2024 The Guide. Read 214 times.</footer></body></html>"""

SCRIPT = '<script type="application/ld+json">{"datePublished": "2020-05-06"}</script>'
LATIN = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>The café is 9 m wide.</p>'


def page(tmp_path: Path, content: str | bytes, name: str = "page.html") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_text_title_publisher_address_and_date(tmp_path: Path) -> None:
    (document,) = load(page(tmp_path, PAGE)).documents
    source = document.source
    assert (source.id, source.title, source.publisher, source.url, iso_period(source.published)) == (
        "page", "Old bridges", "The Guide", "https://guide.example/bridges", "2023-02-09",
    )  # fmt: skip
    assert document.text.splitlines() == [
        "Old bridges",
        "The Mill bridge is 90 m long.",
        "It opened in 1987 and cost £2 million.",
    ]
    assert document.derived == "the text of the HTML file page.html"


def test_offsets_refer_to_the_text_as_taken_out(tmp_path: Path) -> None:
    path = page(tmp_path, PAGE, "page.HTM")
    (document,) = load(path).documents
    claims = cc.extract_claims(path)
    assert claims
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in claims)


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("", '<p>A flood.</p><time datetime="2021-03-04">4 March</time>', "2021-03-04"),
        ("", f"{SCRIPT}<p>A flood.</p>", "2020-05-06"),
        ('<meta name="date" content="2031-01-02">', "<p>A flood.</p>", "2031-01-02"),  # whatever today is
        ("", "<p>Published 3/4/2023</p><p>A flood.</p>", None),  # two readings
        ("", "<p>On 2 May 2019 there was a flood.</p>", None),  # the flood's date
    ],
)  # fmt: skip
def test_dates(tmp_path: Path, head: str, body: str, published: str | None) -> None:
    path = page(tmp_path, f"<html><head>{head}</head><body>{body}</body></html>")
    assert iso_period(load(path).documents[0].source.published) == published


@pytest.mark.parametrize(
    "content",
    [
        "<meta charset=utf-8><p>The café is 9 m wide.</p>",
        LATIN.encode("iso-8859-2"),
        "<p>The café is 9 m wide.</p>".encode("cp1252"),
        "\ufeff<p>The café is 9 m wide.</p>",
    ],
)
def test_encodings(tmp_path: Path, content: str | bytes) -> None:
    assert load(page(tmp_path, content)).documents[0].text == "The café is 9 m wide."


@pytest.mark.parametrize(
    "content", ["", "  ", "<html></html>", "<html><body><script>var a = 5;</script></body>"]
)
def test_a_page_without_text_is_named(tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture) -> None:
    assert [(s.source, s.reason) for s in load(page(tmp_path, content)).skipped] == [
        ("page", "the text is empty")
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\0\0", "this is binary data"),
        (b"<meta charset=ascii><p>caf\xe9</p>", "the bytes are not ascii"),
        (b"<meta charset=klingon><p>caf\xe9</p>", "the bytes are not klingon"),
    ],
)
def test_bytes_that_are_no_page(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(EncodingError, match=message):
        load(page(tmp_path, content))


@pytest.mark.parametrize(
    ("name", "module", "extra"), [("a.html", "trafilatura", "html"), ("a.pdf", "pypdf", "pdf")]
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    real = builtins.__import__

    def without(wanted: str, *arguments: Any, **options: Any) -> Any:
        if wanted == module:
            raise ImportError(wanted)
        return real(wanted, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    path = page(tmp_path, PAGE, name)
    with pytest.raises(
        SourceError, match=rf"need the extra \[{extra}\].*pip install 'claimcheck-conflicts\[{extra}\]'"
    ):
        load(path)
    page(tmp_path, "The bridge is 90 m long.", "b.txt")
    assert f"[{extra}]" in load(tmp_path).skipped[0].reason  # in a folder, the others are read
