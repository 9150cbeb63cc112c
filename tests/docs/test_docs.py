"""Every code block of the documentation runs, and prints what the page says."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"^ *```(python|console)\b", re.MULTILINE)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


pages = load(Path(__file__).with_name("pages.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "path", [p for p in PAGES if CODE.search(p.read_text(encoding="utf-8"))], ids=name_of
)
def test_code_runs_and_prints_what_the_page_says(path: Path, tmp_path: Path) -> None:
    for printed in pages.run(path.read_text(encoding="utf-8"), tmp_path / "work"):
        assert printed.same, f"{printed.code}\nprints\n{printed.got}"


@pytest.mark.parametrize(
    ("page", "same"),
    [
        ("```python\nprint(6)\n```\n\n```text\n6\n```\n", [True]),
        ("```python\nx = 6\n```\n\n```python\nprint(x, 7)\n```\n```text\n6 ...\n```\n", [True]),
        ("```python\nprint(6)\n```\n\n```text\n7\n```\n", [False]),
        ("```python\nprint(6)\n```\n\nOther words.\n\n```text\n7\n```\n", []),
        ('```text title="a.txt"\nhello\n```\n\n```console\n$ cat a.txt\nhello\n$ ls *.md\n```\n', None),
        ("```console\n$ echo 5\n5\n$ echo 6\n7\n```\n", [True, False]),
        ("    ```python\n    print(6)\n    ```\n\n    ```text\n    6\n    ```\n", [True]),
    ],
)
def test_the_runner(page: str, same: list[bool] | None, tmp_path: Path) -> None:
    if same is None:  # a command that fails is a mistake of the page
        with pytest.raises(AssertionError, match="ls"):
            list(pages.run(page, tmp_path / "work"))
    else:
        assert [printed.same for printed in pages.run(page, tmp_path / "work")] == same


def test_links_between_pages_lead_somewhere() -> None:
    for path in PAGES:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{name_of(path)}: {target}"
