"""Fit the link model on labelled clusters of articles and write `claimcheck/data/link_weights.toml`.

usage: fit_links.py GOLD_DIR TEXT_DIR [--out OUT_DIR] [--folds N] [--write]

With `--out` each cluster is linked by a model fitted without the clusters of its topic, and its report
is written to OUT_DIR for an outside scorer. With `--write` the model fitted on all clusters is written.
Nothing is random: the same input gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from claimcheck.documents import load
from claimcheck.extract.prose import extract
from claimcheck.keys.clusters import agglomerate
from claimcheck.keys.link import (
    ALIKE_COLUMNS,
    APART_COLUMNS,
    GROUP_COLUMNS,
    PairTable,
    alike_rows,
    apart_rows,
    compare_pairs,
    contradictions,
    group_rows,
)
from claimcheck.keys.names import NameTable
from claimcheck.keys.statements import Statement, gather
from claimcheck.keys.weights import LinkModel, Weights
from claimcheck.model import Claim, Source

Rows = np.ndarray


@dataclass
class Cluster:
    name: str
    sources: dict[str, Source]
    claims: list[Claim]
    blocks: list[tuple[list[Statement], PairTable, list[frozenset[int]]]]


def read_cluster(gold: Path, texts: Path, name: str, cache: Path | None) -> Cluster:
    """Extract a cluster's claims (or take them from the cache) and label its statements with gold keys."""
    stored = cache / f"{name}.pickle" if cache else None
    if stored and stored.exists():
        sources, claims = pickle.loads(stored.read_bytes())
    else:
        meta = json.loads((gold / f"{name}.docs.json").read_text(encoding="utf-8"))
        loaded = load(sorted((texts / name).glob("*.txt")), meta=meta)
        claims = [claim for document in loaded.documents for claim in extract(document)[0]]
        sources = {document.id: document.source for document in loaded.documents}
        if stored:
            stored.parent.mkdir(parents=True, exist_ok=True)
            stored.write_bytes(pickle.dumps((sources, claims)))
    spans = gold_spans(gold / f"{name}.jsonl", texts / name)
    names = NameTable(claims)
    blocks: dict[str, list[Statement]] = {}
    for statement in gather(claims, sources):
        blocks.setdefault(statement.block, []).append(statement)
    labelled = []
    for _, block in sorted(blocks.items()):
        labels = [keys_of(statement, spans) for statement in block]
        labelled.append((block, compare_pairs(block, names), labels))
    return Cluster(name, sources, claims, labelled)


