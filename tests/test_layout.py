"""The package as users get it: its names, what importing it costs, and what the wheel holds."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import claimcheck

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("pandas", "numpy", "spacy", "dateparser", "currency_converter", "pint", "jinja2", "rich", "typer")


def test_all_is_sorted_and_every_name_is_there() -> None:
    assert claimcheck.__all__ == sorted(claimcheck.__all__)
    assert all(getattr(claimcheck, name) is not None for name in claimcheck.__all__)
    assert set(claimcheck.__all__) <= set(dir(claimcheck))


def test_all_holds_every_public_name() -> None:
    submodules = {path.stem for path in (ROOT / "claimcheck").iterdir()}
    public = {
        name for name in vars(claimcheck) if not name.startswith(("_", "@"))
    } - submodules  # "@": pytest's
    assert public - {"annotations", "import_module", "logging", "TYPE_CHECKING"} <= set(claimcheck.__all__)


def test_a_wrong_name_says_so() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'check_claim'"):
        claimcheck.check_claim  # noqa: B018


def imported(path: Path) -> set[str]:
    """The modules of the package that run when one is imported, those of type checking aside."""
    statements = [
        node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom)
    ]
    names = {node.module for node in statements if node.module}
    names |= {f"{node.module}.{alias.name}" for node in statements for alias in node.names}
    packages = {
        ".".join(name.split(".")[:length]) for name in names for length in range(2, name.count(".") + 1)
    }
    return {name for name in names | packages if name.startswith("claimcheck.")}


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Whichever module is imported first; within a package, its own ``__init__`` has begun before."""
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in (ROOT / "claimcheck").rglob("*.py")
    }
    paths = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    graph = {
        name: {other for other in imported(path) & paths.keys() if not f"{name}.".startswith(f"{other}.")}
        for name, path in paths.items()
    }
    tuple(TopologicalSorter(graph).static_order())


def test_importing_loads_nothing_heavy() -> None:
    code = f"import claimcheck, sys; print([name for name in {HEAVY} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_wheel_holds_the_data_the_templates_and_the_type_marker(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "claimcheck"
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= held
    assert {"claimcheck/py.typed", "claimcheck/report/templates/report.html"} <= held
    outside = {name for name in held - wanted if ".dist-info/" not in name}
    assert outside == set()  # no tests, no data of the examples
