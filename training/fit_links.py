"""Fit the link model on labelled clusters of articles and write `claimcheck/data/link_weights.toml`.

usage: fit_links.py GOLD_DIR TEXT_DIR [--questions FILE PAIRS] [--no-stories] [--out DIR] [--write]

With `--out` each cluster is linked by a model fitted without the clusters of its topic, and its report
is written to OUT_DIR for an outside scorer. With `--write` the model fitted on all clusters is written.
Nothing is random: the same input gives the same weights.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from fit_findings import rows as finding_rows
from labelled import Cluster, read_cluster, read_questions
from report_clusters import write_report
from scipy.optimize import minimize
from stories import FOLDER, read_story

from claimcheck.findings.calibration import COLUMNS as FINDING_COLUMNS
from claimcheck.keys.groups import GROUP_COLUMNS, group_rows
from claimcheck.keys.link import first_groups
from claimcheck.keys.pairs import ALIKE_COLUMNS, APART_COLUMNS, PairTable, alike_rows, apart_rows
from claimcheck.keys.statements import Statement
from claimcheck.keys.weights import LinkModel, Weights

Rows = np.ndarray
QUESTION_WEIGHT = 0.3  # of a pair from the questions: they are many, alike, and about towns and birthdays
STORY_WEIGHT = 1.0
STORY_PARTS = 3  # left out in turn, to see what is found in them
PAIR_STRENGTH, GROUP_STRENGTH, FINDING_STRENGTH = 1.0, 0.1, 0.5  # inverse penalties

# Columns that tell two facts apart; all others, these aside that may do either, speak for one fact.
AGAINST = frozenset({
    "other catalogued attribute", "other counted class", "same source", "shared sources", "side by side",
    "values of the attribute", "words near one value only", "words near either value only",
    "noun phrases of their own", "other names", "other names near the value", "other numbers",
    "distance of places", "stated against planned", "more than two positions", "one source on two sides",
})  # fmt: skip
EITHER_WAY = frozenset({
    "one attribute open", "smaller side", "larger side", "told apart by time", "evolved", "dates",
    "durations", "measured values", "small counts", "sources of the second side",
    "sources of the first side", "severity",
})  # fmt: skip


class Part(NamedTuple):
    """Rows of one block with their labels, and how much each counts."""

    rows: Rows
    labels: Rows
    weight: float


def labels_of(table: PairTable, at: Rows, keys: Sequence[frozenset[int]]) -> Rows:
    return np.array([bool(keys[table.i[row]] & keys[table.j[row]]) for row in at], dtype=bool)


def fit_model(columns: tuple[str, ...], parts: Sequence[Part], strength: float) -> Weights:
    """Fit a logistic model; of groups and findings one in which likeness never counts against one fact.

    There are few of these: left free, weights of columns that are alike take opposite signs and fit the
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

    free = columns in (ALIKE_COLUMNS, APART_COLUMNS)  # of pairs there are enough
    bounds = [(None, None) if free else allowed(column) for column in columns] + [(None, None)]
    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, bounds=bounds, method="L-BFGS-B")
    raw = found.x[:-1] / spread
    return Weights(columns, tuple(np.round(raw, 4).tolist()), round(float(found.x[-1] - raw @ mean), 4))


def allowed(column: str) -> tuple[float | None, float | None]:
    """Which signs the weight of a column may take."""
    if column.endswith(" block") or column in EITHER_WAY:
        return None, None
    return (None, 0.0) if column in AGAINST else (0.0, None)


