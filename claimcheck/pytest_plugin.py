"""The pytest plugin: a fixture `claimcheck`, there as soon as the package is installed.

    def test_the_pages_agree(claimcheck):
        claimcheck.assert_no_conflicts("docs/**/*.md")

Two settings in ``pytest.ini`` or ``[tool.pytest.ini_options]``: ``claimcheck_flagged``, the relations that
fail a test (``conflict`` by itself), and ``claimcheck_schema``, a TOML file on attributes, its path counted
from the root folder. Nothing of the library is loaded until a test asks for the fixture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

if TYPE_CHECKING:
    from claimcheck.testing import Checker


def pytest_addoption(parser: pytest.Parser) -> None:
    """Name the settings to pytest."""
    parser.addini("claimcheck_flagged", "relations that fail a test", type="args", default=["conflict"])
    parser.addini("claimcheck_schema", "TOML file on attributes, from the root folder", default="")


@pytest.fixture(scope="session")
def claimcheck(pytestconfig: pytest.Config) -> Checker:
    """Checks sources in tests: `assert_no_conflicts(sources)` and `check(sources)`."""
    from claimcheck.outcome import Relation
    from claimcheck.testing import Checker

    flagged = tuple(pytestconfig.getini("claimcheck_flagged"))
    for name in flagged:
        if name not in get_args(Relation):
            allowed = ", ".join(get_args(Relation))
            raise pytest.UsageError(f"claimcheck_flagged: {name!r} is no relation. Allowed: {allowed}.")
    schema = pytestconfig.getini("claimcheck_schema")
    return Checker(flagged, {"schema": pytestconfig.rootpath / schema} if schema else {})
