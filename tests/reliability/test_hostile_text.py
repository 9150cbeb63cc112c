"""What sources say is never calculated, obeyed or used as a path; what nobody sees misleads nobody."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck as cc
from claimcheck import cli
from claimcheck.errors import ClaimcheckError
from claimcheck.extract.unseen import MISLEADING
from claimcheck.printing import harmless
from claimcheck.report.formats import FORMATS

# --- spreadsheets

STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\ufeff=", "\u200b@", "＝", "|", "%")
COMMAND = "cmd|'/C calc'!A0"
FIELDS = ("source", "subject", "attribute", "value", "unit", "as_of", "published", "url", "scope", "modality")
FIRST = dict(zip(FIELDS, ("a", "X", "size", "5 km", "", "2020", "2021-02-03", "", "", ""), strict=True))


def calculated(cell: str) -> bool:
    """Whether a spreadsheet could take the text of a cell for a formula."""
    return cell.lstrip(" \xa0\u200b\ufeff")[:1] in tuple("=+-@\t\r\n＝＋－＠|%") and bool(cell.strip())


def spreadsheet_cells(report: cc.Report) -> list[str]:
    rows = csv.reader(io.StringIO(str(report.render("csv"))))
    return [cell for row in rows for cell in row if not _is_number(cell)]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_a_table_reaches_a_spreadsheet_as_a_formula(field: str) -> None:
    hostile = [f"{start}{COMMAND}" for start in STARTS]
    rows = [{**FIRST, "source": f"s{n}", field: text} for n, text in enumerate(hostile)]
    report = cc.check_claims(pd.DataFrame([FIRST, {**FIRST, "source": "b", "value": "9 km"}, *rows]))
    assert not [cell for cell in spreadsheet_cells(report) if calculated(cell)]
    book = openpyxl.load_workbook(io.BytesIO(bytes(report.render("xlsx"))))  # type: ignore[arg-type]
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if cell.data_type == "s" and calculated(str(cell.value)))


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("field", ["id", "title", "publisher", "url"])
def test_no_detail_of_a_text_reaches_a_spreadsheet_as_a_formula(field: str, start: str) -> None:
    sources = [
        {"id": who, "text": f"The Northgate dam is {high} m high.", field: f"{start}{COMMAND}{who}"}
        for who, high in (("a", 90), ("b", 120))
    ]
    report = cc.check_claims(sources)
    assert len(report.conflicts) == 1
    assert not [cell for cell in spreadsheet_cells(report) if calculated(cell)]


def test_claims_and_values_are_listed_without_formulas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "=cmd.txt"
    path.write_text("The Northgate lake lies at -5 m. It was +12 °C in the lake.")
    for command in (["extract", str(path)], ["values", path.read_text()]):
        out = _run(monkeypatch, capsys, *command, "--format", "csv")[0]
        cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
        assert len(cells) > 10
        assert not [cell for cell in cells if calculated(cell) and not _is_number(cell)]


def test_what_is_marked_for_spreadsheets_is_read_as_it_was(tmp_path: Path) -> None:
    """Found here: a table written by `extract --format csv` came back with -5 m as 5 m."""
    path = tmp_path / "claims.csv"
    rows = [("a", "Lake", "level", "-5 m"), ("b", "Lake", "level", "5 m"), ("c", "'90s", "level", "'5 m")]
    lines = ["source,subject,attribute,value", *(",".join(map(harmless, row)) for row in rows)]
    path.write_text("\n".join(lines))
    report = cc.check_claims(path)
    assert [claim.value.low for claim in report.claims][:2] == [-5, 5]
    assert report.claims[2].subject == "'90s"
    assert [finding.relation for finding in report.findings] == ["conflict"]


# --- characters that nobody sees

UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202c\u2066\u2069\u061c\ufe0f\U000e0041"
PLAIN = (
    "The Northgate dam is 120 m high. About 3,900 people work at the Northgate dam. It opened in May 2019."
)
OTHER = "The Northgate dam is 90 m high. About 2,300 people work at the Northgate dam."


def _said(claim: cc.Claim) -> tuple[Any, ...]:
    return claim.subject, claim.attribute, claim.value, claim.context.modality


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, len(PLAIN)), st.sampled_from(UNSEEN)), min_size=1, max_size=40))
def test_what_nobody_sees_hides_no_value_and_breaks_no_span(marks: list[tuple[int, str]]) -> None:
    text = PLAIN
    for at, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    report = cc.check_claims([{"id": "a", "text": OTHER}, {"id": "b", "text": text}])
    plain = cc.check_claims([{"id": "a", "text": OTHER}, {"id": "b", "text": PLAIN}])
    assert [_said(claim) for claim in report.claims] == [_said(claim) for claim in plain.claims]
    assert [(f.relation, f.explanation) for f in report.findings] == [
        (f.relation, f.explanation) for f in plain.findings
    ]
    cited = [claim for f in report.findings for side in f.positions for claim in side.claims]
    for claim in [*report.claims, *cited]:
        whole = text if claim.source == "b" else OTHER
        assert whole[claim.start : claim.end] == claim.quote
        assert whole[claim.sentence_start :].startswith(claim.sentence)
        if claim.mention.hedge_span:
            assert "bout" in "".join(c for c in whole[slice(*claim.mention.hedge_span)] if c not in UNSEEN)


@pytest.mark.parametrize("mark", UNSEEN, ids=ascii)
def test_names_in_a_table_are_what_is_seen_of_them(mark: str) -> None:
    rows = [("a", "North", "size", "red"), ("b", f"No{mark}rth", f"{mark}size", f"r{mark}ed"), ("c", *"NN9")]
    report = cc.check_claims(pd.DataFrame(rows, columns=list(FIELDS[:4])))
    assert [(f.subject, f.attribute, f.relation) for f in report.findings] == [("North", "size", "agree")]


def test_accents_apart_are_accents() -> None:
    report = cc.check_claims(["The Que\u0301bec dam is 90 m high.", "The Qu\u00e9bec dam is 120 m high."])
    assert [(f.subject, f.relation) for f in report.findings] == [("Qu\u00e9bec", "conflict")]


REVERSED = {
    "closed": "The Northgate dam is \u202e021\u202c m high.",
    "open to the end": "The Northgate dam is \u202e021 m high.",
    "with others in it": "The Northgate dam is \u202e1\u202a\u202c20\u202c m high.",
    "a line above": "Be\u202egin\nThe Northgate dam is 120 m high.",  # the line's end closes it
    "closed before": "The \u202eNorthgate\u202c dam is 120 m high.",
}
READ = ("a line above", "closed before")


@pytest.mark.parametrize(("name", "text"), REVERSED.items(), ids=REVERSED.keys())
def test_what_is_shown_in_another_order_than_written_is_named_and_not_compared(name: str, text: str) -> None:
    report = cc.check_claims([{"id": "a", "text": OTHER}, {"id": "b", "text": text}])
    told = [item for item in report.skipped if item.reason == MISLEADING]
    assert len(told) == (name not in READ)
    assert len(report.conflicts) == (name in READ)
    for item in told:
        start, end = map(int, item.where.split("-"))
        assert text[start:end].startswith(("0", "1"))


def test_a_cell_that_is_shown_in_another_order_is_named_and_not_compared() -> None:
    rows = [("a", "X", "size", "5 km"), ("b", "X", "size", "\u202e51\u202c km"), ("c", "X", "size", "5 km")]
    report = cc.check_claims(pd.DataFrame(rows, columns=list(FIELDS[:4])))
    assert [finding.relation for finding in report.findings] == ["agree"]
    assert [item.where for item in report.skipped if MISLEADING in item.reason] == ["row 1"]


# --- terminals


def test_the_codes_of_a_terminal_are_no_values() -> None:
    text = "The Northgate dam is \x1b[1;31m120 m\x1b[0m high."
    (claim,) = cc.extract_claims(text)
    assert (claim.attribute, claim.quote, text[claim.start : claim.end]) == ("height", "120 m", "120 m")


ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\x7f\r\u202e\u2066"
OBEYED = {chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0))}
OBEYED |= set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def obeyed(text: str) -> set[str]:
    return OBEYED & set(text)


def _run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[str, str]:
    monkeypatch.setattr(sys, "argv", ["claimcheck", *arguments])
    with pytest.raises(SystemExit):
        cli.main()
    return capsys.readouterr()


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for who, high in (("a", 90), ("b", 120)):
        front = f'---\ntitle: "{ascii(ESCAPES)[1:-1]}"\npublisher: P{who}\n---\n'
        text = (
            f"The Northgate dam is {high}{ESCAPES[:4]} m high. The {ESCAPES}Southgate dam is {high} m high."
        )
        (folder / f"{who}{ESCAPES[:4]}.md").write_text(front + text, encoding="utf-8")
    (folder / f"c{ESCAPES}.csv").write_text("x\n1", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        *(["check", "--format", known.name] for known in FORMATS if not known.binary),
        ["extract"], ["extract", "--format", "csv"], ["extract", "--format", "json"], ["explain", "1"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_output_of_a_command_is_obeyed(
    hostile: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
) -> None:
    out, error = _run(monkeypatch, capsys, *arguments, str(hostile))
    assert "Northgate" in out
    assert not obeyed(out + error)


@pytest.mark.parametrize(
    "make",
    [
        lambda tmp: cc.check_claims(tmp / f"no{ESCAPES}.txt"),
        lambda tmp: cc.check_claims({f"x{ESCAPES}": 1}),
        lambda tmp: cc.check_claims([{"id": ESCAPES, "text": "1"}, {"id": ESCAPES, "text": "2"}]),
        lambda tmp: cc.check_claims(pd.DataFrame({f"x{ESCAPES}": [1]})),
        lambda tmp: cc.check_claims(["a b", "c d"], schema=tmp / f"{ESCAPES}.toml"),
        lambda tmp: cc.check_claims(["a b", "c d"], meta={ESCAPES: 3}),
        lambda tmp: cc.Config(bounds=ESCAPES),
        lambda tmp: cc.check_claims(["a b"]).write(tmp / f"x{ESCAPES}"),
        lambda tmp: cc.check_claims(["a b"]).to_json(tmp / f"x{ESCAPES}\0"),
    ],
)
def test_no_message_is_obeyed(tmp_path: Path, make: Any) -> None:
    with pytest.raises(ClaimcheckError) as raised:
        make(tmp_path)
    assert not obeyed(str(raised.value))


@pytest.mark.parametrize(
    "arguments",
    [["check", f"no{ESCAPES}.txt"], ["check", f"--{ESCAPES}"], [f"x{ESCAPES}"], ["values", ESCAPES]],
)
def test_no_message_of_a_command_is_obeyed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert not obeyed("".join(_run(monkeypatch, capsys, *arguments)))


# --- paths, and what else a run may do to the machine

WATCHED = """
import os, sys
sys.dont_write_bytecode = True
HARM = ("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile",
        "shutil.", "os.remove", "os.symlink", "os.link", "urllib.", "http.", "ftplib.", "smtplib.", "pty.",
        "webbrowser.", "socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
        "socket.gethostby")
