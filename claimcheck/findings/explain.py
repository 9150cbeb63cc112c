"""The explanation of a finding: one sentence a newspaper reader understands, with its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.compare.group import NO_DISTANCE, Group, Outcome
from claimcheck.compare.rules.age import YEAR, is_age
from claimcheck.compare.rules.time import when
from claimcheck.compare.statements import Statement
from claimcheck.findings.gap import between, in_words, leaders, span
from claimcheck.model import Claim, Period, Source

SHOWN = 3  # positions named in the sentence
PLURAL = {"person": "people"}  # of other nouns the plural begins like the singular
WHY_TOGETHER = {
    "unit": "the same in other units",
    "currency": "the same within the exchange rate",
    "rounding": "one rounds to the other",
    "approximation": "one of them is only approximate",
    "bound": "one of them is only a bound",
    "range": "one of them is a range, and they overlap",
    "precision": "one is only more precise",
    "ambiguous": "one of the readings agrees",
}


def explain(group: Group, outcome: Outcome, sources: Mapping[str, Source]) -> str:
    """Say in one sentence who says what, how far apart it is, and what may explain it."""
    if outcome.relation in ("conflict", "evolved"):
        return _apart(group, outcome, sources)
    return _together(group, outcome, sources)


def _apart(group: Group, outcome: Outcome, sources: Mapping[str, Source]) -> str:
    spokesmen = leaders(group, outcome.positions)
    ends = sorted(spokesmen[:SHOWN], key=lambda statement: statement.readings[0].low)
    pair = (ends[0], ends[-1])
    sentence = _listed(_said(spokesmen[:SHOWN], sources))
    if len(spokesmen) > SHOWN:
        sentence += f" ({len(outcome.positions) - SHOWN} more values)"
    if len(spokesmen) > 1:
        sentence += _how_far(group, pair, several=len(spokesmen) > 2)
    why = [outcome.note, _dated(outcome, pair), _rate(spokesmen)]
    return "; ".join([sentence, *(part for part in why if part)]) + "."


def _how_far(group: Group, pair: tuple[Statement, Statement], *, several: bool) -> str:
    """How far the lowest and the highest of the values shown are apart; words and scores only differ."""
    if group.measure in NO_DISTANCE:
        return "" if group.measure == "category" else ": not the same score"
    gap = between(*pair)
    said = in_words(gap, group.is_time)
    if group.measure == "temperature":  # nothing at the zero of kelvins makes a percentage of it
        said = f"{gap.absolute:.3g} °C apart"
    elif all(map(is_age, pair)) and (years := _years(gap.absolute, group)):
        said = f"{years} apart"
    if several:
        said = f"up to {said}" if said.endswith("apart") else said.replace("one is", "the highest is")
        said = said.replace("the other", "the lowest")
    tolerant = group.tolerance and not group.is_time
    return f": {said}" + (f", outside the {group.tolerance * 100:g} % tolerance" if tolerant else "")


def _years(apart: float, group: Group) -> str:
    """How far two ages are apart, in years; "" for those of less than a year."""
    seconds = apart if group.measure == "duration" else apart * YEAR
    years = round(seconds / YEAR)
    return "one year" if years == 1 else span(years * YEAR) if years else ""


def _together(group: Group, outcome: Outcome, sources: Mapping[str, Source]) -> str:
    seen: dict[str, Statement] = {}
    for statement in group.statements:
        seen.setdefault(_words(statement.claim), statement)
    shown = list(seen.values())[:SHOWN]
    if len(seen) == 1:
        names = sorted({name_of(statement.source, sources) for statement in group.statements})
        all_of_them = "all" if len(names) > 2 else "both"
        return f"{_some(names)} {all_of_them} say {_words(shown[0].claim)}."
    why = outcome.note or _tolerated(group, outcome)
    why = why or next((WHY_TOGETHER[r] for r in outcome.reasons if r in WHY_TOGETHER), "the same")
    return f"{_listed(_said(shown, sources))}: {why}."


def _tolerated(group: Group, outcome: Outcome) -> str:
    """Whether nothing but the tolerance makes the values one."""
    asked = outcome.relation == "agree" or (group.is_time and "ambiguous" not in outcome.reasons)
    if not asked or not group.tolerance or replace(group, tolerance=0.0).meet():
        return ""
    return "within the tolerance" if group.is_time else f"within the {group.tolerance * 100:g} % tolerance"


def _dated(outcome: Outcome, pair: tuple[Statement, Statement]) -> str:
    """What the dates of the two sides say whose distance is told."""
    if "time" not in outcome.reasons or outcome.relation != "evolved" or pair[0] is pair[1]:
        return ""
    times = [when(statement) for statement in pair]
    if times[0] is None or times[1] is None:
        return ""
    apart = abs(times[0].low - times[1].low)
    if apart < 86_400:
        return ""
    what = "the figures" if all(statement.time for statement in pair) else "the reports"
    if outcome.note:  # it says already what explains it
        return f"{what} are {span(apart)} apart"
    grew = times[0].low < times[1].low and pair[0].value.kind != "date"  # the lower value is the older one
    return f"{what} are {span(apart)} apart, so {'growth' if grew else 'a change'} may explain it"


def _rate(spokesmen: Sequence[Statement]) -> str:
    notes = sorted({statement.note for statement in spokesmen if statement.note})
    return notes[0] if notes else ""


def _said(statements: Sequence[Statement], sources: Mapping[str, Source]) -> list[str]:
    """What each source says, each source named once: "Reuters (Feb 2023) says 4 and 5"."""
    by_source: dict[str, list[Statement]] = {}
    for statement in statements:
        by_source.setdefault(statement.source, []).append(statement)
    said: list[str] = []
    for source, own in by_source.items():
        dated = _date(own[0].published)
        words = _listed(list(dict.fromkeys(_words(statement.claim) for statement in own)))
        also = "both " if len(own) > 1 and len(by_source) > 1 else ""
        verb = "says " if not said else ""
        said.append(f"{name_of(source, sources)}{f' ({dated})' if dated else ''} {verb}{also}{words}")
    return said


def _words(claim: Claim) -> str:
    """The value with its hedge and the noun it counts, in the source's own words where they are at hand."""
    text = claim.quote.strip()
    if claim.sentence and text.endswith(".") and text.count(".") == 1:  # "10 km." at the end of a sentence
        text = text[:-1]
    span_of_hedge = claim.mention.hedge_span
    if span_of_hedge and claim.sentence:
        start, end = (place - claim.sentence_start for place in span_of_hedge)
        hedge = " ".join(claim.sentence[max(start, 0) : max(end, 0)].split())
        hedge = hedge if hedge[1:2].isupper() else hedge[:1].lower() + hedge[1:]  # it may begin a sentence
        text = f"{hedge} {text}" if span_of_hedge[0] < claim.start else f"{text} {hedge}"
    return f"{' '.join(text.split())}{_noun(claim)}"


