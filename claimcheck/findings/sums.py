"""Sums that a source states become findings: what does not add up, and what does."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from claimcheck.compare.arithmetic import Sum, sums
from claimcheck.config import Config
from claimcheck.extract.tables.columns import fold, measure
from claimcheck.findings.explain import name_of
from claimcheck.findings.keyed import stated_by
from claimcheck.model import Claim, ClaimKey, Source
from claimcheck.outcome import Finding, Position, Relation

CERTAINTY = 0.8  # that figures which a wording puts into a sum are meant as one: see the module's test
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def sum_findings(claims: Sequence[Claim], sources: Mapping[str, Source], config: Config) -> list[Finding]:
    """Check the sums that each source states.

    Args:
        claims: of all sources.
        sources: by id: their names for the explanations.
        config: the threshold below which a mismatch is only possible.

    Returns:
        One finding a sum: "agree", or, within one source, "conflict" of the stated result with its terms.

    Example:
        >>> sum_findings([], {}, Config())
        []
    """
    return [_finding(done, sources, config) for done in sums(claims)]


def _finding(done: Sum, sources: Mapping[str, Source], config: Config) -> Finding:
    stated = done.stated
    relation: Relation = (
        "agree" if done.holds else "conflict" if config.threshold <= CERTAINTY else "possible"
    )
    positions = (
        (Position((stated, *done.terms)),) if done.holds else (Position((stated,)), Position(done.terms))
    )
    given = abs(measure(stated.value).point)
    return Finding(
        key=_key(done),
        kind=stated.value.kind,
        subject=stated.subject,
        attribute=stated.attribute,
        relation=relation,
        positions=positions,
        severity=0.0 if done.holds else round(abs(done.result - given) / max(done.result, given), 4),
        confidence=CERTAINTY,
        reasons=("arithmetic",),
        explanation=f"{_names(done, sources)}: {written(done)}.",
        suspected="conflict" if relation == "possible" else None,
        sources=stated_by((stated, *done.terms), sources),
    )


def _key(done: Sum) -> ClaimKey:
    """The key of the result, else of a term; where no other source speaks of any, one of its own."""
    stated = done.stated
    keys = (claim.key for claim in (stated, *done.terms) if claim.key is not None)
    return next(keys, ClaimKey(fold(stated.subject), fold(stated.attribute)))


def _names(done: Sum, sources: Mapping[str, Source]) -> str:
    """Who states the terms and the result: one source, or several between them."""
    names = dict.fromkeys(name_of(claim.source, sources) for claim in (*done.terms, done.stated))
    return " with ".join(names)


def written(done: Sum) -> str:
    """The sum as it is written on paper: "10 + 12 = 22, not 24"."""
    left = done.formula.format(*(claim.quote for claim in done.terms))
    given = done.stated.quote
    if math.isclose(done.result, measure(done.stated.value).point):
        return f"{left} = {given}"
    percent = done.form in ("difference", "move") and done.stated.value.kind == "percent"
    result = f"{_short(done.result)} percent" if percent else _in_words_of(done)
    return f"{left} = {result}, {'within rounding of' if done.holds else 'not'} {given}"


def _in_words_of(done: Sum) -> str:
    """The calculated result in the unit and scale in which the source gives it: "$160 million"."""
    quote, point = done.stated.quote, measure(done.stated.value).point
    figure = _FIGURE.search(quote)
    if figure is None or not point:
        return _short(done.result)
    number = float(figure.group().replace(",", "")) * done.result / point
    return quote[: figure.start()] + _short(number) + quote[figure.end() :]


def _short(number: float) -> str:
    """A number without needless digits: 22, 21.95, 1,800."""
    return f"{round(number, 2):,.2f}".rstrip("0").rstrip(".")
