"""No pattern of the value readers can backtrack badly.

Python's engine backtracks: an unbounded repeat inside another unbounded repeat can take exponential time, and
two neighbouring unbounded repeats over common characters quadratic time. Every compiled pattern is parsed and
searched for the first; the second is covered by the timings of `test_linear`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import claimcheck.values

try:
    from re import _parser as sre_parse
except ImportError:  # pragma: no cover
    import sre_parse  # type: ignore[no-redef]

_MANY = 1000  # repeats up to here are bounded for good


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for info in pkgutil.walk_packages(claimcheck.values.__path__, "claimcheck.values."):
        module = importlib.import_module(info.name)
        for name, value in sorted(vars(module).items()):
            if isinstance(value, re.Pattern):
                yield f"{info.name}.{name}", value


def nested(tree: Any, inside: bool = False) -> bool:
    """Whether an unbounded repeat stands in another one."""
    for code, argument in tree:
        name = str(code)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            _, high, body = argument
            unbounded = int(high) > _MANY
            if (unbounded and inside) or nested(body, inside or unbounded):
                return True
        elif name == "SUBPATTERN":
            if nested(argument[3], inside):
                return True
        elif name == "BRANCH":
            if any(nested(branch, inside) for branch in argument[1]):
                return True
        elif name in ("ASSERT", "ASSERT_NOT") and nested(argument[1], inside):
            return True
    return False


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(n, p, id=n) for n, p in patterns()])
def test_no_unbounded_repeat_in_another(name: str, pattern: re.Pattern[str]) -> None:
    assert not nested(sre_parse.parse(pattern.pattern, pattern.flags)), name


def test_the_checker_finds_a_bad_pattern() -> None:
    assert nested(sre_parse.parse(r"(?:[a-z]+ ?)*x"))
    assert not nested(sre_parse.parse(r"(?:[a-z]{1,20} ?)*x"))
