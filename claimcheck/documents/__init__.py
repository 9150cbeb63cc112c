"""Sources in: paths, texts, documents, dicts and claim tables become `Document`s and tables.

Offsets always count characters of the text as given: line ends stay as they are, and YAML front matter is
blanked, not cut, so that what stands after it keeps its place in the file. Of HTML and PDF files the text is
taken out; `Document.derived` says so, and offsets refer to that text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from claimcheck.documents import files
from claimcheck.documents.entries import (
    Entry,
    Table,
    from_mapping,
    from_object,
    is_object,
    is_record,
    unread,
)
from claimcheck.documents.metadata import details_of, read_meta, to_source
from claimcheck.errors import ClaimcheckError, SourceError, TableError, described
from claimcheck.model import Document, Skipped, Source

__all__ = ["Loaded", "Table", "load"]

_ACCEPTED = (
    "paths, folders, patterns, texts, Document objects, dicts with 'text' (or 'page_content' and "
    "'metadata'), LangChain or LlamaIndex documents, claim tables as DataFrame, .csv or .jsonl"
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: texts, claim tables, and what could not be used, with the reason."""

    documents: tuple[Document, ...]
    tables: tuple[Table, ...]
    skipped: tuple[Skipped, ...]


def load(sources: object, *, meta: str | Path | Mapping[str, object] | None = None) -> Loaded:
    """Read sources of any accepted form.

    Args:
        sources: one source or an iterable of them. A `Path` is a file, a folder or a pattern; so is a `str`
            that names an existing one, or is a single line that ends like a file name; any other `str` is a
            text, named "source 1", "source 2", ... by its place.
        meta: title, publisher, url and published by source id, as a mapping or the path of a JSON file.

    Returns:
        Documents sorted by id, tables in the order given, and diagnostics.

    Of several sources, one that is there and cannot be read is skipped, with the reason.

    Raises:
        SourceError: no sources, or none that can be read; a file that is missing; two sources with one id;
            something that is no source.
        EncodingError, TableError: the only source is no UTF-8 text, or no table.

    Example:
        >>> loaded = load(["The bridge is 90 m long.", {"id": "guide", "text": "It is 95 m long."}])
        >>> [document.id for document in loaded.documents]
        ['guide', 'source 1']
    """
    details = read_meta(meta)
    items = _read_all(sources)
    entries = _number_chunks([item for item in items if isinstance(item, Entry)])
    _check_ids(entries)
    tables = tuple(item for item in items if isinstance(item, Table))
    skipped = [item for item in items if isinstance(item, Skipped)]
    documents = [_document(entry, details, skipped) for entry in entries]
    if not tables:  # the sources of a table are known only once it is read
        unknown = sorted(details.keys() - {entry.id for entry in entries})
        skipped.extend(Skipped(name, "metadata", "no source has this id") for name in unknown)
    return Loaded(tuple(sorted(documents, key=lambda document: document.id)), tables, tuple(skipped))


def _read_all(sources: object) -> list[Entry | Table | Skipped]:
    """Every text, table and diagnostic, in the order given."""
    found: list[Entry | Table | Skipped] = []
    errors: list[ClaimcheckError] = []
    given = 0
    for given, source in enumerate(_each(sources), start=1):
        try:
            found += list(_read(source, given))
        except ClaimcheckError as error:
            if not _is_there(source):
                raise
            errors.append(error)
            found.append(unread(error, _name_of(source, given)))
    if not given:
        raise SourceError("no sources given", value=sources, allowed=_ACCEPTED)
    if errors and all(isinstance(item, Skipped) for item in found):
        raise errors[0]
    return found


def _each(sources: object) -> Iterator[object]:
    if isinstance(sources, (str, Path, Document, pd.DataFrame, Mapping)) or is_object(sources):
        yield sources
    elif isinstance(sources, Set):  # has no order of its own, and none that every run has
        yield from sorted(sources, key=described)
    elif isinstance(sources, Iterable) and not isinstance(sources, (bytes, bytearray)):
        yield from sources
    else:
        raise SourceError(
            f"cannot read {described(sources)}", value=sources, where="sources", allowed=_ACCEPTED
        )


