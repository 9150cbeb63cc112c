"""What a source is before its dates are read, and how dicts and objects of RAG frameworks become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from claimcheck.errors import ClaimcheckError, SourceError, described
from claimcheck.model import Skipped

NEEDED = ("source", "subject", "attribute", "value")  # columns of a claim table
OPTIONAL = ("unit", "as_of", "published", "url", "scope", "modality")
TEXT_FIELDS = ("text", "page_content")
FILE_FIELDS = ("source", "file_name", "file_path")  # names in use for the file that a chunk was cut from


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and what was said about it.

    Attributes:
        id: the source's name.
        text: exactly as given.
        origin: where it came from, for messages.
        fields: title, publisher, url, published and whatever else was given, unread.
        chunk: whether `id` is the name of a larger file of which this is one part.
        derived: what the text was taken out of, where it is not as given.
    """

    id: str
    text: str
    origin: str
    fields: Mapping[str, object] = field(default_factory=dict)
    chunk: bool = False
    derived: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A claim table with the name it goes by in messages."""

    name: str
    frame: pd.DataFrame


def unread(error: ClaimcheckError, name: str) -> Skipped:
    """The line of a report for a source that is there and cannot be read."""
    return Skipped(name, error.where, " ".join(filter(None, (f"left out: {error.message}.", error.hint))))


def is_record(record: Mapping[str, object]) -> bool:
    """Whether a dict holds a text, by the names in use."""
    return any(name in record for name in TEXT_FIELDS)


def from_mapping(record: Mapping[str, object], name: str) -> Entry:
    """Read a dict with ``text``, or with ``page_content`` and ``metadata``.

    Args:
        record: id, title, publisher, url and published stand beside the text or in the metadata.
        name: the id where the record has none.

    Raises:
        SourceError: the text is not a string, or the metadata not a mapping.
    """
    text = next(record[field] for field in TEXT_FIELDS if field in record)
    metadata = record.get("metadata") or {}
    if not isinstance(text, str):
        raise SourceError(f"the text is {described(text)}", value=text, where=name, allowed="a string")
    if not isinstance(metadata, Mapping):
        raise SourceError(
            f"the metadata is {described(metadata)}", value=metadata, where=name, allowed="a mapping"
        )
    fields = {**metadata, **{key: value for key, value in record.items() if key not in TEXT_FIELDS}}
    given = fields.get("id")
    if given is not None and str(given).strip():
        return Entry(str(given), text, origin=name, fields=fields)
    for file in map(fields.get, FILE_FIELDS):
        if isinstance(file, str) and file.strip():
            return Entry(file, text, origin=name, fields=fields, chunk=True)
    return Entry(name, text, origin=name, fields=fields)


def is_object(source: object) -> bool:
    """Whether something is a document of a RAG framework: by its attributes, whatever its class.

    LangChain's have ``page_content`` and ``metadata``; LlamaIndex's ``text`` or ``get_content()``, and
    ``metadata``; what its retrievers return holds such a ``node`` beside a score.
    """
    if hasattr(source, "page_content"):
        return True
    if hasattr(source, "node"):
        return is_object(source.node)
    return hasattr(source, "metadata") and (hasattr(source, "text") or hasattr(source, "get_content"))


def from_object(source: object, name: str) -> Entry:
    """Read a document of LangChain, LlamaIndex and their like.

    Args:
        source: something that `is_object` knows.
        name: the id where it has none. LlamaIndex draws its ids by chance, so that they are not used.
    """
    if hasattr(source, "node"):
        return from_object(source.node, name)
    record: dict[str, object] = {"metadata": getattr(source, "metadata", None)}
    if hasattr(source, "page_content"):
        record["page_content"] = source.page_content
        if getattr(source, "id", None):
            record["id"] = getattr(source, "id", None)
    else:
        record["text"] = source.text if hasattr(source, "text") else source.get_content()  # type: ignore[attr-defined]
    return from_mapping(record, name)
