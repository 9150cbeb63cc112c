"""Sources in: every accepted form, and a clear message for everything else."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import load
from claimcheck.documents.files import as_path, split_front_matter
from claimcheck.errors import EncodingError, SourceError, TableError
from claimcheck.model import Document, Period, Source
from claimcheck.report.wording import iso_period

TEXT = "The bridge is 90 m long."


@dataclass
class Chunk:
    page_content: str
    metadata: dict[str, object] = field(default_factory=dict)
    id: str | None = None


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_path_is_a_file_and_its_stem_the_id(tmp_path: Path) -> None:
    path = write(tmp_path / "guide.txt", TEXT)
    for given_as in (path, str(path)):
        (document,) = load(given_as).documents
        assert (document.id, document.text) == ("guide", TEXT)


def test_front_matter_describes_the_source_and_keeps_the_offsets(tmp_path: Path) -> None:
    content = "---\ntitle: Old bridges\npublisher: The Guide\npublished: 2023-02\nextra: [1]\n---\n" + TEXT
    (document,) = load(write(tmp_path / "a.md", content)).documents
    source = document.source
    assert (source.title, source.publisher, iso_period(source.published)) == (
        "Old bridges",
        "The Guide",
        "2023-02",
    )
    start = content.index("90 m")
    assert document.text[start : start + 4] == "90 m"
    assert "Old bridges" not in document.text


@pytest.mark.parametrize("written", ["2023", "2023-02", "2023-02-09", '"2023-02"', "2023-02-09T10:00:00Z"])
def test_front_matter_dates_keep_their_precision(tmp_path: Path, written: str) -> None:
    (document,) = load(write(tmp_path / "a.md", f"---\npublished: {written}\n---\n{TEXT}")).documents
    assert iso_period(document.source.published) == written.strip('"')[:10]


def test_texts_are_numbered_by_their_place() -> None:
    loaded = load(["one", Document(Source("mine"), "two"), "three"])
    assert [(d.id, d.text) for d in loaded.documents] == [
        ("mine", "two"),
        ("source 1", "one"),
        ("source 3", "three"),
    ]


def test_dicts_with_text() -> None:
    loaded = load(
        [
            {"id": "a", "text": TEXT, "title": "A", "published": date(2023, 2, 9), "url": float("nan")},
            {"text": TEXT, "published": 2023},
            {"page_content": TEXT, "metadata": {"id": "c", "published": pd.Timestamp("2023-02-09 10:00")}},
        ]
    )
    a, c, b = loaded.documents
    assert (a.id, a.source.title, a.source.url, iso_period(a.source.published)) == (
        "a",
        "A",
        "",
        "2023-02-09",
    )
    assert (b.id, iso_period(b.source.published)) == ("source 2", "2023")
    assert (c.id, iso_period(c.source.published)) == ("c", "2023-02-09")


def test_langchain_like_chunks_of_one_file_are_told_apart() -> None:
    chunks = [
        Chunk("one", {"source": "a.pdf"}),
        Chunk("two", {"source": "b.pdf"}),
        Chunk("three", {"source": "a.pdf"}),
    ]
    assert [d.id for d in load(chunks).documents] == ["a.pdf#1", "a.pdf#2", "b.pdf"]
    assert [d.id for d in load([Chunk("one", {"source": "a.pdf"}, id="x")]).documents] == ["x"]


def test_json_lines_of_texts_and_claims(tmp_path: Path) -> None:
    rows: list[Any] = [
        {"id": "a", "text": TEXT},
        {"source": "shop", "subject": "E1", "attribute": "weight", "value": "21 kg"},
        ["no object"],
        {"neither": 1},
        {"text": 5},
    ]
    path = write(tmp_path / "pile.jsonl", "\n".join(map(json.dumps, rows)) + "\n{broken\n\n")
    loaded = load(path)
    assert [document.id for document in loaded.documents] == ["a"]
    (table,) = loaded.tables
    assert table.frame["value"].tolist() == ["21 kg"]
    assert [(item.source, item.where) for item in loaded.skipped] == [
        ("pile", "row 3"), ("pile", "row 4"), ("pile", "row 5"), ("pile", "row 6"),
    ]  # fmt: skip
    assert "not JSON" in loaded.skipped[3].reason


def test_claim_tables(tmp_path: Path) -> None:
    path = write(
        tmp_path / "shop.csv", "\ufeffsource,subject,attribute,value\nA,E1,weight,007\nB,E1,weight,\n"
    )
    frame = pd.DataFrame({"source": ["A"]})
    loaded = load([path, frame])
    assert [table.name for table in loaded.tables] == ["shop", "source 2"]
    assert loaded.tables[0].frame.columns.tolist() == ["source", "subject", "attribute", "value"]
    assert loaded.tables[0].frame["value"].tolist() == ["007", ""]  # cells as they are written
    assert load(frame).tables[0].frame is frame


def test_metadata_from_a_file_fills_in_and_overrides(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", f"---\npublished: 2020\ntitle: Old\n---\n{TEXT}")
    meta = {"a": {"published": "2023-02", "title": None}, "typo": {"title": "B"}}
    loaded = load(path, meta=write(tmp_path / "meta.json", json.dumps(meta)))
    (document,) = loaded.documents
    assert (document.source.title, iso_period(document.source.published)) == ("Old", "2023-02")
    assert [(item.source, item.reason) for item in loaded.skipped] == [("typo", "no source has this id")]
    assert load(path, meta=meta) == loaded


@pytest.mark.parametrize(
    ("written", "published"),
    [("9 February 2023", "2023-02-09"), ("Feb 2023", "2023-02"), ("Oct. 3, 2021", "2021-10-03")],
)
def test_worded_dates(written: str, published: str) -> None:
    (document,) = load({"text": TEXT, "published": written}).documents
    assert iso_period(document.source.published) == published


@pytest.mark.parametrize("written", ["3/4/2023", "last Tuesday", "10 km", "7:05", "since 2020"])
def test_dates_that_are_not_certain_are_left_out_and_named(written: str) -> None:
    loaded = load({"text": TEXT, "published": written})
    assert loaded.documents[0].source.published is None
    assert repr(written) in loaded.skipped[0].reason


def test_an_unreadable_date_leaves_the_source_undated() -> None:
    loaded = load({"id": "a", "text": TEXT, "published": "soon"})
    assert loaded.documents[0].source.published is None
    assert "'soon' is not a date" in loaded.skipped[0].reason


def test_line_ends_stay_and_a_byte_order_mark_goes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert load(path).documents[0].text == "one\r\ntwo\r\n"


def test_the_order_of_sources_does_not_matter(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{name}.txt", name) for name in "cab"]
    assert load(paths) == load(reversed(paths))


def test_empty_text_is_named() -> None:
    assert [(s.source, s.reason) for s in load(["", "  \n"]).skipped] == [
        ("source 1", "the text is empty"),
        ("source 2", "the text is empty"),
    ]


MESSAGES = {
    "no sources given": lambda tmp: [],
    "no such file": lambda tmp: tmp / "missing.txt",
    "missing.md: no such file": lambda tmp: "missing.md",
    r"^https://a\.example/b\?c=1: nothing is fetched": lambda tmp: "https://a.example/b?c=1",
    r"^http://a\.example/b\.html: nothing is fetched": lambda tmp: Path("http://a.example/b.html"),
    "no file of this folder can be read": lambda tmp: tmp,
    r"\*\.txt: no file fits this pattern": lambda tmp: tmp / "*.txt",
    r"b\.txt: byte 1 is not UTF-8": lambda tmp: write(tmp / "b.txt", b"a\xe9b"),
    r"c\.txt: this is binary data": lambda tmp: write(tmp / "c.txt", b"PK\0\0"),
    r"d\.docx: \.docx files cannot be read.*Save it as \.txt": lambda tmp: tmp / "d.docx",
    r"e\.csv: not a table": lambda tmp: write(tmp / "e.csv", ""),
    r"f\.json: not JSON": lambda tmp: write(tmp / "f.json", "{"),
    r"sources: cannot read 5 \(int\)": lambda tmp: 5,
    r"sources\[1\]: cannot read b'bytes' \(bytes\).*Allowed: paths": lambda tmp: [TEXT, b"bytes"],
    r"sources\[0\]: a dict needs 'text'.*it has txt": lambda tmp: [{"txt": TEXT}],
    r"^\S*g\.txt is given twice\. Leave": lambda tmp: [write(tmp / "g.txt", "1"), str(tmp / "g.txt")],
    "two sources have the id 'a'": lambda tmp: [{"id": "a", "text": "1"}, {"id": "a", "text": "2"}],
    r"sources\[0\]: two columns are called 'value'": lambda tmp: [
        pd.DataFrame([[1, 2]], columns=["value"] * 2)
    ],
    r"sources\[0\]: a Document needs a Source, not a str": lambda tmp: [Document("a", TEXT)],  # type: ignore[arg-type]
    r"sources\[0\]: a Document needs a str, not a bytes": lambda tmp: [Document(Source("a"), b"x")],  # type: ignore[arg-type]
    "the text is None": lambda tmp: [Chunk(None)],  # type: ignore[arg-type]
    r"the metadata is \['x'\] \(list\)": lambda tmp: [{"text": TEXT, "metadata": ["x"]}],
}


@pytest.mark.parametrize(("message", "sources"), MESSAGES.items(), ids=MESSAGES.keys())
def test_messages(tmp_path: Path, message: str, sources: Any) -> None:
    with pytest.raises(SourceError, match=message):
        load(sources(tmp_path))


def test_two_files_with_one_stem_are_both_named(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "a.txt", TEXT)
    with pytest.raises(SourceError, match=r"x.a\.txt and .*y.a\.txt"):
        load([tmp_path / "x" / "a.txt", tmp_path / "y" / "a.txt"])


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ("[1]", r"metadata is \[1\] \(list\).*Allowed"),
        ('{"a": 3}', r"the entry of 'a' is 3 \(int\)"),
        ("{", "not JSON"),
    ],
)
def test_metadata_messages(tmp_path: Path, meta: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        load(TEXT, meta=write(tmp_path / "m.json", meta))


def test_a_missing_metadata_file_is_no_broken_one(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^\S*none\.json: no such file"):
        load(TEXT, meta=tmp_path / "none.json")


def test_the_kind_of_error_tells_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(EncodingError):
        load(write(tmp_path / "a.txt", b"\xff\xfe"))
    with pytest.raises(TableError):
        load(write(tmp_path / "a.csv", ""))


@pytest.mark.parametrize(
    ("front", "reason"), [("a: [", "not YAML"), ("- a", "a list instead of fields"), ("x", "a str instead")]
)
def test_broken_front_matter_is_ignored_and_named(tmp_path: Path, front: str, reason: str) -> None:
    loaded = load(write(tmp_path / "a.md", f"---\n{front}\n---\n{TEXT}"))
    assert reason in loaded.skipped[0].reason
    assert loaded.documents[0].text.strip() == TEXT


def test_a_title_with_a_colon_needs_no_quotes(tmp_path: Path) -> None:
    front = "title: Plant fire: one dead\npublished: 2024-03-06"
    loaded = load(write(tmp_path / "a.md", f"---\n{front}\n---\n{TEXT}"))
    assert not loaded.skipped
    source = loaded.documents[0].source
    assert source.title == "Plant fire: one dead"
    assert source.published is not None
    assert source.published.low == datetime(2024, 3, 6)


@given(st.text(max_size=80))
def test_any_text_is_read_as_it_is(text: str) -> None:
    (document,) = load({"text": text}).documents
    assert document.text == text
    assert len(split_front_matter(text)[1]) == len(text)


@given(st.text(max_size=300))
def test_telling_paths_from_texts_never_fails(text: str) -> None:
    path = as_path(text)
    assert path is None or path == Path(text)


@given(st.one_of(st.text(max_size=20), st.integers(), st.floats(), st.dates(), st.datetimes(), st.none()))
def test_any_publication_date_is_read_or_named(published: object) -> None:
    (document,) = (loaded := load({"text": TEXT, "published": published})).documents
    given_one = published is not None and published != "" and published == published
    assert isinstance(document.source.published, Period) == (given_one and not loaded.skipped)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_of_a_claim_table_is_found(tmp_path: Path, separator: str) -> None:
    lines = (("Source", "Subject", "ATTRIBUTE", "value", "Note"), ("A", "E1", "weight", "1 kg", "x"))
    text = "\ufeff" + "\n".join(map(separator.join, lines)) + "\n"
    (table,) = load(write(tmp_path / "shop.csv", text)).tables
    assert list(table.frame.columns) == ["source", "subject", "attribute", "value", "Note"]
    assert table.frame["value"].tolist() == ["1 kg"]


def test_semicolons_inside_cells_separate_nothing(tmp_path: Path) -> None:
    text = "source,subject,attribute,value\nA,E1,systems,Linux; macOS\n"
    (table,) = load(write(tmp_path / "shop.csv", text)).tables
    assert table.frame["value"].tolist() == ["Linux; macOS"]
