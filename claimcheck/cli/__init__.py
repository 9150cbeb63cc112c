"""The command line.

Exit codes: 0 nothing flagged, 1 something flagged at or above ``--fail-on``, 2 no verdict: wrong use,
unreadable input, no room to write or to work in; 130 interrupted.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import typer

from claimcheck.cli.commands import app
from claimcheck.errors import ClaimcheckError, ConfigError
from claimcheck.printing import printable

__all__ = ["main"]

NO_VERDICT, INTERRUPTED = 2, 130
_MEMORY = "not enough memory. Check fewer sources at a time."


def main() -> None:
    """Run the command line; expected errors become one line on stderr and exit code 2.

    An error that nobody expected shows where it arose, and ends with 2 as well: Python's own exit code for it
    is 1, which here says that sources disagree.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a narrow terminal must not end the run
    try:
        _check_options(sys.argv[1:])
        app()
    except ClaimcheckError as error:
        _end(str(error))
    except MemoryError:
        _end(_MEMORY)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        _end(f"{traceback.format_exc()}this is a fault of claimcheck: {type(error).__name__}: {error}")


def _check_options(arguments: Sequence[str]) -> None:
    """Refuse what no option is called before anybody repeats it on the screen: a file's name may be one."""
    for argument in arguments:
        if argument == "--":
            return
        name = argument.partition("=")[0]
        if name.startswith("-") and not name.isprintable():
            raise ConfigError(
                f"no option is called {name}",
                value=name,
                where="claimcheck",
                hint="Put -- before file names.",
            )


def _end(said: str) -> None:
    typer.echo(f"claimcheck: {printable(said)}", err=True)
    sys.exit(NO_VERDICT)
