"""The forms of a sum: from the slots that a pattern has named to a calculation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from claimcheck import lexicon
from claimcheck.compare.arithmetic.calculation import Span, Sum, done, point_of, same_class, span_of
from claimcheck.compare.arithmetic.wording import SLOT
from claimcheck.model import Claim

YEAR, MONTH, DAY = 365.25 * 86_400, 365.25 * 7_200, 86_400.0
PERIODS = {"per year": YEAR, "per month": MONTH, "per day": DAY, "per week": 7 * DAY}


def _total(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """Parts and total: every value of the class in these sentences takes part."""
    parts = [slots[int(number)] for number in SLOT.findall(match["parts"])]
    total = slots[int(match["total"])]
    if total in parts or not all(same_class(*pair) for pair in combinations((*parts, total), 2)):
        return None
    if sum(same_class(claim, total) for claim in slots) != len(parts) + 1:
        return None
    spans = [span_of(part) for part in parts]
    result = Span(sum(span.low for span in spans), sum(span.high for span in spans))
    return done(
        "total",
        parts,
        total,
        " + ".join(f"{{{n}}}" for n in range(len(parts))),
        sum(map(point_of, parts)),
        [result],
    )


def _difference(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """What a figure rose or fell by, in its own unit or in percent of what it was."""
    first, last, change = (slots[int(match[name])] for name in ("first", "last", "change"))
    if not same_class(first, last):
        return None
    apart, was = abs(point_of(last) - point_of(first)), abs(point_of(first))
    old = span_of(first)
    gap = gap_of(old, span_of(last))
    if same_class(change, last) and change.value.kind != "percent":
        return done(
            "difference", sorted((first, last), key=point_of)[::-1], change, "{0} − {1}", apart, [gap]
        )
    if change.value.kind != "percent" or first.value.kind == "percent" or min(was, old.low) <= 0:
        return None
    formula = "({1} − {0}) / {0}" if point_of(last) >= was else "({0} − {1}) / {0}"
    share = Span(100 * gap.low / old.high, 100 * gap.high / old.low)
    return done("difference", (first, last), change, formula, 100 * apart / was, [share])


def gap_of(old: Span, new: Span) -> Span:
    """How far apart two numbers can be, whichever is larger."""
    low, high = new.low - old.high, new.high - old.low
    return Span(0.0 if low <= 0 <= high else min(abs(low), abs(high)), max(abs(low), abs(high)))


def _share(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """A share of a whole, and the part it stands for."""
    share, whole, part = (slots[int(match[name])] for name in ("share", "whole", "part"))
    if share.value.kind != "percent" or share.value.unit != "percent" or not same_class(whole, part):
        return None
    percent, all_of = span_of(share), span_of(whole)
    result = Span(percent.low * all_of.low / 100, percent.high * all_of.high / 100)
    return done(
        "share", (share, whole), part, "{0} of {1}", point_of(share) * point_of(whole) / 100, [result]
    )


def _rate(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """So much a year, for so many years."""
    rate, time, total = (slots[int(match[name])] for name in ("rate", "time", "total"))
    yearly = YEAR if match.group().split()[-1] in lexicon.words("arithmetic", "yearly") else 0.0
    period = next((length for unit, length in PERIODS.items() if rate.value.unit.endswith(unit)), yearly)
    if not period or time.value.kind != "duration" or total.value.kind != rate.value.kind:
        return None
    if total.value.unit != rate.value.unit.split(" per ")[0]:
        return None
    stated = rate.value.stated
    size = float(str(stated)) / point_of(rate) if stated and point_of(rate) else 1.0
    each, long = span_of(rate), span_of(time)
    result = Span(each.low * size * long.low / period, each.high * size * long.high / period)
    return done(
        "rate", (rate, time), total, "{0} × {1}", point_of(rate) * size * point_of(time) / period, [result]
    )


def _move(match: re.Match[str], slots: Sequence[Claim]) -> Sum | None:
    """By how much a figure moved, in its own unit and in percent, and where to."""
    change, share, last = (slots[int(match[name])] for name in ("change", "share", "last"))
    if share.value.kind != "percent" or not same_class(change, last) or change.value.kind == "percent":
        return None
    fell = not lexicon.words("arithmetic", "fell").isdisjoint(match.group().split())
    by, new = span_of(change), span_of(last)
    was = Span(new.low + by.low, new.high + by.high) if fell else Span(new.low - by.high, new.high - by.low)
    before = point_of(last) + point_of(change) * (1 if fell else -1)
    if was.low <= 0 or before <= 0:
        return None
    formula = "{0} / ({1} + {0})" if fell else "{0} / ({1} − {0})"
    result = Span(100 * by.low / was.high, 100 * by.high / was.low)
    return done("move", (change, last), share, formula, 100 * point_of(change) / before, [result])


FORMS = {"total": _total, "difference": _difference, "share": _share, "move": _move, "rate": _rate}
