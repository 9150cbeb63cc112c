"""The reports of the sample data as they are to come out, byte for byte, on every supported version.

python tests/reliability/golden.py            # compare; exit code 1 and the first difference of each
python tests/reliability/golden.py --write    # after a change of what is found that is meant
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy
import pandas

import claimcheck as cc

HERE = Path(__file__).parent
STORED, DATA = HERE / "golden", HERE.parents[1] / "data"


def reports() -> Iterator[tuple[str, str]]:
    """The name and the JSON of each report: the articles, the table, and a frame of typed columns."""
    schema = DATA / "bikes.schema.toml"
    yield "articles", cc.check_claims(DATA / "articles").to_json()
    yield "bikes", cc.check_claims(DATA / "bikes.csv", schema=schema).to_json()
    yield "typed", cc.check_claims(typed()).to_json()


def typed() -> pandas.DataFrame:
    """Columns of the types that versions of pandas treat differently: text, categories, times, gaps."""
    days = pandas.to_datetime(["2023-02-01", "2023-02-01", "2023-12-01", None, "2023-02-01", "2023-02-01"])
    return pandas.DataFrame(
        {
            "source": pandas.Categorical(["a", "b", "c", "a", "b", "c"]),
            "subject": ["Northgate", "Northgate", "Northgate", "Southgate", "Southgate", None],
            "attribute": ["height", "height", "height", "opened", "opened", "opened"],
            "value": [90, 90.0, "ninety-five", pandas.Timestamp("1999-05-04"), "4 June 1999", float("nan")],
            "unit": ["m", "m", "m", None, None, None],
            "as_of": days,
            "published": pandas.array(["2023-02", None, "2023-12-02", "", "2024", "2024"], dtype="string"),
        }
    )


def stored(name: str) -> bytes:
    """The report as it was kept."""
    return (STORED / f"{name}.json").read_bytes()


def difference(name: str, report: str) -> str:
    """The first line in which a report is not the stored one; "" where there is none."""
    wanted, got = stored(name), report.encode("utf-8")
    if wanted == got:
        return ""
    lines = zip(wanted.split(b"\n"), got.split(b"\n"), strict=False)
    number, (was, now) = next(
        ((n, pair) for n, pair in enumerate(lines, start=1) if pair[0] != pair[1]), (0, (b"", b""))
    )
    return f"{name}.json line {number}: stored {was.decode()!r}, now {now.decode(errors='replace')!r}"


def main(arguments: list[str]) -> int:
    """Compare, or write."""
    bad = 0
    for name, report in reports():
        if "--write" in arguments:
            STORED.mkdir(exist_ok=True)
            (STORED / f"{name}.json").write_bytes(report.encode("utf-8"))
        elif told := difference(name, report):
            bad += 1
            print(told)
    versions = f"Python {platform.python_version()}, pandas {pandas.__version__}, numpy {numpy.__version__}"
    print(f"{versions}: {f'{bad} differ' if bad else 'as stored'}")
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
