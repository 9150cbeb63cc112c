"""Measure the comparison alone: gold mentions and gold keys in, findings out.

usage: run_oracle.py GOLD_DIR TEXT_DIR OUT_DIR [CLUSTER ...]

Takes from the gold which spans belong to one key, nothing else: what a span means is what our reader makes of
it where it stands, its context is what our extraction makes of it. OUT_DIR/<cluster>.json is a report by the
JSON contract, for score_clusters.py.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimcheck import documents, findings
from claimcheck.extract import prose
from claimcheck.model import Claim, ClaimKey, Context, Document, Mention, Value
from claimcheck.report import Report
from claimcheck.values import find_values, read_value


def locate(text: str, surface: str, occurrence: int) -> int:
    """Offset of the n-th occurrence of a gold surface."""
    at = -1
    for _ in range(occurrence):
        at = text.index(surface, at + 1)
    return at


def overlap(claim: Claim | Mention, start: int, end: int) -> int:
    return min(claim.end, end) - max(claim.start, start)


class Reader:
    """What our library makes of spans of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.claims = [claim for claim in prose.extract(document)[0] if claim.value.kind != "category"]
        self.mentions = find_values(document.text, document.source.published)

    def claim(self, start: int, end: int, category: bool) -> Claim | None:
        """The claim at a span: extracted, else its value with no context, else the surface read alone."""
        surface = self.document.text[start:end]
        if category:
            value = Value("category", None, None, stated=surface.casefold(), dimension="category")
            return self._bare(Mention(start, end, surface, value))
        near = [claim for claim in self.claims if overlap(claim, start, end) > 0]
        if near:
            return replace(max(near, key=lambda claim: overlap(claim, start, end)), confidence=1.0)
        seen = [mention for mention in self.mentions if overlap(mention, start, end) > 0]
        if seen:
            return self._bare(max(seen, key=lambda mention: overlap(mention, start, end)))
        value = read_value(surface, published=self.document.source.published)
        return None if value is None else self._bare(Mention(start, end, surface, value))

    def _bare(self, mention: Mention) -> Claim:
        return Claim(f"{self.document.id}:{mention.start}", self.document.id, mention, Context())


def claims_of(row: dict[str, Any], readers: dict[str, Reader]) -> Iterator[Claim]:
    """The claims of one gold key."""
    key = ClaimKey(row["subject"], row["attribute"], kind=row["kind"], scope=row["key"])
    taken = set()
    for mention in row["mentions"]:
        reader = readers[mention["doc"]]
        start = locate(reader.document.text, mention["surface"], mention.get("occurrence", 1))
        claim = reader.claim(start, start + len(mention["surface"]), row["kind"] == "category")
        if claim is not None and claim.id not in taken:
            taken.add(claim.id)
            yield replace(claim, id=f"{row['key']}:{claim.id}", key=key)


def run(gold: Path, texts: Path, cluster: str, readers: dict[str, Reader] | None = None) -> Report:
    """The report on one cluster."""
    if readers is None:
        readers = read(gold, texts, cluster)
    rows = [json.loads(line) for line in (gold / f"{cluster}.jsonl").read_text("utf-8").splitlines() if line]
    claims = [claim for row in rows if "key" in row for claim in claims_of(row, readers)]
    sources = {name: reader.document.source for name, reader in readers.items()}
    found, skipped = findings.find(claims, sources=sources)
    return Report(tuple(found), tuple(claims), tuple(skipped), tuple(sources.values()))


def read(gold: Path, texts: Path, cluster: str) -> dict[str, Reader]:
    """Extract all documents of a cluster."""
    meta = json.loads((gold / f"{cluster}.docs.json").read_text(encoding="utf-8"))
    loaded = documents.load(sorted((texts / cluster).glob("*.txt")), meta=meta)
    return {document.id: Reader(document) for document in loaded.documents}


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
        run(args.gold, args.texts, cluster).to_json(args.out / f"{cluster}.json")
        print(cluster, flush=True)


if __name__ == "__main__":
    main()
