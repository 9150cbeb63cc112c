"""Reads measured units from our own alias table; pint only converts them (normalize.py)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from claimcheck.lexicon import table

BESIDE = 16  # characters behind a symbol in which a word tells what it is: "a 5 A fuse"
_MINUTES = re.compile(r" \d{1,2} ?m(?:ins?|inutes?)?\b")
_FIGURE = re.compile(r"\s*[+-]?\d[\d.,]{0,20}(?: ?- ?\d[\d.,]{0,20})?")
_TOKEN = re.compile(
    r"""(?P<gap>[ ]{0,2}-?[ ]?|[ ]?[(\[{<](?=[a-z]{1,3}[)\]}>]))
        (?P<word>(?:sq|cu|fl)\.?\ [a-z]+|[a-zA-Zµμ°º℃℉Ω%‰"'㍱-㍺㎀-㏟][a-zA-Zµμ°/²³^*·'."\d-]{0,20})""",
    re.VERBOSE,
)
_NEXT_WORDS = re.compile(r"(?:[ -]+[a-zA-Z.]+){1,3}")
_ALPHA = re.compile(r"[a-zA-Zµμ]+")
_PER = re.compile(
    r"(?: ?/ ?| {1,2}per {1,2}| {1,2}an? {1,2}|-an?-| (?:for )?(?:each|every) )([a-z]+(?:[ -][a-z]+)?)"
)
# "$5m a year earlier" is no rate, "$20 an hour before tax" is one.
_AGO = re.compile(r" (?:earlier|ago|previously|later|hence|before(?! \w))\b")
_OFTEN = re.compile(r" ([a-z]{3,7}ly)\b")
_SHORT_PER = re.compile(r" ?(p(?:\.?[a-z]){1,2}\.?)(?:(?![ a-z0-9])| (?:and|plus|in|for|or|from|until)\b)")
_GOES_ON = re.compile(r" (?:and|or|to|of|up|down|per|in|at|on|outside|inside|today|during|overnight)\b")
_TITLED = re.compile(r" [A-Z]")
_SQUARED = re.compile(r" (squared|cubed)\b")
_SQUARE = re.compile(r"[㍱-㍺㎀-㏟]")  # characters that hold a whole unit: "5 ㎏"
_POUNDS = re.compile(r" ?,? ?\d{1,2}(?:\.\d)? ?(?:lbs?|pounds)\b")
_CLOCK = re.compile(r"(?<![\d.,])(?:0?[1-9]|1[0-2])\.[0-5]\d\s*$")  # "9.40 pm"
_NAMED = re.compile(r"[A-Z][a-z]+ [\d.]+$")  # a quotation that ends in a name: 'Windows 7"'


class FoundUnit(NamedTuple):
    """A unit: canonical name, dimension, and where it ends in the text."""

    name: str
    dimension: str
    end: int
    hyphen: bool
    symbol: bool


class _Units(NamedTuple):
    names: dict[str, tuple[str, str]]
    symbols: dict[str, tuple[str, str]]
    careful: dict[str, list[str]]
    near: dict[str, list[str]]
    longer: dict[str, list[str]]  # first word -> spelt-out names of several words, longest first
    per: frozenset[str]
    pint: dict[str, str]
    also: dict[str, list[str]]  # what else a name may mean


@cache
def units_table() -> _Units:
    """The alias table, with SI prefixes and plurals spelt out."""
    data = table("units")
    names: dict[str, tuple[str, str]] = {}
    symbols: dict[str, tuple[str, str]] = {}
    expressions: dict[str, str] = {}
    for unit in data["unit"]:
        entry = (unit["name"], unit["dimension"])
        expressions[unit["name"]] = unit["pint"]
        for name in unit["names"]:
            names.setdefault(name, entry)
            names.setdefault(_plural(name), entry)
            names.setdefault(name.replace(" ", "-"), entry)  # "a 480-nautical-mile corridor"
        symbols |= {symbol: entry for symbol in unit["symbols"] if symbol not in symbols}
        for prefixed in _prefixed(unit, data["prefixes"]):
            name, alias, expression = prefixed
            expressions.setdefault(name, expression)
            known = (name, unit["dimension"])
            if alias == name:
                names.setdefault(name, known)
                names.setdefault(_plural(name), known)
                names.setdefault(name.replace("meter", "metre").replace("liter", "litre"), known)
                names.setdefault(_plural(name).replace("meter", "metre").replace("liter", "litre"), known)
            else:
                symbols.setdefault(alias, known)
    for rate, aliases in data["rates"].items():
        name, _, per = rate.partition(" per ")
        for alias in aliases:
            symbols.setdefault(alias, (rate, f"{names[name][1]} per {per}"))
    longer: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda item: (-len(item), item)):
        if " " in name or "-" in name or "." in name:
            longer.setdefault(re.split(r"[ .-]", name, maxsplit=1)[0], []).append(name)
    also = {unit["name"]: unit["also"] for unit in data["unit"] if "also" in unit}
    per = frozenset(data["per"]["words"])
    return _Units(names, symbols, data["careful"], data["near"], longer, per, expressions, also)


def _plural(name: str) -> str:
    return name if name.endswith(("s", "feet", "ennia", "hertz")) else f"{name}s"


def _prefixed(unit: dict[str, str], prefixes: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    """(canonical name, alias, pint expression) for each SI prefix the unit takes."""
    wanted = set(unit.get("prefixes", "").replace("da", ""))
    powers = prefixes["powers"]
    found = []
    for word, letter in prefixes["names"].items():
        if letter not in wanted and not (letter == "k" and "k" in wanted):
            continue
        name = word + unit["name"]
        expression = f"1e{powers[letter]} * ({unit['pint']})"
        found.append((name, name, expression))
        found += [(name, letter + symbol, expression) for symbol in unit["symbols"] if symbol.isalpha()]
        if letter == "µ":
            found += [
                (name, other + symbol, expression) for symbol in unit["symbols"] for other in ("u", "μ")
            ]
    return found


def read_unit(text: str, low: str, at: int, *, context: str = "", money: bool = False) -> FoundUnit | None:
    """Read the measured unit that begins at or right after `at`.

    Args:
        text, low: the folded text and its lower case.
        at: the end of the number.
        context: a little of the text before the number, lower case, to tell "C" from carbon.
        money: whether a currency stands before the number (then "m" is no metre).

    Returns:
        The unit, or None.

    Example:
        >>> read_unit("10-km", "10-km", 2)
        FoundUnit(name='kilometer', dimension='length', end=5, hyphen=True, symbol=True)
    """
    token = _TOKEN.match(text, at)
    if token is None or money:
        return None
    units, start = units_table(), token.start("word")
    hyphen = "-" in token["gap"]
    alpha = _ALPHA.match(low, start)
    if alpha and (names := units.longer.get(alpha.group())):
        for name in names:
            if low.startswith(name, start) and not low[start + len(name) : start + len(name) + 1].isalnum():
                found = units.names[name]
                return _closed(text, at, FoundUnit(*found, start + len(name), hyphen, False))
    if text.startswith("HR", start):
        return None  # home runs; hours are not written so
    if alpha and alpha.group() in units.names and not low[alpha.end() : alpha.end() + 1].isdigit():
        entry, end = units.names[alpha.group()], alpha.end()
        if (
            end - start < 4
            and text[start:end] in units.symbols
            and text[start:end] not in ("min", "sec", "hr", "yr")
        ):
            entry = units.symbols[text[start:end]]
        squared = _SQUARED.match(low, end)
        if squared and entry[0] == "kilometer":
            area = squared[1] == "squared"
            return FoundUnit(
                *(("square kilometer", "area") if area else ("cubic kilometer", "volume")),
                squared.end(),
                hyphen,
                False,
            )
        return _closed(text, at, FoundUnit(*entry, end, hyphen, False))
    return _read_symbol(text, low, at, token, units, context)


def _read_symbol(
    text: str, low: str, at: int, token: re.Match[str], units: _Units, context: str
) -> FoundUnit | None:
    start, word = token.start("word"), token["word"]
    if _SQUARE.match(word):
        plain = unicodedata.normalize("NFKC", word[0]).replace("\u2215", "/")
        entry = units.symbols.get(plain)
        return FoundUnit(*entry, start + 1, "-" in token["gap"], True) if entry else None
    for length in range(min(len(word), 12), 0, -1):
        symbol = word[:length]
        if symbol not in units.symbols or (symbol[-1] == "." and symbol[:-1] in units.symbols):
            continue  # "35,000ft." ends a sentence
        end = start + length
        after = text[end : end + 1]
        if symbol[-1].isalpha() and (after.isalpha() or (after.isdigit() and symbol != "m")):
            continue
        if symbol == "%" or all(
            _allowed(rule, text, low, at, start, end, context) for rule in units.careful.get(symbol, ())
        ):
            return _closed(text, at, FoundUnit(*units.symbols[symbol], end, "-" in token["gap"], True))
    return None


def _allowed(rule: str, text: str, low: str, at: int, start: int, end: int, context: str) -> bool:
    """Whether a symbol that is also an ordinary letter or word stands for the unit here."""
    glued = start == at
    rest = text[end : end + 2]
    closes = not rest.strip() or rest[0] in ".,;:)!?]-/\n" or _GOES_ON.match(low, end) is not None
    match rule:
        case "glued":
            return glued and (text[start] not in "\"'" or _is_mark(text, at, start, rest))
        case "whole" | "alone":
            return _is_all(text, at, end) or (glued and rule == "alone")
        case "hours":
            return glued or closes or _MINUTES.match(low, end) is not None
        case "end":
            feet = text[start:end] == "in" and context.rstrip().endswith(("ft", "feet", "foot"))
            return glued or closes or feet or "temperature" in context or "degree" in context
        case "kelvin":
            return _near(rule, context) or "°" in text[max(0, at - 30) : at]
        case "ampere" | "tesla" | "camera":
            beside = _near(rule, context) or _near(rule, low[end : end + BESIDE])
            return _is_all(text, at, end) or beside or (glued and rule != "tesla")
        case "pounds":  # "10 st 4 lb"
            return _POUNDS.match(low, end) is not None
        case "no position":  # "1B Ned Farrow" plays first base
            return text[max(0, at - 2) : at].strip() not in ("1", "2", "3") or not _TITLED.match(text, end)
        case "mass":
            return glued or closes
        case "picometer":
            figure = text[max(0, at - 6) : at]
            return "." in figure and not glued and _CLOCK.search(figure) is None
        case _:
            return _near(rule, context)


def _is_mark(text: str, at: int, start: int, rest: str) -> bool:
    """Whether a quotation mark behind a number is the sign of feet, inches or minutes."""
    if _quotes(text, at, text[start]) % 2 or rest[:1].isalpha():
        return False
    return _unquoted(text, at) or not _NAMED.search(text, max(0, at - 24), at)


def _near(rule: str, context: str) -> bool:
    """Whether a word that goes with the unit stands before the number."""
    return any(word in context for word in units_table().near.get(rule, ()))


def _is_all(text: str, at: int, end: int) -> bool:
    """Whether a number and its unit are the whole text: a table cell."""
    return not text[end:].strip() and _FIGURE.fullmatch(text, 0, at) is not None


def _quotes(text: str, at: int, mark: str) -> int:
    """How many quotation marks stand in the text before `at`; marks behind digits are taken for units."""
    before = text[max(0, at - 300) : at]
    return sum(not before[place - 1 : place].isdigit() for place, sign in enumerate(before) if sign == mark)


def _unquoted(text: str, at: int) -> bool:
    """Whether no quotation was opened before `at`, as far as a bounded look back can tell."""
    return at <= 300 and '"' not in text[:at] and "'" not in text[:at]


def _closed(text: str, at: int, unit: FoundUnit) -> FoundUnit:
    """Include the bracket of "20 (kg)"."""
    closed = "(" in text[at : unit.end] and text.startswith(")", unit.end)
    return unit._replace(end=unit.end + 1) if closed else unit


def read_often(low: str, at: int) -> tuple[str, int] | None:
    """Read "annually" and the like at `at`: what the amount is per, and where that ends.

    Example:
        >>> read_often("$98 annually", 3)
        ('year', 12)
    """
    found = _OFTEN.match(low, at)
    named = table("units")["per"]["adverbs"].get(found[1]) if found else None
    return (named, found.end(1)) if found and named else None


def read_per(low: str, at: int) -> tuple[str, int] | None:
    """Read "a share", "per barrel", "/hour" at `at`: what the amount is per, and where that ends.

    Example:
        >>> read_per("$98 a share", 3)
        ('share', 11)
        >>> read_per("$98 a year earlier", 3)
    """
    short = _SHORT_PER.match(low, at)
    if short is not None and (named := table("units")["per"]["short"].get(short[1])):
        return named, short.end(1)
    found = _PER.match(low, at)
    if found is None:
        return None
    per = units_table().per
    two = found[1]
    one = re.split(r"[ -]", two, maxsplit=1)[0]
    if _AGO.match(low, found.start(1) + len(one)):
        return None
    for words in (two, one):
        if words is two and two.endswith(" share"):
            return "share", found.end(1)  # "for each Acme share"
        singular = words[:-1] if words.endswith("s") and words[:-1] in per else words
        if singular in per:
            named = units_table().names.get(singular) or units_table().symbols.get(singular)
            return named[0] if named else singular, found.start(1) + len(words)
    return None
