"""Silent by default; the stages and their counts to those who listen."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import claimcheck as cc


def test_the_stages_and_their_counts(caplog: pytest.LogCaptureFixture) -> None:
    table = pd.DataFrame(
        {"source": ["A", "B"], "subject": "E1", "attribute": "weight", "value": ["7 kg", "?"]}
    )
    with caplog.at_level(logging.DEBUG, logger="claimcheck"):
        cc.check_claims([{"id": "guide", "text": "The dam is 90 m high."}, "The dam is 95 m high.", table])
    assert all(record.name.startswith("claimcheck") for record in caplog.records)
    said = [record.getMessage() for record in caplog.records]
    assert "read 2 texts and 1 tables, skipped 0" in said
    assert "guide: 1 claims, 0 set aside" in said
    assert "found 1 facts stated by two or more sources" in said
    assert "read 1 rows as claims, skipped 1" in said


def test_names_of_texts_rewrite_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="claimcheck"):
        cc.check_claims([{"id": "a\x1b[2J\ud800", "text": "The dam is 90 m high."}])
    said = [record.getMessage() for record in caplog.records]
    assert "a␛[2J?: 1 claims, 0 set aside" in said
    assert "reading a␛[2J?, 1 of 1" in said


def test_nothing_is_printed_unasked(tmp_path: Path) -> None:
    for name in ("broken.pdf", "empty.html"):
        (tmp_path / name).write_bytes(b"%PDF-1.4\nnoise" if name.endswith("pdf") else b"<html><p></html>")
    (tmp_path / "a.txt").write_text("The dam is 90 m high.")
    code = f"import claimcheck as cc; cc.check_claims({str(tmp_path)!r})"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (shown.stdout, shown.stderr) == ("", "")
