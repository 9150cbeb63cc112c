"""How well claims are typed: attribute and event of labelled mentions, without looking at their values.

usage: python benchmarks/typed_claims.py GOLD_DIR TEXT_DIR [--half even|odd|all] [--show]

GOLD_DIR/<cluster>.jsonl has one key a line (its mentions are one fact) or one trap a line (its mentions
only look alike), GOLD_DIR/<cluster>.docs.json the documents' dates; TEXT_DIR/<cluster>/<doc>.txt the texts.
Clusters are halved by the first byte of their name's md5: the catalogue is written on the even half, the
figures are the odd half's.

Printed, over quantities and times:
  covered     gold mentions for which there is a claim
  catalogue   of those, how many have a catalogued attribute
  consistent  how many share attribute (and event) with the majority of their key
  confused    pairs of different keys of one kind in one cluster with the same majority attribute and event
  traps       pairs that only look alike and get different types
  speed       words of text a second, all of extraction
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from claimcheck.extract.parse import default_model
from claimcheck.extract.prose import extract
from claimcheck.model import Claim, Document, Source
from claimcheck.values.calendar import parse_period

Type = tuple[str, ...]


def attribute_type(claim: Claim) -> Type:
    """What a claim measures: the catalogue's name, else the head of its open attribute."""
    return (claim.context.attribute_id or f"~{claim.context.head}",)


def event_type(claim: Claim) -> Type:
    """What it measures and in which event: the main one, or an event of another type, role or time."""
    event = claim.context.event
    when = (
        event.time.low.isoformat()
        if event and event.role == "background" and event.time and event.time.low
        else ""
    )
    return (*attribute_type(claim), event.role if event else "", when)


def full_type(claim: Claim) -> Type:
    """Everything a key is made of: attribute, event, subject, scope and what is counted."""
    context = claim.context
    return (*event_type(claim), context.subject, *context.scope, claim.value.dimension)


class Cluster:
    """The claims of one folder of articles, and its gold keys and traps."""

    def __init__(self, name: str, gold: Path, texts: Path) -> None:
        meta = json.loads((gold / f"{name}.docs.json").read_text(encoding="utf-8"))
        lines = (gold / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        self.name = name
        self.keys = [row for row in rows if "trap" not in row and row["kind"] != "category"]
        self.traps = [row for row in rows if "trap" in row]
        self.texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted((texts / name).glob("*.txt"))}
        started = time.perf_counter()
        self.claims = {doc: self._claims(doc, meta.get(doc, {}).get("published")) for doc in self.texts}
        self.seconds = time.perf_counter() - started
        self.words = sum(len(text.split()) for text in self.texts.values())

    def _claims(self, doc: str, published: str | None) -> list[Claim]:
        period = parse_period(published) if published else None
        claims, _ = extract(Document(Source(doc, published=period), self.texts[doc]))
        return [claim for claim in claims if claim.value.kind != "category"]

    def claim(self, mention: dict[str, Any]) -> Claim | None:
        """The claim that overlaps a gold mention most, or None."""
        text, at = self.texts[mention["doc"]], -1
        for _ in range(mention["occurrence"]):
            at = text.find(mention["surface"], at + 1)
        if at < 0:
            return None
        end = at + len(mention["surface"])
        near = [c for c in self.claims[mention["doc"]] if c.start < end and at < c.end]
        return max(near, key=lambda c: (min(c.end, end) - max(c.start, at), -c.start), default=None)


class Tally:
    """Counts over clusters, printed as shares."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, cluster: Cluster, show: bool) -> None:
        self.counts["words"] += cluster.words
        self.counts["milliseconds"] += round(cluster.seconds * 1000)
        majorities: dict[str, list[tuple[str, Type]]] = {"attribute": [], "event": [], "full": []}
        for key in cluster.keys:
            claims = [cluster.claim(mention) for mention in key["mentions"]]
            found = [claim for claim in claims if claim is not None]
            self.counts["mentions"] += len(claims)
            self.counts["covered"] += len(found)
            self.counts["catalogued"] += sum(bool(claim.context.attribute_id) for claim in found)
            for name, view in (("attribute", attribute_type), ("event", event_type), ("full", full_type)):
                types = Counter(view(claim) for claim in found)
                if types:
                    majority, size = max(types.items(), key=lambda item: (item[1], item[0]))
                    self.counts[f"same {name}"] += size
                    majorities[name].append((key["kind"], majority))
                if show and name == "event" and len(types) > 1:
                    print(cluster.name, "|", key["subject"], "|", key["attribute"], "|", dict(types))
        for name, listed in majorities.items():
            pairs = [(a, b) for a, b in combinations(listed, 2) if a[0] == b[0]]
            self.counts["pairs"] += len(pairs) if name == "event" else 0
            self.counts[f"confused {name}"] += sum(a[1] == b[1] for a, b in pairs)
        self._traps(cluster)

    def _traps(self, cluster: Cluster) -> None:
        for trap in cluster.traps:
            claims = [cluster.claim(mention) for mention in trap["mentions"]]
            for one, other in combinations([c for c in claims if c is not None], 2):
                self.counts["traps"] += 1
                for name, view in (("event", event_type), ("full", full_type)):
                    self.counts[f"apart {name}"] += view(one) != view(other)

    def report(self) -> Iterator[str]:
        counts = self.counts

        def share(part: str, whole: str) -> str:
            return f"{counts[part]:6} of {counts[whole]:6}  {counts[part] / max(counts[whole], 1):.3f}"

        yield f"covered                        {share('covered', 'mentions')}"
        yield f"catalogue                      {share('catalogued', 'covered')}"
        yield f"consistent attribute           {share('same attribute', 'covered')}"
        yield f"consistent attribute and event {share('same event', 'covered')}"
        yield f"consistent full type           {share('same full', 'covered')}"
        yield f"confused attribute             {share('confused attribute', 'pairs')}"
        yield f"confused attribute and event   {share('confused event', 'pairs')}"
        yield f"confused full type             {share('confused full', 'pairs')}"
        yield f"traps apart by attribute, event{share('apart event', 'traps')}"
        yield f"traps apart by full type       {share('apart full', 'traps')}"
        speed = counts["words"] / max(counts["milliseconds"], 1) * 1000
        yield f"speed                          {speed:,.0f} words/s"


def half_of(name: str) -> str:
    return "odd" if hashlib.md5(name.encode()).digest()[0] % 2 else "even"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="odd")
    parser.add_argument("--show", action="store_true", help="list keys whose mentions differ in type")
    options = parser.parse_args()
    default_model()
    tally = Tally()
    for path in sorted(options.gold.glob("*.jsonl")):
        if options.half in ("all", half_of(path.stem)):
            tally.add(Cluster(path.stem, options.gold, options.texts), options.show)
    print("\n".join(tally.report()))


if __name__ == "__main__":
    main()
