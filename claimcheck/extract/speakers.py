"""Who speaks of whom: in '"He is only 18," she said' he is not the one who says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.telling import says
from claimcheck.extract.attributes.trees import children
from claimcheck.extract.names.antecedents import WE
from claimcheck.extract.owning import head_of, is_another
from claimcheck.extract.parse import Sentence
from claimcheck.extract.phrases import Subject, related
from claimcheck.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.names.index import NameIndex

_I = frozenset({"i", "my", "me"})
_SURE = 0.8  # how surely "I" is who says so
_OPENING, _CLOSING, _EITHER = "“", "”", '"'


def speaker_of(sentence: Sentence, word: Token, quoted: bool = True) -> Token | None:
    """The subject of the verb of saying whose words hold a word, or None where nobody is heard.

    Args:
        sentence: the sentence.
        word: what is said.
        quoted: whether the words must stand in quotation marks; nobody calls himself "the mother of three",
            but "he said he was ill".
    """
    if quoted and not _quoted(sentence.text, word.idx):
        return None
    outside = (t for t in word.ancestors if not quoted or not _quoted(sentence.text, t.idx))
    verb = next(filter(says, outside), None)
    found = next((c for c in children(verb) if c.dep_ == "nsubj"), None) if verb is not None else None
    return None if found is None or found == word or word in found.subtree else found


def speaking(names: NameIndex, sentence: Sentence, word: Token, quoted: bool = True) -> frozenset[str]:
    """Who says the words that hold a pronoun of the third person or a description, and so is not meant.

    Args:
        names: the document's names.
        sentence: the sentence.
        word: the pronoun, or the noun that describes.
        quoted: whether only quoted words count.
    """
    speaker = speaker_of(sentence, word, quoted)
    if speaker is None or word.lower_ in WE:
        return frozenset()
    found = names.at(sentence.start + speaker.idx)
    name = names.named(found.surface) if found is not None else None
    if name is None:
        name = names.antecedents.of_pronoun(speaker.lower_, sentence.start + speaker.idx)
    return frozenset({name.canonical} if name is not None else ())


def by_first_person(
    names: NameIndex, sentence: Sentence, tokens: Sequence[Token], mention: Mention
) -> Subject | None:
    """ "I" and "my" in quoted words are who says them: '"I am 38," said Strand'."""
    word = next((token for token in tokens if token.lower_ in _I), None)
    speaker = speaker_of(sentence, word) if word is not None else None
    found = names.at(sentence.start + speaker.idx) if speaker is not None else None
    if word is None or found is None:
        return None
    name, head = names.named(found.surface).canonical, head_of(tokens)
    if head != word and is_another(head, mention):
        return related(name, head)
    return Subject(name, _SURE, f'"{word.text}" stands for "{name}", who says it')


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands within quotation marks, one of which may be in the sentence before."""
    before, behind = text[:at], text[at:]
    if _EITHER in text:
        opened = before.count(_EITHER)
        return _EITHER in behind and (opened % 2 == 1 or text.count(_EITHER) % 2 == 1)
    opened = before.rfind(_OPENING)
    closed = behind.find(_CLOSING)
    return closed >= 0 and opened >= before.rfind(_CLOSING) and _OPENING not in behind[:closed]
