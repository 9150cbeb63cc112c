"""Files in: text and Markdown with front matter, lines of JSON, and claim tables as CSV."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import yaml

from claimcheck.documents.entries import Entry, Table, from_mapping, is_record
from claimcheck.errors import ClaimcheckError, EncodingError, SourceError, TableError
from claimcheck.model import Skipped

SUFFIXES = (".txt", ".md", ".markdown", ".jsonl", ".json", ".csv")
# Formats that would be read as garbage, with what to do instead.
_FOREIGN = {
    ".html": "Save the page's text as .txt.",
    ".htm": "Save the page's text as .txt.",
    ".pdf": "Extract its text to .txt first.",
    ".docx": "Save it as .txt.",
    ".xlsx": "Save the sheet as .csv.",
    ".parquet": "Load it with pandas.read_parquet and pass the DataFrame.",
}
_LONGEST_NAME = 1024
_FENCE = "---"


def as_path(text: str) -> Path | None:
    """The path a string stands for, or None where it is a text.

    A string is a path if such a file exists, or if it is one line of a few words that ends like a file name.

    Example:
        >>> as_path("notes/missing.txt") is None, as_path("The bridge is 90 m long.") is None
        (False, True)
    """
    if not text or len(text) > _LONGEST_NAME or "\n" in text or "\0" in text:
        return None
    path = Path(text)
    looks_like_one = path.suffix.lower() in {*SUFFIXES, *_FOREIGN} and len(text.split()) <= 5
    try:
        return path if looks_like_one or path.exists() else None
    except OSError:  # a name the file system cannot hold
        return None


def read(path: Path) -> Iterator[Entry | Table | Skipped]:
    """Read one file by its suffix; any unknown suffix is read as text.

    Raises:
        SourceError: a missing file, a directory, or a format that is not text.
        EncodingError: bytes that are not UTF-8.
        TableError: a CSV file that is not a table.
    """
    suffix = path.suffix.lower()
    if suffix in _FOREIGN:
        raise SourceError(
            f"{suffix} files cannot be read", value=suffix, where=str(path), hint=_FOREIGN[suffix]
        )
    text = read_text(path)
    if suffix == ".csv":
        yield Table(path.stem, _read_csv(path, text))
    elif suffix in (".jsonl", ".json"):
        yield from _read_records(path, text)
    else:
        front, text = split_front_matter(text)
        fields, complaint = _read_front_matter(front)
        if complaint:
            yield Skipped(path.stem, "front matter", complaint)
        yield Entry(path.stem, text, origin=str(path), fields=fields)


def read_text(path: Path) -> str:
    """The characters of a UTF-8 file: line ends as they are, a byte order mark dropped.

    Raises:
        SourceError: a missing file or a directory.
        EncodingError: other bytes; the message names the file and the place.
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError as error:
        raise SourceError(
            "this is a directory",
            value=str(path),
            where=str(path),
            hint="Pass its files, such as folder/*.txt.",
        ) from error
    except FileNotFoundError as error:
        raise SourceError(
            "no such file",
            value=str(path),
            where=str(path),
            hint="Check the path; to pass a text that looks like one, use {'text': ...}.",
        ) from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", value=str(path), where=str(path)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"byte {error.start} is not UTF-8",
            value=data[error.start : error.start + 8],
            where=str(path),
            allowed="text in UTF-8",
            hint="Save the file as UTF-8.",
        ) from error
    if "\0" in text:
        raise EncodingError("this is binary data", value=str(path), where=str(path), allowed="text in UTF-8")
    return text


def split_front_matter(text: str) -> tuple[str, str]:
    """Part YAML front matter from a text, which keeps its length: the front matter is blanked.

    Returns:
        The YAML, and the text with as many spaces (and the same line ends) in its place.

    Example:
        >>> split_front_matter("---\\ntitle: A\\n---\\nBody")
        ('title: A\\n', '   \\n        \\n   \\nBody')
    """
    if not text.startswith(_FENCE):
        return "", text
    lines = text.splitlines(keepends=True)
    if lines[0].rstrip() != _FENCE:
        return "", text
    for count, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            front = "".join(lines[: count + 1])
            blank = "".join(mark if mark in "\r\n" else " " for mark in front)
            return "".join(lines[1:count]), blank + text[len(front) :]
    return "", text


def _read_front_matter(front: str) -> tuple[Mapping[str, object], str]:
    """The fields of YAML front matter, and what is wrong with it, if anything."""
    try:
        fields = yaml.load(front, Loader=yaml.BaseLoader) if front else {}  # every scalar stays a string
    except (yaml.YAMLError, RecursionError) as error:
        return {}, f"not YAML, ignored: {' '.join(str(error).split())}"
    if not isinstance(fields, Mapping):
        return {}, f"a {type(fields).__name__} instead of fields, ignored"
    return {key: value for key, value in fields.items() if isinstance(value, str)}, ""


def _read_csv(path: Path, text: str) -> pd.DataFrame:
    try:
        frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, skipinitialspace=True)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise TableError(f"not a table: {str(error).strip()}", value=str(path), where=str(path)) from error
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")  # people count rows from 1, below the header
    return frame


def _read_records(path: Path, text: str) -> Iterator[Entry | Table | Skipped]:
    """Texts and claims from JSON lines, or from a JSON array of objects."""
    rows: list[Mapping[str, object]] = []
    places: list[int] = []
    for place, record in _records(path, text):
        where = f"row {place}"
        if isinstance(record, str):
            yield Skipped(path.stem, where, record)
        elif is_record(record):
            try:
                yield from_mapping(record, f"{path.stem} row {place}")
            except ClaimcheckError as error:
                yield Skipped(path.stem, where, error.message)
        elif "value" in record or "attribute" in record:
            rows.append(record)
            places.append(place)
        else:
            held = ", ".join(map(str, record)) or "nothing"
            yield Skipped(path.stem, where, f"neither a text nor a claim: it has {held}")
    if rows:
        yield Table(path.stem, pd.DataFrame(rows, index=pd.Index(places, name="row")))


def _records(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    """Number the records from 1; a string in place of a record says why it cannot be read."""
    if path.suffix.lower() == ".json":
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise SourceError(f"not JSON: {error}", value=str(path), where=str(path)) from error
        records = data if isinstance(data, list) else [data]
        for place, record in enumerate(records, start=1):
            yield (
                place,
                record if isinstance(record, Mapping) else f"a {type(record).__name__}, not an object",
            )
        return
    for place, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield place, f"not JSON: {error}"
        else:
            yield (
                place,
                record if isinstance(record, Mapping) else f"a {type(record).__name__}, not an object",
            )
