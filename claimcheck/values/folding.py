"""A plain copy of a text to read from, and the way back to the text as given.

Typography is folded (full-width and Arabic-Indic digits, curly quotes, thin spaces, every dash that can
join numbers) and characters nobody sees (zero-width, soft hyphens, combining marks, bidi controls) are
dropped, so that the readers need to know ASCII only. Offsets lead back to the original, which is what a
`Mention` quotes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_DASHES = (
    "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"  # the em dash is punctuation between clauses, and stays
)
_WRAPPED = re.compile(r"\n(?<=[^\s.!?:;]\n)(?=[a-z])")  # a line broken within a sentence
# A narrow space between groups of digits separates thousands, never two numbers.
_GROUPED = re.compile(r"[\u00a0\u2007\u2009\u202f](?<=\d.)(?=\d{3}(?!\d))")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")


class Folded(NamedTuple):
    """`text` is easy to read, `low` is its lower case, `offsets[i]` is where ``text[i]`` stood (None: at
    ``i``).
    """

    text: str
    low: str
    offsets: list[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Translate a span of `text` to a span of the text as given."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


@cache
def _fold_character(character: str) -> str:
    """One character's plain form: one character, or "" for what is invisible."""
    if character in _SPACES:
        return " "
    if character in _DASHES:
        return "-"
    if character in "\u2018\u2019\u2032\u02bc\u00b4\uff07":
        return "'"
    if character in "\u201c\u201d\u2033\u201e\uff02":
        return '"'
    if character in "×✕⨯":
        return "x"
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category in ("Mn", "Me", "Cf"):
        return ""
    if "\uff01" <= character <= "\uff5e":  # full-width ASCII
        return chr(ord(character) - 0xFEE0)
    return character


def fold(text: str) -> Folded:
    """Fold a text for reading.

    Args:
        text: any string, lone surrogates included.

    Returns:
        The folded text with its way back; every character is read or dropped, none is added.

    Example:
        >>> fold("２,３００\\u00a0km").text
        '2,300 km'
    """
    if "\r\n" in text:  # Windows ends lines so: read as if there were no "\r"
        kept = [at for at, sign in enumerate(text) if sign != "\r" or text[at + 1 : at + 2] != "\n"]
        read = fold(text.replace("\r\n", "\n"))
        return read._replace(offsets=kept if read.offsets is None else [kept[at] for at in read.offsets])
    text = _WRAPPED.sub(" ", text)
    if text.isascii():
        return Folded(text, text.lower(), None)
    text = _GROUPED.sub("'", text)
    table = {ord(character): _fold_character(character) for character in set(_NON_ASCII.findall(text))}
    offsets = None
    if "" in table.values():
        dropped = {chr(code) for code, plain in table.items() if not plain}
        offsets = [position for position, character in enumerate(text) if character not in dropped]
    plain = text.translate(table)
    low = plain.lower()
    if len(low) != len(plain):  # "İ".lower() has two characters
        low = "".join(lower if len(lower := character.lower()) == 1 else character for character in plain)
    return Folded(plain, low, offsets)


def opens(text: str, at: int) -> bool:
    """Whether nothing but space stands before `at`. Looks a bounded way back."""
    return at < 64 and not text[:at].strip()


def closes(text: str, at: int) -> bool:
    """Whether nothing but space and a full stop stands from `at` on. Looks a bounded way ahead."""
    return len(text) - at < 64 and not text[at:].strip(" \n.!?")