def _is_there(source: object) -> bool:
    """Whether a source that cannot be read is one at all: a wrong path or type is the caller's mistake."""
    path = files.as_path(source) if isinstance(source, str) else source
    if isinstance(path, Path):
        return path.exists()
    return isinstance(source, (Mapping, tuple, pd.DataFrame)) or is_object(source)


def _name_of(source: object, place: int) -> str:
    """The id of a source that cannot be read: a file's stem, its own, or its place."""
    path = files.as_path(source) if isinstance(source, str) else source
    if isinstance(path, Path):
        return path.stem
    given = source.get("id") if isinstance(source, Mapping) else None
    return str(given) if given else f"source {place}"


def _read(source: object, place: int) -> Iterator[Entry | Table | Skipped]:
    """Turn one item of the user's iterable into texts, tables and diagnostics."""
    name = f"source {place}"
    if isinstance(source, tuple) and len(source) == 2 and isinstance(source[1], (int, float)):
        source = source[0]  # a document with its score
    if isinstance(source, Path):
        yield from files.read(source)
    elif isinstance(source, str):
        path = files.as_path(source)
        if path is not None:
            yield from files.read(path)
        else:
            yield Entry(name, source, origin=f"text {place} of the sources")
    elif isinstance(source, Document):
        _check_document(source, f"sources[{place - 1}]")
        yield Entry(
            source.id, source.text, origin=f"Document {source.id!r}", fields=details_of(source.source)
        )
    elif isinstance(source, pd.DataFrame):
        _check_columns(source, f"sources[{place - 1}]")
        yield Table(name, source)
    elif isinstance(source, Mapping):
        if not is_record(source):
            keys = ", ".join(map(str, source)) or "no keys"
            raise SourceError(
                f"a dict needs 'text' or 'page_content'; it has {keys}",
                value=keys,
                where=f"sources[{place - 1}]",
                hint="Several texts are a list: [{'id': 'a', 'text': ...}, {'id': 'b', 'text': ...}].",
            )
        yield from_mapping(source, name)
    elif is_object(source):
        yield from_object(source, name)
    else:
        raise SourceError(
            f"cannot read {described(source)}",
            value=source,
            where=f"sources[{place - 1}]",
            allowed=_ACCEPTED,
        )


def _check_document(document: Document, where: str) -> None:
    for given, wanted in ((document.source, Source), (document.text, str)):
        if not isinstance(given, wanted):
            raise SourceError(
                f"a Document needs a {wanted.__name__}, not a {type(given).__name__}",
                value=given,
                where=where,
                allowed="Document(Source('name'), 'text')",
            )


def _check_columns(frame: pd.DataFrame, where: str) -> None:
    twice = sorted({str(name) for name in frame.columns[frame.columns.duplicated()]})
    if twice:
        raise TableError(f"two columns are called {', '.join(map(repr, twice))}", value=twice, where=where)


def _number_chunks(entries: list[Entry]) -> list[Entry]:
    """Chunks of one file share its name in RAG pipelines: they become "name#1", "name#2", ... in order."""
    count: dict[str, int] = {}
    for entry in entries:
        if entry.chunk:
            count[entry.id] = count.get(entry.id, 0) + 1
    place: dict[str, int] = {}
    numbered = []
    for entry in entries:
        if entry.chunk and count[entry.id] > 1:
            place[entry.id] = place.get(entry.id, 0) + 1
            entry = replace(entry, id=f"{entry.id}#{place[entry.id]}")
        numbered.append(entry)
    return numbered


def _check_ids(entries: list[Entry]) -> None:
    seen: dict[str, str] = {}
    for entry in entries:
        if entry.id in seen:
            once, again = seen[entry.id], entry.origin
            raise SourceError(
                f"{once} is given twice"
                if once == again
                else f"two sources have the id {entry.id!r}: {once} and {again}",
                value=entry.id,
                hint="Leave one out." if once == again else "Rename one, or give each an 'id'.",
            )
        seen[entry.id] = entry.origin


def _document(entry: Entry, details: Mapping[str, Mapping[str, object]], skipped: list[Skipped]) -> Document:
    source, complaints = to_source(entry.id, {**entry.fields, **details.get(entry.id, {})})
    skipped.extend(Skipped(entry.id, where, reason) for where, reason in complaints)
    if not entry.text.strip():
        skipped.append(Skipped(entry.id, "", "the text is empty"))
    return Document(source, entry.text, entry.derived)
