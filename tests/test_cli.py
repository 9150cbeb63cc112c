"""The command line: exit codes, messages on stderr, files written."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import main

TABLE = "source,subject,attribute,value\nA,E1,weight,{}\nB,E1,weight,{}\n"


class Shell:
    """Runs the command in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = monkeypatch, capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        """Exit code, stdout, stderr."""
        self._patch.setattr(sys, "argv", ["claimcheck", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        shown = self._capture.readouterr()
        return int(stop.value.code or 0), shown.out, shown.err


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.setenv("COLUMNS", "120")
    return Shell(monkeypatch, capsys)


@pytest.fixture
def conflict(tmp_path: Path) -> Path:
    path = tmp_path / "conflict.csv"
    path.write_text(TABLE.format("20 kg", "30 kg"))
    return path


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.csv"
    path.write_text(TABLE.format("20 kg", "20000 g"))
    return path


def test_agreement_exits_with_0(shell: Shell, agreement: Path) -> None:
    code, out, err = shell("check", agreement)
    assert (code, err) == (0, "")
    assert "AGREE" in out


def test_a_conflict_exits_with_1_and_is_shown(shell: Shell, conflict: Path) -> None:
    code, out, err = shell("check", conflict)
    assert (code, err) == (1, "")
    assert "CONFLICT" in out
    assert "20 kg" in out
    assert "30 kg" in out
    assert out == "".join(f"{line.rstrip()}\n" for line in out.splitlines())


def test_fail_on_decides_what_counts(shell: Shell, conflict: Path, tmp_path: Path) -> None:
    assert shell("check", conflict, "--fail-on", "never")[0] == 0
    evolved = tmp_path / "evolved.csv"
    evolved.write_text(
        "source,subject,attribute,value,as_of\nA,Firm,staff,100 people,2020\nB,Firm,staff,200 people,2023\n"
    )
    assert shell("check", evolved)[0] == 0
    assert shell("check", evolved, "--fail-on", "evolved")[0] == 1
    assert shell("check", conflict, "--fail-on", "evolved")[0] == 1


def test_reports_are_written_before_the_exit(shell: Shell, conflict: Path, tmp_path: Path) -> None:
    code, _, _ = shell("check", conflict, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    assert code == 1
    assert json.loads((tmp_path / "r.json").read_text())["findings"][0]["relation"] == "conflict"
    assert (tmp_path / "r.html").read_text().startswith("<!doctype html>")


def test_tolerance_and_schema(shell: Shell, conflict: Path, tmp_path: Path) -> None:
    assert shell("check", conflict, "--tolerance", "0.6")[0] == 0
    schema = tmp_path / "schema.toml"
    schema.write_text("[weight]\ntolerance = 0.6\n")
    assert shell("check", conflict, "--schema", schema)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "missing.txt"], "missing.txt: no such file"),
        (["check", "none/*.txt"], "no file fits this pattern"),
        (["check"], "Missing argument"),
        (["check", "a.txt", "--fail-on", "always"], "Allowed: conflict, evolved, never."),
        (["check", "a.txt", "--bounds", "lax"], "Allowed: 'pragmatic', 'strict'."),
        (["check", "a.txt", "--date-order", "ydm"], "Allowed: '', 'mdy', 'dmy', 'ymd'."),
        (["check", "a.txt", "--tolerance", "2"], "Allowed: 0.0 to 1.0."),
        (["check", "a.txt", "--meta", "none.json"], "none.json: no such file"),
        (["values", "10 km", "--published", "soon"], "'soon' is not a date"),
        (["chekc"], "No such command"),
        (["check", "a.txt", "--nope"], "No such option"),
        (["check", "a.txt", "--format", "pdf"], "Allowed: text, markdown, html, json, jsonl, csv, sarif"),
        (["check", "a.txt", "--min-severity", "2"], "Allowed: 0.0 to 1.0."),
        (["check", "a.txt", "-o", "out.pdf"], "tells no format"),
        (["extract", "a.txt", "-f", "html"], "Allowed: text, json, jsonl, csv."),
    ],
)
def test_wrong_use_exits_with_2_and_one_message(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The bridge is 90 m long.")
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_a_table_without_the_columns_names_them_and_those_it_has(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("who,what\nA,1\n")
    code, _, err = shell("check", path)
    assert code == 2
    for part in ("'source'", "'value'", "It has: who, what."):
        assert part in err


def test_an_unreadable_value_is_named_with_its_row(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(TABLE.format("20 kg", "20 kg") + "C,E1,weight,???x\n")
    code, out, _ = shell("check", path, "--json", tmp_path / "r.json")
    assert code == 0
    (skipped,) = json.loads((tmp_path / "r.json").read_text())["skipped"]
    assert skipped["where"] == "row 3"
    assert "???x" in skipped["reason"]
    assert "???x" in out


def test_one_source_has_nothing_to_compare(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The bridge is 90 m long.")
    code, out, _ = shell("check", path)
    assert code == 0
    assert "Nothing to compare" in out


def test_values_shows_how_a_text_is_read(shell: Shell) -> None:
    code, out, _ = shell("values", "more than $1.2bn by late 2024")
    assert code == 0
    for part in ("$1.2bn", "money", "1200000000", "USD", "over", "late 2024", "2025-01-01", "at most"):
        assert part in out


def test_values_as_json(shell: Shell) -> None:
    _, out, _ = shell("values", "10 km on Tuesday", "--published", "2023-02-09", "--json")
    length, day = json.loads(out)
    assert (length["text"], length["low"], length["unit"]) == ("10 km", 10, "kilometer")
    assert day["low"] == "2023-02-07"


def test_extract_lists_claims(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The bridge is 90 m long.")
    assert "90 m" in shell("extract", path)[1]
    (claim,) = json.loads(shell("extract", path, "--json")[1])
    assert path.read_text()[claim["start"] : claim["end"]] == claim["quote"] == "90 m"


def test_nothing_a_text_says_reaches_the_terminal_as_a_command(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("source,subject,attribute,value\n\x1b[2JA,E1\x07,weight,20 kg\nB,E1\x07,weight,30 kg\n")
    out = shell("check", path)[1] + shell("values", "\x1b]0;title\x07 10 km \x1b[31m")[1]
    assert not any(char < " " and char != "\n" for char in out)


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json", "jsonl", "csv", "sarif", "junit"])
def test_every_format_goes_to_standard_output(shell: Shell, conflict: Path, name: str) -> None:
    code, out, err = shell("check", conflict, "--format", name)
    assert (code, err) == (1, "")
    assert "20 kg" in out
    if name in ("json", "sarif"):
        json.loads(out)


@pytest.mark.parametrize(
    ("ending", "starts"), [(".xlsx", b"PK"), (".parquet", b"PAR1"), (".csv", b"finding,")]
)
def test_the_ending_of_the_output_tells_the_format(
    shell: Shell, conflict: Path, tmp_path: Path, ending: str, starts: bytes
) -> None:
    path = tmp_path / f"report{ending}"
    assert shell("check", conflict, "-o", path) == (1, "", "")
    assert path.read_bytes().startswith(starts)


def test_what_is_left_out_does_not_fail(shell: Shell, conflict: Path) -> None:
    severity = json.loads(shell("check", conflict, "-f", "json")[1])["findings"][0]["severity"]
    code, out, _ = shell("check", conflict, "--min-severity", severity + 0.01)
    assert code == 0
    assert "1 finding left out of this view" in out
    assert shell("check", conflict, "--min-severity", severity)[0] == 1


def test_what_is_only_possible_can_be_left_out(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    rows = [
        {"id": name, "text": f"The bridge is {length} m long."} for name, length in (("a", 90), ("b", 95))
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    every = json.loads(shell("check", path, "-f", "json")[1])["findings"]
    sure = json.loads(shell("check", path, "-f", "json", "--no-possible")[1])["findings"]
    assert sure == [finding for finding in every if finding["relation"] != "possible"]


def test_standard_input_is_a_source(shell: Shell, conflict: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(content: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))

    given("The bridge is 90 m long.")
    assert json.loads(shell("extract", "-", "--json")[1])[0]["source"] == "stdin"
    given(conflict.read_text())
    assert shell("compare", "-")[0] == 1
    rows = [
        {"source": name, "subject": "E", "attribute": "w", "value": f"{kilos} kg"}
        for name, kilos in (("A", 2), ("B", 3))
    ]
    given("\n".join(map(json.dumps, rows)))
    assert shell("compare", "-")[0] == 1
    given("10 km")
    assert "kilometer" in shell("values", "-")[1]
    code, _, err = shell("check", "-", "-")
    assert code == 2
    assert "only once" in err


def test_claims_taken_from_texts_can_be_compared_as_a_table(shell: Shell, tmp_path: Path) -> None:
    for name, length in (("a", 90), ("b", 95)):
        (tmp_path / f"{name}.txt").write_text(f"The Harbour Bridge is {length} m long.")
    _, out, _ = shell("extract", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "csv")
    table = tmp_path / "claims.csv"
    table.write_text(out)
    code, out, _ = shell("compare", table)
    assert code == 1
    assert "90 m" in out
    assert "95 m" in out


def test_a_table_of_claims_taken_from_texts_is_dated_as_they_are(shell: Shell, tmp_path: Path) -> None:
    for name, published, staff in (("a", "2021", 12), ("b", "2023-05", 18)):
        text = f"---\npublished: {published}\n---\nThe Kestrel library employs {staff} people."
        (tmp_path / f"{name}.md").write_text(text)
    table, schema = tmp_path / "claims.csv", tmp_path / "schema.toml"
    table.write_text(shell("extract", tmp_path / "a.md", tmp_path / "b.md", "-f", "csv")[1])
    schema.write_text('staff = { behaviour = "varying" }')
    code, out, _ = shell("compare", table, "--schema", schema)
    assert code == 0
    assert "EVOLVED" in out
    assert "the reports are two years apart" in out


def test_compare_takes_tables_only(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    code, _, err = shell("compare", tmp_path / "a.txt")
    assert code == 2
    assert "claimcheck check" in err


@pytest.mark.parametrize("key", ["1", "E1 / weight", "e1 · WEIGHT", "weig"])
def test_explain_tells_how_each_claim_was_read(shell: Shell, conflict: Path, key: str) -> None:
    code, out, _ = shell("explain", key, conflict)
    assert code == 0
    for part in ("≠ CONFLICT", "key: ", "reasons: value", "A  20 kg   A, row 1", "from 30 to 30 kilogram"):
        assert part in out


def test_explain_of_something_unknown_names_what_there_is(shell: Shell, conflict: Path) -> None:
    code, _, err = shell("explain", "E1 / height", conflict)
    assert code == 2
    assert "no finding is called 'E1 / height'" in err
    assert "Allowed: E1 / weight. Or" in err


def test_progress_is_told_on_a_terminal_only(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The bridge is 90 m long.")
    assert shell("extract", path)[2] == ""
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    code, _, err = shell("extract", path)
    assert code == 0
    assert err  # drawn and taken away again
    assert all(isinstance(own, logging.NullHandler) for own in logging.getLogger("claimcheck").handlers)


def test_every_command_has_help_and_the_shell_can_complete(shell: Shell) -> None:
    for command in ("check", "compare", "explain", "extract", "values"):
        code, out, _ = shell(command, "--help")
        assert code == 0
        assert "Usage" in out
    assert "--install-completion" in shell("--help")[1]


def test_the_module_is_the_command() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "claimcheck", "--version"], capture_output=True, text=True, check=True
    )
    assert shown.stdout.startswith("claimcheck 0.")
