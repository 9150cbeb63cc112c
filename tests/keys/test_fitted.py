"""The models shipped: each judges the rows made for it, at its own threshold."""

from __future__ import annotations

from claimcheck.keys.fitted import fitted
from claimcheck.keys.groups import GROUP_COLUMNS
from claimcheck.keys.pairs import ALIKE_COLUMNS, APART_COLUMNS
from claimcheck.lexicon import table


def test_each_model_judges_its_own_rows() -> None:
    model = fitted()
    columns = (model.alike.columns, model.apart.columns, model.groups.columns)
    assert columns == (ALIKE_COLUMNS, APART_COLUMNS, GROUP_COLUMNS)


def test_each_threshold_is_its_own() -> None:
    model, cuts = fitted(), table("link_weights")["thresholds"]
    assert cuts["alike"] != cuts["groups"]
    assert (model.join_alike, model.join_groups) == (cuts["alike"], cuts["groups"])
