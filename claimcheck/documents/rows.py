"""Rows in: claim tables as CSV, and texts or claims as lines of JSON or a JSON array."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from claimcheck.documents.entries import NEEDED, OPTIONAL, Entry, Table, from_mapping, is_record
from claimcheck.errors import ClaimcheckError, SourceError, TableError
from claimcheck.model import Skipped
from claimcheck.printing import unmarked

SEPARATORS = (",", ";", "\t", "|")  # spreadsheets of many countries write semicolons
WIDEST = 1_000  # columns of a claim table; pandas takes quadratic time to read thousands


def read_csv(path: Path, text: str) -> Table:
    """Read a claim table, every cell as it is written.

    Raises:
        TableError: text that is not a table.
    """
    separator = _separator(text)
    try:
        header = csv.reader(io.StringIO(text), skipinitialspace=True, delimiter=separator)
        columns = len(next(header, ()))
    except csv.Error as error:
        raise TableError(f"not a table: {error}", value=str(path), where=str(path)) from error
    if columns > WIDEST:
        raise TableError(
            f"a table with {columns:,} columns",
            value=columns,
            where=str(path),
            allowed=f"up to {WIDEST:,} columns",
            hint="Leave out what is no part of a claim.",
        )
    try:
        frame = pd.read_csv(
            io.StringIO(text), sep=separator, dtype=str, keep_default_na=False, skipinitialspace=True
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise TableError(f"not a table: {str(error).strip()}", value=str(path), where=str(path)) from error
    if "'" in text:  # our own tables, and those of other careful programs, mark what is no formula
        frame = frame.map(unmarked)
    frame = frame.rename(columns=_known)
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")  # people count rows from 1, below the header
    return Table(path.stem, frame)


def _separator(text: str) -> str:
    """What stands between the cells: the sign that makes a claim table of the first line, else a comma."""
    header = text.partition("\n")[0]
    for separator in SEPARATORS:
        names = {_known(name.strip(' "\r')) for name in header.split(separator)}
        if names.issuperset(NEEDED):
            return separator
    return SEPARATORS[0]


def _known(name: str) -> str:
    """A column's name as it is in use: "Source" is "source"."""
    folded = str(name).strip().casefold()
    return folded if folded in (*NEEDED, *OPTIONAL) else name


def read_records(path: Path, text: str) -> Iterator[Entry | Table | Skipped]:
    """Read texts and claims from JSON lines, or from a JSON array of objects.

    Raises:
        SourceError: a ``.json`` file that is not JSON.
    """
    rows: list[Mapping[str, object]] = []
    places: list[int] = []
    for place, record in _records(path, text):
        where = f"row {place}"
        if isinstance(record, str):
            yield Skipped(path.stem, where, record)
        elif is_record(record):
            try:
                yield from_mapping(record, f"{path.stem} row {place}")
            except ClaimcheckError as error:
                yield Skipped(path.stem, where, error.message)
        elif "value" in record or "attribute" in record:
            rows.append(record)
            places.append(place)
        else:
            held = ", ".join(map(str, record)) or "nothing"
            yield Skipped(path.stem, where, f"neither a text nor a claim: it has {held}")
    if rows:
        names = list(dict.fromkeys(name for row in rows for name in row))
        if len(names) > WIDEST:  # records with keys of their own each
            names = [name for name in names if name in (*NEEDED, *OPTIONAL)]
        yield Table(
            path.stem, pd.DataFrame(rows, columns=names, index=pd.Index(places, name="row"), dtype=object)
        )


def _records(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    """Number the records from 1; a string in place of a record says why it cannot be read."""
    if path.suffix.lower() == ".json":
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise SourceError(f"not JSON: {error}", value=str(path), where=str(path)) from error
        records = data if isinstance(data, list) else [data]
        for place, record in enumerate(records, start=1):
            yield (
                place,
                record if isinstance(record, Mapping) else f"a {type(record).__name__}, not an object",
            )
        return
    for place, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield place, f"not JSON: {error}"
        else:
            yield (
                place,
                record if isinstance(record, Mapping) else f"a {type(record).__name__}, not an object",
            )
