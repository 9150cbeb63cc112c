"""The pair reader: whether two statements state the same fact, read with their values covered.

Every document is abridged to the sentences that hold a value, each value covered by the mark of its kind,
and read once by a small language model, which was trained so that the vectors of two marks are alike
where the statements are of one fact. So the cost grows with the text, not with the number of pairs, and
an equal or unequal value has no say.

Needs the extra `reader` (onnxruntime, tokenizers); everything else works without it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcheck.errors import ModelError
from claimcheck.keys.statements import Statement
from claimcheck.model import Claim, Source

MARKS = {
    "count": 1,
    "time": 2,
    "money": 3,
    "percent": 4,
    "duration": 5,
}  # rows kept free in BERT's vocabulary
OTHER_MARK = 6  # lengths, masses, ...; their unit follows the mark
CLS, SEP, PAD = 101, 102, 0
WINDOW, LEFT, RIGHT, TITLE = 256, 48, 24, 24  # lengths in word pieces
BATCH = 16
FOLDER = Path(__file__).parents[1] / "data" / "reader"
_DIGITS = re.compile(r"\d")
_EXTRA = "Install it with pip install 'claimcheck-conflicts[reader]'."
_TRAIN = "Weights are made by training/reader/train.py and export.py."

Floats = NDArray[np.float32]
Encode = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a document for the model; `marks` are (row of the statement, place of its mark)."""

    pieces: tuple[int, ...]
    marks: tuple[tuple[int, int], ...]


def windows(statements: Sequence[Statement], titles: Mapping[str, str], encode: Encode) -> list[Window]:
    """Cut the evidence of each source into windows in which every statement's mark has words around it.

    Args:
        statements: what `gather` returned.
        titles: by source id; a source that is missing has no title.
        encode: word pieces of a text, without special ones.

    Returns:
        Windows of at most `WINDOW` pieces; each statement is marked in exactly one.
    """
    rows: dict[str, list[int]] = {}
    for row, statement in enumerate(statements):
        rows.setdefault(statement.source, []).append(row)
    out: list[Window] = []
    for source, held in sorted(rows.items()):
        pieces, places = _abridged([statements[row] for row in held], encode)
        title = encode(_covered(titles.get(source, "")))[:TITLE]
        marks = [(row, place) for row, place in zip(held, places, strict=True)]
        out.extend(_cut(pieces, sorted(marks, key=lambda mark: mark[1]), [CLS, *title, SEP]))
    return out


def _abridged(statements: Sequence[Statement], encode: Encode) -> tuple[list[int], list[int]]:
    """Word pieces of the evidence sentences of one source, and the place of each statement's mark."""
    marked = [(claim, statement.block) for statement in statements for claim in statement.claims]
    marked.sort(key=lambda item: (item[0].sentence_start, item[0].start))
    pieces: list[int] = []
    place_of: dict[str, int] = {}
    at, sentence, start = 0, "", -1
    for claim, block in marked:
        if claim.sentence_start != start:
            pieces += encode(_covered(sentence[at:]))
            at, sentence, start = 0, claim.sentence, claim.sentence_start
        pieces += encode(_covered(sentence[at : claim.start - start]))
        place_of[claim.id] = len(pieces)
        pieces += [MARKS.get(block, OTHER_MARK), *encode(_unit(claim, block))]
        at = max(at, claim.end - start)
    pieces += encode(_covered(sentence[at:]))
    return pieces, [place_of[statement.claim.id] for statement in statements]


def _unit(claim: Claim, block: str) -> str:
    """The unit stands inside the covered words; a counted noun, and a currency's name, does not."""
    return "" if block in ("count", "time", "money", "percent") else claim.value.unit


def _covered(text: str) -> str:
    """Digits that belong to no claim are covered too: nothing may be matched by a number."""
    return _DIGITS.sub("#", text)


