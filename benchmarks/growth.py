"""How the cost of each stage grows with nasty input: four times the input, how many times the work?

    python benchmarks/growth.py              # every stage
    python benchmarks/growth.py values keys  # some
    python benchmarks/growth.py keys compare --only "many sources"

Prints the exponent of each kind of input: 1 is linear, 2 quadratic. Processor time; small and large input by
turns, and the median of the exponents, since a busy machine slows single runs by a tenth or more. An input is
first enlarged until it takes long enough to be measured.
"""

from __future__ import annotations

import argparse
import gc
import math
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import pandas as pd

import claimcheck as cc
from claimcheck import findings, keys
from claimcheck.documents import load
from claimcheck.extract import prose
from claimcheck.model import Document, Source
from claimcheck.report.formats import FORMATS

STEEP, TIMES = 1.1, 4
LEAST = 0.2  # seconds below which a clock and what is loaded once say too much
LARGEST = 2_000_000  # of a size, whatever it counts
FLAT = 64  # times as much input that does not even cost twice as much: it costs the same
ROUNDS, LONG = 5, 12.0  # pairs of runs; seconds after which a kind that is not steep has been measured enough
Work = Callable[[], object]
Kind = tuple[str, int, Callable[[int], Work]]  # its name, a small size, and what is done of a size

PIECES = {
    "separators": "1,", "digits": "9", "number words": "one hundred ", "hyphens": "1-", "brackets": "(5 km) ",
    "currency": "$5 $6 ", "hedges": "more than more than 5 ", "blanks": "7 " + " " * 30, "links": "www.a@",
    "points": "1.2.", "slashes": "1/2/", "pounds": "two pounds ", "ages": "Ann, 35, ", "colons": "1:2:",
    "dates": "3 May 2019 to 4 May ", "weekdays": "on Tuesday last Tuesday ", "units": "5 kg m km h s ",
    "half characters": "5\ud800 km ", "marks": "5\u0301\u200b0 km ", "reversed": "\u202e51\u202c km ",
    "line ends": "5\n\n\r\n", "quotes": '"5" “6” ', "fractions": "1/2 ½ of ", "of": "5 of the ",
    "no days": "30 February 2020, ", "before our era": "500 and 400 BC ", "scores": "3-1 win ",
}  # fmt: skip
SENTENCES = {
    "plain": "The dam at Northgate is {n} m high. ",
    "names": "Ann Smith{n} of North Gate Works{n} met Bob Jones of East Gate on {n} ships. ",
    "pronouns": "It said that they said that it was {n} m high, and he said she had {n} of them. ",
    "no stop": "the dam is {n} m high and ",
    "title case": "The Northgate Dam Is {n} Metres High Today\n",
    "furniture": "Posted on May {d}, 2019 at 5:0{d} pm | {n} comments | Share\n",
    "unseen": "The d\u00adam at No\u200brthgate is {n}\u2060 m high. ",
    "reversed": "The dam is \u202e{n}\u202c m high. ",
    "quotations": '"The dam," said Ann, "is {n} m high," and "it cost ${n} million." ',
    "sums": "Of the {n} people, 5 were men and {n} women, which is {n} in all. ",
}


