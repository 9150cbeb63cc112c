"""The examples in the docstrings run and print what they show."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import claimcheck.values

MODULES = sorted(
    info.name for info in pkgutil.walk_packages(claimcheck.values.__path__, "claimcheck.values.")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
