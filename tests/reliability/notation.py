"""How the tables of bad input write a reading: "quantity [5, 10] kilometer <over> or 1"."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from claimcheck.model import Value


def reading(value: Value | None) -> str:
    """A value in one line: kind, interval, unit, hedge, and how many other readings it allows."""
    if value is None:
        return ""
    if value.kind == "score":
        return f"score {value.stated}"
    timely = value.kind in ("date", "time")
    closing = ")" if value.high_open or timely else "]"
    ends = f"{'(' if value.low_open else '['}{_end(value.low)}, {_end(value.high)}{closing}"
    parts = [value.kind, ends, value.unit, f"<{value.hedge}>" if value.hedge else ""]
    parts.append(f"or {len(value.alternatives)}" if value.alternatives else "")
    return " ".join(part for part in parts if part)


def _end(end: Decimal | datetime | None) -> str:
    if end is None:
        return ""
    if isinstance(end, datetime):
        return end.isoformat().removesuffix("T00:00:00")
    written = format(end.normalize(), "f")
    return written if len(written) < 16 else f"{end:.6g}"
