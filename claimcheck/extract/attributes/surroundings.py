"""The words around a value that name an open attribute: its dependency path and its window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.cues import Cue
from claimcheck.extract.attributes.trees import MAX_STEPS, anchor
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span

_WINDOW = 8  # content words a window keeps
_REACH = 16  # tokens it looks at on either side
_PATH = 6  # content words a path keeps
_BOUNDARIES = ",;:()–—"
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})


def path_lemmas(span: Span, cues: Sequence[Cue]) -> tuple[str, ...]:
    """Content lemmas from the value to the root of its sentence, nearest first."""
    dull = words("constructions", "function_lemmas")
    found = [cue.lemma.split()[0] for cue in cues if cue.role != "beside"]
    node = anchor(span)
    for _ in range(MAX_STEPS):
        if node.head == node:
            break
        node = node.head
        if node.pos_ in _CONTENT and not span.start <= node.i < span.end:
            found.append(lemma(node))
    return tuple(dict.fromkeys(word for word in found if word.isalpha() and word not in dull))[:_PATH]


def window_lemmas(span: Span) -> tuple[str, ...]:
    """Content lemmas beside the value, nearest first; other numbers and clause ends close the view."""
    dull = words("constructions", "function_lemmas")
    doc, near = span.doc, []
    before = range(span.start - 1, max(span.start - 1 - _REACH, -1), -1)
    after = range(span.end, min(span.end + _REACH, len(doc)))
    for order, places in enumerate((after, before)):
        kept = 0
        for distance, i in enumerate(places):
            token = doc[i]
            if token.pos_ == "NUM" or token.text in _BOUNDARIES or token.dep_ == "mark" or kept == _WINDOW:
                break
            if token.pos_ in _CONTENT and token.is_alpha and (word := lemma(token)) not in dull:
                near.append((distance, order, word))
                kept += 1
    return tuple(dict.fromkeys(word for _, _, word in sorted(near)))[:_WINDOW]
