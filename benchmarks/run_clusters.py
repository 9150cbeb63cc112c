"""Run the library on folders of articles, one folder a report, for an outside scorer.

usage: run_clusters.py GOLD_DIR TEXT_DIR OUT_DIR [CLUSTER ...]

TEXT_DIR/<cluster>/<doc>.txt are the articles, GOLD_DIR/<cluster>.docs.json their dates and titles;
OUT_DIR/<cluster>.json is what `Report.to_json()` writes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import claimcheck as cc


def run(gold: Path, texts: Path, out: Path, cluster: str) -> None:
    meta = json.loads((gold / f"{cluster}.docs.json").read_text(encoding="utf-8"))
    report = cc.check_claims(sorted((texts / cluster).glob("*.txt")), meta=meta)
    report.to_json(out / f"{cluster}.json")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("clusters", nargs="*")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for cluster in args.clusters or sorted(path.stem for path in args.gold.glob("*.jsonl")):
        run(args.gold, args.texts, args.out, cluster)
        print(cluster, flush=True)


if __name__ == "__main__":
    main()