def watch(event, args):
    said = ""
    if event == "open":
        flags = args[2] if isinstance(args[2], int) else 0
        said = str(args[0]) if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) else ""
    elif event in ("os.rename", "os.mkdir", "os.rmdir"):
        said = str(args[1] if event == "os.rename" else args[0])
    elif event == "pickle.find_class" and not args[0].startswith("babel."):  # its locales, in its wheel
        print("HARM", event, args, file=sys.stderr)
    elif event.startswith(HARM):
        print("HARM", event, args, file=sys.stderr)
    if said and not os.path.abspath(said).startswith(sys.argv[2]):
        print("HARM", event, said, file=sys.stderr)
sys.addaudithook(watch)
import claimcheck as cc
from pathlib import Path
EVIL = ["../../evil", "/evil", "..", "a/../../evil", "file:///evil", "~/evil", "c:evil", "$(evil)", "|evil"]
out = Path(sys.argv[2])
texts = [{"id": name, "text": f"The Northgate dam is {n}0 m high.", "url": f"https://x.example/{n}"}
         for n, name in enumerate(EVIL, start=1)]
report = cc.check_claims([Path(sys.argv[1]), *texts])
assert report.conflicts
for ending in "txt md html json jsonl csv xlsx parquet sarif xml".split():
    report.write(out / f"report.{ending}")
