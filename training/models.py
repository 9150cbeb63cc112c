"""The two kinds of models behind linking, logistic ones and boosted trees: fitting and writing them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from scipy.optimize import minimize

from claimcheck.findings.calibration import Weights
from claimcheck.keys.fitted import LinkModel
from claimcheck.keys.pairs import ALIKE_COLUMNS, APART_COLUMNS
from claimcheck.keys.trees import FIELDS, Tree, Trees

Rows = np.ndarray
# Each tree sees some of the columns and of the rows: there are few disagreements, and all trees would lean on
# the same few columns.
TREES = {
    "num_leaves": 8, "min_data_in_leaf": 40, "lambda_l2": 5.0, "objective": "binary",
    "feature_fraction": 0.3, "bagging_fraction": 0.6, "bagging_freq": 1,
    "seed": 0, "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
NUMBER_OF_TREES = 300
PAIR_RATE, GROUP_RATE = 0.05, 0.03  # what each tree adds

# Columns that tell two facts apart; all others, these aside that may do either, speak for one fact.
AGAINST = frozenset({
    "other catalogued attribute", "other counted class", "same source", "shared sources", "side by side",
    "values of the attribute", "words near one value only", "words near either value only",
    "noun phrases of their own", "other names", "other names near the value", "other numbers",
    "distance of places", "told apart", "stated against planned", "one source on two sides",
})  # fmt: skip
EITHER_WAY = frozenset(
    {"one attribute open", "smaller side", "larger side", "evolved", "grows while counted"}
)


# Of pairs there are enough labels: only these columns are bound in sign, the others as the labels have it.
BOUND_OF_PAIRS = AGAINST | {
    "as of", "closeness", "equal", "event role", "event time", "event type",
    "functionality of attributes", "likeness of attributes",
    "names", "names near the value", "same catalogued attribute", "same counted class", "same display",
    "same head", "same subject", "same unit", "scope", "shared numbers", "words beside the value",
    "words near the value", "words of the sentence", "words on the path",
}  # fmt: skip


class Part(NamedTuple):
    """Rows of one block with their labels, and how much each counts."""

    rows: Rows
    labels: Rows
    weight: float


def fit_model(columns: tuple[str, ...], parts: Sequence[Part], strength: float) -> Weights:
    """Fit a logistic model of findings in which likeness never counts against one fact.

    There are few of them: left free, weights of columns that are alike take opposite signs and fit the
    labelled clusters only. The penalty is fair because columns are brought to equal spread; the weights are
    of the plain columns.
    """
    x, y = np.concatenate([part.rows for part in parts]), np.concatenate([part.labels for part in parts])
    share = np.concatenate([np.full(len(part.labels), part.weight) for part in parts])
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1
    x = (x - mean) / spread
    sign = np.where(y, 1.0, -1.0)

    def loss(weights: Rows) -> tuple[float, Rows]:
        margin = sign * (x @ weights[:-1] + weights[-1])
        pull = -share * sign / (1 + np.exp(np.clip(margin, -30, 30)))
        slope = np.append(x.T @ pull * strength + weights[:-1], pull.sum() * strength)
        value = strength * float(share @ np.logaddexp(0, -margin)) + float(weights[:-1] @ weights[:-1]) / 2
        return value, slope

    bounds = [allowed(column) for column in columns] + [(None, None)]
    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, bounds=bounds, method="L-BFGS-B")
    raw = found.x[:-1] / spread
    return Weights(columns, tuple(np.round(raw, 4).tolist()), round(float(found.x[-1] - raw @ mean), 4))


def fit_trees(columns: tuple[str, ...], parts: Sequence[Part]) -> Trees:
    """Fit boosted trees in which likeness never counts against one fact; of pairs, the chief columns only."""
    x, y = np.concatenate([part.rows for part in parts]), np.concatenate([part.labels for part in parts])
    share = np.concatenate([np.full(len(part.labels), part.weight) for part in parts])
    pairs = columns in (ALIKE_COLUMNS, APART_COLUMNS)
    bound = [column for column in columns if not pairs or column in BOUND_OF_PAIRS]
    sign = {column: {(0.0, None): 1, (None, 0.0): -1}.get(allowed(column), 0) for column in bound}
    signs = [sign.get(column, 0) for column in columns]
    settings = {**TREES, "learning_rate": PAIR_RATE if pairs else GROUP_RATE, "monotone_constraints": signs}
    data = lightgbm.Dataset(x, y.astype(float), weight=share)
    booster = lightgbm.train(settings, data, NUMBER_OF_TREES)
    found = booster.dump_model()["tree_info"]
    return Trees(columns, tuple(tree_of(tree["tree_structure"]) for tree in found))


def tree_of(root: dict[str, Any]) -> Tree:
    """A tree as columns, level by level."""
    waiting, rows = [root], list[tuple[float, ...]]()
    for node in waiting:  # grows while it is gone through
        if "split_feature" in node:
            rows.append((node["split_feature"], node["threshold"], len(waiting), len(waiting) + 1, 0.0))
            waiting += [node["left_child"], node["right_child"]]
        else:
            rows.append((-1, 0.0, 0, 0, round(node["leaf_value"], 5)))
    column, at_most, low, high, value = np.array(rows, dtype=float).T
    return Tree(column.astype(int), at_most, low.astype(int), high.astype(int), value)


def allowed(column: str) -> tuple[float | None, float | None]:
    """Which signs the weight of a column may take."""
    if column.endswith(" block") or column in EITHER_WAY:
        return None, None
    return (None, 0.0) if column in AGAINST else (0.0, None)


def write_weights(model: LinkModel, findings: Weights, path: Path) -> None:
    """Write the thresholds and the logistic model of findings."""
    lines = [
        "# Fitted by training/fit_links.py; do not edit by hand. Weights are log odds a column.",
        "",
        "[thresholds]",
        f"alike = {model.join_alike}",
        f"groups = {model.join_groups}",
    ]
    lines += ["", "[findings]", f"intercept = {findings.intercept}", "", "[findings.columns]"]
    pairs = zip(findings.columns, findings.weights, strict=True)
    lines += [f'"{column}" = {weight}' for column, weight in pairs]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_trees(model: Trees, path: Path) -> None:
    """Write trees as a table, a row a node."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("# Fitted by training/fit_links.py; do not edit by hand. Values of leaves are log odds.\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        for number, tree in enumerate(model.trees):
            for node, column in enumerate(tree.column):
                if column < 0:
                    writer.writerow((number, node, "", "", "", "", tree.value[node]))
                else:
                    ways = (tree.at_most[node], tree.low[node], tree.high[node])
                    writer.writerow((number, node, model.columns[column], *ways, ""))
