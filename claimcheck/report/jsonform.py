"""The JSON contract, version 1; its schema is `claimcheck/data/report.schema.json`.

Times are ISO 8601 with `high` exclusive, numbers are JSON numbers, an open side is null.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from claimcheck.model import Claim, Mention, Skipped, Source, Value
from claimcheck.outcome import Finding
from claimcheck.report.wording import iso, iso_period

if TYPE_CHECKING:
    from claimcheck.report import Report

SCHEMA = 1
CONTEXT = 32  # characters of a quotation's prefix and suffix
_OBEYED = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # JSON itself escapes those below
_EXACT = 2**53  # integers up to here survive a reader that knows floats only


def dumps(report: Report) -> str:
    """The whole report as JSON text."""
    # A schema's aliases can give a table's claims another key than their own row shows: the finding's counts.
    keys = {
        item.id: str(found.key)
        for found in report.findings
        if not found.is_sum  # its terms are several facts
        for item in (*found.undecided, *(claim for side in found.positions for claim in side.claims))
    }
    data = {
        "schema": SCHEMA,
        "sources": [source(item) for item in report.sources],
        "claims": [
            claim(item, report.texts.get(item.source, ""))
            | ({"key": keys[item.id]} if item.id in keys else {})
            for item in report.claims
        ],
        "findings": [finding(item) for item in report.findings],
        "skipped": [skipped(item) for item in report.skipped],
    }
    return written(data, indent=1) + "\n"


def written(data: object, indent: int | None = None) -> str:
    """JSON text in which no character is one that a terminal obeys: those are written as ``\\uXXXX``."""
    return _OBEYED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data, ensure_ascii=False, indent=indent)
    )


def source(item: Source) -> dict[str, object]:
    """A source; `published` keeps its precision ("2023-02")."""
    return {
        "id": item.id,
        "title": item.title,
        "publisher": item.publisher,
        "url": item.url,
        "published": iso_period(item.published),
    }


def claim(item: Claim, text: str = "") -> dict[str, object]:
    """A claim with its evidence; `text` and `quote` are the same exact characters of the value.

    Args:
        item: the claim.
        text: what it was taken from, if at hand: its selector then says what stands around the value.
    """
    context = item.context
    data: dict[str, object] = {
        "id": item.id,
        "source": item.source,
        "start": item.start,
        "end": item.end,
        "text": item.quote,
        "quote": item.quote,
        "kind": item.value.kind,
        "subject": item.subject,
        "attribute": item.attribute,
        "key": str(item.key) if item.key else None,
        "value": value(item.value),
        "as_of": iso_period(context.as_of),
        "scope": list(context.scope),
        "modality": context.modality,
        "attribution": context.attribution,
        "confidence": item.confidence,
        "sentence": item.sentence,
        "sentence_start": item.sentence_start,
        "restates": item.mention.restates,
    }
    if item.sentence:  # the cell of a table is no place in a text
        data["selector"] = selectors(item, text)
    return data


def selectors(item: Claim, text: str = "") -> list[dict[str, object]]:
    """Where the value stands, as the W3C's Web Annotation model says it: by position and by quotation."""
    text, start = (text, item.start) if text else (item.sentence, item.start - item.sentence_start)
    end = start + len(item.quote)
    return [
        {"type": "TextPositionSelector", "start": item.start, "end": item.end},
        {
            "type": "TextQuoteSelector",
            "exact": item.quote,
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        },
    ]


def finding(item: Finding) -> dict[str, object]:
    """A finding; each position lists the ids of its claims."""
    data: dict[str, object] = {
        "key": str(item.key),
        "kind": item.kind,
        "subject": item.subject,
        "attribute": item.attribute,
        "relation": item.relation,
        "positions": [[claim.id for claim in position.claims] for position in item.positions],
        "severity": item.severity,
        "confidence": item.confidence,
        "reasons": list(item.reasons),
        "explanation": item.explanation,
    }
    if item.suspected is not None:
        data["suspected"] = item.suspected
    if item.undecided:
        data["undecided"] = [claim.id for claim in item.undecided]
    return data


def skipped(item: Skipped) -> dict[str, object]:
    """Something that was not compared."""
    return {"source": item.source, "where": item.where, "reason": item.reason}


def mention(item: Mention) -> dict[str, object]:
    """A value found by `find_values`, flat."""
    data: dict[str, object] = {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "kind": item.value.kind,
        **_interval(item.value),
        "unit": item.value.unit,
        "hedge": item.value.hedge,
        "stated": _plain(item.value.stated),
    }
    if item.value.alternatives:
        data["alternatives"] = [_interval(other) for other in item.value.alternatives]
    return data


def value(item: Value) -> dict[str, object]:
    """An interval with its unit, hedge and resolution."""
    return {
        **_interval(item),
        "low_open": item.low_open,
        "high_open": item.high_open,
        "stated": _plain(item.stated),
        "unit": item.unit,
        "hedge": item.hedge,
        "resolution": _plain(item.resolution),
    }


def _interval(item: Value) -> dict[str, object]:
    if item.kind == "time":  # a time of day: its date means nothing
        return {
            "low": item.low.time().isoformat() if isinstance(item.low, datetime) else None,
            "high": item.high.time().isoformat() if isinstance(item.high, datetime) else None,
        }
    return {"low": _plain(item.low), "high": _plain(item.high)}


def _plain(item: Decimal | datetime | str | None) -> int | float | str | None:
    """A JSON scalar: integers stay integers while every reader holds them exactly."""
    if isinstance(item, datetime):
        return iso(item)
    if isinstance(item, Decimal):
        if item.is_finite() and abs(item) <= _EXACT and item == item.to_integral_value():
            return int(item)
        number = float(item)
        return number if isfinite(number) else None
    return item
