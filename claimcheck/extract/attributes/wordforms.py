"""Lemmas of single words, also in headlines, where the model takes most capitalised words for names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.lexicon import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_VOWELS = "aeiou"


def lemma(token: Token) -> str:
    """Lower-case lemma of `token`.

    A word tagged as a name ("Quake Kills Ten") is looked up among the inflected forms of the catalogue's
    words first; "co-workers" are workers, and who is re-elected is elected. The last part of
    "break-in" stands for the whole.
    """
    if token.pos_ == "PROPN" or (token.is_upper and len(token) > 2):
        return catalogue_forms().get(token.lower_, token.lower_)
    if token.lower_ in words("constructions", "particles") and _is_hyphened(token):
        return _hyphened(token)
    found: str = (token.lemma_ or token.text).lower()
    forms = catalogue_forms()
    prefix, _, rest = token.lower_.partition("-")
    if rest and prefix in words("constructions", "plain_prefixes"):
        return forms.get(rest, found.partition("-")[2] or rest)
    known = forms.get(found) == found
    if token.lower_ in words("constructions", "plurals"):
        return token.lower_
    return found if known else forms.get(token.lower_, found)  # the model takes "fined" for "fin"


def _is_hyphened(token: Token) -> bool:
    """Whether a hyphen, and no dash, ties a word to the one before: "break-in"."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return False
    return not (token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_)


def _hyphened(token: Token) -> str:
    """ "break-in", or "kickoff" where the catalogue writes it so."""
    first = token.nbor(-2).lower_
    joined = f"{first}{token.lower_}"
    return joined if joined in catalogue_forms() else f"{first}-{token.lower_}"


@cache
def catalogue_forms() -> dict[str, str]:
    """Inflected form -> lemma, for every word of the catalogue and the verbs that carry its values."""
    forms: dict[str, str] = {}
    verbs = (
        words("constructions", name)
        for name in ("level_verbs", "change_verbs", "speech_verbs", "scheduling_verbs")
    )
    listed = {
        word for text in _strings(table("attributes")) for word in text.split() if word[0] != "@"
    }.union(*verbs)
    for word in sorted(listed):
        for form in (*inflections(word), word):
            forms.setdefault(form, word)
    for word, irregular in table("constructions")["irregular"].items():
        forms.update(dict.fromkeys(irregular, word))
    forms.update((word, word) for word in listed)
    return forms


def inflections(word: str) -> Iterator[str]:
    """Regular English inflections of a noun or verb: plural, third person, past and -ing forms."""
    last, before = word[-1:], word[-2:-1]
    if last == "y" and before not in _VOWELS:
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    elif last == "e":
        yield from (f"{word}s", f"{word}d", f"{word[:-1]}ing")
    else:
        yield f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
        yield from (f"{word}ed", f"{word}ing")
        if before in _VOWELS and last not in "aeiouwxy" and len(word) > 2 and word[-3] not in _VOWELS:
            yield from (f"{word}{last}ed", f"{word}{last}ing")


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, inner in node.items():
            if key not in ("id", "shows", "owner", "behaviour", "siblings", "measures"):
                yield from _strings(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _strings(inner)
