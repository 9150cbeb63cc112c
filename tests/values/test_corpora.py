"""Against texts and values that nobody here wrote: the figures may not fall.

The corpora lie beside the repository; where they are absent the tests are skipped.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model import Mention, Value
from claimcheck.values import find_values

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "bench" / "values"

# corpus, kinds, share of values read right that must be reached (a little below what is reached today)
FLOORS = [
    ("duckling", {"number", "ordinal"}, 0.95),
    ("duckling", {"quantity", "temperature", "currency"}, 0.92),
    ("rustling", {"integer", "float", "percentage", "temperature", "currency", "ordinal"}, 0.95),
    ("recognizers_number", {"number", "numberrange", "ordinal", "percentage"}, 0.92),
    ("recognizers_number_with_unit", {"currency", "quantity", "age", "temperature"}, 0.90),
    ("quantulum3", {"quantity", "currency", "number", "percentage", "duration", "temperature"}, 0.86),
    ("number_parser", {"number"}, 0.88),
    ("price_parser", {"currency", "number"}, 0.95),
]


def close(found: object, wanted: object) -> bool:
    if not isinstance(found, Decimal) or not isinstance(wanted, int | float | str):
        return False
    want = float(str(wanted).replace(",", ""))
    return abs(float(found) - want) <= 1e-9 + 1e-6 * abs(want)


def right(item: dict[str, Any], mention: Mention) -> bool:
    """The scorer's rule: both ends of a range, the stated number of anything else; any reading may do it."""
    if not (mention.start < item["end"] and item["start"] < mention.end):
        return False
    return any(_same(item, value) for value in (mention.value, *mention.value.alternatives))


def _same(item: dict[str, Any], value: Value) -> bool:
    low, high = item.get("lo"), item.get("hi")
    if low is not None and high is not None:
        return close(value.low, low) and close(value.high, high)
    wanted = item.get("value", low if low is not None else high)
    return any(close(end, wanted) for end in (value.stated, value.low, value.high))


@pytest.mark.parametrize(("corpus", "kinds", "floor"), FLOORS)
def test_figures_do_not_fall(corpus: str, kinds: set[str], floor: float) -> None:
    path = CORPORA / f"{corpus}.jsonl"
    if not path.exists():
        pytest.skip("corpora are not beside the repository")
    good = total = 0
    for case in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        gold = [item for item in case["expected"] if item["kind"] in kinds and item.get("start") is not None]
        if gold:
            mentions = find_values(case["text"], (case.get("reference_date") or "")[:10] or None)
            good += sum(any(right(item, mention) for mention in mentions) for item in gold)
            total += len(gold)
    assert good / total >= floor, f"{good} of {total}"
