"""The one pass over a text that finds where amounts begin, and reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimcheck.config import Config
from claimcheck.lexicon import table
from claimcheck.values.ages import as_age
from claimcheck.values.amounts import Amount
from claimcheck.values.currencies import currency_before
from claimcheck.values.folding import Folded, closes, opens
from claimcheck.values.hedges import hedge_before
from claimcheck.values.labels import (
    continues_label,
    is_hour,
    is_label,
    is_measured,
    is_opaque,
    is_ordered,
    links,
)
from claimcheck.values.measures import read_amount
from claimcheck.values.numerals import LONGEST, read_digits, vulgar_signs
from claimcheck.values.special import (
    as_multiplier,
    as_ordinal,
    as_proportion,
    as_quotient,
    as_rank,
    multiplier_words,
    read_figure,
    read_multiplier,
)
from claimcheck.values.stopwatch import read_stopwatch
from claimcheck.values.vocabulary import Numeral
from claimcheck.values.wordvalues import counts, word_numeral

_LARGEST = Decimal(10) ** 280  # beyond, a scale and a unit could leave the range of floats


@cache
def _anchor() -> re.Pattern[str]:
    """Where a value can begin: a digit, a fraction sign, a number word."""
    data = table("numbers")
    words = {*data["cardinals"], *data["scales"], *data["ordinals"], *data["vague"], *data["multipliers"]}
    words |= {f"{word}s" for word in data["scales"]}
    words |= set(data["other_openings"])
    words |= {
        t + o for t, n in data["cardinals"].items() if n >= 20 for o, m in data["ordinals"].items() if m < 10
    }
    words = {word for word in words if " " not in word}
    groups = []
    for initial in sorted({word[0] for word in words}):
        rest = sorted((word[1:] for word in words if word[0] == initial), key=lambda word: (-len(word), word))
        groups.append(f"{initial}(?:{'|'.join(rest)})")
    units = "|".join(sorted(table("units")["article"]["words"]))
    one = rf"an?(?= (?:{units})\b)"
    return re.compile(rf"\.?\d|[{vulgar_signs()}]|(?<![a-z0-9_])(?:{one}|{'|'.join(groups)})(?![a-z_\d])")


def find_amounts(folded: Folded, config: Config) -> Iterator[Amount]:
    text, low = folded.text, folded.low
    opaque = links(text)
    next_opaque, position, floor = 0, 0, 0
    named: set[str] = set()  # figures that were names before
    search = _anchor().search
    while found := search(low, position):
        at = found.start()
        while next_opaque < len(opaque) and opaque[next_opaque][1] <= at:
            next_opaque += 1
        if next_opaque < len(opaque) and opaque[next_opaque][0] <= at:
            position = opaque[next_opaque][1]
            continue
        end = is_opaque(text, at) if low[at].isdigit() and read_stopwatch(low, at) is None else 0
        if end:
            position = end
            continue
        amount = _amount_at(text, low, at, found.group(), config, floor)
        if amount is None:
            position = _skip(low, at, found.end())
            named.add(text[at:position])
        elif amount.plain and low.endswith("the ", 0, at) and text[at : amount.end] in named:
            position = amount.end  # "the Nimbus 8900 ... the 8900 will not"
        else:
            yield amount
            floor = amount.end
            position = max(amount.end, found.end())


_DIGIT_RUN = re.compile(r"[\d.,]+(?:e[+-]?\d+)?")


def _skip(low: str, at: int, end: int) -> int:
    """Go on behind a token that is no value."""
    if low[at].isdigit() or low[at] == ".":
        run = _DIGIT_RUN.match(low, at)
        return max(end, run.end() if run else end)
    return end


def _amount_at(text: str, low: str, at: int, word: str, config: Config, floor: int) -> Amount | None:
    if word[0].isdigit() or word[0] == "." or not word[0].isascii():
        return _figure_at(text, low, at, config, floor)
    if word in ("a", "an"):
        return _article_unit(text, low, at, word, config)
    numeral = word_numeral(low, at, word)
    if numeral is None:
        return read_multiplier(low, at, word) if word in multiplier_words() else None
    if numeral.form == "ordinal":
        return as_ordinal(low, numeral)
    special = (
        as_rank(low, numeral)
        or as_proportion(low, numeral)
        or as_multiplier(low, numeral)
        or as_quotient(low, numeral)
    )
    if special:
        return special
    amount = read_amount(text, low, numeral, config, floor)
    if amount.plain and text[at].isupper() and _TITLE.search(text, max(0, at - 24), at):
        return None  # "the Big Ten"
    if (
        text[at].isupper()
        and _TITLED_THE.search(text, max(0, at - 6), at)
        and _CAPITAL.match(text, amount.inner_end)
    ):
        return None  # a reading of "The Two Gardens"
    if amount.plain and (is_ordered(low, amount.start, amount.end) or is_hour(low, amount.start, amount.end)):
        return None
    return amount if counts(low, amount, word) else None


_AND_MORE = re.compile(r" and (?:a (?:half|quarter)|half|\d{1,2} [a-z]+|[a-z]+ (?:minutes|seconds|cents))\b")


def _article_unit(text: str, low: str, at: int, word: str, config: Config) -> Amount | None:
    """ "more than a mile", "an hour and a half": the article is a number where it is hedged or continued."""
    one = Numeral(at, at + len(word), Decimal(1), Decimal(1), "words")
    amount = read_amount(text, low, one, config, at)
    if amount.kind == "number" or "-" in text[amount.inner_end : amount.end]:
        return None
    alone = opens(low, at) and closes(low, amount.end)
    poured = amount.dimension == "volume" and low.startswith(" of ", amount.end)
    continued = amount.value != 1 or poured or _AND_MORE.match(low, amount.end)
    hedged = hedge_before(low, at, duration=amount.kind == "duration")
    return amount if alone or continued or (hedged and hedged.end >= at - 1) else None


def _figure_at(text: str, low: str, at: int, config: Config, floor: int) -> Amount | None:
    """The amount whose digits begin at `at`."""
    if _glued_before(text, low, at):
        return None
    special = read_figure(low, at) or read_stopwatch(low, at)
    if special:
        return special
    numeral = read_digits(text, low, at)
    if numeral is None or abs(numeral.value) > _LARGEST or numeral.end - at > LONGEST:
        return None
    if numeral.form == "fraction" and not _fraction_fits(text, low, numeral):
        return None
    special = (
        as_rank(low, numeral)
        or as_proportion(low, numeral)
        or as_multiplier(low, numeral)
        or as_quotient(low, numeral)
        or as_age(text, low, numeral)
    )
    if special:
        return special
    amount = read_amount(text, low, numeral, config, floor)
    return None if _is_name(text, low, at, amount, floor) else amount


_READS_ON = re.compile(r"/\d|,\d{4}")
_TITLED_THE = re.compile(r"[a-z,'] The $")
_CAPITAL = re.compile(r" [A-Z]")
_TITLE = re.compile(r"[a-z'] [A-Z][\w'-]*[ -]$")
_CODE_BEFORE = re.compile(r"[A-Za-z]\d{0,5}(?<!-of)(?<!-for)(?<!-by)(?<!-to)(?<!-and)(?<!-or)-$")
# Classes whose nouns are no verbs: "Village 14 people" is a headline, "Model 14 ships" a name.
_SURE_CLASSES = frozenset(("person", "vehicle", "building", "animal", "event", "organisation"))
_RECORD_BEFORE = re.compile(r"\d-\d{1,3}-$")
_SINGULAR = re.compile(r" (?:is|was|has|features|comes|offers|costs|weighs|looks)\b")
_RELEASE = re.compile(r"\d(?![\d.,]\d|\d)(?! ?(?:k|m|b|bn|tn|million|billion|trillion)\b)")
_INCHES_AND_MORE = re.compile(r"\d{1,2},\d")
_YEARS_BEFORE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d-$")
_SIZE_BEFORE = re.compile(r"\d ?x ?$")
_CLOCK_BEFORE = re.compile(r"\d: ?$")


def _glued_before(text: str, low: str, at: int) -> bool:
    """Whether the digits are the tail of something: "SU7", "11:47:35", "'09", a decimal."""
    before = text[at - 1] if at else " "
    if before == "R" and _RELEASE.match(low, at):
        return True  # "Server R2" is no price in rand
    if before.isalnum() or before == "_":
        return not (before.isalpha() and _currency_glued(text, low, at))
    if before == "/" and at > 1 and (text[at - 2].isdigit() or text[max(0, at - 4) : at - 1].isalpha()):
        return True  # "24/7", "CardSlot/34"
    if before == "," and not text[max(0, at - 2) : at - 1].strip(" \n$£€"):
        return True  # ",89" is not 89
    if low[at] == ".":
        return before not in " \n($£€-+<>=~"
    if before == "-" and low.endswith(("foot-", "feet-"), 0, at) and _INCHES_AND_MORE.match(low, at):
        return True  # "6-foot-2,230 pounds": a height, then a weight
    if before == "'" and at > 1 and text[at - 2] in " (" and text[at : at + 2].isdigit():
        return not text[at + 2 : at + 3].isdigit()
    return before in ": " and _CLOCK_BEFORE.search(text, max(0, at - 3), at) is not None


def _is_name(text: str, low: str, at: int, amount: Amount, floor: int) -> bool:
    """Whether the amount is no value but a name, label, list number or year."""
    after = text[amount.end : amount.end + 1]
    if (after.isalpha() and after.isascii()) or after == "_":
        return True  # "3D", "737s", "10Q"
    if amount.kind == "number" and _READS_ON.match(text, amount.end):
        return True  # the 2 of "2/30/2014", the 1 of "1,0000": half a figure is no value
    if amount.kind == "duration":  # "in his 40s", "two AK-47s"
        coded = text[at - 1 : at] == "-" and _CODE_BEFORE.search(text, max(floor, at - 8), at) is not None
        return text[amount.inner_end : amount.end] == "s" and (text[amount.inner_end - 1] == "0" or coded)
    if amount.kind != "number":
        return is_label(text, low, amount.inner, amount.inner_end, plain=False)
    lettered = (
        amount.scale != 1 and text[amount.inner_end - 1].isalpha() and text[amount.inner_end - 2].isdigit()
    )
    bare = amount.dimension not in _SURE_CLASSES and (amount.scale == 1 or lettered)
    return (
        (_follows_part(text, at, amount, floor) and not is_measured(low, at))
        or _reads_on(text, low, at, amount)
        or is_label(text, low, amount.inner, amount.inner_end, plain=bare)
        or (amount.plain and _enumerates(text, at, amount))
        or (amount.plain and amount.start == at and continues_label(text, low, at))
        or _bare_year(text, low, amount)
    )


def _follows_part(text: str, at: int, amount: Amount, floor: int) -> bool:
    """ "F-16", "14-13-2", "1920 x 1200", "0800": the digits continue or begin a code."""
    if text[at - 1 : at] == "-" and (
        (amount.start == at and _CODE_BEFORE.search(text, max(floor, at - 8), at))
        or _RECORD_BEFORE.search(text, max(0, at - 8), at)
        or (amount.plain and amount.inner_end - at == 2 and _YEARS_BEFORE.search(text, max(0, at - 6), at))
    ):
        return True
    if amount.plain and floor < at - 4 and _SIZE_BEFORE.search(text, max(0, at - 8), at):
        return True
    padded = text[at] == "0" and text[at + 1 : at + 2].isdigit()
    return padded and not (opens(text, at) and closes(text, amount.end))


def _reads_on(text: str, low: str, at: int, amount: Amount) -> bool:
    """ "the 8900's screen", "the 8900 is thin", "300-Series": a thing that goes by its number."""
    if text.startswith("'s", amount.end):
        return True
    if text.startswith("-Series", amount.end):
        return True
    if not amount.plain:
        return False
    if text[amount.end : amount.end + 1] == "-" and text[amount.end + 1 : amount.end + 2].isupper():
        return True
    return low.startswith("the ", at - 4) and _SINGULAR.match(low, amount.end) is not None


def _currency_glued(text: str, low: str, at: int) -> bool:
    found = currency_before(text, low, at)
    return found is not None and found.end == at


def _fraction_fits(text: str, low: str, numeral: Numeral) -> bool:
    """ "3/4" is a number; "9/11" and "5/17" are more likely names and dates."""
    if not numeral.value or numeral.value > 1:
        return opens(text, numeral.start) and closes(text, numeral.end)
    return low[numeral.start - 1 : numeral.start] != "/" and low[numeral.end : numeral.end + 1] != "/"


def _enumerates(text: str, at: int, amount: Amount) -> bool:
    """ "1. First" or "(2)" at the start of a line."""
    line = text.rfind("\n", max(0, at - 4), at)
    if line < 0 and at > 3:
        return False
    line += 1
    closed = text[amount.end : amount.end + 2]
    return not text[line:at].strip(" (") and closed[:1] in (".", ")") and closed[1:2] == " "


def _bare_year(text: str, low: str, amount: Amount) -> bool:
    """A year that the date reader did not claim is no count either ("the 2007 convictions")."""
    digits = text[amount.start : amount.end]
    if len(digits) != 4 or not digits.isdigit() or not 1800 <= int(digits) <= 2100:
        return False
    if opens(text, amount.start) and closes(text, amount.end):
        return False
    return amount.plain or (int(digits) % 100 != 0 and hedge_before(low, amount.start) is None)
