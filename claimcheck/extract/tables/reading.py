"""Claim tables: a DataFrame of raw strings becomes the columns the engine compares, a row a claim.

Every distinct string is read once (`cells`). Which columns there are: `claimcheck.claims`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from claimcheck.config import DEFAULT, Config
from claimcheck.documents.entries import NEEDED, OPTIONAL
from claimcheck.errors import LONGEST, TableError
from claimcheck.extract.tables.cellcodes import place_codes
from claimcheck.extract.tables.cells import Cells, is_empty, read_cell, read_cells
from claimcheck.extract.tables.coded import Coded, coded, folded_names, labelled
from claimcheck.extract.tables.columns import fold, name_key, word_number
from claimcheck.extract.tables.dropped import Dropped
from claimcheck.extract.tables.periods import compact, period
from claimcheck.extract.tables.years import as_number, place_years
from claimcheck.extract.unseen import MISLEADING, reversed_spans
from claimcheck.lexicon import words
from claimcheck.model import Skipped, Value

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MODALITIES = ("actual", "planned", "expected", "reported", "denied", "superseded")
NEARLY = 85.0  # likeness from which a column may be one of ours in another spelling
MOSTLY = 0.5  # share of readable values from which an attribute is one of numbers or dates


def read_table(
    frame: pd.DataFrame, *, source_name: str = "table", config: Config | None = None
) -> tuple[pd.DataFrame, list[Skipped]]:
    """Read a claim table.

    Args:
        frame: one claim a row. Columns source, subject, attribute and value are needed; unit, as_of,
            published, url, scope and modality may be there; others are left out, which is said of those that
            look like one of these.
        source_name: where the table comes from, for messages.
        config: how values are read.

    Returns:
        The readable rows as a claim table (columns: see `claimcheck.claims`), and the others as skipped.

    Raises:
        TableError: a needed column is missing.

    Example:
        >>> row = {"source": ["a"], "subject": ["X1"], "attribute": ["range"], "value": ["520 km"]}
        >>> table, skipped = read_table(pd.DataFrame(row))
        >>> float(table["low"].iloc[0])
        520000.0
    """
    config = config or DEFAULT
    _check(frame, source_name)
    columns = {name: coded(frame[name]) for name in (*NEEDED, *OPTIONAL) if name in frame.columns}
    dropped = Dropped(source_name, frame.index)
    times = {
        name: _periods(columns.get(name), len(frame), config, dropped, name)
        for name in ("as_of", "published")
    }
    cells = _values(columns, times, config)
    category = _without_values(columns, cells, dropped)
    # Two sources are one only where they are written so; "HP-9" and "HP9" are one subject.
    names = {"source": fold, "subject": name_key, "attribute": name_key, "scope": fold}
    table = pd.DataFrame(
        {
            **{name: folded_names(columns.get(name), len(frame), key) for name, key in names.items()},
            "modality": _modalities(columns.get("modality"), len(frame), dropped),
            **{f"{name}_{end}": times[name][at] for name in times for at, end in enumerate(("low", "high"))},
            **_measured(cells, category, _words(columns["value"])),
            **{name: _given(frame, name) for name in ("value", "unit", "url")},
        },
        index=frame.index,
    )
    dropped.lines += _unread_columns(frame, source_name)
    kept = table[~dropped.rows]
    return kept.assign(measure=kept["measure"].cat.remove_unused_categories()), dropped.listed()


def cell_value(row: Any, config: Config) -> Value | None:
    """Read the value of one row of a claim table again, as an object.

    Args:
        row: a row of the table, as a named tuple or Series.
        config: how values are read.
    """
    if row.measure == "category":
        return Value("category", None, None, stated=fold(str(row.value)), dimension="category")
    base = period(row.published_low, row.published_high) or period(row.as_of_low, row.as_of_high)
    unit = "" if is_empty(row.unit) else str(row.unit)
    plain = read_cell(row.value, unit, config)
    if row.measure == "count" and plain is not None and plain.kind == "date":
        return as_number(row.value)
    if base is None or plain is None or plain.kind not in ("date", "time"):
        return plain
    return read_cell(row.value, unit, config, base, on_day=True)


# ---------------------------------------------------------------- columns


def _check(frame: pd.DataFrame, source_name: str) -> None:
    missing = [name for name in NEEDED if name not in frame.columns]
    if missing:
        wide = {"attribute", "value"} <= set(missing) and len(frame.columns) > 1
        remedy = " DataFrame.melt puts the attributes of a wide table into rows." if wide else ""
        if {name_key(str(name)) for name in frame.columns}.issuperset(missing):
            remedy = " Rename the columns: the names are written in lower case."
        raise TableError(
            f"no column {', '.join(map(repr, missing))}",
            value=missing,
            where=source_name,
            allowed=f"a table with the columns {', '.join(NEEDED)}",
            hint=f"It has: {', '.join(map(str, frame.columns)) or 'none'}.{remedy}",
        )


def _unread_columns(frame: pd.DataFrame, source_name: str) -> list[Skipped]:
    """Remarks on columns that are left out and look as if they were meant to be read."""
    known = (*NEEDED, *OPTIONAL)
    found = []
    for column in map(str, frame.columns):
        near = process.extractOne(column, known, scorer=fuzz.ratio, processor=name_key, score_cutoff=NEARLY)
        if column in known:
            continue
        if near is not None:
            found.append(
                Skipped(source_name, f"column {column!r}", f"not read: the name in use is {near[0]!r}")
            )
        elif set(column.casefold().replace("_", " ").split()) & words("dates", "column_names"):
            why = "not read: when a value holds stands in 'as_of', when its source appeared in 'published'"
            found.append(Skipped(source_name, f"column {column!r}", why))
    return found


def _given(frame: pd.DataFrame, name: str) -> object:
    return frame[name].astype(object) if name in frame.columns else ""


def _shown(entry: object) -> str:
    text = repr(entry)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _modalities(column: Coded | None, size: int, dropped: Dropped) -> Any:
    if column is None:
        return labelled(np.zeros(size, dtype=np.intp), list(MODALITIES))
    folded = [fold(str(entry)) for entry in column.distinct]
    number = np.array(
        [MODALITIES.index(word) if word in MODALITIES else -2 for word in folded], dtype=np.intp
    )
    codes = np.where(column.codes < 0, 0, number[column.codes] if len(number) else 0)
    allowed = ", ".join(MODALITIES)
    dropped.drop(
        codes == -2,
        lambda row: f"modality {_shown(column.distinct[column.codes[row]])} is not one of {allowed}",
    )
    return labelled(np.maximum(codes, 0), list(MODALITIES))


# ---------------------------------------------------------------- values and times


def _values(columns: dict[str, Coded], times: dict[str, tuple[Floats, Floats]], config: Config) -> Cells:
    """Read the value column: once for each distinct value and unit."""
    raw = columns["value"]
    units = columns.get("unit", Coded(np.full(len(raw.codes), -1), []))
    names = [*map(str, units.distinct), ""]
    pair, pairs = pd.factorize(raw.codes * len(names) + units.codes % len(names))
    entries = [raw.distinct[code // len(names)] if code >= 0 else None for code in pairs.tolist()]
    given = [names[code % len(names)] for code in pairs.tolist()]
    distinct = read_cells(entries, given, config)
    cells = distinct.take(pair)
    if distinct.relative.any():
        _place_in_time(cells, pair, entries, times, config)
    bare = np.where(units.codes < 0, raw.codes, -1)
    named = columns["attribute"]
    place_years(cells, bare, raw.distinct, named.codes, named.distinct, config)
    place_codes(cells, bare, raw.distinct, named.codes, named.distinct)
    return cells


def _place_in_time(
    cells: Cells,
    pair: NDArray[np.intp],
    entries: Sequence[object],
    times: dict[str, tuple[Floats, Floats]],
    config: Config,
) -> None:
    """Read times such as "Dec 2, 7:51 am" again against the dates of their rows, in place."""
    undated = np.isnan(times["published"][0])
    low = np.where(undated, times["as_of"][0], times["published"][0])
    high = np.where(undated, times["as_of"][1], times["published"][1])
    rows = np.flatnonzero(cells.relative & ~np.isnan(low) & ~np.isnan(high))
    known: dict[tuple[int, float, float], Cells] = {}
    for row in rows.tolist():
        at = (int(pair[row]), float(low[row]), float(high[row]))
        if at not in known:
            known[at] = Cells.blank(1)
            known[at].put(0, read_cell(entries[at[0]], "", config, period(*at[1:]), on_day=True))
        if known[at].readable[0]:
            for name in Cells.__slots__:
                getattr(cells, name)[row] = getattr(known[at], name)[0]


def _without_values(columns: Mapping[str, Coded], cells: Cells, dropped: Dropped) -> Flags:
    """Leave out the rows that say nothing or cannot be read; of the others, which are words."""
    for name in ("source", "subject", "attribute"):
        dropped.drop(columns[name].codes < 0, lambda row, name=name: f"no {name}")  # type: ignore[misc]
    raw = columns["value"]

    def given(row: int) -> str:
        return f"value {_shown(raw.distinct[raw.codes[row]])}"

    dropped.drop(raw.codes < 0, lambda row: "no value")
    dropped.drop(_reversed(raw), lambda row: f"{given(row)}: {MISLEADING}")
    category = _categories(cells, columns["attribute"].codes, ~dropped.rows)
    dropped.drop(~cells.readable & ~category, lambda row: f"{given(row)} cannot be read")
    return category


def _measured(cells: Cells, category: Flags, words: Floats) -> dict[str, Any]:
    """The columns of values: as they were read, or as words."""
    return {
        "measure": pd.Categorical(np.where(category, "category", cells.measure)),
        "low": np.where(category, words, cells.low),
        "high": np.where(category, words, cells.high),
        "point": np.where(category, np.nan, cells.point),
        "half": np.where(category, 0.0, cells.half),
        "ambiguous": cells.ambiguous & ~category,
        "excluded": cells.excluded & ~category,
        "own_end": np.where(category, np.inf, cells.own_end),
    }


def _reversed(raw: Coded) -> Flags:
    """Which rows' values are shown in another order than they are written."""
    found = [isinstance(entry, str) and bool(reversed_spans(entry)) for entry in raw.distinct]
    return np.array([*found, False], dtype=bool)[raw.codes]


