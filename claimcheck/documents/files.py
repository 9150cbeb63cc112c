"""Files in: each read by its suffix; folders and patterns stand for their files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from claimcheck.documents import folders, rows
from claimcheck.documents.entries import NEEDED, Entry, Table, unread
from claimcheck.documents.html import read_html
from claimcheck.documents.pdf import read_pdf
from claimcheck.errors import ClaimcheckError, EncodingError, SourceError
from claimcheck.model import Skipped

HTML = (".html", ".htm")
SUFFIXES = (".txt", ".md", ".markdown", *HTML, ".pdf", ".jsonl", ".json", ".csv")
# Formats that are not text themselves; offsets refer to the text that is taken out of them.
_DERIVED = {**dict.fromkeys(HTML, read_html), ".pdf": read_pdf}
# Formats that would be read as garbage, with what to do instead.
_FOREIGN = {
    ".docx": "Save it as .txt.",
    ".xlsx": "Save the sheet as .csv.",
    ".parquet": "Load it with pandas.read_parquet and pass the DataFrame.",
}
# By these a report of ours is known, which repeats what its sources say; both stand in its first lines.
_OWN = re.compile(
    rb"# Where the sources disagree\r?\n|[^\0]{0,999}<meta name=\"generator\" content=\"claimcheck\">"
)
_ADDRESS = re.compile(r"[a-z][a-z\d+.-]+:/\S+", re.IGNORECASE)  # as a Path has it: with one slash
_LONGEST_NAME = 1024
_FIELD = re.compile(r"([A-Za-z_]{1,40}): {1,4}([^\s\[\]{}|>&*!%@#].{0,1000})")
_FENCE = "---"


def as_path(text: str) -> Path | None:
    """The path a string stands for, or None where it is a text.

    A string is a path if such a file or folder exists, if it is one line of a few words that ends like a file
    name, or if it is one word with a folder and wildcards, or the address of a page, which is then refused.

    Example:
        >>> as_path("notes/missing.txt") is None, as_path("The bridge is 90 m long.") is None
        (False, True)
    """
    if not text or len(text) > _LONGEST_NAME or "\n" in text or "\0" in text:
        return None
    path = Path(text)
    looks_like_one = path.suffix.lower() in {*SUFFIXES, *_FOREIGN} and len(text.split()) <= 5
    looks_like_one = looks_like_one or ("/" in text and folders.is_pattern(text) and len(text.split()) == 1)
    looks_like_one = looks_like_one or ("://" in text and _ADDRESS.fullmatch(path.as_posix()) is not None)
    try:
        return path if looks_like_one or path.exists() else None
    except OSError:  # a name the file system cannot hold
        return None


def read(path: Path) -> Iterator[Entry | Table | Skipped]:
    """Read a file, or all files of a folder or of a pattern such as ``notes/*.txt``.

    Of several files, the one that cannot be read is skipped, with the reason; one named alone is an error.
    So is a report that was written among them.

    Raises:
        SourceError: a missing file, an address, a format that is no text, a folder or pattern without files.
        EncodingError: bytes that are not UTF-8.
        TableError: a CSV file that is not a table.
    """
    _refuse_address(path)
    if not path.is_dir() and (path.exists() or not folders.is_pattern(str(path))):
        yield from _read_file(path, path.stem)
        return
    files, left_out = folders.files_of(path, SUFFIXES)
    yield from left_out
    for name, file in files:
        if _is_own_report(file):
            yield Skipped(name, str(file), "left out: a report of claimcheck, not a source")
            continue
        try:
            items = list(_read_file(file, name))
        except ClaimcheckError as error:
            yield unread(error, name)
            continue
        for item in items:
            if isinstance(item, Table) and not set(NEEDED) <= set(item.frame.columns):
                yield Skipped(
                    name, str(file), f"left out: not a claim table, {', '.join(sorted(NEEDED))} needed"
                )
            else:
                yield item


def _refuse_address(path: Path) -> None:
    if _ADDRESS.fullmatch(path.as_posix()) and not path.exists():
        address = path.as_posix().replace(":/", "://", 1)
        raise SourceError(
            "nothing is fetched",
            value=address,
            where=address,
            allowed="files and texts",
            hint="Save the page as .html, or pass {'text': ..., 'url': ...}.",
        )


def _is_own_report(path: Path) -> bool:
    """Whether a file is a page or a Markdown text that a report was written to."""
    if path.suffix.lower() not in (*HTML, ".md", ".markdown"):
        return False
    try:
        with path.open("rb") as file:
            return _OWN.match(file.read(2048)) is not None
    except OSError:  # told when it is read
        return False


def _read_file(path: Path, name: str) -> Iterator[Entry | Table | Skipped]:
    """Read one file by its suffix; any unknown suffix is read as text."""
    suffix = path.suffix.lower()
    if suffix in _FOREIGN:
        raise SourceError(
            f"{suffix} files cannot be read", value=suffix, where=str(path), hint=_FOREIGN[suffix]
        )
    if suffix in _DERIVED:
        text, told = _DERIVED[suffix](path, read_bytes(path))
        kind = "HTML" if suffix in HTML else "PDF"
        yield Entry(
            name, text, origin=str(path), fields=told, derived=f"the text of the {kind} file {path.name}"
        )
        return
    text = read_text(path)
    if suffix == ".csv":
        yield rows.read_csv(path, text)
    elif suffix in (".jsonl", ".json"):
        yield from rows.read_records(path, text)
    else:
        front, text = split_front_matter(text)
        fields, complaint = _read_front_matter(front)
        if complaint:
            yield Skipped(name, "front matter", complaint)
        yield Entry(name, text, origin=str(path), fields=fields)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        SourceError: a missing file, a directory, or one that may not be read.
    """
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise SourceError("this is a directory", value=str(path), where=str(path)) from error
    except FileNotFoundError as error:
        raise SourceError(
            "no such file",
            value=str(path),
            where=str(path),
            hint="Check the path; to pass a text that looks like one, use {'text': ...}.",
        ) from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", value=str(path), where=str(path)) from error


def read_text(path: Path) -> str:
    """The characters of a UTF-8 file: line ends as they are, a byte order mark dropped.

    Raises:
        SourceError: a missing file or a directory.
        EncodingError: other bytes; the message names the file and the place.
    """
    data = read_bytes(path)
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
        plain = _plain_fields(front)  # "title: Fire: one dead" is no YAML, but clear enough
        return plain, "" if plain else f"not YAML, ignored: {' '.join(str(error).split())}"
    if not isinstance(fields, Mapping):
        return {}, f"a {type(fields).__name__} instead of fields, ignored"
    return {key: value for key, value in fields.items() if isinstance(value, str)}, ""


def _plain_fields(front: str) -> dict[str, str]:
    """Fields of front matter that is no YAML, where each of its lines is "name: words"; else none."""
    found = [_FIELD.fullmatch(line) for line in front.splitlines() if line.strip()]
    if not all(found):
        return {}
    return {field[1]: field[2].strip("'\" ") for field in found if field is not None}
