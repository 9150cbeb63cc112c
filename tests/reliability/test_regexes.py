"""Every regular expression of the package is linear: none is ambiguous in a way that an attacker could use.

`regexploit` looks for repeats that overlap with what follows them. Patterns are taken from the modules as
compiled, and from the source where they are written in a call. Two overlapping repeats are left to the growth
tests, which time them on nasty text; three or more, or one inside a repeat, fail here.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from regexploit.ast.sre import SreOpParser
from regexploit.redos import find

import claimcheck

_CALLS = ("compile", "match", "search", "sub", "findall", "finditer", "fullmatch", "split")
_WORST = 3  # overlapping unbounded repeats: cubic time


def patterns() -> Iterator[tuple[str, str, int]]:
    """Name, pattern and flags of each regular expression of the package."""
    for info in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if info.name == "claimcheck.__main__":
            continue
        module = importlib.import_module(info.name)
        for name, value in sorted(vars(module).items()):
            if isinstance(value, re.Pattern):
                yield f"{info.name}.{name}", value.pattern, value.flags
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr in _CALLS
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield f"{info.name}:{node.lineno}", str(node.args[0].value), 0


def worst(pattern: str, flags: int) -> int:
    """How many repeats overlap, as regexploit counts its stars; 0 for none."""
    parser = SreOpParser()
    return max((redos.starriness for redos in find(parser.parse_sre(pattern, flags))), default=0)


def test_no_pattern_is_worse_than_quadratic() -> None:
    seen: dict[tuple[str, int], str] = {}
    for name, pattern, flags in patterns():
        seen.setdefault((pattern, flags), name)
    assert len(seen) > 100
    bad = {
        name: stars for (pattern, flags), name in seen.items() if (stars := worst(pattern, flags)) >= _WORST
    }
    assert not bad


def test_the_checker_finds_a_bad_pattern() -> None:
    assert worst(r"(?:[a-z]+ ?)*x", 0) > _WORST
    assert worst(r"a{1,20}b", 0) == 0
