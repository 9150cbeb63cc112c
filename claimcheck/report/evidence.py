"""What every format shows of a finding: each claim's sentence, cut to size around its marked value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimcheck.model import Claim, Finding, Source
from claimcheck.report.wording import label, phrase, printable, readable_period, source_name

AROUND = 160  # characters of a long sentence shown on either side of the value
_MODALITY = {
    "planned": "planned",
    "expected": "expected",
    "reported": "unconfirmed",
    "denied": "denied",
    "superseded": "superseded by the source itself",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim as shown: its words in three parts, the value in the middle.

    Attributes:
        value: the value with its hedge and counted noun.
        before, marked, after: the sentence, the value's exact characters in the middle.
        publisher, date, url: who says it and when.
        notes: as_of, modality, scope, attribution, where the source states them.
    """

    value: str
    before: str
    marked: str
    after: str
    publisher: str
    date: str
    url: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One position as shown: its letter, its evidence, and how many claims more it has."""

    letter: str
    evidence: tuple[Evidence, ...]
    more: int


def sides(finding: Finding, sources: Mapping[str, Source], positions: int, claims: int) -> Iterator[Side]:
    """The evidence of a finding, so many positions and claims of each as fit the format.

    What one source says twice in the same words is shown once, and so is a value with its restatement.
    """
    for index, position in enumerate(finding.positions[:positions]):
        stated = {(claim.source, claim.start) for claim in position.claims}
        shown: dict[tuple[str, str, str], Evidence] = {}
        rest = iter(position.claims)
        for claim in rest:
            if (claim.source, claim.mention.restates) in stated:
                continue
            evidence = of_claim(claim, sources)
            shown.setdefault((claim.source, claim.sentence, evidence.value), evidence)
            if len(shown) == claims:
                break
        yield Side(label(index), tuple(shown.values()), sum(1 for _ in rest))


def of_claim(claim: Claim, sources: Mapping[str, Source]) -> Evidence:
    """One claim as shown."""
    source = sources.get(claim.source)
    before, marked, after = _parts(claim)
    return Evidence(
        value=phrase(claim),
        before=before,
        marked=marked,
        after=after,
        publisher=source_name(source, claim.source),
        date=readable_period(source.published) if source else "",
        url=source.url if source and source.url.startswith(("https://", "http://")) else "",
        notes=tuple(_notes(claim, source)),
    )


def _parts(claim: Claim) -> tuple[str, str, str]:
    start = claim.start - claim.sentence_start
    end = claim.end - claim.sentence_start
    if not claim.sentence or claim.sentence[start:end] != claim.quote:
        return "", printable(claim.quote), ""  # a table cell has no sentence around it
    before, after = claim.sentence[:start], claim.sentence[end:]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return _one_line(before).lstrip(), printable(claim.quote), _one_line(after).rstrip()


def _notes(claim: Claim, source: Source | None) -> Iterator[str]:
    context = claim.context
    if context.as_of is not None and not (source and source.published == context.as_of):
        yield f"as of {readable_period(context.as_of)}"
    if context.modality in _MODALITY:
        yield _MODALITY[context.modality]
    if context.scope:
        yield printable(", ".join(context.scope))
    if context.attribution:
        yield f"according to {printable(context.attribution)}"


def _one_line(text: str) -> str:
    """Runs of white space as one space, keeping one at either end."""
    words = " ".join(printable(text).split())
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() and words else "")
