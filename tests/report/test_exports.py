"""The formats for other programs: nothing in them is calculated, obeyed or lost."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import openpyxl
import pandas as pd
import pytest
from report_samples import many

from claimcheck.errors import ConfigError
from claimcheck.model import Skipped, Source
from claimcheck.outcome import Finding
from claimcheck.report import Report, optional
from claimcheck.report.formats import FORMATS, named, of_path

FORMULA = '=HYPERLINK("http://x.example","y")'


@pytest.fixture
def hostile(report: Report) -> Report:
    (finding,) = report.findings
    sources = tuple(replace(s, title=FORMULA, publisher="@everyone | *now* <b>") for s in report.sources)
    bad = replace(finding, subject=FORMULA, attribute="\x1b[2J\ud800 | a", sources=sources)
    return replace(report, findings=(bad,), sources=sources, skipped=(Skipped("+1", "\r=1", FORMULA),))


@pytest.mark.parametrize("known", FORMATS, ids=[known.name for known in FORMATS])
def test_every_format_writes_every_report(
    hostile: Report, report: Report, tmp_path: Path, known: object
) -> None:
    for shown in (report, hostile, many(30), Report(findings=(), claims=(), skipped=(), sources=())):
        path = shown.write(tmp_path / f"report{known.suffix}")  # type: ignore[attr-defined]
        assert path.stat().st_size > 0 or known.name == "jsonl"  # type: ignore[attr-defined]
        assert shown.render(known.name) == shown.render(known.name)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [known.name for known in FORMATS if not known.binary])
def test_no_text_format_says_what_a_terminal_obeys(hostile: Report, name: str) -> None:
    written = hostile.render(name)
    assert isinstance(written, str)
    assert not any(
        (char < " " and char not in "\t\n") or "\x7f" <= char <= "\x9f" or char == "\u202e"
        for char in written
    )


def test_formulas_are_text_in_csv(hostile: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(str(hostile.render("csv")))))
    assert {row["subject"] for row in rows} == {f"'{FORMULA}"}
    assert float(rows[0]["low"]) == 90
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


def test_formulas_are_text_in_excel(hostile: Report) -> None:
    content = hostile.render("xlsx")
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["findings", "evidence", "skipped", "sources"]
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert FORMULA in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}  # no "f"
    assert all(cell.hyperlink is None for cell in cells)
    assert all(cell.quotePrefix for cell in cells if cell.value == FORMULA)


def test_parquet_keeps_types() -> None:
    content = many(30).render("parquet")
    assert isinstance(content, bytes)
    frame = pd.read_parquet(io.BytesIO(content))
    assert frame["low"].dtype == "float64"
    assert frame["finding"].dtype == "int64"
    assert frame["low_time"].notna().sum() == (frame["kind"] == "date").sum()


@pytest.mark.parametrize(("name", "extra"), [("xlsx", "excel"), ("parquet", "parquet")])
def test_a_missing_package_is_named_with_its_extra(
    report: Report, monkeypatch: pytest.MonkeyPatch, name: str, extra: str
) -> None:
    def missing(package: str) -> None:
        raise ImportError(package)

    monkeypatch.setattr(optional, "import_module", missing)
    with pytest.raises(ConfigError, match=rf"pip install 'claimcheck-conflicts\[{extra}\]'"):
        report.render(name)


def test_unknown_formats_name_the_known_ones(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"'pdf' is no format\. Allowed: text, markdown"):
        named("pdf")
    with pytest.raises(ConfigError, match=r"tells no format\. Allowed: \.txt"):
        report.write(tmp_path / "report.pdf")
    assert of_path(Path("A.XLSX")).name == "xlsx"


def test_a_line_of_jsonl_is_a_finding_with_its_claims(report: Report) -> None:
    (line,) = str(report.render("jsonl")).splitlines()
    data = json.loads(line)
    assert [side[0]["quote"] for side in data["positions"]] == ["90 m", "95 m"]
    assert data["relation"] == "conflict"


def test_sarif_points_at_the_characters() -> None:
    report = many(10)
    data = json.loads(str(report.render("sarif")))
    jsonschema.validate(data, SARIF)
    result = data["runs"][0]["results"][0]
    assert (result["ruleId"], result["level"], result["kind"]) == ("conflict", "error", "fail")
    assert data["runs"][0]["results"][-1]["kind"] == "pass"
    for location in result["locations"]:
        place = location["physicalLocation"]
        region, name = place["region"], place["artifactLocation"]["uri"]
        text = report.texts[next(s.id for s in report.sources if s.url == name)]
        start = region["charOffset"]
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]
        line = text.splitlines()[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(region["snippet"]["text"])


# The parts of SARIF 2.1.0 that a reader cannot do without.
SARIF = {
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {"properties": {"driver": {"required": ["name", "rules"]}}},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "items": {
                            "required": ["message", "ruleId", "level", "kind", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "kind": {"enum": ["pass", "fail", "open", "review", "notApplicable"]},
                                "message": {"required": ["text"]},
                            },
                        }
                    },
                },
            }
        },
    },
}


def test_junit_fails_where_the_sources_conflict(hostile: Report) -> None:
    suite = ElementTree.fromstring(str(hostile.render("junit"))).find("testsuite")
    assert suite is not None
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("1", "1")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert "90 m" in (failure.text or "")
    whole = ElementTree.fromstring(str(many(50).render("junit"))).find("testsuite")
    assert whole is not None
    assert (whole.attrib["failures"], whole.attrib["skipped"]) == ("10", "10")
    assert len(whole.findall("testcase")) == 50


def test_markdown_shows_both_sides_and_obeys_neither(hostile: Report, report: Report) -> None:
    text = str(report.render("markdown"))
    assert "## ≠ conflict: Harbour Bridge · length" in text
    assert "| A | 90 m | The Guide, Feb 2023 | The bridge is **90 m** long. |" in text
    bad = str(hostile.render("markdown"))
    for unescaped in ("<script>", "<b>", " @everyone", "*now*"):
        assert unescaped not in bad.replace("\\*", "").replace("\\@", "").replace("\\<", "")
    rows = [line for line in bad.splitlines() if line.startswith("| ")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {5}


def test_a_selection_leaves_findings_out_and_says_so() -> None:
    report = many(50)
    grave = report.select(min_severity=0.2, relations=("conflict", "evolved"))
    assert all(f.severity >= 0.2 and f.flagged for f in grave.findings)
    assert grave.summary().compared == 50
    assert f"{50 - len(grave.findings)} findings left out" in str(grave.summary())
    with pytest.raises(ConfigError, match=r"Allowed: 0\.0 to 1\.0"):
        report.select(min_severity=2)


def test_findings_know_their_sources() -> None:
    assert isinstance(many(2).findings[0], Finding)
    assert all(isinstance(source, Source) for f in many(5).findings for source in f.sources)
