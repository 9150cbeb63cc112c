"""Records of wins, losses and draws: "Lee (27-1-2)", "improved to 45-7-2"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.model import Mention, Value
from claimcheck.values.cues import cue

_RECORD = re.compile(r"(?<![\w.,/-])(\d{1,3})-(\d{1,3})-(\d{1,3})(?![\w/-]|[.,]\d)")
_BRACKETED = re.compile(r"[a-z.] \($"), re.compile(r"\)|, ")
_BEFORE, _BEHIND = 24, 24  # characters in which a cue may stand


def find_records(low: str) -> Iterator[Mention]:
    """The records of three parts in a text; other codes of three numbers are none.

    Args:
        low: the folded, lower-cased text.

    Example:
        >>> [found.value.stated for found in find_records("lee (27-1-2) fought on")]
        ['27-1-2']
    """
    for found in _RECORD.finditer(low):
        start, end = found.span()
        before, behind = _BRACKETED
        bracketed = before.search(low, max(0, start - 3), start) and behind.match(low, end)
        told = cue("record_before", after=" $").search(low, max(0, start - _BEFORE), start)
        if bracketed or told or cue("record_behind", "[ -]").match(low, end, end + _BEHIND):
            stated = "-".join(str(int(part)) for part in found.groups())
            yield Mention(start, end, low[start:end], Value("score", None, None, stated=stated))
