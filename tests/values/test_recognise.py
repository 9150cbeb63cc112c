"""The recogniser reads what the case tables say, kind by kind."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claimcheck.config import Config
from claimcheck.model import Mention
from claimcheck.values import find_values

HERE = Path(__file__).parent
TIMES = ("date", "time")


def cases(name: str) -> list[Any]:
    table = tomllib.loads((HERE / f"cases_{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["text"][:60]) for case in table["case"]]


ALL = [case for name in ("numbers", "amounts", "hedges", "labels") for case in cases(name)]


def close(found: object, wanted: float) -> bool:
    return isinstance(found, Decimal) and abs(float(found) - wanted) <= 1e-5 * max(1.0, abs(wanted))


def differences(mention: Mention, wanted: dict[str, Any], others: list[Mention], text: str) -> list[str]:
    """What a mention reads otherwise than a case wants."""
    value, wrong = mention.value, []
    for name, want in wanted.items():
        if name == "text":
            good, found = mention.text == want, mention.text
        elif name == "score":
            good, found = value.stated == want, value.stated
        elif name == "others":
            found = [f"{other.kind} {other.unit}".strip() for other in value.alternatives]
            good = found == want
        elif name == "hedge_text":
            span = mention.hedge_span or (0, 0)
            good, found = text[slice(*span)] == want, text[slice(*span)]
        elif name == "restates":
            source = None if want == "no" else others[want].start
            good, found = mention.restates == source, mention.restates
        else:
            found = getattr(value, name)
            numeric = isinstance(want, int | float) and not isinstance(want, bool)
            good = close(found, want) if numeric else found == (None if want == "open" else want)
        if not good:
            wrong.append(f"{mention.text!r}: {name} is {found!r}, not {want!r}")
    return wrong


@pytest.mark.parametrize("case", ALL)
def test_reads(case: dict[str, Any]) -> None:
    config = Config(bounds="strict" if case.get("strict") else "pragmatic")
    kinds = case.get("kinds")
    found = [
        mention
        for mention in find_values(case["text"], config=config)
        if mention.value.kind not in TIMES and (kinds is None or mention.value.kind in kinds)
    ]
    wanted = [] if case.get("none") else case["values"]
    assert [m.text for m in found] == [w.get("text", m.text) for w, m in zip(wanted, found, strict=False)]
    assert len(found) == len(wanted), [mention.text for mention in found]
    wrong = [
        line
        for mention, want in zip(found, wanted, strict=True)
        for line in differences(mention, want, found, case["text"])
    ]
    assert not wrong, "\n".join(wrong)
