"""Stretches of time of a claim table: between two numbers of seconds, and written in digits only."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from claimcheck.config import Config
from claimcheck.extract.tables.cells import read_cell
from claimcheck.extract.tables.seconds import EPOCH
from claimcheck.model import Period, Value


def period(low: float, high: float) -> Period | None:
    """The stretch of time between two numbers of seconds; None where they are unknown."""
    return None if np.isnan(low) or np.isnan(high) else Period(_moment(low), _moment(high))


def compact(digits: str, config: Config) -> Value | None:
    """A date written as 20111231 or 2011."""
    if len(digits) == 8:
        return read_cell(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}", "", config)
    if len(digits) == 4:
        low = datetime(max(int(digits), 1), 1, 1)
        return Value("date", low, low.replace(year=min(low.year + 1, 9999)), stated=digits, precision="year")
    return None


def _moment(seconds: float) -> datetime:
    return (np.datetime64(EPOCH, "us") + np.timedelta64(round(seconds * 1e6), "us")).item()
