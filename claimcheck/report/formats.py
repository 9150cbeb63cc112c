"""The formats a report is written in. A new one is one file with a `render`, and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ConfigError
from claimcheck.report import (
    csvform,
    excel,
    html,
    jsonform,
    jsonlines,
    junit,
    markdown,
    parquet,
    sarif,
    text,
)

if TYPE_CHECKING:
    from claimcheck.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report.

    Attributes:
        name: by which it is asked for.
        suffix: by which a file name asks for it.
        render: makes the content; bytes where `binary`.
        binary: whether a terminal cannot show it.
    """

    name: str
    suffix: str
    render: Callable[[Report], str | bytes]
    binary: bool = False


FORMATS = (
    Format("text", ".txt", text.plain),
    Format("markdown", ".md", markdown.render),
    Format("html", ".html", html.page),
    Format("json", ".json", jsonform.dumps),
    Format("jsonl", ".jsonl", jsonlines.render),
    Format("csv", ".csv", csvform.render),
    Format("xlsx", ".xlsx", excel.render, binary=True),
    Format("parquet", ".parquet", parquet.render, binary=True),
    Format("sarif", ".sarif", sarif.render),
    Format("junit", ".xml", junit.render),
)


def named(name: str) -> Format:
    """The format of a name.

    Raises:
        ConfigError: there is none; the message lists those there are.

    Example:
        >>> named("junit").suffix
        '.xml'
    """
    for known in FORMATS:
        if known.name == name:
            return known
    allowed = ", ".join(known.name for known in FORMATS)
    raise ConfigError(f"{name!r} is no format", value=name, where="format", allowed=allowed)


def of_path(path: Path) -> Format:
    """The format that a file's name ends in.

    Raises:
        ConfigError: it ends in none; the message lists the endings.
    """
    for known in FORMATS:
        if path.name.lower().endswith(known.suffix):
            return known
    allowed = ", ".join(known.suffix for known in FORMATS)
    raise ConfigError(
        f"the ending of {path.name!r} tells no format",
        value=str(path),
        where="path",
        allowed=allowed,
        hint='Or name it: format="...".',
    )
