"""Labelled material for the link model: clusters of articles with keys, questions with passages."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claimcheck.documents import load
from claimcheck.extract.prose import extract
from claimcheck.keys.names import NameTable
from claimcheck.keys.pairs import PairTable, compare_pairs
from claimcheck.keys.statements import Statement, gather
from claimcheck.model import Claim, Document, Source

Spans = dict[str, list[tuple[int, int, int]]]  # by document: (start, end, number of the key)
Held = dict[str, list[tuple[int, int, int, str]]]  # the same with the position, for disagreements only
Extracted = tuple[dict[str, Source], list[Claim]]
FLAGGED = ("conflict", "evolved")
HEDGE = re.compile(r"(?i)^(?:about|around|over|approximately|nearly|almost)\s+")
COUNTED = re.compile(r"\s+(?:people|inhabitants|residents|years?|persons)$")


@dataclass
class Cluster:
    """Claims of one pile, and the gold keys of its statements, block by block."""

    name: str
    sources: dict[str, Source]
    claims: list[Claim]
    blocks: list[tuple[list[Statement], PairTable, list[frozenset[int]]]]
    held: Held = field(default_factory=dict)


def read_cluster(gold: Path, texts: Path, name: str, cache: Path | None) -> Cluster:
    """Extract a cluster's claims (or take them from the cache) and label its statements with gold keys."""

    def extracted() -> Extracted:
        meta = json.loads((gold / f"{name}.docs.json").read_text(encoding="utf-8"))
        loaded = load(sorted((texts / name).glob("*.txt")), meta=meta)
        claims = [claim for document in loaded.documents for claim in measured(document)]
        return {document.id: document.source for document in loaded.documents}, claims

    sources, claims = cached(cache, name, extracted)
    spans = gold_spans(gold / f"{name}.jsonl", texts / name)
    disagreements = gold_positions(gold / f"{name}.jsonl", texts / name)
    return replace(labelled(name, sources, claims, spans), held=disagreements)


def read_questions(path: Path, pairs: Path, cache: Path | None) -> list[Cluster]:
    """Read questions with passages; each is a pile in which only the answers are labelled.

    Args:
        path: JSON lines with "id" and "documents" ("doc", "text", "answer": "unknown" where there is none).
        pairs: JSON lines with "qid", "a", "b" and "label"; "agree" and "conflict" join the answers of two
            passages under one key.
        cache: keep extracted claims here.
    """
    labels = [json.loads(line) for line in pairs.read_text(encoding="utf-8").splitlines()]
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        own = [row for row in labels if row["qid"] == question["id"]]
        passages = [Document(Source(f"{row['doc']:02d}"), row["text"]) for row in question["documents"]]

        def extracted(passages: list[Document] = passages) -> Extracted:
            claims = [claim for passage in passages for claim in measured(passage)]
            return {passage.id: passage.source for passage in passages}, claims

        sources, claims = cached(cache, question["id"], extracted)
        found.append(labelled(question["id"], sources, claims, answer_spans(question, own)))
    return found


def excerpts(cluster: Cluster) -> list[Cluster]:
    """Small piles of every second and every third source of a cluster, to calibrate findings on.

    People check three to six texts as often as ten, and what is found in few texts is right more often. An
    excerpt has no pairs: links are not fitted on it.
    """
    names = sorted(cluster.sources)
    chosen = (names[first::step] for step in (2, 3) for first in range(step))
    return [_excerpt(cluster, frozenset(kept)) for kept in chosen if len(kept) > 2]


def _excerpt(cluster: Cluster, kept: frozenset[str]) -> Cluster:
    sources = {name: source for name, source in cluster.sources.items() if name in kept}
    claims = [claim for claim in cluster.claims if claim.source in kept]
    return Cluster(cluster.name, sources, claims, [], cluster.held)


def answer_spans(question: dict[str, Any], pairs: list[dict[str, Any]]) -> Spans:
    """Where the passages of a question state its answer; one key for each thing the question may mean."""
    key = {row["doc"]: row["doc"] for row in question["documents"]}
    for row in pairs:
        if row["label"] in ("agree", "conflict"):
            old, new = key[row["a"]], key[row["b"]]
            key = {doc: new if name == old else name for doc, name in key.items()}
    spans: Spans = {}
    for row in question["documents"]:
        answer = str(row["answer"])
        if answer != "unknown":
            for form in {answer, COUNTED.sub("", HEDGE.sub("", answer))}:
                places = re.finditer(re.escape(form), row["text"])
                spans.setdefault(f"{row['doc']:02d}", []).extend((*m.span(), key[row["doc"]]) for m in places)
    return spans


def measured(document: Document) -> list[Claim]:
    """The claims that linking was fitted on: those told in words have keys of their own."""
    return [claim for claim in extract(document)[0] if claim.value.kind != "category"]


def cached(cache: Path | None, name: str, extracted: Callable[[], Extracted]) -> Extracted:
    """What `extracted` returns, kept in the folder `cache` from one run to the next."""
    stored = cache / f"{name}.pickle" if cache else None
    if stored and stored.exists():
        kept: Extracted = pickle.loads(stored.read_bytes())
        return kept
    found = extracted()
    if stored:
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(pickle.dumps(found))
    return found


def labelled(name: str, sources: dict[str, Source], claims: list[Claim], spans: Spans) -> Cluster:
    names = NameTable(claims)
    blocks: dict[str, list[Statement]] = {}
    for statement in gather(claims, sources):
        blocks.setdefault(statement.block, []).append(statement)
    labelled = []
    for _, block in sorted(blocks.items()):
        labels = [keys_of(statement, spans) for statement in block]
        labelled.append((block, compare_pairs(block, names), labels))
    return Cluster(name, sources, claims, labelled)


def gold_spans(path: Path, texts: Path) -> Spans:
    """By document: (start, end, number of the gold key) of each labelled quantity and time."""
    spans: Spans = {}
    for number, mention, start, end in _mentions(path, texts, ("agree", "compatible", *FLAGGED)):
        spans.setdefault(mention["doc"], []).append((start, end, number))
    return spans


def gold_positions(path: Path, texts: Path) -> Held:
    """By document: (start, end, number of the gold key, its position) where the key is a disagreement."""
    held: Held = {}
    for number, mention, start, end in _mentions(path, texts, FLAGGED):
        held.setdefault(mention["doc"], []).append((start, end, number, mention["position"]))
    return held


def _mentions(
    path: Path, texts: Path, relations: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, Any], int, int]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if "trap" in row or row["kind"] == "category" or row["relation"] not in relations:
            continue
        for mention in row["mentions"]:
            text = (texts / f"{mention['doc']}.txt").read_text(encoding="utf-8")
            at = -1
            for _ in range(mention.get("occurrence", 1)):
                at = text.find(mention["surface"], at + 1)
            yield number, mention, at, at + len(mention["surface"])


def keys_of(statement: Statement, spans: Spans) -> frozenset[int]:
    return frozenset(
        number
        for claim in statement.claims
        for start, end, number in spans.get(claim.source, [])
        if claim.start < end and start < claim.end
    )
