"""Joins the words of time into expressions, by the staged rules of `date_grammar.toml`.

Each stage runs its patterns over the codes of a stretch of text and replaces what it recognises by one item,
so that later stages see "the first Monday of [October 2014]". The longest match wins; a builder may decline
with None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from claimcheck.lexicon import table
from claimcheck.values.clock import Clock
from claimcheck.values.dates import build_calendar, build_clock, build_nested, build_relative, figures
from claimcheck.values.dates.meaning import Either, Spec
from claimcheck.values.dates.nested import At
from claimcheck.values.dates.offsets import Offset
from claimcheck.values.dates.tokens import Builder, Item, Items, Raw, doubtful_feasts, sign, vocabulary

GRAIN_CODES = {
    "day": "d", "week": "w", "weekend": "w", "working week": "w", "fortnight": "w", "month": "m",
    "quarter": "q", "half": "q", "season": "q", "year": "y", "decade": "k", "century": "k",
    "hour": "t", "minute": "t", "second": "t",
}  # fmt: skip
DULL = frozenset("gRAPGHNEF%Z[B{=*0")  # words that are never a time alone
BUILDERS: dict[str, Builder] = {
    **build_calendar.RULES,
    **build_relative.RULES,
    **build_nested.RULES,
    **build_clock.RULES,
}


def times(low: str, group: Sequence[Raw]) -> list[Item]:
    """The times in a group of tokens; equal stretches of text are parsed once.

    Args:
        low: a folded lower-case text.
        group: neighbouring tokens of it, as `tokens.scan` groups them.

    Returns:
        The items that hold a `Spec` or a `Clock`, in order.
    """
    if len(group) == 1 and _dull(low, group[0]):
        return []
    first = max(0, group[0].start - 2)  # a sign may stand in front
    raws = tuple(Raw(raw.start - first, raw.end - first, raw.kind) for raw in group)
    found = _times(low[first : group[-1].end], raws)
    return [item._replace(start=item.start + first, end=item.end + first) for item in found]


@lru_cache(maxsize=16384)
def _times(low: str, raws: tuple[Raw, ...]) -> tuple[Item, ...]:
    return tuple(item for item in parse(low, raws) if isinstance(item.value, Spec | Clock))


def _dull(low: str, raw: Raw) -> bool:
    """Whether a token is certainly no time alone; most are, so this is quick."""
    if raw.kind == "word":
        return vocabulary()[low[raw.start : raw.end]][0] in DULL
    return raw.kind == "other" or (raw.kind == "integer" and raw.end - raw.start != len("2024"))


def parse(low: str, raws: Sequence[Raw]) -> list[Item]:
    """Read a group of tokens.

    Args:
        low: the folded lower-case text that the tokens' offsets refer to.
        raws: neighbouring tokens, as `date_tokens.scan` groups them.

    Returns:
        The items left when no rule applies any more; those that are times hold a `Spec` or a `Clock`.
    """
    items = [item for raw in raws if (item := _item(low, raw)) is not None]
    for stage in _stages():
        if len(items) > 0:
            items = _rewrite(low, items, stage)
    return items


def _item(low: str, raw: Raw) -> Item | None:
    word = low[raw.start : raw.end]
    if raw.kind == "word":
        code, value = vocabulary()[word]
        weak = code in "MSKO" or (code == "W" and not word.endswith("day")) or word in doubtful_feasts()
        return Item(code, value, raw.start, raw.end, weak)
    return figures.read(raw.kind, word, raw.start, raw.end, low[max(0, raw.start - 2) : raw.start])


@cache
def _stages() -> tuple[tuple[tuple[Builder, re.Pattern[str]], ...], ...]:
    return tuple(
        tuple((BUILDERS[name], re.compile(pattern)) for name, pattern in stage["rules"])
        for stage in table("date_grammar")["stage"]
    )


def _rewrite(low: str, items: list[Item], rules: Sequence[tuple[Builder, re.Pattern[str]]]) -> list[Item]:
    codes = _codes(low, items)
    done: list[Item] = []
    at = 0
    while at < len(items):
        built, length = _best(codes, at, items, rules)
        done.append(built if built is not None else items[at])
        at += length
    return done


def _best(
    codes: str, at: int, items: list[Item], rules: Sequence[tuple[Builder, re.Pattern[str]]]
) -> tuple[Item | None, int]:
    found = [(match.end(), builder) for builder, rule in rules if (match := rule.match(codes, 2 * at))]
    for end, builder in sorted(found, key=lambda pair: -pair[0]):  # stable: earlier rules first
        part = items[at : (end + 1) // 2]
        value = builder(part)
        if value is not None:
            weak = len(part) == 1 and part[0].weak
            start = part[1 if part[0].code == "[" else 0].start
            return Item(_code(value), value, start, part[-1].end, weak), len(part)
    return None, 1


def _code(value: Spec | Clock | str) -> str:
    if isinstance(value, str):  # recognised, and no time
        return value
    if isinstance(value, Clock):
        return "c"
    if isinstance(value, Offset) and value.ahead:
        return "a"
    inner = value.options[0] if isinstance(value, Either) else value
    return "z" if isinstance(inner, At) else GRAIN_CODES[value.precision()]


def _codes(low: str, items: Items) -> str:
    signs = [item.code + sign(low[item.end : after.start]) for item, after in pairwise(items)]
    return "".join(signs) + (items[-1].code if items else "")
