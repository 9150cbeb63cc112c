"""Cost grows in step with the text: ten times the text may not take much more than ten times as long."""

from __future__ import annotations

from time import process_time

import pytest

from claimcheck.values import find_values

INPUTS = {
    "separators": "1,",
    "digits": "9",
    "number words": "one hundred ",
    "hyphens": "1-",
    "brackets": "(5 km) ",
    "currency": "$5 $6 ",
    "hedges": "more than more than 5 ",
    "blanks": "7 " + " " * 30,
    "links": "www.a@",
    "points": "1.2.",
    "slashes": "1/2/",
    "pounds": "two pounds ",
    "capitals": "Ten One ",
    "ages": "Ann, 35, ",
}


@pytest.mark.parametrize("piece", INPUTS.values(), ids=INPUTS.keys())
def test_nasty_inputs_are_linear(piece: str) -> None:
    small, large = piece * (5_000 // len(piece)), piece * (50_000 // len(piece))
    find_values(small)

    def cost(text: str) -> float:
        times = []
        for _ in range(3):  # the least of three: others work on this machine too
            start = process_time()
            find_values(text)
            times.append(process_time() - start)
        return min(times)

    assert cost(large) < 30 * max(cost(small), 0.003)