def gold_spans(path: Path, texts: Path) -> dict[str, list[tuple[int, int, int]]]:
    """By document: (start, end, number of the gold key) of each labelled quantity and time."""
    spans: dict[str, list[tuple[int, int, int]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if "trap" in row or row["kind"] == "category":
            continue
        for mention in row["mentions"]:
            text = (texts / f"{mention['doc']}.txt").read_text(encoding="utf-8")
            at = -1
            for _ in range(mention.get("occurrence", 1)):
                at = text.find(mention["surface"], at + 1)
            spans.setdefault(mention["doc"], []).append((at, at + len(mention["surface"]), number))
    return spans


def keys_of(statement: Statement, spans: dict[str, list[tuple[int, int, int]]]) -> frozenset[int]:
    return frozenset(
        number
        for claim in statement.claims
        for start, end, number in spans.get(claim.source, [])
        if claim.start < end and start < claim.end
    )


def labels_of(table: PairTable, at: Rows, keys: Sequence[frozenset[int]]) -> Rows:
    return np.array([bool(keys[table.i[row]] & keys[table.j[row]]) for row in at], dtype=bool)


def fit_model(columns: tuple[str, ...], rows: list[Rows], labels: list[Rows], strength: float) -> Weights:
    """Fit on columns of equal spread, so that the penalty is fair; the weights are of the plain columns."""
    x, y = np.concatenate(rows), np.concatenate(labels)
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1
    model = LogisticRegression(C=strength, max_iter=2000).fit((x - mean) / spread, y)
    raw = model.coef_[0] / spread
    return Weights(
        columns, tuple(np.round(raw, 4).tolist()), round(float(model.intercept_[0] - raw @ mean), 4)
    )


def best_threshold(scores: Rows, labels: Rows) -> float:
    """The threshold of the best F1 over pairs."""
    order = np.argsort(-scores)
    hits = np.cumsum(labels[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + labels.sum())
    return round(float(scores[order][int(np.argmax(f1))]), 3)


def fit(clusters: Sequence[Cluster], join_alike: float | None, join_groups: float) -> LinkModel:
    """Fit pairs that can both be true, pairs that cannot, then groups on the result of the first step."""
    alike, apart = [], []
    for cluster in clusters:
        for block, table, keys in cluster.blocks:
            at, rows = alike_rows(block, table)
            alike.append((rows, labels_of(table, at, keys)))
            at, rows = apart_rows(block, table)
            apart.append((rows, labels_of(table, at, keys)))
    one = fit_model(ALIKE_COLUMNS, [r for r, _ in alike], [y for _, y in alike], 1.0)
    two = fit_model(APART_COLUMNS, [r for r, _ in apart], [y for _, y in apart], 1.0)
    cut = join_alike or best_threshold(
        np.concatenate([one.probability(r) for r, _ in alike]), np.concatenate([y for _, y in alike])
    )
    rows3, labels3 = [], []
    for cluster in clusters:
        for block, table, keys in cluster.blocks:
            rows, labels = labelled_groups(block, table, keys, one, two, cut)
            rows3.append(rows)
            labels3.append(labels)
    three = fit_model(GROUP_COLUMNS, rows3, labels3, 1.0)
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
    scores = {
        (int(table.i[r]), int(table.j[r])): float(p) for r, p in zip(at, one.probability(rows), strict=True)
    }
    group = agglomerate(len(block), scores | contradictions(table), cut)
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


def folds(clusters: Sequence[Cluster], count: int) -> list[tuple[list[Cluster], list[Cluster]]]:
    """(fitted on, left out) with every topic left out once."""
    topics = sorted({topic(cluster.name) for cluster in clusters})
    number = {name: at % count for at, name in enumerate(topics)}
    out = []
    for fold in range(count):
        left = [cluster for cluster in clusters if number[topic(cluster.name)] == fold]
        out.append(([cluster for cluster in clusters if cluster not in left], left))
    return out


def write_weights(model: LinkModel, path: Path) -> None:
    lines = [
        "# Fitted by training/fit_links.py; do not edit by hand. Weights are log odds a column.",
        "",
        "[thresholds]",
        f"alike = {model.join_alike}",
        f"groups = {model.join_groups}",
    ]
    for name, weights in (
        ("alike", model.alike),
        ("apart", model.apart),
        ("groups", model.groups),
    ):
        lines += ["", f"[{name}]", f"intercept = {weights.intercept}", "", f"[{name}.columns]"]
        pairs = zip(weights.columns, weights.weights, strict=True)
        lines += [f'"{column}" = {weight}' for column, weight in pairs]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cache", type=Path, help="keep extracted claims here between runs")
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--join-alike", type=float)
    # Low on purpose: what is joined in doubt is reported as possible, with its confidence.
    parser.add_argument("--join-groups", type=float, default=0.1)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    names = sorted(path.stem for path in args.gold.glob("*.jsonl"))
    clusters = [read_cluster(args.gold, args.texts, name, args.cache) for name in names]
    if args.out:
        from report_clusters import write_report  # beside this file

        args.out.mkdir(parents=True, exist_ok=True)
        for fitted_on, left_out in folds(clusters, args.folds):
            model = fit(fitted_on, args.join_alike, args.join_groups)
            print("thresholds", model.join_alike, model.join_groups, flush=True)
            for cluster in left_out:
                write_report(cluster.claims, cluster.sources, model, args.out / f"{cluster.name}.json")
    if args.write:
        model = fit(clusters, args.join_alike, args.join_groups)
        target = Path(__file__).parents[1] / "claimcheck" / "data" / "link_weights.toml"
        write_weights(model, target)
        print("wrote", target)


if __name__ == "__main__":
    main()
