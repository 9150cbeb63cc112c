"""What flows in and out: standard input as a source, progress on a terminal, content to standard output."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import typer
from rich.console import Console
from rich.status import Status

from claimcheck.errors import SourceError
from claimcheck.printing import printable

STDIN = Path("-")
_LOG = logging.getLogger("claimcheck")


@contextmanager
def inputs(paths: Sequence[Path], *, plain: str) -> Iterator[list[Path]]:
    """The paths, with what comes from standard input in a file called "stdin" in place of ``-``.

    Args:
        paths: as given.
        plain: the ending of that file where it does not begin like JSON: ".md" for text, ".csv" for a table.

    Raises:
        SourceError: ``-`` more than once.
    """
    if paths.count(STDIN) > 1:
        raise SourceError("standard input can be read only once", value="-", where="-")
    if STDIN not in paths:
        yield list(paths)
        return
    content = sys.stdin.buffer.read()
    suffix = ".jsonl" if content.lstrip()[:1] in (b"{", b"[") else plain
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"stdin{suffix}"
        file.write_bytes(content)
        yield [file if path == STDIN else path for path in paths]


@contextmanager
def progress() -> Iterator[None]:
    """Show what the library logs on one line of a terminal that goes away again; elsewhere nothing."""
    console = Console(stderr=True, highlight=False, markup=False)
    if not console.is_terminal:
        yield
        return
    with console.status("") as status:
        handler, level = _Line(status), _LOG.level
        _LOG.addHandler(handler)
        _LOG.setLevel(logging.INFO)
        try:
            yield
        finally:
            _LOG.removeHandler(handler)
            _LOG.setLevel(level)


def put(content: str | bytes) -> None:
    """Content to standard output, as it is.

    Raises:
        SourceError: it cannot be written.
    """
    with writing():
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            typer.echo(content, nl=not content.endswith("\n"))


@contextmanager
def writing() -> Iterator[None]:
    """Write to standard output, and know that it arrived.

    A reader that has seen enough (``| head``) changes nothing: the run goes on, and the exit code tells the
    truth.

    Raises:
        SourceError: it cannot be written, for a full disk or otherwise.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up()
    except OSError as error:
        _give_up()
        raise SourceError(
            f"cannot be written: {error.strerror or error}",
            value="-",
            where="standard output",
            hint="Make room, or write to another place with --output.",
        ) from error


def _give_up() -> None:
    """Let what is left for standard output go nowhere: at its end Python tries again, and exits with 120."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class _Line(logging.Handler):
    """Writes each record over the one before."""

    def __init__(self, status: Status) -> None:
        super().__init__(logging.INFO)
        self._status = status

    def emit(self, record: logging.LogRecord) -> None:
        self._status.update(printable(record.getMessage()))
