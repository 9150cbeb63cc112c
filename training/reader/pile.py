"""Labelled clusters of articles as the reader sees them: windows of pieces, and which pairs are one fact."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from fit_links import gold_spans, keys_of, topic

from claimcheck.documents import load
from claimcheck.extract.prose import extract
from claimcheck.keys.meeting import APART, Values
from claimcheck.keys.reader import Encode, Window, windows
from claimcheck.keys.statements import Statement, gather
from claimcheck.model import Claim, Source


@dataclass
class Pile:
    """One cluster.

    Attributes:
        comparable: whether two statements are of one block.
        same: whether they are one labelled fact.
        apart: whether their values cannot both be true.
        across: whether they stand in different documents.
    """

    name: str
    statements: list[Statement]
    windows: list[Window]
    comparable: np.ndarray
    same: np.ndarray
    apart: np.ndarray
    across: np.ndarray


def read_claims(
    gold: Path, texts: Path, name: str, cache: Path | None
) -> tuple[dict[str, Source], list[Claim]]:
    """A cluster's sources and claims, from the cache of `fit_links.py` where it holds them."""
    stored = cache / f"{name}.pickle" if cache else None
    if stored and stored.exists():
        return pickle.loads(stored.read_bytes())
    meta = json.loads((gold / f"{name}.docs.json").read_text(encoding="utf-8"))
    loaded = load(sorted((texts / name).glob("*.txt")), meta=meta)
    claims = [claim for document in loaded.documents for claim in extract(document)[0]]
    return {document.id: document.source for document in loaded.documents}, claims


def read_pile(gold: Path, texts: Path, name: str, cache: Path | None, encode: Encode) -> Pile:
    sources, claims = read_claims(gold, texts, name, cache)
    statements = gather(claims, sources)
    spans = gold_spans(gold / f"{name}.jsonl", texts / name)
    keys = [keys_of(statement, spans) for statement in statements]
    count = len(statements)
    comparable, same, apart = (np.zeros((count, count), dtype=bool) for _ in range(3))
    for block in sorted({statement.block for statement in statements}):
        members = np.array([row for row, item in enumerate(statements) if item.block == block])
        values = Values([statements[row] for row in members])
        one, other = np.meshgrid(np.arange(len(members)), np.arange(len(members)), indexing="ij")
        relation = values.relation(one.ravel(), other.ravel()).reshape(one.shape)
        at = np.ix_(members, members)
        comparable[at] = one != other
        apart[at] = relation == APART
        same[at] = [[a != b and bool(keys[a] & keys[b]) for b in members] for a in members]
    documents = np.array([statement.source for statement in statements])
    titles = {source.id: source.title for source in sources.values()}
    found = windows(statements, titles, encode)
    return Pile(name, statements, found, comparable, same, apart, documents[:, None] != documents)


def fold_of(names: Sequence[str], folds: int = 2) -> dict[str, int]:
    """Fold of each topic: topics sorted as strings, in turn."""
    return {name: at % folds for at, name in enumerate(sorted({topic(name) for name in names}))}
