"""Title, publisher, url and date of a source: from front matter, dicts, or a metadata file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from claimcheck.config import DEFAULT
from claimcheck.documents.files import read_text
from claimcheck.errors import ClaimcheckError, SourceError, described
from claimcheck.model import Period, Source
from claimcheck.values.calendar import as_period
from claimcheck.values.dates import read_date

_SHAPE = '{"<id>": {"title": ..., "publisher": ..., "url": ..., "published": "2023-02"}}'
_WORDS = ("title", "publisher", "url")


def read_meta(meta: str | Path | Mapping[str, object] | None) -> dict[str, Mapping[str, object]]:
    """Read metadata by source id; entries without a value are left out.

    Raises:
        SourceError: a file that is not JSON, or data of another shape.

    Example:
        >>> read_meta({"a": {"published": "2023-02", "title": None}})
        {'a': {'published': '2023-02'}}
    """
    if meta is None:
        return {}
    where = str(meta) if isinstance(meta, str | Path) else "meta"
    data: object = meta
    if isinstance(meta, str | Path):
        if not Path(meta).exists():
            raise SourceError(
                "no such file", value=str(meta), where=where, allowed=f"a JSON file such as {_SHAPE}"
            )
        text = read_text(Path(meta))
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise SourceError(f"not JSON: {error}", value=str(meta), where=where, allowed=_SHAPE) from error
    if not isinstance(data, Mapping):
        raise SourceError(f"metadata is {described(data)}", value=data, where=where, allowed=_SHAPE)
    details: dict[str, Mapping[str, object]] = {}
    for name, entry in data.items():
        if not isinstance(entry, Mapping):
            raise SourceError(
                f"the entry of {name!r} is {described(entry)}", value=entry, where=where, allowed=_SHAPE
            )
        details[str(name)] = {key: value for key, value in entry.items() if not _missing(value)}
    return details


def to_source(name: str, fields: Mapping[str, object]) -> tuple[Source, list[tuple[str, str]]]:
    """Make a `Source` of unread fields.

    Returns:
        The source, and (place, reason) for each field that could not be used: a date that cannot be read
        leaves the source undated, so that its relative dates stay unknown.
    """
    complaints = []
    published = None
    given = fields.get("published")
    try:
        published = to_period(given)
    except ClaimcheckError as error:
        complaints.append(("published", f"{error.message}: the source stays undated"))
    words = {key: "" if _missing(fields.get(key)) else str(fields[key]) for key in _WORDS}
    return Source(name, published=published, **words), complaints


def to_period(given: object) -> Period | None:
    """Read a publication date: ISO text of any precision, a date, a datetime, a year, words, or nothing.

    Raises:
        ClaimcheckError: for anything else, and for words that can be read in two ways (3/4/2023).

    Example:
        >>> to_period(date(2023, 2, 9)).high
        datetime.datetime(2023, 2, 10, 0, 0)
    """
    if _missing(given):
        return None
    if isinstance(given, (Period, date)):
        return as_period(given)
    try:
        return as_period(str(given))
    except ClaimcheckError:
        worded = read_date(str(given), None, DEFAULT)
        if worded is None or worded.kind != "date" or worded.alternatives:
            raise
        low, high = worded.low, worded.high
        if not isinstance(low, datetime) or not isinstance(high, datetime):
            raise
        return Period(low, high)


def details_of(source: Source) -> Mapping[str, object]:
    """The fields of a source that is already made."""
    return {key: getattr(source, key) for key in (*_WORDS, "published")}


def _missing(value: object) -> bool:
    return value is None or value == "" or value != value  # NaN and NaT differ from themselves