def best_threshold(scores: Rows, labels: Rows) -> float:
    """The threshold of the best F1 over pairs, rounded down so that the pair that sets it is joined."""
    order = np.argsort(-scores)
    hits = np.cumsum(labels[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + labels.sum())
    return float(np.floor(scores[order][int(np.argmax(f1))] * 100) / 100)


def fit(
    clusters: Sequence[Cluster],
    questions: Sequence[Cluster],
    stories: Sequence[Cluster],
    join_alike: float | None,
    join_groups: float,
) -> LinkModel:
    """Fit pairs that can both be true, pairs that cannot, then groups on the result of the first step.

    Of the questions only answers are labelled, and of the stories only disagreements, so their values that
    agree teach nothing: other values that agree may be one fact as well.
    """
    alike, apart, groups = [], [], []
    piles = [(cluster, 1.0) for cluster in clusters] + [(question, QUESTION_WEIGHT) for question in questions]
    piles += [(story, STORY_WEIGHT) for story in stories]
    for pile, weight in piles:
        for block, table, keys in pile.blocks:
            at, rows = apart_rows(block, table)
            apart.append(Part(rows, labels_of(table, at, keys), weight))
    for cluster in clusters:
        for block, table, keys in cluster.blocks:
            at, rows = alike_rows(block, table)
            alike.append(Part(rows, labels_of(table, at, keys), 1.0))
    one = fit_model(ALIKE_COLUMNS, alike, PAIR_STRENGTH)
    two = fit_model(APART_COLUMNS, apart, PAIR_STRENGTH)
    cut = join_alike or best_threshold(
        np.concatenate([one.probability(part.rows) for part in alike]),
        np.concatenate([part.labels for part in alike]),
    )
    for pile, weight in piles:
        for block, table, keys in pile.blocks:
            groups.append(Part(*labelled_groups(block, table, keys, one, two, cut), weight))
    three = fit_model(GROUP_COLUMNS, groups, GROUP_STRENGTH)
    return LinkModel(one, two, three, cut, join_groups)


def labelled_groups(
    block: list[Statement],
    table: PairTable,
    keys: Sequence[frozenset[int]],
    one: Weights,
    two: Weights,
    cut: float,
) -> tuple[Rows, Rows]:
    at, rows = alike_rows(block, table)
    group = first_groups(block, table, at, one.probability(rows), cut)
    at, rows = apart_rows(block, table)
    pairs, columns = group_rows(block, table, group, at, two.probability(rows))
    majority = {name: majority_key(name, group, keys) for name in set(group)}
    labels = [majority[a] is not None and majority[a] == majority[b] for a, b in pairs]
    return columns, np.array(labels, dtype=bool)


def majority_key(name: int, group: Sequence[int], keys: Sequence[frozenset[int]]) -> int | None:
    members = [keys[item] for item, other in enumerate(group) if other == name]
    counts = {key: sum(key in held for held in members) for held in members for key in held}
    if not counts:
        return None
    best = min(counts, key=lambda key: (-counts[key], key))
    return best if counts[best] * 2 >= len(members) else None


def topic(name: str) -> str:
    """Clusters of one topic share the leading number of their name."""
    found = re.match(r"\d+", name)
    return found[0] if found else name


Joins = tuple[float | None, float]
Split = tuple[list[Cluster], list[Cluster], list[Cluster]]


def folds(clusters: Sequence[Cluster], questions: Sequence[Cluster], count: int) -> list[Split]:
    """(clusters and questions fitted on, clusters left out) with every topic left out once."""
    topics = sorted({topic(cluster.name) for cluster in clusters})
    number = {name: at % count for at, name in enumerate(topics)}
    out = []
    for fold in range(count):
        left = [cluster for cluster in clusters if number[topic(cluster.name)] == fold]
        kept = [question for at, question in enumerate(questions) if at % count != fold]
        out.append(([cluster for cluster in clusters if cluster not in left], kept, left))
    return out


def write_weights(model: LinkModel, findings: Weights, path: Path) -> None:
    """Write all models as one table."""
    lines = [
        "# Fitted by training/fit_links.py; do not edit by hand. Weights are log odds a column.",
        "",
        "[thresholds]",
        f"alike = {model.join_alike}",
        f"groups = {model.join_groups}",
    ]
    parts = {"alike": model.alike, "apart": model.apart, "groups": model.groups, "findings": findings}
    for name, weights in parts.items():
        lines += ["", f"[{name}]", f"intercept = {weights.intercept}", "", f"[{name}.columns]"]
        pairs = zip(weights.columns, weights.weights, strict=True)
        lines += [f'"{column}" = {weight}' for column, weight in pairs]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def calibrate(found: Sequence[Part], told: Sequence[Part], without: int | None = None) -> Weights:
    """Fit the calibration on the findings of left-out clusters, fold by fold; those of one fold aside.

    Stories teach which findings are right, not how many: in them nearly all are. A column of their own takes
    up that difference and is left out of the result.
    """
    news = [part for fold, part in enumerate(found) if fold != without and len(part.labels)]
    parts = [_beside(part, 0.0) for part in news] + [_beside(part, 1.0) for part in told if len(part.labels)]
    fitted = fit_model((*FINDING_COLUMNS, "story block"), parts, FINDING_STRENGTH)
    return Weights(FINDING_COLUMNS, fitted.weights[:-1], fitted.intercept)


def _beside(part: Part, value: float) -> Part:
    return part._replace(rows=np.column_stack([part.rows, np.full(len(part.labels), value)]))


def story_findings(stories: Sequence[Cluster], splits: Sequence[Split], join: Joins) -> list[Part]:
    """What models fitted without a part of the stories find in that part."""
    found = []
    for part, (clusters, questions, _) in zip(range(STORY_PARTS if stories else 0), splits, strict=False):
        others = [story for at, story in enumerate(stories) if at % STORY_PARTS != part]
        model = fit(clusters, questions, others, *join)
        found.append(Part(*finding_rows(stories[part::STORY_PARTS], model), STORY_WEIGHT))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--questions", type=Path, nargs=2, metavar=("FILE", "PAIRS"))
    parser.add_argument(
        "--no-stories", action="store_true", help="fit without the stories of training/stories"
    )
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cache", type=Path, help="keep extracted claims here between runs")
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--join-alike", type=float)
    # Low on purpose: what is joined in doubt is reported as possible, with its confidence.
    parser.add_argument("--join-groups", type=float, default=0.2)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    names = sorted(path.stem for path in args.gold.glob("*.jsonl"))
    clusters = [read_cluster(args.gold, args.texts, name, args.cache) for name in names]
    questions = read_questions(*args.questions, args.cache) if args.questions else []
    stories = [] if args.no_stories else [read_story(path) for path in sorted(FOLDER.glob("*.txt"))]
    splits = folds(clusters, questions, args.folds)
    join = args.join_alike, args.join_groups
    models = [fit(on, kept, stories, *join) for on, kept, _ in splits]
    found = [
        Part(*finding_rows(left_out, model), 1.0)
        for (_, _, left_out), model in zip(splits, models, strict=True)
    ]
    told = story_findings(stories, splits, join)
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
        for fold, ((_, _, left_out), model) in enumerate(zip(splits, models, strict=True)):
            print("thresholds", model.join_alike, model.join_groups, flush=True)
            findings = calibrate(found, told, without=fold)
            for cluster in left_out:
                path = args.out / f"{cluster.name}.json"
                write_report(cluster.claims, cluster.sources, model, findings, path)
    if args.write:
        model = fit(clusters, questions, stories, *join)
        target = Path(__file__).parents[1] / "claimcheck" / "data" / "link_weights.toml"
        write_weights(model, calibrate(found, told), target)
        print("wrote", target)


if __name__ == "__main__":
    main()
