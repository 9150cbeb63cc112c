"""The pipeline on one screen: sources, claims, keys, findings, report."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import documents, findings, keys
from claimcheck.compare.schema import Schema
from claimcheck.config import Config, settings
from claimcheck.errors import SourceError, described, enough_memory
from claimcheck.extract import prose
from claimcheck.extract.furniture import read_layout
from claimcheck.extract.tables.reading import read_table
from claimcheck.extract.unseen import as_given, as_seen, seen
from claimcheck.findings.ranking import rank
from claimcheck.model import Claim, Document, Skipped, Source
from claimcheck.printing import printable
from claimcheck.report import Report
from claimcheck.report.rows import RowClaims, sources_of, stack
from claimcheck.values import find_values

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["check_claims", "compare_claims", "extract_claims", "find_values"]

log = logging.getLogger(__name__)

Meta = str | Path | Mapping[str, object] | None
SchemaLike = Schema | Mapping[str, Any] | Path | str | None


def check_claims(
    sources: object,
    *,
    config: Config | None = None,
    meta: Meta = None,
    schema: SchemaLike = None,
    nlp: Language | None = None,
) -> Report:
    """Tell where sources disagree.

    Args:
        sources: one source or an iterable of them: files, folders, patterns (``notes/*.md``), texts,
            `Document`s, dicts with ``text``, documents of LangChain or LlamaIndex, or claim tables
            (DataFrame, ``.csv``, ``.jsonl``) with the columns ``source``, ``subject``, ``attribute`` and
            ``value``.
        config: how values are read and when a difference counts.
        meta: title, publisher, url and published by source id, or the path of a JSON file with them.
        schema: what is known about attributes: aliases, units, tolerances, whether they can change.
        nlp: a spaCy pipeline to parse with, instead of the shipped model.

    Returns:
        The findings, disagreements first, each with its evidence; and what was not compared, with why.

    Raises:
        ClaimcheckError: input that cannot be read as a whole; the message says what is wrong with what.

    Example:
        >>> report = check_claims(["The dam is 90 m high.", "The dam is 120 m high."])
        >>> len(report.sources)
        2
    """
    config = settings(config)
    loaded = documents.load(sources, meta=meta)
    log.debug(
        "read %d texts and %d tables, skipped %d",
        len(loaded.documents),
        len(loaded.tables),
        len(loaded.skipped),
    )
    texts = [_described(document) for document in loaded.documents]
    claims, skipped = _extract(texts, config, nlp)
    report = compare_claims(claims, sources=texts, config=config, schema=schema)
    if loaded.tables:
        rows = sum(len(table.frame) for table in loaded.tables)
        with enough_memory(
            "comparison", f"to compare {rows:,} rows", "Compare the rows of fewer subjects at a time."
        ):
            report = _joined(report, _check_table(loaded.tables, config, schema))
    return replace(report, skipped=(*loaded.skipped, *skipped, *report.skipped))


def extract_claims(
    sources: object, *, config: Config | None = None, meta: Meta = None, nlp: Language | None = None
) -> list[Claim]:
    """Take the claims out of texts, without comparing them.

    Args:
        sources: texts in any form that `check_claims` takes.
        config, meta, nlp: as for `check_claims`.

    Returns:
        Claims sorted by source and place, without keys.

    Raises:
        ClaimcheckError: input that cannot be read as a whole.

    Example:
        >>> [claim.quote for claim in extract_claims("The dam is 90 m high.")]
        ['90 m']
    """
    return _extract(texts_of(sources, meta), settings(config), nlp)[0]


def texts_of(sources: object, meta: Meta = None) -> list[Document]:
    """The texts among sources, with title and date as they give them themselves where nobody else did."""
    return [_described(document) for document in documents.load(sources, meta=meta).documents]


def compare_claims(
    claims: Iterable[Claim],
    *,
    sources: Iterable[Document | Source] = (),
    config: Config | None = None,
    schema: SchemaLike = None,
) -> Report:
    """Bring claims of several sources under common keys and compare them.

    Args:
        claims: what `extract_claims` returned, or your own; keys already set are kept if all are.
        sources: documents or sources by which the report names and dates the claims' sources.
        config, schema: as for `check_claims`.

    Returns:
        The report; `skipped` tells of the comparison only.

    Raises:
        ClaimcheckError: a schema that contradicts itself; something that is no claim or no source.

    Example:
        >>> compare_claims([]).findings
        ()
    """
    config = settings(config)
    claims, given = _each(claims, (Claim,), "claims"), _each(sources, (Document, Source), "sources")
    with enough_memory(
        "comparison", f"to compare {len(claims):,} claims", "Compare fewer sources at a time."
    ):
        return _compare(claims, given, config, schema)


def _compare(
    claims: list[Claim], given: list[Document | Source], config: Config, schema: SchemaLike
) -> Report:
    known = {source.id: source for source in map(_source, given)}
    known |= {claim.source: Source(claim.source) for claim in claims if claim.source not in known}
    log.info("comparing %d claims of %d sources", len(claims), len(known))
    first, claims = claims, as_seen(claims)
    if len(known) > 1 and not all(claim.key for claim in claims):
        claims = keys.assign(claims, config, sources=known)
    log.debug("brought %d claims under %d keys", len(claims), len({c.key for c in claims if c.key}))
    found, skipped = findings.find(claims, sources=known, config=config, schema=schema)
    log.debug("found %d facts stated by two or more sources", len(found))
    claims, found = as_given(claims, found, first)
    return Report(
        findings=tuple(found),
        claims=tuple(claims),
        skipped=tuple(skipped),
        sources=tuple(known[name] for name in sorted(known)),
        alone=sum(claim.key is None for claim in claims),
        texts={item.id: item.text for item in given if isinstance(item, Document)},
    )


def _described(document: Document) -> Document:
    """Title and date as the text itself gives them, where nobody else did."""
    source = document.source
    if source.title and source.published:
        return document
    layout = read_layout(seen(document.text))
    told = replace(source, title=source.title or layout.title, published=source.published or layout.published)
    return replace(document, source=told)


def _extract(
    texts: Sequence[Document], config: Config, nlp: Language | None
) -> tuple[list[Claim], list[Skipped]]:
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    for place, document in enumerate(texts, start=1):
        shown = printable(document.id)
        log.info("reading %s, %d of %d", shown, place, len(texts))
        task = f"to read this text of {len(document.text):,} characters"
        with enough_memory(document.id, task, "Lower Config.max_text, or cut the text into parts."):
            found, aside = prose.extract(document, config, nlp)
        claims += found
        skipped += aside
        log.debug("%s: %d claims, %d set aside", shown, len(found), len(aside))
    return claims, skipped


def _check_table(tables: Sequence[documents.Table], config: Config, schema: SchemaLike) -> Report:
    """The table lane: columns all the way, objects only for the findings that are looked at."""
    read, skipped = [], []
    for table in tables:
        frame = table.frame
        if len(tables) > 1:  # rows of several tables need names of their own
            frame = frame.set_axis([f"{table.name} {row}" for row in frame.index])
        rows, unread = read_table(frame, source_name=table.name, config=config)
        read.append(rows)
        skipped += unread
    whole = stack(read)
    sources = sources_of(whole)
    log.debug("read %d rows as claims, skipped %d", len(whole), len(skipped))
    found, incomparable = findings.find_in_table(whole, sources=sources, config=config, schema=schema)
    log.debug("found %d facts stated by two or more sources", len(found))
    return Report(
        findings=found,
        claims=RowClaims(whole, config),
        skipped=(*skipped, *incomparable),
        sources=tuple(sources.values()),
        alone=len(whole) - int(found.frame()["claims"].sum()),
    )


def _joined(prose: Report, table: Report) -> Report:
    if not prose.sources:
        return table
    return Report(
        findings=tuple(rank([*prose.findings, *table.findings])),
        claims=(*prose.claims, *table.claims),
        skipped=(*prose.skipped, *table.skipped),
        sources=tuple(sorted((*prose.sources, *table.sources), key=lambda source: source.id)),
        alone=prose.alone + table.alone,
        texts=prose.texts,
    )


def _each(given: object, kinds: tuple[type, ...], where: str) -> list[Any]:
    """The items of an argument, all of the kinds that it takes."""
    items = list(given) if isinstance(given, Iterable) else [given]
    for place, item in enumerate(items):
        if not isinstance(item, kinds):
            raise SourceError(
                f"{described(item)} is not allowed",
                value=item,
                where=f"{where}[{place}]",
                allowed=" and ".join(f"{kind.__name__} objects" for kind in kinds),
                hint="Texts and claim tables are for check_claims.",
            )
    return items


def _source(given: Document | Source) -> Source:
    return given.source if isinstance(given, Document) else given