print(len(report.sources))
"""


def test_a_run_writes_its_reports_and_does_nothing_else(tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    (texts / "page.html").write_text(
        '<html><head><link rel="stylesheet" href="http://x.example/a.css"></head><body><p>The Northgate '
        'dam is 120 m high. <img src="http://x.example/b.png"></p></body></html>'
    )
    (texts / "doc.md").write_text(
        "---\ntitle: !!python/object/apply:os.system ['touch evil']\n---\nIt cost $5."
    )
    (texts / "table.csv").write_text(
        "source,subject,attribute,value\n../../evil,X,size,5 km\nb,X,size,9 km\n"
    )
    command = [sys.executable, "-c", WATCHED, str(texts), str(out)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert run.stderr == ""
    assert run.stdout.strip() == "13"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "texts"]
    assert len(list(out.iterdir())) == 10


def test_a_name_with_steps_upwards_is_one_name_in_sarif() -> None:
    texts = {"../../a": "The Northgate dam is 90 m high.", "notes/b.md": "The Northgate dam is 120 m high."}
    log = json.loads(cc.check_claims([{"id": i, "text": t} for i, t in texts.items()]).render("sarif"))
    places = [place["physicalLocation"] for place in log["runs"][0]["results"][0]["locations"]]
    uris = {place["artifactLocation"]["uri"] for place in places}
    assert uris == {"..%2F..%2Fa", "notes/b.md"}
