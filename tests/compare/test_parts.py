"""What one source tells part by part and another together is no disagreement."""

from __future__ import annotations

import pytest

from claimcheck import check_claims

PARTS = "One Australian and one English climber have fallen to their deaths on Mount Tarn in New Zealand."
ONE = "One climber has fallen to his death on Mount Tarn in New Zealand."
WHOLE = "{} climbers have fallen to their deaths on Mount Tarn in New Zealand."


@pytest.mark.parametrize(
    ("text", "whole", "relation"),
    [(PARTS, "Two", "compatible"), (PARTS, "Three", "conflict"), (ONE, "Two", "conflict")],
)
def test_parts_of_one_sentence_add_up(text: str, whole: str, relation: str) -> None:
    texts = {"a": text, "b": WHOLE.format(whole)}
    report = check_claims(
        [{"id": name, "text": told, "published": "2013-09-15"} for name, told in texts.items()]
    )
    found = {finding.suspected or finding.relation for finding in report.findings}
    assert relation in found
    assert relation == "conflict" or "conflict" not in found
