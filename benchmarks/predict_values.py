"""Read the values of a corpus: ``python benchmarks/predict_values.py CORPUS.jsonl PREDICTIONS.jsonl``.

The corpus has one case a line, ``{"id", "text", "reference_date"}``; the predictions one line per case,
``{"id", "mentions": [{"start", "end", "text", "kind", "low", "high", "unit", "hedge", "stated",
"alternatives"}]}``.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimcheck.model import Mention, Period, Value
from claimcheck.values import find_values
from claimcheck.values.calendar import as_period
from claimcheck.values.dates import read_date


def plain(number: object) -> Any:
    """A value's end as JSON: numbers as numbers, times in ISO form."""
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() and abs(number) < 2**53 else float(number)
    return number.isoformat() if isinstance(number, datetime | time) else number


def reference(text: str | None) -> Period | None:
    """The reference date of a case, in whatever notation the corpus has it."""
    day = read_date(text.split(".")[0][:25]) if text else None
    if day is None or not isinstance(day.low, datetime):
        return None
    return as_period(day.low)


def as_json(value: Value) -> dict[str, Any]:
    low, high = (
        end.time() if value.kind == "time" and isinstance(end, datetime) else end
        for end in (value.low, value.high)
    )
    ends = {"low": plain(low), "high": plain(high), "stated": plain(value.stated)}
    return {"kind": value.kind, **ends, "unit": value.unit, "hedge": value.hedge}


def row(mention: Mention) -> dict[str, Any]:
    """A mention in the notation of the project's JSON contract."""
    span = {"start": mention.start, "end": mention.end, "text": mention.text}
    others = [as_json(value) for value in mention.value.alternatives]
    return {**span, **as_json(mention.value), **({"alternatives": others} if others else {})}


def main(corpus: str, predictions: str) -> None:
    with Path(corpus).open(encoding="utf-8") as cases, Path(predictions).open("w", encoding="utf-8") as out:
        for case in map(json.loads, cases):
            published = reference(case.get("reference_date"))
            mentions = [row(mention) for mention in find_values(case["text"], published)]
            print(json.dumps({"id": case["id"], "mentions": mentions}), file=out)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
