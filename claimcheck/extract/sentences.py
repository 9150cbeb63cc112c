"""Cuts the body of a text into sentences by rule: a thousand times cheaper than asking the parser.

A stop ends a sentence where a capital, a digit or a quotation mark follows and the word before it is no
abbreviation (`data/sentences.toml`). Lines end sentences too, unless the layout says that a line goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck import lexicon
from claimcheck.extract.furniture import Layout, Line

MAX_LENGTH = 2_000  # characters; a longer sentence is cut at commas, so that no text can slow the parser down

_STOP = re.compile(
    r"(?:[.!?…。]|\.{3})[\"'”’»)\]]{0,3}(?=\s+[\"'“‘«(\[]{0,3}[^\W_a-z])|[!?。](?=[^\W_a-z])|;(?=\s+[A-Z])"
)
_BEFORE = re.compile(r"([^\s\"'“‘«()\[\]]{1,12})$")
_CLOCK = re.compile(r"(?<![\w.:])\d{1,2}(?:[:.]\d\d)? ?[ap]\.m$")
_DETERMINED = re.compile(r"\b(?:an?|the|this|every|its|his|her|their) $", re.IGNORECASE)
_TIME_OF = re.compile(r" (?:\w+ )?time\b")  # "5 a.m. Port Lee time"
_AFTER = re.compile(r"\s+([\"'“‘«(\[]{0,3})(\w[\w’'-]{0,40})")


def split(text: str, layout: Layout) -> list[tuple[int, str]]:
    """Cut the body and the headlines of a text into sentences.

    Args:
        text: the document's text.
        layout: how it is laid out, from `read_layout`; furniture lines and leading datelines are left out.

    Returns:
        (offset in `text`, sentence) in order; ``text[offset:offset + len(sentence)] == sentence``.

    Example:
        >>> from claimcheck.extract.furniture import read_layout
        >>> text = "Mr. Lee paid $1.5 million on Nov. 3. The U.S. firm closed."
        >>> split(text, read_layout(text))
        [(0, 'Mr. Lee paid $1.5 million on Nov. 3.'), (37, 'The U.S. firm closed.')]
    """
    result: list[tuple[int, str]] = []
    for start, end in _blocks(layout):
        for low, high in _cut(text, start, end):
            for offset, piece in _pieces(text, low, high):
                result.append((offset, piece))
    return result


def _blocks(layout: Layout) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together, without the furniture at their start."""
    current: tuple[int, int] | None = None
    for line in layout.lines:
        if line.continues and current is not None:
            current = (current[0], line.end)
            continue
        if current is not None:
            yield current
        current = None if line.is_furniture else (_body_start(line, layout), line.end)
    if current is not None:
        yield current


def _body_start(line: Line, layout: Layout) -> int:
    lead = layout.furniture_at(line.start, line.start + 1)
    return min(lead.end, line.end) if lead is not None and lead.role == "dateline" else line.start


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and not _is_abbreviation(text, low, match):
            yield low, match.end()
            low = match.end()
    if low < end:
        yield low, end


def _is_abbreviation(text: str, low: int, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to a short form and the sentence goes on."""
    if stop.group()[0] != ".":
        return False
    before = _BEFORE.search(text, max(low, stop.start() - 14), stop.start())
    after = _AFTER.match(text, stop.end())
    if before is None or after is None:
        return False
    word, next_word = before.group(1).lower().rstrip("."), after.group(2)
    if len(stop.group()) > 1:  # a closing quotation mark or bracket: the sentence in it has ended
        return False
    if word in lexicon.words("sentences", "before_names"):
        return word not in ("no", "p", "v", "c", "est", "al") or not _opens_sentence(
            next_word, after.group(1)
        )
    if word in lexicon.words("sentences", "before_numbers"):
        return next_word[0].isdigit() or (
            word not in ("sat", "sun", "mar") and not _opens_sentence(next_word, after.group(1))
        )
    if len(word) == 1 and before.group(1)[0].isupper():  # an initial: "J. Smith"
        return word != "i" or (next_word[0].isupper() and not _opens_sentence(next_word, after.group(1)))
    clock = _CLOCK.search(text, max(low, stop.start() - 12), stop.start())
    if clock is not None and not _DETERMINED.search(text, max(low, clock.start() - 6), clock.start()):
        return not _opens_sentence(next_word, after.group(1)) and _tells_time(next_word, text, after.end())
    if word in lexicon.words("sentences", "ambiguous") or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return not _opens_sentence(next_word, after.group(1))
    return False


def _tells_time(word: str, text: str, end: int) -> bool:
    """Whether what follows "at 5 a.m." tells the time more closely: a day, a zone."""
    known = word.isupper() or word.isdigit() or word.lower() in lexicon.words("sentences", "after_clock")
    named = any(word.lower() in lexicon.words("furniture", key) for key in ("months", "weekdays", "zones"))
    return known or named or _TIME_OF.match(text, end) is not None


def _opens_sentence(word: str, quote: str) -> bool:
    return bool(quote) or word.lower() in lexicon.words("sentences", "openers")


def _pieces(text: str, low: int, high: int) -> Iterator[tuple[int, str]]:
    """The sentence without outer blanks, cut at commas (or anywhere) where it is too long to parse."""
    while low < high:
        cut = high
        if high - low > MAX_LENGTH:
            cut = max(text.rfind(mark, low, low + MAX_LENGTH) for mark in (", ", "; ", " "))
            cut = low + MAX_LENGTH if cut <= low else cut + 1
        piece = text[low:cut]
        stripped = piece.strip()
        if stripped:
            yield low + piece.index(stripped), stripped
        low = cut
