"""How fast values are found: ``python benchmarks/values.py [FOLDER_OF_TEXTS]``.

Machines are noisy, so what counts are ratios: the peers run interleaved with ours in one process, and medians
of five rounds are compared. The folder holds ``*/*.txt``; without it a made-up article is repeated.
"""

from __future__ import annotations

import statistics
import sys
import warnings
from collections.abc import Callable
from math import log
from pathlib import Path
from time import process_time

from claimcheck.values import find_values
from claimcheck.values.dates import read_date

ROUNDS = 5
ARTICLE = """The harbour firm said on Tuesday that more than 2,300 dockers had moved 1.2 million tonnes in
90 days, up 12% from May 2021, at a cost of $45.5 million (€42 million). About 140 of them work 10 km away.
"""


def texts(folder: str | None) -> str:
    if folder is None:
        return ARTICLE * 5000
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*/*.txt")))


def seconds(work: Callable[[], object]) -> float:
    """Processor time, so that other work on the machine counts less."""
    start = process_time()
    work()
    return process_time() - start


def interleaved(*works: Callable[[], object]) -> list[float]:
    """Median seconds of each, run in turn."""
    times = [[seconds(work) for work in works] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def exponent(make: Callable[[int], str], small: int, large: int) -> float:
    """How cost grows: 1 is linear."""
    one, other = make(small), make(large)
    find_values(one)
    fast, slow = interleaved(lambda: find_values(one), lambda: find_values(other))
    return log(slow / fast) / log(len(other) / len(one))


def main(folder: str | None) -> None:
    text = texts(folder)
    body = (text * (5_000_000 // len(text) + 1))[:5_000_000]
    find_values(text[:10_000])
    [ours] = interleaved(lambda: find_values(body))
    print(f"find_values: {len(body) / 1e6 / ours:.2f} MB/s on {len(body) / 1e6:.1f} MB, dates included")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compare_with_quantulum(text)
        compare_with_dateparser()
    grown = exponent(lambda size: (text * (size // len(text) + 1))[:size], 100_000, 10_000_000)
    print(f"growth exponent 0.1 to 10 MB: {grown:.2f}")
    for piece in ("1,", "9", "one hundred "):
        grown = exponent(lambda size, piece=piece: piece * (size // len(piece)), 10_000, 200_000)  # type: ignore[misc]
        print(f"growth exponent on {piece!r} repeated: {grown:.2f}")


def compare_with_quantulum(text: str) -> None:
    from quantulum3 import classifier, parser  # type: ignore[import-untyped]

    classifier.USE_CLF = False  # its pickled model needs an old scikit-learn; without it it is faster
    sample = text[:20_000]
    parser.parse(sample[:1000])
    ours, theirs = interleaved(lambda: find_values(sample), lambda: parser.parse(sample))
    print(f"find_values is {theirs / ours:.0f} times as fast as quantulum3 on {len(sample)} characters")


def compare_with_dateparser() -> None:
    import dateparser

    cells = ["12 May 2021", "2021-05-12", "May 12, 2021 7:05 am", "5/12/2021"] * 250
    read_date(cells[0])
    dateparser.parse(cells[0], languages=["en"])
    ours, theirs = interleaved(
        lambda: [read_date(cell) for cell in cells],
        lambda: [dateparser.parse(cell, languages=["en"]) for cell in cells[:40]],
    )
    print(
        f"read_date is {theirs * len(cells) / 40 / ours:.0f} times as fast as dateparser on repeated strings"
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
