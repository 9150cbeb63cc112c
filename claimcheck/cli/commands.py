"""The commands: each reads its arguments, calls the library, and shows what came out."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from claimcheck import __version__, api
from claimcheck.cli import options, tables
from claimcheck.cli.streams import inputs, progress, put
from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError, ConfigError, SourceError
from claimcheck.outcome import Finding
from claimcheck.report import RELATIONS, Report
from claimcheck.report.wording import name_of, one_line

app = typer.Typer(
    help="Tell where sources disagree: articles, reports, RAG chunks, or tables of claims.",
    epilog="Exit code: 0 nothing flagged, 1 something at or above --fail-on, 2 wrong use or bad input.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
TABLES = (".csv", ".jsonl", ".json")


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
    paths: options.Paths,
    format: options.ReportFormat = "",
    output: options.Output = None,
    json_path: options.JsonPath = None,
    html_path: options.HtmlPath = None,
    fail_on: options.FailOn = "conflict",
    min_severity: options.MinSeverity = 0.0,
    possible: options.Possible = True,
    meta: options.Meta = None,
    schema: options.Schema = None,
    bounds: options.BoundsHow = "pragmatic",
    date_order: options.DateOrder = "",
    tolerance: options.Tolerance = 0.0,
) -> None:
    """Compare sources and show where they disagree.

    Exit code: 0 nothing flagged, 1 something at or above --fail-on, 2 wrong use or unreadable input.
    """
    _allowed(fail_on, "--fail-on", options.FAIL_ON)
    _allowed(format or "text", "--format", options.SHOWN)
    with inputs(paths, plain=".md") as given, progress():
        report = api.check_claims(
            given, config=_config(bounds, date_order, tolerance), meta=meta, schema=schema
        )
    report = _selected(report, min_severity, possible)
    report.to_json(json_path)
    report.to_html(html_path)
    _show(report, format, output)
    if any(finding.relation in options.FAIL_ON[fail_on] for finding in report.findings):
        raise typer.Exit(1)


@app.command()
def compare(
    paths: options.Tables,
    format: options.ReportFormat = "",
    output: options.Output = None,
    json_path: options.JsonPath = None,
    html_path: options.HtmlPath = None,
    fail_on: options.FailOn = "conflict",
    min_severity: options.MinSeverity = 0.0,
    possible: options.Possible = True,
    meta: options.Meta = None,
    schema: options.Schema = None,
    bounds: options.BoundsHow = "pragmatic",
    date_order: options.DateOrder = "",
    tolerance: options.Tolerance = 0.0,
) -> None:
    """Compare the rows of claim tables: source, subject, attribute, value.

    Exit code: 0 nothing flagged, 1 something at or above --fail-on, 2 wrong use or unreadable input.
    """
    for path in paths:
        if str(path) != "-" and path.suffix.lower() not in TABLES:
            raise SourceError(
                "this is no claim table",
                value=str(path),
                where=str(path),
                allowed=", ".join((*TABLES, "-")),
                hint="Texts are compared by: claimcheck check",
            )
    with inputs(paths, plain=".csv") as given:
        check(
            given, format, output, json_path, html_path, fail_on, min_severity, possible, meta, schema,
            bounds, date_order, tolerance,
        )  # fmt: skip


@app.command()
def explain(
    key: Annotated[str, typer.Argument(help="A finding's key, a part of its name, or its number.")],
    paths: options.Paths,
    meta: options.Meta = None,
    schema: options.Schema = None,
    bounds: options.BoundsHow = "pragmatic",
    date_order: options.DateOrder = "",
    tolerance: options.Tolerance = 0.0,
) -> None:
    """Show all about one finding: every claim in it, its sentence, and how it was read."""
    with inputs(paths, plain=".md") as given, progress():
        report = api.check_claims(
            given, config=_config(bounds, date_order, tolerance), meta=meta, schema=schema
        )
    for finding in _matching(key, report):
        tables.finding(finding, report)


@app.command()
def extract(
    paths: options.Paths,
    format: options.ListFormat = "text",
    as_json: options.JsonFlag = False,
    meta: options.Meta = None,
    bounds: options.BoundsHow = "pragmatic",
    date_order: options.DateOrder = "",
) -> None:
    """Show the claims of each source, without comparing them; --format csv is a claim table."""
    chosen = _allowed("json" if as_json else format, "--format", options.LISTED)
    with inputs(paths, plain=".md") as given, progress():
        texts = api.texts_of(given, meta)
        claims = api.extract_claims(texts, config=_config(bounds, date_order))
    if chosen == "text":
        tables.claims(claims)
    else:
        put(tables.listed(chosen, claims, {text.id: text.source for text in texts}))


@app.command()
def values(
    text: Annotated[str, typer.Argument(help="Any text, or - for standard input.")],
    published: Annotated[
        str | None, typer.Option(help="Publication date, such as 2023-02-09, for 'last Tuesday'.")
    ] = None,
    format: options.ListFormat = "text",
    as_json: options.JsonFlag = False,
    bounds: options.BoundsHow = "pragmatic",
    date_order: options.DateOrder = "",
) -> None:
    """Show how the values of a text are read."""
    chosen = _allowed("json" if as_json else format, "--format", options.LISTED)
    if text == "-":
        text = typer.get_text_stream("stdin", encoding="utf-8", errors="replace").read()
    mentions = api.find_values(text, published, config=_config(bounds, date_order))
    if chosen == "text":
        tables.mentions(mentions)
    else:
        put(tables.listed(chosen, mentions, {}))


def _show(report: Report, format: str, output: Path | None) -> None:
    """To the file, in the format it ends in unless one is named; else to standard output."""
    if output is not None:
        report.write(output, format=format)
    elif format in ("", "text"):
        tables.report(report)
    else:
        put(report.render(format))


def _selected(report: Report, min_severity: float, possible: bool) -> Report:
    if possible and min_severity == 0.0:
        return report
    relations = [relation for relation in RELATIONS if possible or relation != "possible"]
    return report.select(min_severity=min_severity, relations=relations)


def _matching(key: str, report: Report) -> list[Finding]:
    """The findings of that number, key, or name: the exact one before those that contain it."""
    if key.isdecimal() and 0 < int(key) <= len(report.findings):
        return [report.findings[int(key) - 1]]
    wanted = key.casefold()
    names = {index: f"{f.key} {name_of(f)}".casefold() for index, f in enumerate(report.findings)}
    exact = [f for f in report.findings if wanted in (str(f.key).casefold(), name_of(f).casefold())]
    found = exact or [report.findings[index] for index, name in names.items() if wanted in name]
    if found:
        return found
    alone = any(wanted in f"{claim.subject} {claim.attribute}".casefold() for claim in report.claims)
    named = (" / ".join(filter(None, (f.subject, f.attribute))) for f in report.findings)
    known = list(dict.fromkeys(map(one_line, named)))
    near = difflib.get_close_matches(key, known, n=3, cutoff=0.3) or known[:3]
    raise ClaimcheckError(
        f"no finding is called {key!r}" + (": only one source speaks of it" if alone else ""),
        value=key,
        where="KEY",
        allowed=", ".join(near) + (" and others" if len(known) > len(near) else ""),
        hint="Or give its number in the report.",
    )


def _allowed(value: str, where: str, allowed: Collection[str]) -> str:
    if value not in allowed:
        raise ConfigError(f"{value!r} is not allowed", value=value, where=where, allowed=", ".join(allowed))
    return value


def _config(bounds: str, date_order: str, tolerance: float = 0.0) -> Config:
    """Config checks the names and lists the allowed ones."""
    return Config(bounds=bounds, date_order=date_order, tolerance=tolerance)  # type: ignore[arg-type]
