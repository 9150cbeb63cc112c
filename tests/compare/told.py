"""What a finding tells of each pair of `cases_pairs.toml`, word for word: `told.txt`.

python tests/compare/told.py --write   # after a change that is meant; look through the difference
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from claimcheck import find_values
from claimcheck.findings import Finding, find
from claimcheck.model import Claim, ClaimKey, Context, Source
from claimcheck.values.calendar import parse_period

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases_pairs.toml").read_text(encoding="utf-8"))["case"]
STORED = HERE / "told.txt"
KEY = ClaimKey("the thing", "what is measured")


def claim(source: str, text: str, published: str, behaviour: str, **told) -> tuple[Claim, Source]:
    """A claim about the one thing, and its source."""
    sentence = f"It was {text}."
    mention = find_values(sentence, published or None)[0]
    context = Context(subject="the thing", attribute="what is measured", behaviour=behaviour, **told)
    dated = Source(source, published=parse_period(published) if published else None)
    return Claim(f"{source}:{mention.start}", source, mention, context, sentence, key=KEY), dated


def compare(texts, published, behaviour, told=({}, {})):
    """The findings of two texts, and what could not be compared."""
    stated = [
        claim(name, text, day, behaviour, **context)
        for name, text, day, context in zip("ab", texts, published, told, strict=True)
    ]
    return find([one for one, _ in stated], sources={source.id: source for _, source in stated})


def of_case(case, step: int = 1):
    """The findings of a case, its sources the other way round where `step` is -1."""
    told = [dict(context) for context in case.get("told", [{}, {}])]
    for context in told:
        context["scope"] = tuple(context.get("scope", ()))
    published = case.get("published", ["", ""])
    return compare(case["pair"][::step], published[::step], case.get("behaviour", "unknown"), told[::step])


def written(finding: Finding) -> str:
    """Relation, reasons, gravity and explanation in two lines."""
    sides = " | ".join(", ".join(claim.source for claim in side.claims) for side in finding.positions)
    figures = f"severity {finding.severity:.3f}, confidence {finding.confidence:.3f}"
    return f"  {finding.relation} ({', '.join(finding.reasons)}), {sides}, {figures}\n  {finding.explanation}"


def report() -> Iterator[str]:
    """Every case in lines of its own."""
    for case in CASES:
        found, _ = of_case(case)
        days = "".join(f" [{day}]" for day in case.get("published", ()))
        yield (
            f"{' / '.join(case['pair'])}{days} {case.get('behaviour', '')}".rstrip()
            + "\n"
            + "\n".join(map(written, found))
        )


if __name__ == "__main__" and "--write" in sys.argv:
    STORED.write_text("\n".join(report()) + "\n", encoding="utf-8")
