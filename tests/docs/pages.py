"""Runs the code of Markdown pages, and compares what it prints with the block below it.

* ``python``: run, all blocks of a page in one namespace. A ``text`` block right below is what it prints.
* ``console``: each line after ``$`` is a command for the shell; the lines below it are what it prints.
* a block with ``title="name"``: the file of that name is written into the folder where the page's code runs.

"..." in what is printed stands for anything; white space does not count.
``python tests/docs/pages.py FILE...`` writes what is printed now into the pages, where it differs.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^(?P<pad> *)```(?P<head>[^\n`]+)\n(?P<body>.*?)^(?P=pad)```$", re.MULTILINE | re.DOTALL)
_RIGHT_BELOW = re.compile(r"\s*```\s*```text\n")
_TITLE = re.compile(r'title="([^"]+)"')
_SAME = doctest.OutputChecker().check_output
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Block:
    """A fenced block; `start` and `end` delimit its body in the page."""

    language: str
    title: str
    body: str
    start: int
    end: int


@dataclass(frozen=True)
class Printed:
    """What a page says is printed between `start` and `end`, and what is."""

    code: str
    wanted: str
    got: str
    start: int
    end: int

    @property
    def same(self) -> bool:
        return _SAME(self.wanted, self.got, _FLAGS)


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page."""
    found = []
    for match in _BLOCK.finditer(page):
        title = _TITLE.search(match["head"])
        body = re.sub(rf"^{match['pad']}", "", match["body"], flags=re.MULTILINE)
        found.append(
            Block(
                match["head"].split()[0],
                title[1] if title else "",
                body,
                match.start("body"),
                match.end("body"),
            )
        )
    return found


def run(page: str, folder: Path) -> Iterator[Printed]:
    """Run a page's code in a folder that holds the sample data, and say what it prints."""
    shutil.copytree(ROOT / "data", folder / "data")
    names: dict[str, Any] = {"__name__": "__main__"}
    found = blocks(page)
    with contextlib.chdir(folder):
        for block, below in zip(found, [*found[1:], None], strict=True):
            if block.title:
                Path(block.title).write_text(block.body, encoding="utf-8")
            elif block.language == "python":
                got = _executed(block.body, names)
                if below and _RIGHT_BELOW.fullmatch(page, block.end, below.start):
                    yield Printed(block.body, below.body, got, below.start, below.end)
            elif block.language == "console":
                yield from _commands(block)


def _executed(code: str, names: dict[str, Any]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "<page>", "exec"), names)
    return out.getvalue()


def _commands(block: Block) -> Iterator[Printed]:
    """The commands of a console block; 2 as exit code is a mistake, 1 a finding."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "90", "NO_COLOR": "1"}
    for match in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.body, re.MULTILINE):
        shown = subprocess.run(
            ["bash", "-c", match[1]], capture_output=True, text=True, env=environment, check=False
        )
        if shown.returncode > 1:
            raise AssertionError(f"{match[1]}\n{shown.stdout}{shown.stderr}")
        start = block.start + match.start(2)
        if match[2].strip():
            yield Printed(match[1], match[2], shown.stdout, start, block.start + match.end(2))


def main(paths: list[str]) -> None:
    """Write what is printed now into pages."""
    for path in map(Path, paths):
        page = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            for printed in reversed([p for p in run(page, Path(folder)) if not p.same]):
                page = page[: printed.start] + printed.got.rstrip() + "\n" + page[printed.end :]
        path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
