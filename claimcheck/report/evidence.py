"""What every format shows of a finding: each claim's sentence, cut to size around its marked value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimcheck.model import Claim, Source
from claimcheck.outcome import Finding
from claimcheck.printing import printable
from claimcheck.report.wording import count, label, one_line, phrase, readable_period, source_name

UNDECIDED = 3  # vague claims listed under a finding
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
        publisher, title, date, url: who says it, where and when; the url only if it is a web address.
        place: where the value stands: "characters 120-125", or "row 17" of a table.
        notes: as_of, modality, scope, attribution, where the source states them.
        claim: the id of the claim.
    """

    value: str
    before: str
    marked: str
    after: str
    publisher: str
    title: str
    date: str
    url: str
    place: str
    notes: tuple[str, ...]
    claim: str

    @property
    def in_text(self) -> bool:
        """Whether it stands in a text, not in a table's cell."""
        return self.place.startswith("characters")


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


def undecided(finding: Finding, sources: Mapping[str, Source]) -> Iterator[str]:
    """Who says what fits several positions: "Acme Daily says dozens, which fits more than one of them"."""
    said = {(claim.source, phrase(claim)) for claim in finding.undecided}
    for source, value in sorted(said)[:UNDECIDED]:
        yield f"{source_name(sources.get(source), source)} says {value}, which fits more than one of them"
    if len(said) > UNDECIDED:
        yield f"… and {count(len(said) - UNDECIDED, 'vague claim')} more"


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
        title=one_line(source.title) if source and source.publisher else "",
        date=readable_period(source.published) if source else "",
        url=web_address(source.url) if source else "",
        place=place_of(claim),
        notes=tuple(_notes(claim, source)),
        claim=claim.id,
    )


def web_address(url: str) -> str:
    """The url if following it only opens a page, else "": never ``javascript:`` or ``data:``.

    Example:
        >>> web_address("https://a.example/x"), web_address("javascript:alert(1)")
        ('https://a.example/x', '')
    """
    return url if url.startswith(("https://", "http://")) and printable(url) == url else ""


def place_of(claim: Claim) -> str:
    """Where the value stands: its characters in the text, or the row of a table, which has no sentence."""
    if claim.sentence:
        return f"characters {claim.start:,}–{claim.end:,}"
    _, _, row = claim.id.partition(f"{claim.source}:")
    return row if row.startswith("row ") else ""


def _parts(claim: Claim) -> tuple[str, str, str]:
    start = claim.start - claim.sentence_start
    end = claim.end - claim.sentence_start
    if not claim.sentence or claim.sentence[start:end] != claim.quote:
        return "", one_line(claim.quote), ""  # a table cell has no sentence around it
    before, after = claim.sentence[:start], claim.sentence[end:]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return _spaced(before).lstrip(), one_line(claim.quote), _spaced(after).rstrip()


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


def _spaced(text: str) -> str:
    """Runs of white space as one space, keeping one at either end."""
    words = one_line(text)
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() and words else "")
