"""Finds every value in a text: one pass over digits and number words, then small readers by kind.

The scan stops only where a digit or a number word begins. Each reader looks a bounded way ahead and back, so the cost
is linear in the text, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Context, Decimal, localcontext
from functools import cache

from claimcheck.config import DEFAULT, Config
from claimcheck.lexicon import table
from claimcheck.model import Hedge, Mention, Period, Value
from claimcheck.values.amounts import Amount, read_amount
from claimcheck.values.calendar import parse_period
from claimcheck.values.dates import find_dates
from claimcheck.values.folding import Folded, fold
from claimcheck.values.glosses import link_glosses
from claimcheck.values.hedges import FoundHedge, hedge_after, hedge_before
from claimcheck.values.intervals import Interval, widen
from claimcheck.values.labels import is_label, opaque_spans
from claimcheck.values.numberwords import Numeral, read_half, read_vague, read_words
from claimcheck.values.numerals import LONGEST, read_digits, vulgar_signs
from claimcheck.values.ranges import Joined, join
from claimcheck.values.special import (
    as_multiplier,
    as_ordinal,
    as_proportion,
    as_rank,
    multiplier_words,
    read_figure,
    read_multiplier,
)

_CONTEXT = Context(prec=28)  # the caller's decimal context must not change what we read
_LARGEST = Decimal(10) ** 300
_NONE = Decimal(0)


@cache
def _anchor() -> re.Pattern[str]:
    """Where a value can begin: a digit, a fraction sign, a number word."""
    data = table("numbers")
    words = {*data["cardinals"], *data["scales"], *data["ordinals"], *data["vague"], *data["multipliers"]}
    words |= {f"{word}s" for word in data["scales"]} | {
        "half",
        "quarter",
        "few",
        "handful",
        "couple",
        "pair",
        "dozen",
    }
    words |= {
        t + o for t, n in data["cardinals"].items() if n >= 20 for o, m in data["ordinals"].items() if m < 10
    }
    words = {word for word in words if " " not in word}
    groups = []
    for initial in sorted({word[0] for word in words}):
        rest = sorted((word[1:] for word in words if word[0] == initial), key=lambda word: (-len(word), word))
        groups.append(f"{initial}(?:{'|'.join(rest)})")
    return re.compile(rf"\.?\d|[{vulgar_signs()}]|(?<![a-z0-9_])(?:{'|'.join(groups)})(?![a-z_])")


def find_values(
    text: str, published: str | date | datetime | Period | None = None, *, config: Config | None = None
) -> list[Mention]:
    """Find the values in a text: numbers, quantities, money, percentages, durations, dates and times.

    Args:
        text: any text; offsets of the result refer to it as given.
        published: when it was published (ISO text such as "2023-02-17" or "2023-02", a date, or a period): what
            "on Tuesday" counts from. Without it relative dates are found but stay open.
        config: how bounds, dates and bare currency signs are read.

    Returns:
        Mentions sorted by start, none overlapping another.

    Raises:
        ClaimcheckError: for a `published` that is no date.

    Example:
        >>> [m.text for m in find_values("More than 2,300 engineers spent $1.2bn in 90 days.")]
        ['2,300', '$1.2bn', '90 days']
    """
    config = config or DEFAULT
    period = published if isinstance(published, Period) or published is None else parse_period(published)
    folded = fold(text)
    with localcontext(_CONTEXT):
        mentions = _arbitrate(
            list(find_dates(folded.text, period, config)), _number_mentions(folded, config), folded.text
        )
        mentions = link_glosses(mentions, folded.text, config)
    return mentions if folded.offsets is None and folded.text == text else _restored(mentions, folded, text)


def _restored(mentions: list[Mention], folded: Folded, text: str) -> list[Mention]:
    """Mentions with their offsets and words in the text as given."""
    restored = []
    for mention in mentions:
        start, end = folded.original(mention.start, mention.end)
        span = folded.original(*mention.hedge_span) if mention.hedge_span else None
        source = (
            None if mention.restates is None else folded.original(mention.restates, mention.restates + 1)[0]
        )
        restored.append(Mention(start, end, text[start:end], mention.value, span, source))
    return restored


def _arbitrate(dates: list[Mention], numbers: list[Mention], text: str) -> list[Mention]:
    """Where a date and a number claim the same words, the date wins unless a number with a unit reaches further."""
    merged: list[Mention] = []
    for mention in sorted([*dates, *numbers], key=lambda item: (item.start, -item.end)):
        if not merged or mention.start >= merged[-1].end:
            merged.append(mention)
        elif _stronger(mention, merged[-1]):
            merged[-1] = mention
    return merged


def _stronger(new: Mention, old: Mention) -> bool:
    timely = [mention.value.kind in ("date", "time") for mention in (new, old)]
    if timely[0] == timely[1]:
        return new.end - new.start > old.end - old.start
    number = old if timely[0] else new
    wins = number.value.kind in ("money", "percent", "quantity") and number.end - number.start >= min(
        new.end - new.start, old.end - old.start
    )
    return wins == timely[1]


def _number_mentions(folded: Folded, config: Config) -> list[Mention]:
    mentions: list[Mention] = []
    amounts = list(_amounts(folded, config))
    index = 0
    while index < len(amounts):
        first, taken = amounts[index], 1
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        joined = join(folded.text, folded.low, first, following)
        while isinstance(joined, Amount):  # a compound may go on: 3 yards 2 feet 5 inches
            first, taken = joined, taken + 1
            following = amounts[index + taken] if index + taken < len(amounts) else None
            joined = join(folded.text, folded.low, first, following)
        if isinstance(joined, Joined):
            taken += 1
        mention = _mention(folded, joined or first, config)
        if mention and (not mentions or mention.start >= mentions[-1].end):
            mentions.append(mention)
        index += taken
    return mentions


def _amounts(folded: Folded, config: Config) -> Iterator[Amount]:
    text, low = folded.text, folded.low
    opaque = opaque_spans(text)
    next_opaque, position = 0, 0
    search = _anchor().search
    while found := search(low, position):
        at = found.start()
        while next_opaque < len(opaque) and opaque[next_opaque][1] <= at:
            next_opaque += 1
        if next_opaque < len(opaque) and opaque[next_opaque][0] <= at:
            position = opaque[next_opaque][1]
            continue
        amount = _amount_at(text, low, at, found.group(), config)
        if amount is None:
            position = _skip(low, at, found.end())
        else:
            yield amount
            position = max(amount.end, found.end())


_NAME_TAIL = re.compile(r"[a-z0-9_./:-]*")
_DIGIT_RUN = re.compile(r"[\d.,]+")


def _skip(low: str, at: int, end: int) -> int:
    """Go on behind a token that is no value."""
    if low[at].isdigit() or low[at] == ".":
        run = _DIGIT_RUN.match(low, at)
        return max(end, run.end() if run else end)
    return end


def _amount_at(text: str, low: str, at: int, word: str, config: Config) -> Amount | None:
    if word[0].isdigit() or word[0] == "." or not word[0].isascii():
        return _figure_at(text, low, at, config)
    numeral = _word_numeral(low, at, word)
    if numeral is None:
        return read_multiplier(low, at, word) if word in multiplier_words() else None
    if numeral.form == "ordinal":
        return as_ordinal(low, numeral)
    special = as_rank(low, numeral) or as_proportion(low, numeral) or as_multiplier(low, numeral)
    if special:
        return special
    amount = read_amount(text, low, numeral, config)
    return amount if _counts(low, amount, word) else None


def _figure_at(text: str, low: str, at: int, config: Config) -> Amount | None:
    before = text[at - 1] if at else " "
    if before.isalnum() or before == "_":
        glued = before.isalpha() and _currency_glued(text, low, at)
        if not glued:
            return None
    if low[at] == "." and before not in " \n($£€-+<>=~":
        return None
    special = read_figure(low, at)
    if special:
        return special
    numeral = read_digits(low, at, original_space=False)
    if numeral is None or abs(numeral.value) > _LARGEST or numeral.end - at > LONGEST:
        return None
    if numeral.form == "fraction" and not _fraction_fits(text, low, numeral):
        return None
    special = as_rank(low, numeral) or as_proportion(low, numeral) or as_multiplier(low, numeral)
    if special:
        return special
    amount = read_amount(text, low, numeral, config)
    after = text[amount.end : amount.end + 1]
    if after.isalpha() and after.isascii() or (after == "_"):
        return None  # "3D", "737s", "10Q": part of a name
    if before == "-" and amount.start == at and at > 1 and text[at - 2].isalpha() and amount.kind == "number":
        return None  # "F-16", "COVID-19"
    if amount.plain and after == "-" and text[amount.end + 1 : amount.end + 2].isalpha() and not amount.unit:
        return None if text[amount.end + 1].isupper() else amount
    if is_label(text, low, amount.inner, amount.inner_end, plain=amount.plain and not amount.codes):
        return None
    if amount.plain and _enumerates(text, at, amount):
        return None
    if amount.plain and _bare_year(text, amount):
        return None
    return amount


def _currency_glued(text: str, low: str, at: int) -> bool:
    from claimcheck.values.currencies import currency_before

    found = currency_before(text, low, at)
    return found is not None and found.end == at


def _fraction_fits(text: str, low: str, numeral: Numeral) -> bool:
    """ "3/4" is a number; "9/11" and "5/17" are more likely names and dates."""
    if not numeral.value or numeral.value > 1:
        return not text[: numeral.start].strip()
    return low[numeral.start - 1 : numeral.start] != "/" and low[numeral.end : numeral.end + 1] != "/"


def _enumerates(text: str, at: int, amount: Amount) -> bool:
    """ "1. First" or "(2)" at the start of a line."""
    line = text.rfind("\n", 0, at) + 1
    closed = text[amount.end : amount.end + 2]
    return not text[line:at].strip(" (") and closed[:1] in (".", ")") and closed[1:2] == " "


def _bare_year(text: str, amount: Amount) -> bool:
    """A year that the date reader did not claim is no count either."""
    whole = text.strip() == text[amount.start : amount.end]
    digits = text[amount.start : amount.end]
    return not whole and len(digits) == 4 and digits.isdigit() and 1800 <= int(digits) <= 2100


def _word_numeral(low: str, at: int, word: str) -> Numeral | None:
    if word in ("half", "quarter"):
        return _half(low, at, word)
    vague = read_vague(low, at)
    if vague:
        return vague
    numeral = read_words(low, at, join=not low[max(0, at - 8) : at].endswith("between "))
    if numeral is None or numeral.form == "ordinal":
        return numeral
    return _with_article(low, numeral, word)


def _with_article(low: str, numeral: Numeral, word: str) -> Numeral | None:
    """ "a hundred", "a dozen": the article belongs to the number; a bare "hundred" needs one."""
    data = table("numbers")
    if word.rstrip("s") not in data["scales"] and word not in data["collectives"]:
        return numeral
    start = numeral.start
    for article in ("a ", "an "):
        if low.startswith(article, start - len(article)) and (
            start == len(article) or not low[start - len(article) - 1].isalnum()
        ):
            return numeral._replace(start=start - len(article))
    return (
        numeral if not low[:start].strip() or low.endswith(("per ", "every ", "hundred "), 0, start) else None
    )


_HALF_UNIT = re.compile(r"half(?: of)?(?: an?)?[ -](?=[a-z]+)")
_OF = re.compile(r"(?: of | the | their | its | his | her | all )")


def _half(low: str, at: int, word: str) -> Numeral | None:
    """ "half a million", "half of", "a quarter of", "half an hour"; not "the second half", "last quarter"."""
    numeral = read_half(low, at)
    before = low[max(0, at - 12) : at]
    article = 2 if before.endswith(" a ") or before == "a " else 0
    if numeral:
        return numeral._replace(start=at - article)
    end = at + len(word)
    value = Decimal("0.5") if word == "half" else Decimal("0.25")
    whole = not low[: at - article].strip() and not low[end:].strip()
    plain = (
        word == "half"
        and not article
        and not re.search(r"\b(?:the|first|second|last|next|other|latter|former|this) $|-$", before)
    )
    if (
        (_OF.match(low, end) and (plain or article))
        or whole
        or (plain and re.search(r"(?:than|least|about|nearly|almost|over) $", before))
    ):
        return Numeral(at - article, end, value, value / 5, "fraction")
    unit = _HALF_UNIT.match(low, at) if plain or article else None
    if unit and low.startswith(
        (
            "hour",
            "mile",
            "gallon",
            "mill",
            "inch",
            "pound",
            "cup",
            "year",
            "day",
            "century",
            "decade",
            "litre",
            "liter",
            "kilo",
            "acre",
            "ton",
            "dollar",
            "percent",
            "point",
            "turn",
            "minute",
            "second",
            "metre",
            "meter",
        ),
        unit.end(),
    ):
        return Numeral(at - article, unit.end() - 1, value, value / 5, "fraction")
    return None


_PRONOUN_BEFORE = re.compile(
    r"\b(?:this|that|which|no|any|some|every|each|the|another|only|a|not|my|your|other|as|such|last|next|first|previous|current|good|big|new|in|by|for|with|on|to) $"
)


def _counts(low: str, amount: Amount, word: str) -> bool:
    """Whether "one" and the vague words count something here; other number words always do."""
    if word == "one" and amount.inner_end - amount.inner == 3 and amount.kind == "number":
        whole = not low[: amount.start].strip() and not low[amount.end :].strip()
        if whole:
            return True
        if amount.unit and low[max(0, amount.start - 3) : amount.start] != "no ":
            return True
        return (
            amount.plain
            and hedge_before(low, amount.start) is not None
            and low[amount.end : amount.end + 3] != " of"
        )
    if word in ("several", "few", "handful", "couple", "pair", "single"):
        return bool(amount.unit) or amount.scale != 1 or not low[: amount.start].strip()
    if word in ("zero", "nought", "naught"):
        return True
    return True


def _mention(folded: Folded, read: Amount | Joined, config: Config) -> Mention | None:
    """The mention of an amount or range, with its hedge and interval."""
    low = folded.low
    first, last = (read.first, read.last) if isinstance(read, Joined) else (read, read)
    start = read.hedge_start if isinstance(read, Joined) else read.start
    found = hedge_before(low, start, duration=last.dimension == "duration")
    behind = hedge_after(low, last.end) if found is None else None
    hedge = found or behind
    if first.kind in ("ordinal", "rank"):
        hedge = None
    value = _joined_value(read, folded) if isinstance(read, Joined) else _value(read, hedge, config)
    if value is None:
        return None
    end = last.end
    if isinstance(read, Joined) and read.join == "range" and hedge is None and start < first.start:
        hedge = FoundHedge("range", start, first.start)
    span = (hedge.start, hedge.end) if hedge else None
    if span and span[0] < first.start < span[1]:
        span = (span[0], first.start)
    return Mention(first.start, end, folded.text[first.start : end], value, span)


def _value(amount: Amount, found: FoundHedge | None, config: Config) -> Value:
    hedge: Hedge = found.hedge if found else ""
    if amount.form == "vague":
        interval, hedge = _vague_interval(amount, hedge), hedge or "vague"
    elif amount.kind in ("ordinal", "rank"):
        interval = Interval(amount.value, amount.value)
    else:
        interval = widen(amount.value, hedge, amount.resolution, strict=config.bounds == "strict")
    stated = amount.stated if amount.form == "vague" else amount.value
    value = Value(
        amount.kind, interval.low, interval.high, interval.low_open, interval.high_open, stated, amount.unit,
        amount.dimension, hedge, amount.resolution,
    )  # fmt: skip
    return replace(value, alternatives=_alternatives(value, amount)) if amount.others else value


def _vague_interval(amount: Amount, hedge: Hedge) -> Interval:
    """ "more than a few": the vague word's interval, its far end moved outwards by a hedge."""
    low, high = amount.low, amount.high
    if hedge in ("over", "at least") and high is not None:
        return Interval(low, high * 2, False, True)
    if hedge in ("under", "at most"):
        return Interval(_NONE, high, False, True)
    return Interval(low, high, False, True)


def _alternatives(value: Value, amount: Amount) -> tuple[Value, ...]:
    def times(number: object, factor: Decimal) -> Decimal | None:
        return number * factor if isinstance(number, Decimal) else None

    return tuple(
        replace(
            value, kind=kind, unit=unit, dimension=dimension, low=times(value.low, factor),
            high=times(value.high, factor), stated=times(value.stated, factor),
            resolution=times(value.resolution, factor),
        )
        for kind, factor, unit, dimension in amount.others
    )  # fmt: skip


def _joined_value(read: Joined, folded: Folded) -> Value | None:
    last = read.last
    if read.join == "score":
        stated = f"{read.low.normalize():f}-{last.value.normalize():f}"
        return Value("score", None, None, stated=stated)
    hedge: Hedge = "plus-minus" if read.join == "margin" else "range"
    resolution = min(read.first.resolution, last.resolution)
    value = Value(
        last.kind, read.low, read.high, False, False, read.first.value if read.join == "margin" else None,
        last.unit, last.dimension, hedge, resolution,
    )  # fmt: skip
    return replace(value, alternatives=_alternatives(value, last)) if last.others else value
