"""Claims, mentions and single findings in the terminal, in the width it has."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.cli.streams import put, writing
from claimcheck.model import Claim, Mention, Source
from claimcheck.outcome import Finding
from claimcheck.printing import printable
from claimcheck.report import Report, jsonform, text
from claimcheck.report.csvform import harmless_cell
from claimcheck.report.evidence import place_of
from claimcheck.report.wording import iso_period, label, one_line, phrase

CLAIM_TABLE = ("source", "subject", "attribute", "value", "as_of", "published", "scope", "modality")


def show(parts: Iterable[RenderableType]) -> None:
    """To standard output: in colour where it is a terminal, without trailing blanks where it is not."""
    out = Console(highlight=False, markup=False, emoji=False)
    with writing():
        for part in parts:
            if out.is_terminal:
                out.print(part)
            else:
                with out.capture() as caught:
                    out.print(part)
                put("".join(f"{line.rstrip()}\n" for line in caught.get().splitlines()))


def report(shown: Report) -> None:
    """The findings and the denominator."""
    show(text.renderables(shown))


def claims(found: Sequence[Claim]) -> None:
    """One line a claim: where, what, of whom."""
    rows = (
        (
            f"{claim.source}:{claim.start}",
            phrase(claim),
            claim.subject,
            claim.attribute,
            ", ".join([*([m] if (m := claim.context.modality) != "actual" else []), *claim.context.scope]),
        )
        for claim in found
    )
    _print(("where", "value", "subject", "attribute", "qualifiers"), rows)


def mentions(found: Sequence[Mention]) -> None:
    """One line a value: how it is read."""
    names = ("text", "kind", "low", "high", "unit", "hedge")
    rows = (tuple(jsonform.mention(mention)[name] for name in names) for mention in found)
    _print(names, rows)


def listed(format: str, found: Iterable[Claim | Mention], sources: Mapping[str, Source]) -> str:
    """Claims or mentions as JSON, JSON lines or CSV; claims in CSV are a claim table that `compare` reads.

    Args:
        format: "json", "jsonl" or "csv".
        found: what is listed.
        sources: those of the claims, by id: the table dates its rows by them.
    """
    items = list(found)
    if format == "csv":
        return _csv(items, sources)
    data = [jsonform.claim(item) if isinstance(item, Claim) else jsonform.mention(item) for item in items]
    if format == "jsonl":
        return "".join(f"{jsonform.written(row)}\n" for row in data)
    return jsonform.written(data, indent=1) + "\n"


def finding(shown: Finding, report: Report) -> None:
    """Everything that is known of a finding: its figures, and how each of its claims was read."""
    lines = [
        printable(shown.explanation),
        f"key: {printable(str(shown.key))}",
        f"reasons: {', '.join(shown.reasons)}; severity {shown.severity:.2f}, "
        f"confidence {shown.confidence:.2f}",
    ]
    show([text.heading(report.findings.index(shown) + 1, shown), _indented(lines)])
    for index, position in enumerate(shown.positions):
        for claim in position.claims:
            show([_indented(_read(label(index), claim))])


def _indented(lines: Iterable[str]) -> RenderableType:
    return Padding(Text("\n".join(lines)), (0, 0, 1, 4))


def _read(letter: str, claim: Claim) -> Iterator[str]:
    place = place_of(claim)
    yield f"{letter}  {phrase(claim)}   {one_line(claim.source)}{f', {place}' if place else ''}"
    if claim.sentence:
        yield f"   “{one_line(claim.sentence)}”"
    value = jsonform.value(claim.value)
    unit = f" {value['unit']}" if value["unit"] else ""
    yield f"   read as {claim.value.kind} from {value['low']} to {value['high']}{unit}"
    if claim.context.as_of is not None:
        yield f"   as of {iso_period(claim.context.as_of)}"
    yield from (f"   {one_line(how)}" for how in claim.explain().splitlines())


def _print(names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    table = Table(*names, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(printable("" if cell is None else str(cell))) for cell in row))
    show([table])


def _csv(items: Sequence[Claim | Mention], sources: Mapping[str, Source]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    mentions = [item for item in items if isinstance(item, Mention)]
    if mentions:
        rows = [jsonform.mention(item) for item in mentions]
        names = [name for name in rows[0] if name != "alternatives"]
        writer.writerow(names)
        writer.writerows([harmless_cell(row[name]) for name in names] for row in rows)
        return file.getvalue()
    writer.writerow(CLAIM_TABLE)
    for claim in (item for item in items if isinstance(item, Claim)):
        context = claim.context
        cells = (
            claim.source,
            claim.subject,
            claim.attribute,
            phrase(claim),
            iso_period(context.as_of) or "",
            iso_period(sources[claim.source].published) or "",
            " ".join(context.scope),
            context.modality,
        )
        writer.writerow([harmless_cell(cell) for cell in cells])
    return file.getvalue()
