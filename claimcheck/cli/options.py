"""Options that several commands share, with their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from claimcheck.config import Bounds
from claimcheck.report.formats import FORMATS

FAIL_ON = {"conflict": ("conflict",), "evolved": ("conflict", "evolved"), "never": ()}
SHOWN = tuple(known.name for known in FORMATS if not known.binary)
LISTED = ("text", "json", "jsonl", "csv")

Paths = Annotated[
    list[Path],
    typer.Argument(help="Texts (.txt, .md), JSON lines, claim tables (.csv), or - for standard input."),
]
Tables = Annotated[list[Path], typer.Argument(help="Claim tables (.csv, .jsonl), or - for standard input.")]
Meta = Annotated[
    Path | None,
    typer.Option(help='JSON file with dates and titles: {"<file stem>": {"published": "2023-02"}}.'),
]
Schema = Annotated[
    Path | None, typer.Option(help="TOML file on attributes: aliases, units, tolerances, behaviour.")
]
BoundsHow = Annotated[
    str, typer.Option(help=f"How 'more than' is read: {' or '.join(get_args(Bounds))}.", metavar="HOW")
]
DateOrder = Annotated[
    str, typer.Option(help="How 10/11/2024 is read: mdy, dmy or ymd; both ways by default.", metavar="ORDER")
]
Tolerance = Annotated[
    float, typer.Option(help="Relative difference up to which numbers agree (0.05 is 5 %).")
]
ReportFormat = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help=f"How the report is shown: {', '.join(SHOWN)}.",
        metavar="FORMAT",
        autocompletion=lambda: SHOWN,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="Write there instead; the ending tells the format (also .xlsx, .parquet)."
    ),
]
JsonPath = Annotated[Path | None, typer.Option("--json", help="Also write the report there as JSON.")]
HtmlPath = Annotated[Path | None, typer.Option("--html", help="Also write the report there as a page.")]
MinSeverity = Annotated[
    float, typer.Option(help="Leave out findings below this severity (0 to 1), also for the exit code.")
]
Possible = Annotated[bool, typer.Option(help="Show what is only possibly a disagreement.")]
FailOn = Annotated[
    str,
    typer.Option(
        help=f"What makes the exit code 1: {', '.join(FAIL_ON)}.",
        metavar="WHAT",
        autocompletion=lambda: tuple(FAIL_ON),
    ),
]
ListFormat = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help=f"How they are shown: {', '.join(LISTED)}.",
        metavar="FORMAT",
        autocompletion=lambda: LISTED,
    ),
]
JsonFlag = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
