"""Fits side by side give what they give one by one; excerpts are small piles of a cluster."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck import extract_claims
from claimcheck.model import Document, Source

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Imports a module of the folder `training`, which is no package."""
    monkeypatch.syspath_prepend(str(TRAINING))
    yield importlib.import_module
    for name in ("labelled", "parallel"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_keep_the_order_of_the_items(training: Any, jobs: int) -> None:
    around = {"by": 2}  # what is in memory is at hand, nothing is sent
    made = training("parallel").side_by_side(lambda item: item * around["by"], [3, 1, 2], jobs)
    assert made == [6, 2, 4]


def test_excerpts_are_of_every_second_and_every_third_source(training: Any) -> None:
    labelled = training("labelled")
    documents = [Document(Source(f"s{number}"), f"Acme has {number + 10} plants.") for number in range(7)]
    sources = {document.id: document.source for document in documents}
    held = {"s0": [(9, 11, 0, "a")]}
    cluster = labelled.Cluster("pile", sources, extract_claims(documents), [], held)
    piles = labelled.excerpts(cluster)
    assert [sorted(pile.sources) for pile in piles] == [
        ["s0", "s2", "s4", "s6"],
        ["s1", "s3", "s5"],
        ["s0", "s3", "s6"],
    ]
    for pile in piles:
        assert {claim.source for claim in pile.claims} == set(pile.sources)
        assert pile.held is held