def _cut(pieces: Sequence[int], marks: Sequence[tuple[int, int]], head: list[int]) -> Iterator[Window]:
    room = WINDOW - len(head) - 1
    done = 0
    while done < len(marks):
        start = max(0, min(marks[done][1] - LEFT, len(pieces) - room))
        end = min(len(pieces), start + room)
        limit = end if end == len(pieces) else end - RIGHT
        upto = done
        while upto < len(marks) and marks[upto][1] < limit:
            upto += 1
        end = min(end, marks[upto - 1][1] + LEFT)
        moved = tuple((row, place - start + len(head)) for row, place in marks[done:upto])
        yield Window((*head, *pieces[start:end], SEP), moved)
        done = upto


def batches(found: Sequence[Window]) -> Iterator[tuple[list[Window], NDArray[np.int64]]]:
    """Windows of similar length with their pieces as rows, padded with `PAD`."""
    ordered = sorted(found, key=lambda window: len(window.pieces))
    for at in range(0, len(ordered), BATCH):
        part = ordered[at : at + BATCH]
        ids = np.full((len(part), len(part[-1].pieces)), PAD, dtype=np.int64)
        for row, window in enumerate(part):
            ids[row, : len(window.pieces)] = window.pieces
        yield part, ids


def encoder(folder: Path) -> Encode:
    """Word pieces of a text by the tokenizer in `folder`.

    Raises:
        ModelError: where the extra is not installed or the folder holds no tokenizer.
    """
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ModelError("the pair reader needs `tokenizers`", where="Reader", hint=_EXTRA) from error
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise ModelError("no tokenizer here", value=str(folder), where=str(path), hint=_TRAIN)
    tokenizer: Any = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def encode(text: str) -> list[int]:
        return list(tokenizer.encode(text, add_special_tokens=False).ids) if text else []

    return encode


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the reader remembers of a pile of statements.

    Attributes:
        row: of each statement, by the id of its first claim.
        vectors: shape (statements, states), each of length 1.
        weight, bias: log odds of a pair are ``weight * cosine + bias``.
    """

    row: Mapping[str, int]
    vectors: Floats
    weight: float
    bias: float

    def probability(
        self, statements: Sequence[Statement], pairs: Sequence[tuple[int, int]]
    ) -> NDArray[np.float64]:
        """Probability that each pair states the same fact, whatever its values.

        Args:
            statements: of the pile that was read, in any order and number.
            pairs: index pairs into `statements`.
        """
        rows = np.array([self.row[statement.claim.id] for statement in statements], dtype=np.int64)
        at = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        one, other = self.vectors[rows[at[:, 0]]], self.vectors[rows[at[:, 1]]]
        cosine = np.einsum("ij,ij->i", one, other, dtype=np.float64)
        return np.asarray(1 / (1 + np.exp(-(self.weight * cosine + self.bias))))


class Reader:
    """The small language model with its tokenizer.

    Args:
        folder: holds `model.onnx`, `tokenizer.json` and `reader.toml`.

    Raises:
        ModelError: where the extra `reader` is not installed, or a file is missing.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._encode = encoder(folder)
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelError("the pair reader needs `onnxruntime`", where="Reader", hint=_EXTRA) from error
        for name in ("model.onnx", "reader.toml"):
            if not (folder / name).is_file():
                raise ModelError(f"no {name} here", value=str(folder), where=str(folder / name), hint=_TRAIN)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2  # the windows are too short for more
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        head = tomllib.loads((folder / "reader.toml").read_text(encoding="utf-8"))
        self._weight, self._bias = float(head["weight"]), float(head["bias"])

    def read(self, statements: Sequence[Statement], sources: Mapping[str, Source] | None = None) -> Reading:
        """Read the evidence of all statements once.

        Args:
            statements: what `gather` returned.
            sources: by id; their titles are read along.
        """
        titles = {name: source.title for name, source in (sources or {}).items()}
        vectors = np.zeros((len(statements), 0), dtype=np.float32)
        for part, ids in batches(windows(statements, titles, self._encode)):
            (states,) = self._session.run(None, {"pieces": ids})
            if not vectors.size:
                vectors = np.zeros((len(statements), states.shape[-1]), dtype=np.float32)
            for window, state in zip(part, states, strict=True):
                for row, place in window.marks:
                    vectors[row] = state[place]
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        rows = {statement.claim.id: row for row, statement in enumerate(statements)}
        return Reading(rows, vectors, self._weight, self._bias)
