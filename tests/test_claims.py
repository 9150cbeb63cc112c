"""The claim table: claims laid out in columns, rows viewed as claims."""

from __future__ import annotations

import math
from datetime import datetime

from claimcheck import find_values
from claimcheck.claims import COLUMNS, to_table
from claimcheck.model import Claim, ClaimKey, Context, Period, Source

FEBRUARY = Period(datetime(2023, 2, 1), datetime(2023, 3, 1))


def claim(text: str, **context) -> Claim:
    sentence = f"It was {text} then."
    mention = find_values(sentence)[0]
    return Claim(f"a:{text}", "a", mention, Context(**context), sentence, key=ClaimKey("X", "size"))


def test_columns_hold_base_units_and_times():
    claims = [claim("2 km", as_of=FEBRUARY), claim("more than 3 km", modality="planned")]
    table = to_table(claims, {"a": Source("a", url="https://example.org", published=FEBRUARY)})
    assert table.columns.tolist() == list(COLUMNS)
    assert table["measure"].tolist() == ["length", "length"]
    assert table["low"].iloc[0] == table["high"].iloc[0] == table["point"].iloc[0] == 2000.0
    assert table["low"].iloc[1] > 3000.0  # the end itself is excluded
    assert table["excluded"].tolist() == [False, True]
    assert table["modality"].tolist() == ["actual", "planned"]
    assert table["as_of_low"].iloc[0] == (FEBRUARY.low - datetime(1970, 1, 1)).total_seconds()
    assert math.isnan(table["as_of_low"].iloc[1])
    assert table["url"].tolist() == ["https://example.org"] * 2


def test_names_are_those_of_the_key():
    table = to_table([claim("2 km", subject="the company", attribute="length")])
    assert table["subject"].tolist() == ["X"]
    assert table["attribute"].tolist() == ["size"]
