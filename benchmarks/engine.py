"""The engine against DuckDB on the same rows: ratios of interleaved medians, growth, memory.

usage: engine.py [--rows 1000000 10000000] [--repeats 5]

The peer's query finds keys with more than one distinct value; ours finds keys whose intervals have no common
point and divides their rows into positions. Needs the extra `bench`.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
import tracemalloc
from collections.abc import Callable

import duckdb
import numpy as np
import pandas as pd

from claimcheck.compare import engine
from claimcheck.extract.tables.factorize import factorized
from claimcheck.extract.tables.reading import read_table
from claimcheck.findings import find_in_table

SHADES = ("red", "green", "dark blue", "light", "Grey", "Silver", "North")
THINGS = ("car", "house", "Mt. Rose", "United States", "Bill Hays", "gate")
QUERY = "SELECT key, count(DISTINCT value) AS n FROM claims GROUP BY key HAVING n > 1"


def coded(rows: int, conflicting: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, int]:
    """Claims of keys with ten claims on average; a share of the claims lies under keys that conflict."""
    keys = max(1, rows // 10)
    code = rng.integers(0, keys, rows)
    value = (code % 977).astype(np.float64)
    wrong = rng.random(keys) < conflicting
    value += wrong[code] * rng.integers(0, 3, rows)
    return code, value, keys


def clock(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


Medians = tuple[float, float]  # ours, the peer's


def compare(name: str, ours: Callable[[], object], peer: Callable[[], object], repeats: int) -> Medians:
    """Print the ratio of medians of runs in turn; returns both."""
    ours(), peer()
    mine, theirs = [], []
    for _ in range(repeats):
        mine.append(clock(ours))
        theirs.append(clock(peer))
    one, other = statistics.median(mine), statistics.median(theirs)
    print(
        f"{name:44s} ours {one * 1e3:9.1f} ms  DuckDB {other * 1e3:9.1f} ms  ratio {one / other:5.2f}",
        flush=True,
    )
    return one, other


def against_duckdb(rows: int, conflicting: float, repeats: int) -> Medians:
    code, value, keys = coded(rows, conflicting, np.random.default_rng(7))
    base = duckdb.connect()
    base.register("frame", pd.DataFrame({"key": code, "value": value}))
    base.execute("CREATE TABLE claims AS SELECT * FROM frame")
    return compare(
        f"{rows:,} coded claims, {conflicting:.0%} under conflicts",
        lambda: engine.split(code, value, value, keys),
        lambda: base.execute(QUERY).fetchnumpy(),
        repeats,
    )


def strings(rows: int, repeats: int) -> None:
    code, value, keys = coded(rows, 0.02, np.random.default_rng(8))
    names = np.array([f"subject {number} / attribute" for number in range(keys)])
    column = pd.Series(names[code], dtype="str")
    base = duckdb.connect()
    base.register("frame", pd.DataFrame({"key": column, "value": value}))
    base.execute("CREATE TABLE claims AS SELECT * FROM frame")

    def ours() -> object:
        numbers, distinct = factorized(column)
        return engine.split(numbers, value, value, len(distinct))

    compare(f"{rows:,} string keys", ours, lambda: base.execute(QUERY).fetchnumpy(), repeats)


def memory(rows: int) -> None:
    code, value, keys = coded(rows, 0.02, np.random.default_rng(9))
    low, high = value, value.copy()
    tracemalloc.start()
    engine.split(code, low, high, keys)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    given = code.nbytes + low.nbytes + high.nbytes
    print(f"{rows:,} rows: extra peak memory {peak / given:.2f} times the input", flush=True)


def raw_table(rows: int, repeats: int) -> None:
    """A table of strings, 2,000 distinct ones a column, from raw cells to a frame of findings."""
    rng = np.random.default_rng(10)
    subject, attribute = rng.integers(0, 2000, rows), rng.integers(0, 50, rows)
    truth = (subject * 50 + attribute) % 2000
    other = rng.integers(0, 500, rows) * 4 + truth % 4  # a wrong value of the same kind
    number = np.where(rng.random(rows) < 0.02, other, truth)
    cells = np.array([_cell(number) for number in range(2000)], dtype=object)
    frame = pd.DataFrame(
        {
            "source": np.array([f"source {n}" for n in range(2000)])[rng.integers(0, 2000, rows)],
            "subject": np.array([f"subject {n}" for n in range(2000)])[subject],
            "attribute": np.array([f"attribute {n}" for n in range(50)])[attribute],
            "value": cells[number],
            "published": pd.date_range("2020-01-01", periods=2000)
            .strftime("%Y-%m-%d")
            .to_numpy()[rng.integers(0, 2000, rows)],
        }
    )
    timed = [clock(lambda: find_in_table(read_table(frame)[0])[0].frame()) for _ in range(repeats)]
    print(f"{rows:,} raw rows to findings: {statistics.median(timed):.2f} s", flush=True)


def words_table(rows: int, repeats: int) -> None:
    """A table of texts, ten rows a key, where about four keys of ten have texts that differ."""
    rng = np.random.default_rng(11)
    subject = rng.integers(0, rows // 10, rows)
    texts = np.array([f"{shade} {thing}" for shade in SHADES for thing in THINGS])
    number = subject * 7 + (rng.random(rows) < 0.05) * rng.integers(0, 40, rows)
    frame = pd.DataFrame(
        {
            "source": rng.integers(0, 50, rows).astype(str),
            "subject": subject.astype(str),
            "attribute": "look",
            "value": texts[number % len(texts)],
        }
    )
    timed = [clock(lambda: find_in_table(read_table(frame)[0])[0].frame()) for _ in range(repeats)]
    print(f"{rows:,} rows of texts to findings: {statistics.median(timed):.2f} s", flush=True)


def _cell(number: int) -> str:
    return (
        f"${number + 1000:,}",
        f"{number + 1000} km",
        f"more than {number + 1:,} km",
        f"{number / 7:.2f} kg",
    )[number % 4]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--repeats", type=int, default=5)
    args = parser.parse_args()
    times = {rows: against_duckdb(rows, 0.02, args.repeats) for rows in sorted({100_000, *args.rows})}
    least, most = min(times), max(times)
    one, other = (
        math.log(more / less) / math.log(most / least)
        for less, more in zip(times[least], times[most], strict=True)
    )
    print(f"growth exponent {least:,} to {most:,} rows: ours {one:.2f}  DuckDB {other:.2f}", flush=True)
    against_duckdb(1_000_000, 0.95, args.repeats)
    strings(1_000_000, args.repeats)
    memory(1_000_000)
    raw_table(1_000_000, min(3, args.repeats))
    words_table(1_000_000, min(3, args.repeats))


if __name__ == "__main__":
    main()
