"""The baselines to beat: cosine of rarity-weighted words beside the value, and of the whole sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimcheck.keys.statements import Statement


def lexical_scores(statements: Sequence[Statement]) -> dict[str, np.ndarray]:
    return {
        "window": _cosines([statement.window for statement in statements]),
        "sentence": _cosines([statement.sentence for statement in statements]),
    }


def _cosines(bags: Sequence[dict[str, float]]) -> np.ndarray:
    words = {word: at for at, word in enumerate(sorted({word for bag in bags for word in bag}))}
    table = np.zeros((len(bags), len(words) + 1))
    for row, bag in enumerate(bags):
        for word, weight in bag.items():
            table[row, words[word]] = weight
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return table @ table.T
