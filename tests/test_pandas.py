"""The accessor: there when asked for, and the same report as the function's."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import claimcheck as cc
import claimcheck.pandas
from claimcheck.errors import TableError

CLAIMS = pd.DataFrame(
    {"source": ["Maker", "Shop"], "subject": "E1", "attribute": "weight", "value": ["21 kg", "25 kg"]}
)


def test_claims() -> None:
    before = CLAIMS.copy()
    assert CLAIMS.claimcheck.check().to_json() == cc.check_claims(CLAIMS).to_json()
    assert CLAIMS.claimcheck.check(schema={"weight": {"tolerance": 0.5}}).conflicts == ()
    pd.testing.assert_frame_equal(CLAIMS, before)


def test_texts() -> None:
    texts = pd.DataFrame(
        {
            "id": ["guide", "council"],
            "published": [pd.Timestamp("2021-05-01"), pd.NaT],
            "text": ["The dam is 90 metres high.", "The dam is 120 metres high."],
        }
    )
    report = texts.claimcheck.check()
    assert [source.id for source in report.sources] == ["council", "guide"]
    assert len(report.conflicts) == 1


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pd.DataFrame({"shop": ["A"]}), "no column 'source'"),
        (pd.DataFrame([["a", "b"]], columns=["text", "text"]), "two columns have one name"),
    ],
)
def test_messages(frame: pd.DataFrame, message: str) -> None:
    with pytest.raises(TableError, match=message):
        frame.claimcheck.check()


def test_importing_claimcheck_registers_nothing() -> None:
    code = (
        "import pandas, claimcheck as cc; cc.check_claims; print(hasattr(pandas.DataFrame, 'claimcheck'))\n"
        "import claimcheck.pandas; print(hasattr(pandas.DataFrame, 'claimcheck'))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["False", "True"]
