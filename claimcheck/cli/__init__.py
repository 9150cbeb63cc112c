"""The command line.

Exit codes: 0 nothing flagged, 1 something flagged at or above ``--fail-on``, 2 usage or unreadable input.
"""

from __future__ import annotations

import sys

import typer

from claimcheck.cli.commands import app
from claimcheck.errors import ClaimcheckError
from claimcheck.report.wording import printable

__all__ = ["main"]


def main() -> None:
    """Run the command line; expected errors become one line on stderr and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a narrow terminal must not end the run
    try:
        app()
    except ClaimcheckError as error:
        typer.echo(f"claimcheck: {printable(str(error))}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # `claimcheck ... | head`
        sys.stderr.close()
        sys.exit(0)
