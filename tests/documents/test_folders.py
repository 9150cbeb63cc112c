"""Folders and patterns: which files they stand for, in which order, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimcheck as cc
from claimcheck.documents import load
from claimcheck.errors import SourceError

TEXT = "The bridge is 90 m long."
TABLE = "source,subject,attribute,value\nA,E1,weight,7 kg\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Notes of two years, and what lies about in such folders."""
    root = tmp_path / "notes"
    contents: dict[str, str | bytes] = {
        "b.txt": TEXT,
        "a.md": TEXT,
        "2023/report.txt": TEXT,
        "2024/report.txt": TEXT,
        "shops.csv": TABLE,
        "members.csv": "name,age\nAnn,7\n",
        "photo.png": b"\x89PNG\0",
        "latin.txt": b"caf\xe9",
        "LICENSE": "MIT",
        ".git/config": "x",
        ".hidden.txt": "x",
    }
    for name, content in contents.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def test_a_folder_is_its_files_by_path_and_says_what_it_left_out(folder: Path) -> None:
    loaded = load(folder)
    assert [document.id for document in loaded.documents] == ["2023/report.txt", "2024/report.txt", "a", "b"]
    assert [table.name for table in loaded.tables] == ["shops"]
    said = {Path(item.where).name: item.reason for item in loaded.skipped}
    assert said == {
        ".git": "left out: hidden",
        ".hidden.txt": "left out: hidden",
        "LICENSE": "left out: no suffix is not among the formats taken",
        "photo.png": "left out: .png is not among the formats taken",
        "latin.txt": "left out: byte 3 is not UTF-8. Save the file as UTF-8.",
        "members.csv": "left out: not a claim table, attribute, source, subject, value needed",
    }
    again = load([str(folder)])
    assert (again.documents, again.skipped) == (loaded.documents, loaded.skipped)


def test_a_report_written_among_its_sources_is_none_of_them(folder: Path) -> None:
    report = cc.check_claims(["The bridge is 90 m long.", "The bridge is 95 m long."])
    report.to_html(folder / "page.html")
    (folder / "page.md").write_text(report.render("markdown"), encoding="utf-8")
    for given in (folder, folder / "page.*", f"{folder}/*.*"):
        loaded = load([given, "The bridge is 90 m long."])
        assert not {"page", "page.md", "page.html"} & {document.id for document in loaded.documents}
        said = {Path(s.where).name: s.reason for s in loaded.skipped if Path(s.where).stem == "page"}
        assert said == dict.fromkeys(
            ("page.html", "page.md"), "left out: a report of claimcheck, not a source"
        )


def test_a_pattern_takes_what_fits_it(folder: Path) -> None:
    assert [d.id for d in load(folder / "*.txt").documents] == ["b"]
    assert [d.id for d in load(f"{folder}/**/report.*").documents] == ["2023/report.txt", "2024/report.txt"]
    assert [d.id for d in load(folder / "LICEN?E").documents] == ["LICENSE"]  # asked for by name


def test_one_bad_file_among_many_is_named_and_alone_an_error(folder: Path) -> None:
    loaded = load(folder / "*.txt")
    assert [(item.source, Path(item.where).name) for item in loaded.skipped] == [("latin", "latin.txt")]
    with pytest.raises(SourceError, match="byte 3 is not UTF-8"):
        load(folder / "latin.txt")


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)  # a test that runs as root may read everything
    assert "left out: cannot be read: Permission denied." in {item.reason for item in load(folder).skipped}
    with pytest.raises(SourceError, match=r"b\.txt: cannot be read: Permission denied"):
        load(folder / "b.txt")


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "round").symlink_to(folder)
    assert ("round", "left out: a link to a folder") in {(s.where, s.reason) for s in load(folder).skipped}


def test_a_name_with_brackets_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "report[1].txt"
    path.write_text(TEXT)
    assert [d.id for d in load([path, {"id": "x", "text": TEXT}]).documents] == ["report[1]", "x"]
