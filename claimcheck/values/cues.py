"""Words near a number that decide between readings of it, compiled from `data/contexts.toml`."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon import table


@cache
def cue(name: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """A pattern for any of the words of one list, whole words only.

    Args:
        name: the list's name in the table; ``*`` at a word's end stands for further letters.
        before, after: patterns that must stand around the word.

    Example:
        >>> bool(cue("change").search("profits increased to 5 percent"))
        True
    """
    words = table("contexts")[name]["words"]
    branches = "|".join(re.escape(word).replace(r"\*", r"[a-z]{0,12}") for word in words)
    return re.compile(f"{before}(?:{branches}){after}")
