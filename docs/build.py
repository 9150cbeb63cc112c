"""What the documentation takes from the library when it is built: docstrings, tested cases, and `--help`.

A comment in a page says what stands there, such as ``<!-- cases: money -->``; each name below is one of them.
mkdocs calls `on_page_markdown` (see ``hooks`` in mkdocs.yml).
"""

from __future__ import annotations

import importlib
import inspect
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import griffe
import typer
from typer.testing import CliRunner

import claimcheck as cc
from claimcheck import cli
from claimcheck.compare.rules import RULES
from claimcheck.model import Mention
from claimcheck.report.jsonform import mention as as_json

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "values"
PUBLISHED = "2013-02-12"  # the day on which the sentences of cases_dates.toml were written
MOST = 40  # sentences on one page
_MARKUP = frozenset("\\`*_{}[]|~^=+#<>&")
_PLACE = re.compile(r"<!-- (\w+)(?:: ([^>]*?))? -->")


class Examples(griffe.Extension):
    """Reads "Example:" in a docstring as the section that griffe calls "Examples:"."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change the heading in what is shown."""
        if obj.docstring:
            obj.docstring.value = re.sub(r"^Example:$", "Examples:", obj.docstring.value, flags=re.MULTILINE)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put in what the comments of a page ask for."""
    return _PLACE.sub(lambda found: PARTS[found[1]](*(found[2] or "").split()), markdown)


def cases(*kinds: str) -> str:
    """A table of tested sentences and how claimcheck reads their values of some kinds."""
    rows = []
    for text in _sentences():
        mentions = [m for m in cc.find_values(text, PUBLISHED) if m.value.kind in kinds]
        if mentions and len(text) < 160:
            rows.append(f"| {_marked(text, mentions)} | {'<br>'.join(map(_reading, mentions))} |")
    rows.sort(key=len)  # the simple ones first
    head = "| written | read as |\n|---|---|\n"
    return f"{head}{chr(10).join(rows[:MOST])}\n\n{_rest(len(rows), 'sentence')}"


def labels() -> str:
    """Sentences of which no number is a value."""
    listed = tomllib.loads((CASES / "cases_labels.toml").read_text(encoding="utf-8"))["case"]
    texts = [case["text"] for case in listed if case.get("none") and not cc.find_values(case["text"])]
    return "\n".join(f"- {_escaped(text)}" for text in texts)


def modules(*names: str) -> str:
    """The first paragraph of what modules say of themselves."""
    lines = []
    for name in names:
        text = inspect.getdoc(importlib.import_module(name)) or ""
        lines.append(f"- `{name}`: {' '.join(text.split(chr(10) * 2)[0].split())}")
    return "\n".join(lines)


def docstring(name: str) -> str:
    """What a module says of itself, whole."""
    return inspect.getdoc(importlib.import_module(name)) or ""


def rules() -> str:
    """The comparison rules in the order they are asked, each by its docstring."""
    parts = []
    for place, rule in enumerate(RULES, start=1):
        module = importlib.import_module(rule.__module__)
        title, _, rest = (inspect.getdoc(module) or "").partition("\n\n")
        name = rule.__module__.rpartition(".")[2]
        pairs = re.sub(r"^(\w+ pairs?):", r"**\1:**", rest, flags=re.MULTILINE).replace("\n**", "\n\n**")
        parts.append(f"## {place}. {title}\n\n{pairs}\n\n{inspect.getdoc(rule)} (`compare/rules/{name}.py`)")
    return "\n\n".join(parts)


def cli_help() -> str:
    """What `claimcheck --help` says, and that of each command."""
    commands = getattr(typer.main.get_command(cli.app), "commands", {})
    parts = [f"```text\n{_help()}\n```"]
    parts += [f"## claimcheck {name}\n\n```text\n{_help(name)}\n```" for name in commands]
    return "\n\n".join(parts)


def file(path: str) -> str:
    """A file of the project as a code block."""
    language = Path(path).suffix.lstrip(".")
    return f"```{language}\n{(ROOT / path).read_text(encoding='utf-8').rstrip()}\n```"


PARTS: dict[str, Callable[..., str]] = {
    part.__name__: part for part in (cases, labels, modules, docstring, rules, cli_help, file)
}


def _sentences() -> Iterator[str]:
    seen = set()
    for path in sorted(CASES.glob("cases_*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            if case["text"] not in seen and "published" not in case:
                seen.add(case["text"])
                yield case["text"]


def _marked(text: str, mentions: list[Mention]) -> str:
    shown, end = "", 0
    for mention in mentions:
        shown += f"{_escaped(text[end : mention.start])}<mark>{_escaped(mention.text)}</mark>"
        end = mention.end
    return shown + _escaped(text[end:])


def _reading(mention: Mention) -> str:
    readings = [mention, *(replace(mention, value=other) for other in mention.value.alternatives)]
    return " or ".join(dict.fromkeys(map(_interval, readings)))


def _interval(mention: Mention) -> str:
    row = as_json(mention)
    low, high = _number(row["low"]), _number(row["high"])
    span = low if low == high else f"{low} to {high}"
    if row["low"] is None and row["high"] is None:
        span = _number(row["stated"])
    return _escaped(" ".join(filter(None, (span, row["unit"], row["hedge"] and f"({row['hedge']})"))))


def _number(end: object) -> str:
    if end is None:
        return "…"
    return f"{end:,.12g}" if isinstance(end, (int, float)) else str(end)


def _rest(count: int, noun: str) -> str:
    return f"{count - MOST} more {noun}s are in `tests/values/`.\n" if count > MOST else ""


def _escaped(text: str) -> str:
    """Text that neither HTML nor Markdown takes for its own."""
    return "".join(f"&#{ord(mark)};" if mark in _MARKUP else mark for mark in text.replace("\n", " "))


def _help(*command: str) -> str:
    return (
        CliRunner()
        .invoke(cli.app, [*command, "--help"], prog_name="claimcheck", terminal_width=96)
        .output.rstrip()
    )
