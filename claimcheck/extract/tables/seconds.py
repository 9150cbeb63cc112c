"""Times as numbers: naive seconds since 1970-01-01, the axis on which the engine compares dates."""

from __future__ import annotations

import math
from datetime import datetime

EPOCH = datetime(1970, 1, 1)


def to_seconds(moment: datetime | None, missing: float = math.nan) -> float:
    """Seconds since 1970-01-01 of a naive time; `missing` for None.

    Example:
        >>> to_seconds(datetime(1970, 1, 2))
        86400.0
    """
    return missing if moment is None else (moment - EPOCH).total_seconds()
