"""The pair reader as a torch module; `claimcheck/keys/reader.py` runs it exported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from claimcheck.keys.reader import MARKS, OTHER_MARK, PAD, Encode, Window, batches

FROZEN = 2  # lower layers keep their weights, and their output is computed once
# The marks start out as these words.
MARK_WORDS = {"count": "number", "time": "date", "money": "money", "percent": "percent", "duration": "period"}


@dataclass
class Batch:
    """Windows as rows: their pieces, the marks in them, and the output of the frozen layers."""

    pieces: Tensor
    rows: Tensor
    places: Tensor
    statements: Tensor
    lower: Tensor


class Network(nn.Module):
    """MiniLM, read at the marks; two statements are compared by the cosine of their marks' vectors."""

    def __init__(self, weights: Path, encode: Encode) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation="sdpa")
        table = self.bert.embeddings.word_embeddings.weight
        with torch.no_grad():
            for name, word in (*MARK_WORDS.items(), ("other", "measure")):
                table[MARKS.get(name, OTHER_MARK)] = table[encode(word)[0]]
        for part in (self.bert.embeddings, *self.bert.encoder.layer[:FROZEN]):
            part.requires_grad_(False)
        self.weight = nn.Parameter(torch.tensor(10.0))
        self.bias = nn.Parameter(torch.tensor(-8.0))

    def _layers(self, states: Tensor, pieces: Tensor, start: int, end: int) -> Tensor:
        mask = torch.where(pieces != PAD, 0.0, -1e4)[:, None, None, :].to(states.dtype)
        for layer in self.bert.encoder.layer[start:end]:
            states = layer(states, mask)
        return states

    def lower(self, pieces: Tensor) -> Tensor:
        return self._layers(self.bert.embeddings(input_ids=pieces), pieces, 0, FROZEN)

    def upper(self, states: Tensor, pieces: Tensor) -> Tensor:
        return self._layers(states, pieces, FROZEN, len(self.bert.encoder.layer))

    def forward(self, pieces: Tensor) -> Tensor:
        """What is exported: the state of every piece."""
        return self.upper(self.lower(pieces), pieces)

    @torch.no_grad()
    def prepare(self, found: Sequence[Window]) -> list[Batch]:
        """Batches of a pile with the output of the frozen layers."""
        self.eval()
        out = []
        for part, ids in batches(found):
            pieces = torch.from_numpy(ids)
            marks = [(row, place, item) for row, window in enumerate(part) for item, place in window.marks]
            with torch.autocast("cpu", torch.bfloat16):
                states = self.lower(pieces).to(torch.bfloat16)
            out.append(Batch(pieces, *map(torch.tensor, zip(*marks, strict=True)), states))
        return out

    def vectors(self, pile: Sequence[Batch]) -> Tensor:
        """The vector of each statement of a pile, of length 1."""
        found = []
        for batch in pile:
            with torch.autocast("cpu", torch.bfloat16):
                states = self.upper(batch.lower, batch.pieces)
            found.append(states.float()[batch.rows, batch.places])
        back = torch.argsort(torch.cat([batch.statements for batch in pile]))
        return functional.normalize(torch.cat(found)[back], dim=-1)


@torch.no_grad()
def cosines(network: Network, pile: Sequence[Batch]) -> np.ndarray:
    network.eval()
    vectors = network.vectors(pile)
    return (vectors @ vectors.T).numpy()
