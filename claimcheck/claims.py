"""The claim table: one row a claim, the shape in which prose and tables meet.

    column                          dtype       meaning
    source, subject, attribute      category    who says it, of what; canonical names
    scope                           category    what limits it, "" for the whole
    modality                        category    "actual", "planned", "expected", "reported", "denied", ...
    as_of_low, as_of_high           float64     when it holds, seconds since 1970-01-01; NaN where unknown
    published_low, published_high   float64     when its source was published; NaN where unknown
    measure                         category    what it may be compared with: "length", "money:USD", "count"
    low, high                       float64     closed ends in the base unit of the measure
    point                           float64     the number as stated, NaN for times, ranges and words
    half                            float64     half of the last significant place
    ambiguous, excluded             bool        it has further readings; an end of it is itself excluded
    own_end                         float64     where a lower bound ends beside another; infinite for others
    value, unit, url                object      as given

A `Claim` is the view of one row. Tables read by `extract.tables.reading.read_table` have these columns and no
objects; `view` makes the objects of the rows that are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from claimcheck.config import DEFAULT, Config
from claimcheck.extract.tables.cells import is_empty
from claimcheck.extract.tables.columns import has_excluded_end, value_columns
from claimcheck.extract.tables.periods import period
from claimcheck.extract.tables.reading import cell_value
from claimcheck.extract.tables.seconds import to_seconds
from claimcheck.model import Claim, ClaimKey, Context, Mention, Period, Source

__all__ = ["COLUMNS", "to_table", "view"]

COLUMNS = (
    "source", "subject", "attribute", "scope", "modality",
    "as_of_low", "as_of_high", "published_low", "published_high",
    "measure", "low", "high", "point", "half", "ambiguous", "excluded", "own_end",
    "value", "unit", "url",
)  # fmt: skip


def to_table(claims: Sequence[Claim], sources: Mapping[str, Source] | None = None) -> pd.DataFrame:
    """Lay claims out as a claim table.

    Args:
        claims: any claims; subject and attribute are those of the key where a claim has one.
        sources: by id, for the dates of publication.

    Returns:
        One row a claim, in the same order, with the columns described above.

    Example:
        >>> to_table([]).columns.tolist() == list(COLUMNS)
        True
    """
    known = sources or {}
    keys = [claim.key or ClaimKey(claim.subject, claim.attribute) for claim in claims]
    values = value_columns([claim.value for claim in claims])
    as_of = [_ends(claim.context.as_of) for claim in claims]
    published = [_ends(known[c.source].published if c.source in known else None) for c in claims]
    return pd.DataFrame(
        {
            "source": _names(claim.source for claim in claims),
            "subject": _names(key.subject for key in keys),
            "attribute": _names(key.attribute for key in keys),
            "scope": _names(key.scope for key in keys),
            "modality": pd.Categorical([claim.context.modality for claim in claims]),
            "as_of_low": np.array([low for low, _ in as_of], dtype=np.float64),
            "as_of_high": np.array([high for _, high in as_of], dtype=np.float64),
            "published_low": np.array([low for low, _ in published], dtype=np.float64),
            "published_high": np.array([high for _, high in published], dtype=np.float64),
            "measure": pd.Categorical(values["measure"]),
            **{name: values[name] for name in ("low", "high", "point", "half")},
            "ambiguous": np.array([bool(claim.value.alternatives) for claim in claims], dtype=bool),
            "own_end": values["own_end"],
            "excluded": np.array([has_excluded_end(claim.value) for claim in claims], dtype=bool),
            "value": np.array([claim.quote for claim in claims], dtype=object),
            "unit": np.array([claim.value.unit for claim in claims], dtype=object),
            "url": np.array([known[c.source].url if c.source in known else "" for c in claims], dtype=object),
        },
        columns=list(COLUMNS),
    )


def view(row: Any, config: Config | None = None) -> Claim | None:
    """The claim of one row of a table read by `extract.tables.reading.read_table`.

    Args:
        row: a row as ``DataFrame.itertuples()`` gives it.
        config: how values are read.

    Returns:
        The claim; its place in the text is the whole cell. None where the cell cannot be read.
    """
    value = cell_value(row, config or DEFAULT)
    if value is None:
        return None
    quote = quoted(row.value, row.unit)
    return Claim(
        id=f"{row.source}:row {row.Index}",
        source=str(row.source),
        mention=Mention(0, len(quote), quote, value),
        context=Context(
            subject=str(row.subject),
            subject_confidence=1.0,
            attribute=str(row.attribute),
            scope=(str(row.scope),) if row.scope else (),
            modality=row.modality,
            as_of=period(row.as_of_low, row.as_of_high),
            how=(f"row {row.Index} of the table",),
        ),
        key=ClaimKey(str(row.subject), str(row.attribute), str(row.scope), value.kind),
    )


def _names(given: Iterable[str]) -> pd.Categorical[Any]:
    """As objects: strings backed by Arrow cannot hold half a surrogate pair."""
    return pd.Categorical(pd.Series(list(given), dtype=object))


def _ends(stretch: Period | None) -> tuple[float, float]:
    return (np.nan, np.nan) if stretch is None else (to_seconds(stretch.low), to_seconds(stretch.high))


def quoted(cell: object, unit: object) -> str:
    """A cell as a claim quotes it, with the unit of its own column.

    Example:
        >>> quoted(" 29.97", "in")
        '29.97 in'
    """
    return " ".join(f"{cell} {'' if is_empty(unit) else unit}".split())
