"""What the table lane tells of every two cells of one kind, word for word: `told_table.txt`.

All pairs of a kind stand in one table, a key a pair; what is told of one must not depend on the others.

    python tests/compare/told_table.py --write   # after a change that is meant; look through the difference
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, count, cycle
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from told import written

from claimcheck.config import Config
from claimcheck.extract.tables.reading import read_table
from claimcheck.findings import find_in_table
from claimcheck.findings.table import FindingSet
from claimcheck.model import Skipped

HERE = Path(__file__).parent
STORED = HERE / "told_table.txt"
COLUMNS = ["source", "subject", "attribute", "value", "published", "as_of", "scope", "modality"]
TABLE = tomllib.loads((HERE / "cases_cells.toml").read_text(encoding="utf-8"))
SCHEMA, CELLS, TIMES = TABLE["schema"], TABLE["cells"], TABLE["times"]


class Case(NamedTuple):
    """Two or three cells under one key, and when their sources gave them."""

    attribute: str
    cells: tuple[str, ...]
    times: tuple[str, str, str]  # a name for it, and the dates of the first and of the others

    def rows(self, subject: str) -> list[tuple[str, ...]]:
        how, first, later = self.times
        days = [first, *([later] * (len(self.cells) - 1))]
        columns = [(day, "") if how == "published" else ("", day) for day in days]
        modality = ["planned" if how == "planned" and not place else "actual" for place in range(3)]
        return [
            (source, subject, self.attribute, cell, *dates, "", way)
            for source, cell, dates, way in zip("abc", self.cells, columns, modality, strict=False)
        ]


@cache
def cases() -> dict[str, list[tuple[str, Case]]]:
    """By kind: every two cells, and neighbours by threes, each under its subject; the rest takes turns."""
    attributes, times, number = cycle(["other", *SCHEMA]), cycle(tuple(map(tuple, TIMES))), count(1)
    found = {}
    for kind, cells in CELLS.items():
        chosen = (*combinations(cells, 2), *zip(cells, cells[1:], cells[2:], strict=False))
        found[kind] = [
            (f"no {next(number):03}", Case(next(attributes), some, next(times))) for some in chosen
        ]
    return found


def found_in_cases(
    chosen: Sequence[tuple[str, Case]], config: Config | None = None
) -> tuple[FindingSet, list[Skipped]]:
    """The findings of a table that holds some cases, each under its subject, and what was left."""
    rows = [row for subject, case in chosen for row in case.rows(subject)]
    table, _ = read_table(pd.DataFrame(rows, columns=COLUMNS), config=config)
    return find_in_table(table, schema=SCHEMA, config=config)


OTHERWISE = {"strict": Config(bounds="strict"), "4 %": Config(tolerance=0.04)}


def report() -> Iterator[str]:
    """Every case in a line of its own, and what is found under it; a table for each kind."""
    for numbered in cases().values():
        told, skipped = _told(numbered)
        others = {name: _told(numbered, config)[0] for name, config in OTHERWISE.items()}
        for subject, case in numbered:
            days = " ".join(part for part in case.times if part)
            yield f"{subject}, {case.attribute}: {' / '.join(case.cells)} [{days}]"
            if subject in told:
                yield told[subject]
            for name, found in others.items():
                if found.get(subject) != told.get(subject):
                    yield f"  {name}: {found.get(subject, 'nothing').strip()}"
        yield from (f"not compared: {item.where}, {item.reason}" for item in skipped)


def _told(
    numbered: Sequence[tuple[str, Case]], config: Config | None = None
) -> tuple[dict[str, str], list[Skipped]]:
    found, skipped = found_in_cases(numbered, config)
    return {finding.subject: written(finding) for finding in found}, skipped


if __name__ == "__main__" and "--write" in sys.argv:
    STORED.write_text("\n".join(report()) + "\n", encoding="utf-8")
