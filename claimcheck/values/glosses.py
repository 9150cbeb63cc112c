"""Links a value to its restatement: "10 kilometers (6 miles)", "forty-five (45)"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claimcheck.config import Config
from claimcheck.model import Mention, Value
from claimcheck.values.cues import cue
from claimcheck.values.intervals import widen
from claimcheck.values.normalize import to_base

_ABOUT = f"(?:{cue('approximators').pattern} ){{0,2}}"
_OPENING = re.compile(rf"[\s\w&-]{{0,24}}[(\[] ?{_ABOUT}")
_OR = re.compile(rf",? or {_ABOUT}|/| - ")
_NEXT = re.compile(rf"[;,/] ?(?:or )?{_ABOUT}")  # a third currency within the same brackets
_SPOKEN = 10_000  # a number to this place is said with a word ("110 billion", "1.2 million")
_NEAR = 0.2  # how far a rounded conversion may be off


def link_glosses(mentions: list[Mention], text: str, config: Config) -> list[Mention]:
    """Mark the mentions that say the one before a second time, in another unit; they inherit its hedge.

    Args:
        mentions: sorted by start.
        text: the text their offsets refer to.
        config: how inherited bounds are read.

    Returns:
        The same mentions, some with `restates` set.

    Example:
        >>> from claimcheck.values import find_values
        >>> [m.restates for m in find_values("about 10 kilometers (6 miles) away")]
        [None, 6]
    """
    linked: list[Mention] = []
    for mention in mentions:
        previous = linked[-1] if linked else None
        if previous is not None and mention.start - previous.end <= 48 and _restates(previous, mention, text):
            source = previous.start if previous.restates is None else previous.restates
            mention = replace(_inherit(mention, previous, config), restates=source)
        linked.append(mention)
    return linked


def _restates(first: Mention, second: Mention, text: str) -> bool:
    kinds = (first.value.kind, second.value.kind)
    if "date" in kinds or "time" in kinds or second.restates is not None:
        return second.restates is not None
    gap = text[first.end : second.start]
    bracketed = _OPENING.fullmatch(gap) is not None
    continued = first.restates is not None and _NEXT.fullmatch(gap) is not None
    if not bracketed and not continued and not _OR.fullmatch(gap):
        return False
    before_bracket = gap.replace("[", "(").partition("(")[0].strip()
    if bracketed and before_bracket and kinds != ("money", "money"):
        return False
    if bracketed and kinds == ("number", "money"):
        return _lost_currency(first.value)
    return _same_amount(first.value, second.value)


def _lost_currency(value: Value) -> bool:
    """Whether a number is an amount whose sign of currency the text lost: "?110 billion ($158 billion)"."""
    return not value.unit and isinstance(value.resolution, Decimal) and value.resolution >= _SPOKEN


def _same_amount(first: Value, second: Value) -> bool:
    if first.kind == second.kind == "money":
        return first.unit[:3] != second.unit[:3]
    if first.kind != second.kind:
        return False
    left, right = to_base(first), to_base(second)
    if left.measure != right.measure:
        return False
    if first.unit == second.unit or first.kind == "number":
        return left.stated == right.stated and first.kind == "number"
    ends = [(a, b) for a, b in ((left.stated, right.stated), (left.low, right.low)) if a == a and b == b]
    return any(abs(a - b) <= _NEAR * max(abs(a), abs(b)) for a, b in ends)


def _inherit(mention: Mention, source: Mention, config: Config) -> Mention:
    value, hedge = mention.value, source.value.hedge
    if value.hedge or hedge in ("", "range", "vague", "plus-minus"):
        return mention
    if not isinstance(value.stated, Decimal) or value.resolution is None:
        return mention
    ends = widen(value.stated, hedge, value.resolution, strict=config.bounds == "strict")
    return replace(
        mention,
        value=replace(
            value, low=ends.low, high=ends.high, low_open=ends.low_open, high_open=ends.high_open, hedge=hedge
        ),
    )
