"""The examples and the notebook run, and show what they promise."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def run(name: str, *arguments: Any) -> Any:
    return runpy.run_path(str(EXAMPLES / name))["main"](*arguments)


def test_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = run("articles.py", tmp_path)
    shown = capsys.readouterr().out
    assert str(report) in shown
    assert str(tmp_path / "articles.html") in shown
    assert json.loads((tmp_path / "articles.json").read_text())["schema"] == 1
    assert any(finding.flagged for finding in report.findings)


def test_claim_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = run("claim_table.py", tmp_path)
    assert str(tmp_path / "claim_table.html") in capsys.readouterr().out
    assert report.conflicts


def test_rag_chunks_warn_of_the_contradiction_only(capsys: pytest.CaptureFixture[str]) -> None:
    (warning,) = run("rag_chunks.py")
    assert "1987" in warning
    assert "1978" in warning
    assert warning in capsys.readouterr().out


# pyzmq warns of its own event loop on import; nothing of ours.
@pytest.mark.filterwarnings("ignore")
def test_the_notebook_runs_from_top_to_bottom() -> None:
    notebook = nbformat.read(EXAMPLES / "quickstart.ipynb", as_version=4)
    NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}, kernel_name="python3"
    ).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("<mark" in output.get("data", {}).get("text/html", "") for output in shown)


def test_the_notebook_is_kept_without_outputs() -> None:
    notebook = nbformat.read(EXAMPLES / "quickstart.ipynb", as_version=4)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)
