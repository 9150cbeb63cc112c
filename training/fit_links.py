"""Fit the link model on labelled clusters of articles; write its tables (link_*.toml and link_*.csv).

usage: fit_links.py GOLD_DIR TEXT_DIR [--questions FILE PAIRS] [--no-stories] [--cache DIR] [--jobs N]
                    [--out DIR] [--write]

With `--out` each cluster is linked by a model fitted without the clusters of its topic, and its report
is written to OUT_DIR for an outside scorer. With `--write` the model fitted on all clusters is written.
Nothing is random: the same input gives the same weights.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from counterfactual import disagreeing
from fit_findings import rows as finding_rows
from labelled import Cluster, excerpts, read_cluster, read_questions
from models import Part, Rows, fit_model, fit_trees, write_trees, write_weights
from parallel import side_by_side
from report_clusters import write_report
from stories import COMPLETE, FOLDER, LONG, WIRE, read_story

from claimcheck.config import DEFAULT
from claimcheck.findings.calibration import COLUMNS as FINDING_COLUMNS
from claimcheck.findings.calibration import Weights
from claimcheck.keys.fitted import LinkModel
from claimcheck.keys.groups import GROUP_COLUMNS, group_rows
from claimcheck.keys.link import first_groups
from claimcheck.keys.pairs import ALIKE_COLUMNS, APART_COLUMNS, PairTable, alike_rows, apart_rows
from claimcheck.keys.statements import Statement
from claimcheck.keys.trees import Trees

# What a pair of each kind of pile counts.
WEIGHTS = {
    "news": 1.0,  # on which the model is measured
    "wire": 0.3,  # invented, in the plain language of news
    "complete": 0.3,  # invented too: they are many, and are no news
    "long": 0.3,  # invented, at the length of news
    "stories": 1.0,
    "questions": 0.3,  # they are many, alike, and about towns and birthdays
}
# What a finding counts where confidence is fitted: in short invented piles disagreements were planted, so
# that more of what is found in them is right; long ones are like news. Excerpts take each piece of news twice
# again.
FINDING_WEIGHTS = {"news": 1.0, "long": 0.5, "excerpts": 0.2, "wire": 0.1, "complete": 0.1}
LABELLED = ("news", "wire", "complete", "long")  # kinds of which all that two sources tell is labelled
FINDING_STRENGTH = 0.5  # inverse penalty
ROUNDS = 3  # how often each cluster is taken again with other values
MIGHT_WEIGHT = 0.1  # of a pair of groups of such a round


def labels_of(table: PairTable, at: Rows, keys: Sequence[frozenset[int]]) -> Rows:
    return np.array([bool(keys[table.i[row]] & keys[table.j[row]]) for row in at], dtype=bool)


class Fold(NamedTuple):
    """Piles that are left out together, by their kind."""

    number: int
    by_kind: dict[str, list[Cluster]]

    def piles(self, kinds: Iterable[str] = tuple(WEIGHTS)) -> list[tuple[Cluster, float]]:
        """Those of some kinds, each with what its pairs count."""
        return [(pile, WEIGHTS[kind]) for kind in kinds for pile in self.by_kind[kind]]


PairModels = tuple[Trees, Trees]


class Fitter:
    """Fits link models on sets of folds; pair models come first, since several link models need the same."""

    def __init__(self, join_alike: float, join_groups: float) -> None:
        self.join_alike, self.join_groups = join_alike, join_groups
        self._pairs: dict[frozenset[int], PairModels] = {}

    def fit_all(self, sets: Sequence[Sequence[Fold]], jobs: int) -> list[LinkModel]:
        """Fit a link model on each of several sets of folds."""
        inner = ([other for other in on if other is not fold] for on in sets for fold in on)
        wanted = {_name(on): on for on in (*sets, *inner)}
        made = side_by_side(fit_pairs, list(wanted.values()), jobs)
        self._pairs = dict(zip(wanted, made, strict=True))
        return side_by_side(self._fit, sets, jobs)

    def _fit(self, on: Sequence[Fold]) -> LinkModel:
        """Fit pairs that can both be true, pairs that cannot, then groups on the result of the first step.

        The groups of a fold are made and scored by pair models that were fitted without it: on clusters they
        know, these are surer than they will be on others. Each cluster counts once as it is, and again with
        the disagreements that might have been.
        """
        groups = []
        for fold in on:
            inner = self._pair_models([other for other in on if other is not fold])
            for pile, weight in fold.piles():
                for block, table, keys in pile.blocks:
                    groups.append(Part(*labelled_groups(block, table, keys, *inner, self.join_alike), weight))
            for cluster, weight in fold.piles(LABELLED):
                for block, table, keys in cluster.blocks:
                    for number in range(1, ROUNDS + 1):
                        might = disagreeing(block, table, keys, number)
                        if might is not None:
                            columns = labelled_groups(block, might, keys, *inner, self.join_alike)
                            groups.append(Part(*columns, MIGHT_WEIGHT * weight))
        one, two = self._pair_models(on)
        return LinkModel(one, two, fit_trees(GROUP_COLUMNS, groups), self.join_alike, self.join_groups)

    def _pair_models(self, on: Sequence[Fold]) -> PairModels:
        return self._pairs[_name(on)]


def _name(on: Sequence[Fold]) -> frozenset[int]:
    return frozenset(fold.number for fold in on)


def fit_pairs(on: Sequence[Fold]) -> PairModels:
    """Fit both pair models.

    Of the questions only answers are labelled, and of the stories only disagreements, so their values that
    agree teach nothing: other values that agree may be one fact as well.
    """
    alike, apart = [], []
    for pile, weight in (pile for fold in on for pile in fold.piles()):
        for block, table, keys in pile.blocks:
            at, rows = apart_rows(block, table)
            apart.append(Part(rows, labels_of(table, at, keys), weight))
    for pile, weight in (pile for fold in on for pile in fold.piles(LABELLED)):
        for block, table, keys in pile.blocks:
            at, rows = alike_rows(block, table)
            alike.append(Part(rows, labels_of(table, at, keys), weight))
    return fit_trees(ALIKE_COLUMNS, alike), fit_trees(APART_COLUMNS, apart)


def labelled_groups(
    block: list[Statement],
    table: PairTable,
    keys: Sequence[frozenset[int]],
    one: Trees,
    two: Trees,
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
    """Clusters of one topic share the leading number of their name; stories of like events end in numbers."""
    found = re.match(r"\d+", name)
    return found[0] if found else re.sub(r"_\d+$", "", name)


def folds(by_kind: Mapping[str, Sequence[Cluster]], count: int) -> list[Fold]:
    """Piles of one topic stand in one fold, excerpts of news with what they are of."""
    parts = [Fold(number, {kind: [] for kind in by_kind}) for number in range(count)]
    for kind, piles in by_kind.items():
        topics = sorted({topic(pile.name) for pile in piles})
        for pile in piles:
            parts[topics.index(topic(pile.name)) % count].by_kind[kind].append(pile)
    for part in parts:
        part.by_kind["excerpts"] = [few for cluster in part.by_kind["news"] for few in excerpts(cluster)]
    return parts


Found = Sequence[Mapping[str, Sequence[Part]]]  # by fold and kind: the findings of each pile


def calibrate(found: Found, without: int | None = None) -> Weights:
    """Fit the calibration on the findings of left-out piles, fold by fold; those of one aside.

    Stories in which disagreements only are labelled tell nothing: nearly all that is found in them is right,
    and for reasons of their own.
    """
    kept = (own for fold, own in enumerate(found) if fold != without)
    parts = [part for own in kept for piles in own.values() for part in piles if len(part.labels)]
    return fit_model(FINDING_COLUMNS, parts, FINDING_STRENGTH)


def flagged(found: Found, kind: str) -> tuple[int, int]:
    """Of left-out findings in piles of a kind: how many are flagged, how many of these right."""
    total = right = 0
    for fold, own in enumerate(found):
        findings = calibrate(found, without=fold)
        for part in own[kind]:
            if len(part.labels):
                sure = findings.probability(part.rows) >= DEFAULT.threshold
                total, right = total + int(sure.sum()), right + int(part.labels[sure].sum())
    return total, right


def read_piles(args: argparse.Namespace) -> dict[str, list[Cluster]]:
    """All the material by kind."""
    names = sorted(path.stem for path in args.gold.glob("*.jsonl"))
    questions: list[Path] = args.questions or []
    piles = {
        "news": [read_cluster(args.gold, args.texts, name, args.cache) for name in names],
        "questions": read_questions(questions[0], questions[1], args.cache) if questions else [],
    }
    for kind, folder in (("long", LONG), ("wire", WIRE), ("complete", COMPLETE), ("stories", FOLDER)):
        paths = [] if args.no_stories else sorted(folder.glob("*.txt"))
        piles[kind] = [read_story(path, args.cache) for path in paths]
    return piles


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
    parser.add_argument("--join-alike", type=float, default=0.4)  # see README, "What it reaches"
    # Low on purpose: what is joined in doubt is reported as possible, with its confidence.
    parser.add_argument("--join-groups", type=float, default=0.2)
    parser.add_argument("--jobs", type=int, default=2, help="fits at a time, each on one core")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    parts = folds(read_piles(args), args.folds)
    fitter = Fitter(args.join_alike, args.join_groups)
    sets = [[part for part in parts if part is not left] for left in parts]
    models = fitter.fit_all([*sets, parts] if args.write else sets, args.jobs)
    left_out = list(zip(parts, models[: len(parts)], strict=True))
    found = [
        {
            kind: [Part(*finding_rows([pile], model), weight) for pile in left.by_kind[kind]]
            for kind, weight in FINDING_WEIGHTS.items()
        }
        for left, model in left_out
    ]
    for kind in FINDING_WEIGHTS:
        total, right = flagged(found, kind)
        print(f"left out, {kind}: {right} of {total} flagged findings right", flush=True)
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
        for left, model in left_out:
            print("thresholds", model.join_alike, model.join_groups, flush=True)
            findings = calibrate(found, without=left.number)
            for cluster in left.by_kind["news"]:
                path = args.out / f"{cluster.name}.json"
                write_report(cluster.claims, cluster.sources, model, findings, path)
    if args.write:
        whole = models[-1]
        data = Path(__file__).parents[1] / "claimcheck" / "data"
        write_weights(whole, calibrate(found), data / "link_weights.toml")
        for name, trees in {"alike": whole.alike, "apart": whole.apart, "groups": whole.groups}.items():
            write_trees(trees, data / f"link_{name}.csv")
        print("wrote link_weights.toml and link_*.csv to", data)


if __name__ == "__main__":
    main()
