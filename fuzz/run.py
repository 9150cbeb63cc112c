"""Fuzz one target under atheris, and collect findings without stopping at the first.

    pip install -e '.[fuzz]'
    nice -n 19 python fuzz/run.py values --minutes 10 --out /tmp/fuzz

A finding is an exception that is not a ClaimcheckError, a broken invariant, or over two seconds of processor
time. Each is written once, by the line where it arose, with the input that caused it. Findings become
rows of ``tests/reliability/bad_input``.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["claimcheck"]):
    from targets import TARGETS

from claimcheck import ClaimcheckError

SLOW = 2.0  # seconds of processor time


def main() -> None:
    """Read the arguments and hand over to libFuzzer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"))
    args = parser.parse_args()
    target, here = TARGETS[args.target], Path(__file__).parent
    found = args.out / "findings" / args.target
    corpus = args.out / "corpus" / args.target
    for folder in (found, corpus):
        folder.mkdir(parents=True, exist_ok=True)

    def record(name: str, data: bytes, report: str) -> None:
        path = found / f"{name}.bin"
        if not path.exists() or path.stat().st_size > len(data):  # the shortest input of each kind is kept
            path.write_bytes(data)
            path.with_suffix(".txt").write_text(report, encoding="utf-8")

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        start = time.process_time()
        try:
            target(text)
        except ClaimcheckError:
            pass
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            ours = [
                frame for frame in traceback.extract_tb(error.__traceback__) if "claimcheck" in frame.filename
            ]
            place = ours[-1] if ours else last
            name = f"{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}"
            record(name, data, traceback.format_exc())
        if time.process_time() - start > SLOW:
            record("slow", data, f"{time.process_time() - start:.1f} s")

    with suppress(ClaimcheckError):
        target("The dam is 90 m high.")  # loads the parser, which is not counted
    options = [
        f"-max_total_time={int(args.minutes * 60)}", "-max_len=1500", "-timeout=120", "-rss_limit_mb=6000",
        f"-dict={here / 'words.dict'}", f"-artifact_prefix={found}/", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus), str(here / "seeds" / args.target)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
