"""What thieves take, told by its worth: "grabbed rings worth $5m", "made off with art valued at $5m"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.cues import Cue, company
from claimcheck.extract.attributes.trees import MAX_STEPS, VERBAL
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def stolen(word: Token) -> Iterator[Cue]:
    """The value as the object of a theft, where what is worth so much is taken.

    Args:
        word: "worth", "valued" or "estimated", or the verb of taking that the parse hung "worth" on.
    """
    node = word
    for _ in range(MAX_STEPS):
        if node.head == node or _takes(node) or (node.pos_ in VERBAL and node != word):
            break
        node = node.head
    if _takes(node):
        yield Cue("object", "steal", company(node), node.i)


def _takes(verb: Token) -> bool:
    listed = words("constructions", "stealing_verbs")
    around = company(verb) if verb.pos_ in VERBAL else ()
    return verb.pos_ in VERBAL and any(f"{lemma(verb)} {word}".rstrip() in listed for word in ("", *around))
