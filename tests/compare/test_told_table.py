"""What is told of every two cells of one kind, and that a table holds its keys apart."""

from __future__ import annotations

import pytest
from told import written
from told_table import CELLS, STORED, cases, found_in_cases, report


def test_what_is_told_of_every_two_cells_is_what_is_stored():
    now = "\n".join(report()) + "\n"
    assert now == STORED.read_text(encoding="utf-8"), "if meant: python tests/compare/told_table.py --write"


@pytest.mark.parametrize(
    "kind", [kind for kind in CELLS if kind not in ("days", "mixed")]
)  # a bare 2013 depends
def test_what_is_told_of_a_key_does_not_depend_on_the_others(kind):
    together = {finding.subject: written(finding) for finding in found_in_cases(cases()[kind])[0]}
    for subject, case in cases()[kind][::9]:
        alone = [written(finding) for finding in found_in_cases([(subject, case)])[0]]
        assert alone == ([together[subject]] if subject in together else [])
