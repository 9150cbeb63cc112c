"""Values that are only compared with: how much more than something, since when for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BEFORE_SINCE = 5  # words


def comparison(span: Span) -> Token | None:
    """The word that makes a value the distance of two others: "799 euros, 100 euros more than that"."""
    doc, end = span.doc, span.end
    added = span.start > 0 and doc[span.start - 1].text in (",", "(", "–", "—")
    compares = added and end + 1 < len(doc) and doc[end + 1].lower_ == "than"
    return doc[end] if compares and doc[end].tag_ in ("JJR", "RBR") else None


def compares(span: Span) -> bool:
    """ "Its best quarter since 2008", "for the first time since May": no date of what happened."""
    doc, since = span.doc, span.start - 1
    if since < 1 or doc[since].lower_ != "since":
        return False
    before = doc[max(0, since - _BEFORE_SINCE) : since]
    firsts = words("constructions", "comparing_words")
    return any(token.tag_ in ("JJS", "RBS") or token.lower_ in firsts for token in before)
