"""Every detail of every reading of the sentences in the tables: `in_full/`, a file a table.

The tables themselves name what matters of a value; this keeps the rest of it too: the number as stated, its
last significant place, its dimension, the words of the hedge, other readings, and what it is in base units.

    python tests/values/in_full.py --write   # after a change that is meant; look through the difference
"""

from __future__ import annotations

import itertools
import sys
import tomllib
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from claimcheck import find_values
from claimcheck.config import Config
from claimcheck.model import Mention, Value
from claimcheck.values import read_value
from claimcheck.values.normalize import to_base
from claimcheck.values.recognise import read_text

HERE = Path(__file__).parent
STORED = HERE / "in_full"
PUBLISHED = "2013-02-12"  # a Tuesday
# Read as if published on other days, day and month in another order: the last Sunday of a year, and a month.
OTHERS = {
    "sunday": ("2012-12-30", Config(date_order="mdy")),
    "month": ("2012-02", Config(date_order="dmy")),
}
DATED = ("cases_dates", "dates", "products_dates", "readings", "sentences")
TABLES = {
    path.stem: path
    for folder in (HERE, HERE.parent / "reliability" / "bad_input")
    for path in sorted(folder.glob("*.toml"))
}
LONG = 300  # characters; longer sentences are about limits and time


def texts(table: str) -> list[str]:
    """The sentences of a table."""
    rows = tomllib.loads(TABLES[table].read_text(encoding="utf-8"))
    if "product" in rows:
        return ["".join(parts) for product in rows["product"] for parts in itertools.product(*product)]
    return [row["text"] for row in rows.get("case", rows.get("row")) if len(row["text"]) <= LONG]


def elsewhere(table: str, name: str) -> Iterator[str]:
    """The times of a table's sentences under one of `OTHERS`."""
    published, config = OTHERS[name]
    for text in texts(table):
        found = find_values(text, published, config=config)
        times = [mention for mention in found if mention.value.kind in ("date", "time")]
        if lines := [line for mention in times for line in _mention(text, mention)]:
            yield "\n".join([_printable(text), *lines])


def stored() -> Iterator[tuple[Path, str]]:
    """Every file and what belongs into it."""
    for table in TABLES:
        yield STORED / f"{table}.txt", "\n".join(report(table)) + "\n"
    for table in DATED:
        for name in OTHERS:
            yield STORED / f"{table}_{name}.txt", "\n".join(elsewhere(table, name)) + "\n"


def report(table: str) -> Iterator[str]:
    """Every sentence with a value: its values, what was refused, its reading as a cell if that differs."""
    for text in texts(table):
        read = read_text(text, PUBLISHED)
        lines = [line for mention in read.mentions for line in _mention(text, mention)]
        lines += [f"  {start}-{end}: {reason}" for start, end, reason in read.refused]
        cell = read_value(text, published=PUBLISHED)
        if cell is not None and (told := f"  cell: {written(cell)}") not in lines:
            lines.append(told)
        if lines:
            yield "\n".join([_printable(text), *lines])


def _printable(text: str) -> str:
    return text if text.isprintable() else ascii(text)[1:-1]


def _mention(text: str, mention: Mention) -> Iterator[str]:
    hedge = f" <- {text[slice(*mention.hedge_span)]!a}" if mention.hedge_span else ""
    again = f" = {mention.restates}" if mention.restates is not None else ""
    yield f"  {mention.start}-{mention.end}{hedge}{again}: {written(mention.value)}"
    for other in mention.value.alternatives:
        yield f"    or {written(other)}"


def written(value: Value) -> str:
    """A value without its other readings in one line, nothing left out."""
    opening, closing = "(" if value.low_open else "[", ")" if value.high_open else "]"
    ends = f"{opening}{_end(value.low)}, {_end(value.high)}{closing}"
    place = f"+-{_end(value.resolution)}" if value.resolution is not None else ""
    stated = f"{_end(value.stated)}{place}" if isinstance(value.stated, Decimal) else value.stated
    said = [value.kind, ends, value.unit, value.hedge, stated, value.precision, value.zone]
    base = to_base(value)
    axis = f"{base.measure} {base.low:.9g} {base.high:.9g}"
    dimension = value.dimension if value.dimension not in base.measure else ""
    return " | ".join([*(str(part) for part in (*said, dimension) if part not in (None, "")), axis])


def _end(end: Decimal | datetime | str | None) -> str:
    if end is None:
        return ""
    if isinstance(end, datetime):
        return end.isoformat().removesuffix("T00:00:00")
    written = format(end.normalize(), "f") if isinstance(end, Decimal) else end
    return written if len(written) < 16 else f"{end:.9g}"


if __name__ == "__main__" and "--write" in sys.argv:
    STORED.mkdir(exist_ok=True)
    for path, text in stored():
        path.write_text(text, encoding="utf-8")