def _noun(claim: Claim) -> str:
    """The word after the number where it is the counted noun ("engineers"), or "-old" of "52-year-old"."""
    unit = claim.value.unit
    if claim.value.kind == "duration" and claim.sentence.startswith("-old", claim.end - claim.sentence_start):
        return "-old"
    if claim.value.kind != "number" or not unit or not claim.sentence:
        return ""
    rest = claim.sentence[claim.end - claim.sentence_start :].split(maxsplit=4)[:4]
    for place, word in enumerate(rest):
        bare = word.strip(".,;:!?\"'").casefold()
        if bare == PLURAL.get(unit) or bare.startswith(unit.casefold()[: max(3, len(unit) - 1)]):
            return " " + " ".join(rest[: place + 1]).strip(".,;:!?\"'")
    return ""


def name_of(source: str, sources: Mapping[str, Source]) -> str:
    known = sources.get(source)
    return (known.publisher or source) if known else source


def _date(period: Period | None) -> str:
    """A publication date as short as its precision allows: "Feb 2023"."""
    if period is None or period.low is None or period.high is None:
        return ""
    days = (period.high - period.low).days
    return (
        f"{period.low:%Y}"
        if days > 31
        else f"{period.low:%b %Y}"
        if days > 1
        else f"{period.low.day} {period.low:%b %Y}"
    )


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def _some(names: Sequence[str]) -> str:
    if len(names) <= SHOWN:
        return _listed(names)
    return f"{', '.join(names[:2])} and {len(names) - 2} others"
