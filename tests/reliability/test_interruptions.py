"""Ctrl-C, a full disk, too little memory: no half a file, no lost earlier file, no verdict that is none."""

from __future__ import annotations

import errno
import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck as cc
from claimcheck import documents
from claimcheck.errors import ClaimcheckError, OutOfMemoryError, SourceError
from claimcheck.extract import prose
from claimcheck.report import jsonform
from claimcheck.report.writing import write

TEXTS = {"a.txt": "The Northgate dam is 90 m high.", "b.txt": "The Northgate dam is 120 m high."}
# The command line in a process of its own, stopped at the place of NAME until it is interrupted.
STOPPED = """
import signal, sys, time
import {module} as module
from claimcheck import cli
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background ignores it
def stop(*_, **__):
    print("here", file=sys.stderr, flush=True)
    time.sleep(60)
module.{name} = stop
cli.main()
"""
PLACES = {
    "reading": ("claimcheck.extract.prose", "extract"),
    "writing": ("os", "fsync"),
    "renaming": ("pathlib", "Path.replace"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "texts"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text)
    return place


@pytest.fixture
def report() -> cc.Report:
    return cc.check_claims(list(TEXTS.values()))


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("module", "name"), PLACES.values(), ids=PLACES.keys())
def test_control_c_leaves_the_earlier_file_and_nothing_else(
    folder: Path, tmp_path: Path, module: str, name: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.json").write_text("earlier")
    code = STOPPED.format(module=module, name=name)
    command = [sys.executable, "-c", code, "check", str(folder), "--json", str(out / "report.json")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "here\n"
        running.send_signal(signal.SIGINT)
        said, errors = running.communicate(timeout=30)
    assert (running.returncode, said, errors.strip()) == (130, "", "")
    assert [path.name for path in out.iterdir()] == ["report.json"]
    assert (out / "report.json").read_text() == "earlier"


def _no_room(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("suffix", [".json", ".html", ".xlsx", ".csv", ".txt"])
def test_a_full_disk_is_named_and_leaves_the_earlier_file(
    report: cc.Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_text("earlier")
    monkeypatch.setattr(os, "fsync", _no_room)
    with pytest.raises(SourceError, match="cannot be written: No space left on device") as raised:
        report.write(path)
    assert raised.value.where == str(path)
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


FULL = Path("/dev/full")
full_device = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")


@full_device
@pytest.mark.parametrize("format", ["text", "html"])
def test_a_full_standard_output_is_no_verdict(folder: Path, format: str) -> None:
    command = [sys.executable, "-m", "claimcheck", "check", str(folder), "--format", format]
    with FULL.open("w") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert run.returncode == 2  # 1 would say that the sources disagree
    assert run.stderr.startswith("claimcheck: standard output: cannot be written: No space left on device.")
    assert run.stderr.count("\n") == 1


LEFT = """
import sys
from claimcheck.cli.streams import writing
from claimcheck.errors import SourceError
try:
    with writing():
        print("a report")
except SourceError:
    print("what is left")
    sys.exit(2)
"""


@full_device
def test_what_is_left_for_a_full_standard_output_changes_no_exit_code() -> None:
    with FULL.open("w") as full:
        run = subprocess.run([sys.executable, "-c", LEFT], stdout=full, stderr=subprocess.PIPE, text=True)
    assert (run.returncode, run.stderr) == (2, "")


@full_device
def test_a_device_stays_a_device(report: cc.Report) -> None:
    with pytest.raises(SourceError, match="/dev/full: cannot be written: No space left on device"):
        report.to_json(FULL)
    assert FULL.is_char_device()
    report.to_json(os.devnull)
    assert Path(os.devnull).is_char_device()


def test_a_reader_that_stops_early_does_not_change_the_exit_code(folder: Path) -> None:
    command = [sys.executable, "-m", "claimcheck", "check", str(folder), "--format", "html"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()  # | head, which has seen enough
        assert running.stderr.read() == b""
    assert running.returncode == 1  # the dam's height


def test_an_earlier_file_keeps_its_permissions_and_a_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "report.json", tmp_path / "latest.json"
    path.write_text("earlier")
    path.chmod(0o600)
    link.symlink_to(path)
    write("new", link)
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o600
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(SourceError, match="cannot be written"):
        write("new", loop)


def test_a_file_that_is_new_has_the_permissions_of_any(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("")
    write("new", tmp_path / ("n" * 250))
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1


def _exhausted(*_: object, **__: object) -> None:
    raise MemoryError


@pytest.mark.parametrize(
    ("module", "name", "where"),
    [(prose, "extract", "source 1"), (cc.findings, "find", "comparison"), (jsonform, "dumps", "report")],
)
def test_too_little_memory_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, where: str
) -> None:
    monkeypatch.setattr(module, name, _exhausted)
    with pytest.raises(OutOfMemoryError, match=r"not enough memory to .*\.") as raised:
        cc.check_claims(list(TEXTS.values())).to_json()
    assert raised.value.where == where
    assert raised.value.hint
    assert isinstance(raised.value, MemoryError)
    assert isinstance(pickle.loads(pickle.dumps(raised.value)), OutOfMemoryError)


@pytest.mark.parametrize(("error", "said"), [(MemoryError, "not enough memory"), (KeyError, "Traceback")])
def test_the_exit_code_of_what_nobody_expected_is_not_that_of_a_disagreement(
    folder: Path, error: type[Exception], said: str
) -> None:
    code = (
        "import claimcheck.documents as d\nfrom claimcheck import cli\n"
        f"def load(*_, **__): raise {error.__name__}('\\x1b[2J')\nd.load = load\ncli.main()"
    )
    run = subprocess.run([sys.executable, "-c", code, "check", str(folder)], capture_output=True, text=True)
    assert run.returncode == 2
    assert said in run.stderr
    assert "\x1b" not in run.stderr


BAD = {  # the end of a file's name, and what it holds
    "007.txt": b"\x7fELF\x02\x01\x01\0\0\0",
    "500.txt": "Die Br\u00fccke ist 90 m hoch.".encode("latin-1"),
    "999.pdf": b"%PDF-1.4\nnothing of a PDF",
}


@pytest.mark.parametrize("listed", [False, True], ids=["folder", "list of files"])
def test_a_bad_document_among_a_thousand_costs_only_itself(tmp_path: Path, listed: bool) -> None:
    for number in range(1000):
        (tmp_path / f"d{number:03}.txt").write_text(f"The dam is {number} m high.")
    for name, content in BAD.items():
        (tmp_path / f"d{name[:3]}.txt").unlink()
        (tmp_path / f"d{name}").write_bytes(content)
    loaded = documents.load(sorted(tmp_path.iterdir()) if listed else tmp_path)
    assert len(loaded.documents) == 997
    assert [item.source for item in loaded.skipped] == ["d007", "d500", "d999"]
    assert [item.where for item in loaded.skipped] == [str(tmp_path / f"d{name}") for name in BAD]
    assert all(item.reason.startswith("left out: ") for item in loaded.skipped)


def test_a_bad_record_among_others_costs_only_itself() -> None:
    report = cc.check_claims(
        [
            {"id": "x", "text": None},
            {"page_content": "The Northgate dam is 90 m high.", "metadata": ["no mapping"]},
            {"id": "a", "text": "The Northgate dam is 90 m high."},
            {"id": "b", "text": "The Northgate dam is 120 m high."},
            {"txt": "no text"},
        ]
    )
    assert [source.id for source in report.sources] == ["a", "b"]
    assert len(report.conflicts) == 1
    assert [item.source for item in report.skipped] == ["x", "source 2", "source 5"]


def test_what_is_not_there_is_an_error_and_so_are_sources_that_are_all_bad(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text("The dam is 90 m high.")
    bad.write_bytes(b"\xff")
    with pytest.raises(SourceError, match="no such file"):
        documents.load([good, tmp_path / "c.txt"])
    with pytest.raises(ClaimcheckError, match="byte 0 is not UTF-8"):
        documents.load([bad, bad])