def _words(raw: Coded) -> Floats:
    """The number that stands for each text as a category."""
    words = np.array([word_number(str(entry)) for entry in raw.distinct] + [np.nan])
    return words[raw.codes]


def _categories(cells: Cells, attribute: NDArray[np.intp], usable: Flags) -> Flags:
    """Which rows are words: all rows of an attribute most of whose values are no numbers or dates."""
    size = int(attribute.max(initial=-1)) + 1
    rows = usable & (attribute >= 0)
    total = np.bincount(attribute[rows], minlength=size)
    read = np.bincount(attribute[rows & cells.readable], minlength=size)
    wordy = read < total * MOSTLY
    return rows & (wordy[attribute] if size else rows)


def _periods(
    column: Coded | None, size: int, config: Config, dropped: Dropped, name: str
) -> tuple[Floats, Floats]:
    """Low and high end of a date column in seconds, NaN where unknown."""
    low, high = np.full(size, np.nan), np.full(size, np.nan)
    if column is None or not column.distinct:
        return low, high
    cells = read_cells(column.distinct, [""] * len(column.distinct), config)
    for place, entry in enumerate(column.distinct):  # 20111231, or a bare year
        if cells.measure[place] == "count" and str(entry).isdigit():
            cells.readable[place] = False
            cells.put(place, compact(str(entry), config))
    dated = cells.readable & (cells.measure == "date") & np.isfinite(cells.low) & np.isfinite(cells.high)
    known = column.codes >= 0
    good = known & dated[column.codes]
    low[good], high[good] = cells.low[column.codes[good]], cells.high[column.codes[good]]
    dropped.note(
        known & ~dated[column.codes],
        lambda row: f"{name} {_shown(column.distinct[column.codes[row]])} is not a date; compared without it",
    )
    return low, high
