"""Given names and their short forms: "Bill" and "William" are one."""

from __future__ import annotations

from functools import cache, lru_cache

from nicknames import NickNamer


@lru_cache(maxsize=1 << 12)
def short_forms(name: str) -> frozenset[str]:
    """Given names that are short or full forms of one.

    Args:
        name: in small letters.

    Example:
        >>> "william" in short_forms("bill"), "bill" in short_forms("ann")
        (True, False)
    """
    return frozenset(_namer().nicknames_of(name) | _namer().canonicals_of(name))


@cache
def _namer() -> NickNamer:
    return NickNamer()
