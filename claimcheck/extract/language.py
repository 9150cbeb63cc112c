"""Whether a text is English, told by its small words and its script.

The parser and the catalogue know English only. A text is turned away only on positive signs of another
language: its small words outnumber the English ones, or its letters are of another script. A list of names or
a table shows no such sign and is read.
"""

from __future__ import annotations

import re
from collections import Counter

from claimcheck import lexicon

_SAMPLE = 20_000  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_END = "ɏ"  # the last letter of Latin Extended-B
_SHARE = 0.06  # of the words: below this, small words of a language prove nothing
_FEW = 12  # words: too few to tell


def other_language(text: str) -> str:
    """Name the language of a text that is not English; "" for English and wherever it is not clear.

    Args:
        text: the document's text; its first 20,000 characters are looked at.

    Returns:
        An English name ("German"), "another script", or "".

    Example:
        >>> other_language("Die Behörden melden, dass der Damm in dem Tal brach und zwölf Häuser mitnahm.")
        'German'
        >>> other_language("Twelve people died when the dam broke.")
        ''
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    letters = sum(map(len, words))
    foreign = sum(character > _LATIN_END for word in words for character in word)
    if foreign > 0.5 * letters:
        return "another script"
    if len(words) < _FEW:
        return ""
    table = lexicon.table("language")
    english = sum(word in lexicon.words("language", "english") for word in words)
    seen = Counter(words)
    counts = {name: sum(seen[word] for word in small) for name, small in sorted(table["others"].items())}
    best = max(counts, key=lambda name: counts[name])
    several = (
        sum(word in seen for word in table["others"][best]) > 1
    )  # one may be a name: "Dan Holm, 31, fell"
    clear = several and counts[best] > 2 * english and counts[best] >= _SHARE * len(words)
    return best if clear else ""
