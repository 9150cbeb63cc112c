"""The command line: arguments, messages and exit codes.

Exit codes: 0 nothing flagged, 1 something flagged at or above ``--fail-on``, 2 usage or unreadable input.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimcheck import __version__, api
from claimcheck.config import Bounds, Config
from claimcheck.errors import ClaimcheckError, ConfigError
from claimcheck.model import Claim, Mention
from claimcheck.report import Report, jsonform
from claimcheck.report.text import renderables
from claimcheck.report.wording import printable

FAIL_ON = {"conflict": ("conflict",), "evolved": ("conflict", "evolved"), "never": ()}

app = typer.Typer(
    help="Tell where sources disagree: articles, reports, RAG chunks, or tables of claims.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Paths = Annotated[list[Path], typer.Argument(help="Texts (.txt, .md), JSON lines, or claim tables (.csv).")]
Meta = Annotated[
    Path | None,
    typer.Option(help='JSON file with dates and titles: {"<file stem>": {"published": "2023-02"}}.'),
]
BoundsOption = Annotated[
    str, typer.Option(help=f"How 'more than' is read: {' or '.join(get_args(Bounds))}.", metavar="HOW")
]
DateOrderOption = Annotated[
    str, typer.Option(help="How 10/11/2024 is read: mdy, dmy or ymd; both ways by default.", metavar="ORDER")
]
JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)
    ] = False,
) -> None:
    if version:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


@app.command()
def check(
    paths: Paths,
    meta: Meta = None,
    json_path: Annotated[Path | None, typer.Option("--json", help="Write the report there as JSON.")] = None,
    html_path: Annotated[
        Path | None, typer.Option("--html", help="Write the report there as a page.")
    ] = None,
    fail_on: Annotated[
        str, typer.Option(help=f"What makes the exit code 1: {', '.join(FAIL_ON)}.", metavar="WHAT")
    ] = "conflict",
    schema: Annotated[
        Path | None, typer.Option(help="TOML file on attributes: aliases, units, tolerances, behaviour.")
    ] = None,
    bounds: BoundsOption = "pragmatic",
    date_order: DateOrderOption = "",
    tolerance: Annotated[
        float, typer.Option(help="Relative difference up to which numbers agree (0.05 is 5 %).")
    ] = 0.0,
) -> None:
    """Compare sources and show where they disagree.

    Exit code: 0 nothing flagged, 1 something at or above --fail-on, 2 wrong use or unreadable input.
    """
    if fail_on not in FAIL_ON:
        raise ConfigError(
            f"fail_on={fail_on!r} is not allowed",
            value=fail_on,
            where="--fail-on",
            allowed=", ".join(FAIL_ON),
        )
    report = api.check_claims(paths, config=_config(bounds, date_order, tolerance), meta=meta, schema=schema)
    report.to_json(json_path)
    report.to_html(html_path)
    _show(report)
    if any(finding.relation in FAIL_ON[fail_on] for finding in report.findings):
        raise typer.Exit(1)


@app.command()
def extract(
    paths: Paths,
    meta: Meta = None,
    as_json: JsonFlag = False,
    bounds: BoundsOption = "pragmatic",
    date_order: DateOrderOption = "",
) -> None:
    """Show the claims of each source, without comparing them."""
    claims = api.extract_claims(paths, config=_config(bounds, date_order), meta=meta)
    if as_json:
        typer.echo(json.dumps([jsonform.claim(claim) for claim in claims], ensure_ascii=False, indent=1))
    else:
        _print_claims(claims)


@app.command()
def values(
    text: Annotated[str, typer.Argument(help="Any text.")],
    published: Annotated[
        str | None, typer.Option(help="Publication date, such as 2023-02-09, for 'last Tuesday'.")
    ] = None,
    as_json: JsonFlag = False,
    bounds: BoundsOption = "pragmatic",
    date_order: DateOrderOption = "",
) -> None:
    """Show how the values of a text are read."""
    mentions = api.find_values(text, published, config=_config(bounds, date_order))
    if as_json:
        typer.echo(
            json.dumps([jsonform.mention(mention) for mention in mentions], ensure_ascii=False, indent=1)
        )
    else:
        _print_mentions(mentions)


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


def _config(bounds: str, date_order: str, tolerance: float = 0.0) -> Config:
    """Config checks the names and lists the allowed ones."""
    return Config(bounds=bounds, date_order=date_order, tolerance=tolerance)  # type: ignore[arg-type]


def _show(report: Report) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    for part in renderables(report):
        console.print(part)


def _print_claims(claims: list[Claim]) -> None:
    table = Table("where", "value", "subject", "attribute", "qualifiers", box=None, pad_edge=False)
    for claim in claims:
        context = claim.context
        qualifiers = [context.modality] if context.modality != "actual" else []
        cells = (
            f"{claim.source}:{claim.start}",
            claim.quote,
            claim.subject,
            claim.attribute,
            ", ".join([*qualifiers, *context.scope]),
        )
        table.add_row(*(Text(printable(cell)) for cell in cells))
    Console(highlight=False).print(table)


def _print_mentions(mentions: list[Mention]) -> None:
    table = Table("text", "kind", "low", "high", "unit", "hedge", box=None, pad_edge=False)
    for mention in mentions:
        row = jsonform.mention(mention)
        cells = (row[name] for name in ("text", "kind", "low", "high", "unit", "hedge"))
        table.add_row(*(Text(printable("" if cell is None else str(cell))) for cell in cells))
    Console(highlight=False).print(table)
