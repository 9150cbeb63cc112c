"""How well scores tell pairs of one fact from others, over pairs of statements in different documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from pile import Pile
from sklearn.metrics import average_precision_score, roc_auc_score

Figures = dict[str, float]


def measure(piles: Sequence[Pile], scores: Mapping[str, np.ndarray]) -> Figures:
    """Average precision and AUC over all pairs, and over those whose values cannot both be true.

    `recall`: of each cluster's n pairs of one fact with values apart, the share among its n best.
    """
    every = [_pairs(pile, scores[pile.name], apart=False) for pile in piles]
    apart = [_pairs(pile, scores[pile.name], apart=True) for pile in piles]
    hits = [(y[np.argsort(-s, kind="stable")[: y.sum()]].sum(), y.sum()) for s, y in apart]
    figures = {"ap": _over(average_precision_score, every), "auc": _over(roc_auc_score, every)}
    figures |= {"apart_ap": _over(average_precision_score, apart), "apart_auc": _over(roc_auc_score, apart)}
    figures["apart_mean_ap"] = float(np.mean([average_precision_score(y, s) for s, y in apart if y.any()]))
    figures["apart_recall"] = float(sum(hit for hit, _ in hits) / sum(all_ for _, all_ in hits))
    return figures


def show(name: str, figures: Figures) -> str:
    return f"{name:34s} " + "  ".join(f"{key} {value:.3f}" for key, value in figures.items())


def _pairs(pile: Pile, scores: np.ndarray, *, apart: bool) -> tuple[np.ndarray, np.ndarray]:
    wanted = np.triu(pile.comparable & pile.across, 1)
    if apart:
        wanted &= pile.apart
    return scores[wanted], pile.same[wanted]


def _over(figure, pairs: Sequence[tuple[np.ndarray, np.ndarray]]) -> float:
    return float(figure(np.concatenate([y for _, y in pairs]), np.concatenate([s for s, _ in pairs])))