def values() -> Iterator[Kind]:
    """`find_values` on text of one piece."""
    for name, piece in PIECES.items():
        yield name, 20_000, lambda n, piece=piece: lambda: cc.find_values(piece * (n // len(piece)))


def documents() -> Iterator[Kind]:
    """`load` on files of every kind."""
    head = "source,subject,attribute,value\n"
    contents: dict[str, tuple[str, int, Callable[[int], str]]] = {
        "front matter": (
            ".md",
            1000,
            lambda n: f"---\n{''.join(f'a{i}: b{chr(10)}' for i in range(n))}---\nx",
        ),
        "nested front matter": (".md", 20_000, lambda n: f"---\na: {'[' * n}\n---\nx"),
        "lines": (".txt", 100_000, lambda n: "a\n" * n),
        "table rows": (".csv", 50_000, lambda n: head + "a,b,c,5 km\n" * n),
        "quotes in a table": (".csv", 50_000, lambda n: head + 'a,"b""",c,5\n' * n),
        "records": (".jsonl", 5_000, lambda n: '{"id": 1, "attribute": "x", "value": 5}\n' * n),
        "keys of records": (
            ".jsonl",
            1_000,
            lambda n: "\n".join(f'{{"value": 1, "k{i}": 2}}' for i in range(n)),
        ),
        "broken records": (".jsonl", 20_000, lambda n: '{"id": \n' * n),
        "paragraphs": (".html", 2_000, lambda n: "<html><body>" + "<p>The dam is 90 m high.</p>" * n),
        "open tags": (".html", 20_000, lambda n: "<html><body>" + "<b>" * n + "x"),
    }
    for name, (suffix, size, make) in contents.items():

        def work(n: int, make: Callable[[int], str] = make, suffix: str = suffix) -> Work:
            path = FOLDER / f"{n}{suffix}"
            path.write_text(make(n), encoding="utf-8")
            return lambda: load(path)

        yield name, size, work


def text_of(piece: str, n: int) -> str:
    """So many sentences of one form, with numbers that differ."""
    return "".join(piece.format(n=100 + i, d=1 + i % 9) for i in range(n))


def extract() -> Iterator[Kind]:
    """`prose.extract` on sentences of one form; the parser takes most of the time."""
    for name, piece in SENTENCES.items():
        yield (
            name,
            150,
            lambda n, piece=piece: (
                lambda: prose.extract(Document(Source("a"), text_of(piece, n)), cc.Config())
            ),
        )


def claims(n: int, piece: str, sources: int) -> list[cc.Claim]:
    """The claims of several sources that say one form of sentence."""
    texts = [{"id": f"s{i}", "text": text_of(piece, n // sources)} for i in range(sources)]
    return cc.extract_claims(texts)


UNITS = ("km", "kg", "h", "USD", "%", "m", "EUR")
PILES = {
    "one fact in two sources": ("The Northgate dam is {n} m high. ", 2),
    "one fact in many sources": ("The Northgate dam is {n} m high. ", 25),
    "as many facts as sentences": ("The Works{n} dam is {n} m high. ", 2),
}


def link() -> Iterator[Kind]:
    """`keys.assign`: claims to keys."""
    for name, (piece, sources) in PILES.items():

        def work(n: int, piece: str = piece, sources: int = sources) -> Work:
            found = claims(n, piece, sources)
            return lambda: keys.assign(found)

        yield name, 800, work  # below, more claims are more candidates for each of them


def compare() -> Iterator[Kind]:
    """`findings.find` on claims, and the table lane."""
    for name, (piece, sources) in PILES.items():

        def work(n: int, piece: str = piece, sources: int = sources) -> Work:
            keyed = keys.assign(claims(n, piece, sources))
            return lambda: findings.find(keyed)

        yield f"texts, {name}", 800, work
    tables: dict[str, Callable[[int], tuple[str, str, str]]] = {
        "one key": lambda i: (f"s{i % 99}", "X", f"{i} km"),
        "one key of chained ranges": lambda i: (f"s{i % 99}", "X", f"{i}-{i + 2} km"),
        "one key of dates": lambda i: (f"s{i % 99}", "X", f"{1 + i % 28} May {1500 + i % 500}"),
        "one key of words": lambda i: (f"s{i % 99}", "X", f"word{i}"),
        "a key a pair": lambda i: (f"s{i % 2}", f"X{i // 2}", f"{i} km"),
        "unreadable": lambda i: (f"s{i % 99}", "X" if i % 2 else f"Y{i}", f"? {i} ?" if i % 3 else "5 km"),
        "as many sources": lambda i: (f"s{i}", "X", f"{i % 7} km"),
        "as many units": lambda i: (
            f"s{i % 99}",
            f"X{i % 50}",
            f"{i} {('km', 'kg', 'h', 'USD', '%')[i % 5]}",
        ),
    }
    for name, row in tables.items():

        def checked(n: int, row: Callable[[int], tuple[str, str, str]] = row) -> Work:
            frame = pd.DataFrame([row(i) for i in range(n)], columns=["source", "subject", "value"])
            return lambda: len(cc.check_claims(frame.assign(attribute="size")).findings)

        yield f"table, {name}", 10_000, checked


def report() -> Iterator[Kind]:
    """Every format, of a report of many findings and of one finding of many claims."""
    shapes = {"many findings": lambda i: f"X{i // 2}", "one finding": lambda i: "X"}
    for shape, subject in shapes.items():
        for known in FORMATS:

            def work(n: int, subject: Callable[[int], str] = subject, name: str = known.name) -> Work:
                rows = [(f"s{i % 40}", subject(i), "size", f"{i} km") for i in range(n)]
                made = cc.check_claims(
                    pd.DataFrame(rows, columns=["source", "subject", "attribute", "value"])
                )
                list(made.findings)  # made when they are first looked at
                return lambda: made.render(name)

            yield f"{known.name}, {shape}", 400, work


STAGES = {
    "values": values, "documents": documents, "extract": extract, "keys": link, "compare": compare,
    "report": report,
}  # fmt: skip
FOLDER = Path(tempfile.gettempdir())


def cost(work: Work) -> float:
    """Seconds of processor time of one run, the rubbish of the one before put away."""
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def exponent(size: int, make: Callable[[int], Work]) -> tuple[float, int, float]:
    """How steeply the cost grows, from which size on, and the seconds that four times that size take."""
    small = make(size)
    cost(small)  # what is loaded once is not counted
    begun, first = size, cost(small)
    spent = first
    while spent < LEAST and size < LARGEST:
        if size >= FLAT * begun and spent < 2 * first:
            return 0.0, size, spent  # a page that shows so many and no more costs the same for all the others
        size *= 2
        small = make(size)
        spent = cost(small)
    large = make(size * TIMES)
    powers: list[float] = []
    seconds: list[float] = []
    for _ in range(ROUNDS):
        less, more = cost(small), cost(large)
        seconds.append(more)
        powers.append(math.log(max(more, 1e-6) / max(less, 1e-6), TIMES))
        if sum(seconds) > LONG and statistics.median(powers) <= STEEP:
            break
    return statistics.median(powers), size, statistics.median(seconds)


def main() -> None:
    """Measure, print, and name what is too steep."""
    global FOLDER
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stages", nargs="*", choices=[*STAGES, []])
    parser.add_argument("--only", default="", help="kinds of input whose name has these words")
    args = parser.parse_args()
    chosen = args.stages or list(STAGES)
    steep = []
    with tempfile.TemporaryDirectory() as folder:
        FOLDER = Path(folder)
        for stage in chosen:
            for name, size, make in (kind for kind in STAGES[stage]() if args.only in kind[0]):
                power, first, seconds = exponent(size, make)
                print(f"{stage:10} {name:40} {power:5.2f} from {first:9,} {seconds:7.2f} s", flush=True)
                if power > STEEP:
                    steep.append(f"{stage} / {name}")
    print(f"above {STEEP}: {', '.join(steep) or 'none'}")


if __name__ == "__main__":
    main()
