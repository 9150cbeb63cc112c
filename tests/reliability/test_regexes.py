"""Every regular expression of the package is linear: none is ambiguous in a way that an attacker could use.

`regexploit` looks for repeats that overlap with what follows them. Patterns are taken from a run that
compiles them (`compiled_patterns`), those of modules, of functions and of word lists alike, and from the
source where they are written in a call. Two overlapping repeats are left to `benchmarks/growth.py`, which
measures them on nasty text; three or more, or one inside a repeat, fail here.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import compiled_patterns
import pytest
from regexploit.ast.sre import SreOpParser
from regexploit.redos import find

import claimcheck

PACKAGE = Path(claimcheck.__file__).parent
_CALLS = ("compile", "match", "search", "sub", "subn", "findall", "finditer", "fullmatch", "split")
_WORST = 3  # overlapping unbounded repeats: cubic time


@pytest.fixture(scope="module")
def compiled() -> list[tuple[str, int, str, int]]:
    """Module, line, pattern and flags of what a run compiled."""
    command = [sys.executable, str(compiled_patterns.__file__)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [tuple(json.loads(line)) for line in run.stdout.splitlines()]


def calls() -> Iterator[tuple[str, ast.Call]]:
    """The module and the syntax of each call of `re` in the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        module = ".".join(part for part in parts if part != "__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr in _CALLS
                and node.args
            ):
                yield module, node


def worst(pattern: str, flags: int) -> int:
    """How many repeats overlap, as regexploit counts its stars; 0 for none."""
    # It knows no atomic groups: without them the same text matches in more ways, never in fewer.
    parsed = SreOpParser().parse_sre(pattern.replace("(?>", "(?:"), flags)
    return max((redos.starriness for redos in find(parsed)), default=0)


def test_no_pattern_is_worse_than_quadratic(compiled: list[tuple[str, int, str, int]]) -> None:
    seen = {(pattern, flags): f"{module}:{line}" for module, line, pattern, flags in compiled}
    for module, call in calls():
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
            seen.setdefault((call.args[0].value, 0), f"{module}:{call.lineno}")
    assert len(seen) > 350
    bad = {
        name: stars for (pattern, flags), name in seen.items() if (stars := worst(pattern, flags)) >= _WORST
    }
    assert not bad


def test_every_pattern_that_is_put_together_was_checked(compiled: list[tuple[str, int, str, int]]) -> None:
    """A pattern of pieces is known only once it is compiled: a call that no run reaches is not checked."""
    lines: dict[str, set[int]] = {}
    for module, line, _, _ in compiled:
        lines.setdefault(module, set()).add(line)
    built = [(module, call) for module, call in calls() if not isinstance(call.args[0], ast.Constant)]
    assert len(built) > 30
    unchecked = [
        f"{module}:{call.lineno}: {ast.unparse(call.args[0])[:60]}"
        for module, call in built
        if lines.get(module, set()).isdisjoint(range(call.lineno, (call.end_lineno or call.lineno) + 1))
    ]
    assert unchecked == []


def test_the_checker_finds_a_bad_pattern() -> None:
    assert worst(r"(?:[a-z]+ ?)*x", 0) > _WORST
    assert worst(r"a{1,20}b", 0) == 0
