"""Score reports against labelled clusters: a line a cluster, bootstrap intervals, a dated line kept.

usage: score_reports.py GOLD_DIR TEXT_DIR REPORT_DIR [--history FILE --label TEXT]

GOLD_DIR and TEXT_DIR as in typed_claims.py; REPORT_DIR/<cluster>.json is what `run_clusters.py` wrote, or the
left-out reports of `training/fit_links.py --out`. Quantities and times only.

linked    pairwise F1 of "one key" over labelled mentions in different articles; any other pair under one of
          our keys counts against it
findings  precision: conflicts and changes of which at least half of the opposing pairs are opposed in the
          labels; recall: labelled disagreements that such a finding tells
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

FLAGGED = ("conflict", "evolved")
DRAWS = 2000
FIELDS = ("date", "label", "linked_f1", "precision", "precision_95", "recall", "recall_95", "flagged")

Held = dict[str, set[tuple[int, str]]]  # by claim: the labelled keys it states, and its position there


@dataclass(frozen=True)
class Score:
    """Counts of one cluster: pairs linked by both, by us, by the labels; findings; labelled disagreements."""

    name: str
    both: int
    ours: int
    theirs: int
    right: int
    flagged: int
    told: int
    labelled: int


def read_keys(gold: Path, texts: Path, name: str) -> list[dict[str, Any]]:
    """The labelled keys of quantities and times, their mentions with offsets."""
    rows = [
        json.loads(line) for line in (gold / f"{name}.jsonl").read_text("utf-8").splitlines() if line.strip()
    ]
    keys = [row for row in rows if "key" in row and row["kind"] != "category"]
    for mention in (mention for key in keys for mention in key["mentions"]):
        text, at = (texts / name / f"{mention['doc']}.txt").read_text(encoding="utf-8"), -1
        for _ in range(mention["occurrence"]):
            at = text.index(mention["surface"], at + 1)
        mention["span"] = (at, at + len(mention["surface"]))
    return keys


def held_by(claims: dict[str, Any], keys: list[dict[str, Any]]) -> Held:
    """Which labelled mentions each claim covers."""
    return {
        name: {
            (number, mention["position"])
            for number, key in enumerate(keys)
            for mention in key["mentions"]
            if _covers(claim, mention)
        }
        for name, claim in claims.items()
    }


def score(name: str, keys: list[dict[str, Any]], report: dict[str, Any]) -> Score:
    claims = {claim["id"]: claim for claim in report["claims"]}
    held = held_by(claims, keys)
    both, theirs = _linked(keys, claims)
    wrong = sum(
        _one_key(one, other) and not {n for n, _ in held[a]} & {n for n, _ in held[b]}
        for (a, one), (b, other) in combinations(claims.items(), 2)
        if one["source"] != other["source"]
    )
    found = [
        _told(finding, claims, held, keys) for finding in report["findings"] if finding["relation"] in FLAGGED
    ]
    judged = [told for told in found if told is not None]
    wanted = [number for number, key in enumerate(keys) if key["relation"] in FLAGGED]
    return Score(
        name, both, both + wrong, theirs,
        sum(bool(told) for told in judged), len(judged), len(set().union(*judged)), len(wanted),
    )  # fmt: skip


def _one_key(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one.get("key") is not None and one.get("key") == other.get("key")


def _linked(keys: list[dict[str, Any]], claims: dict[str, Any]) -> tuple[int, int]:
    """Pairs of labelled mentions of one key in two articles: those our claims put under one key, and all."""
    both = theirs = 0
    for key in keys:
        stated = [(m, [c for c in claims.values() if _covers(c, m)]) for m in key["mentions"]]
        for (one, ours), (other, others) in combinations(stated, 2):
            if one["doc"] != other["doc"]:
                theirs += 1
                both += any(_one_key(a, b) for a in ours for b in others)
    return both, theirs


def _covers(claim: dict[str, Any], mention: dict[str, Any]) -> bool:
    start, end = mention["span"]
    return bool(mention["doc"] == claim["source"] and claim["start"] < end and start < claim["end"])


def _told(
    finding: dict[str, Any], claims: dict[str, Any], held: Held, keys: list[dict[str, Any]]
) -> set[int] | None:
    """The labelled disagreements a finding tells; None where no two sources oppose each other in it."""
    pairs = [
        (a, b)
        for one, other in combinations(finding["positions"], 2)
        for a in one
        for b in other
        if claims[a]["source"] != claims[b]["source"]
    ]
    if not pairs:
        return None
    right: Counter[int] = Counter()
    for a, b in pairs:
        common = {
            n for n, p in held[a] for m, q in held[b] if n == m and p != q and keys[n]["relation"] in FLAGGED
        }
        right.update(sorted(common)[:1])
    return set(right) if 2 * sum(right.values()) >= len(pairs) else set()


def ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def f1(score: Score) -> float:
    return ratio(2 * score.both, score.ours + score.theirs)


def interval(scores: list[Score], part: str, whole: str) -> str:
    """The 95 % bootstrap interval of a ratio of sums, clusters drawn with replacement."""
    counts = np.array([(getattr(one, part), getattr(one, whole)) for one in scores], dtype=float)
    draws = np.random.default_rng(1).integers(0, len(scores), (DRAWS, len(scores)))
    sums = counts[draws].sum(axis=1)
    ratios = sums[sums[:, 1] > 0, 0] / sums[sums[:, 1] > 0, 1]
    return "-".join(f"{end:.2f}" for end in np.quantile(ratios, (0.025, 0.975))) if len(ratios) else ""


def total(scores: list[Score]) -> Score:
    fields = ("both", "ours", "theirs", "right", "flagged", "told", "labelled")
    return Score("all", *(sum(getattr(one, field) for one in scores) for field in fields))


def line(one: Score) -> str:
    return (
        f"{one.name:12s} linked F1 {f1(one):.3f}   precision {ratio(one.right, one.flagged):.2f}"
        f" ({one.right}/{one.flagged})   recall {ratio(one.told, one.labelled):.2f}"
        f" ({one.told}/{one.labelled})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--history", type=Path, help="CSV file to which a dated line is appended")
    parser.add_argument("--label", default="", help="what was measured, for the history")
    options = parser.parse_args()
    scores = []
    for path in sorted(options.reports.glob("*.json")):
        keys = read_keys(options.gold, options.texts, path.stem)
        scores.append(score(path.stem, keys, json.loads(path.read_text(encoding="utf-8"))))
        print(line(scores[-1]))
    whole = total(scores)
    precision, recall = interval(scores, "right", "flagged"), interval(scores, "told", "labelled")
    print(f"{line(whole)}\n95 % over clusters: precision {precision}, recall {recall}")
    if options.history:
        row = (
            date.today().isoformat(), options.label, f"{f1(whole):.3f}",
            f"{ratio(whole.right, whole.flagged):.3f}", precision,
            f"{ratio(whole.told, whole.labelled):.3f}", recall, whole.flagged,
        )  # fmt: skip
        fresh = not options.history.exists()
        with options.history.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([FIELDS, row] if fresh else [row])


if __name__ == "__main__":
    main()
