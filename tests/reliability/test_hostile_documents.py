"""Files made to break their readers are read or refused in our own words, and cost only themselves."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path
from time import process_time

import pytest

from claimcheck.documents import load
from claimcheck.errors import ClaimcheckError

SAID = "The dam is 90 m high."
SLOW = 20  # seconds of processor time; most take hundredths


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, the first of which is its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return out + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out))


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(data), extra, data)


CATALOGUE, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
RESOURCES = b"/Resources << /XObject << /X 4 0 R >> >> "
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R " + RESOURCES + b">>"
FORM = b"/Type /XObject /Subtype /Form " + RESOURCES
BOMB = zlib.compress(zlib.compress(b"\0" * 100_000_000))
TWICE = b"/Filter [/FlateDecode /FlateDecode] "
LAUGHS = "".join(f"b{i}: &b{i} [*b{i - 1},*b{i - 1},*b{i - 1}]\n" for i in range(1, 60))

# By name: the bytes, and how many texts or tables they are, or what the refusal says.
FILES: dict[str, tuple[bytes, int | str]] = {
    "bomb.pdf": (
        pdf(CATALOGUE, PAGES, PAGE, stream(BOMB, b"/Filter [/FlateDecode /FlateDecode] ")),
        "as PDF",
    ),
    "pages in a circle.pdf": (pdf(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), "as PDF"),
    "form in itself.pdf": (pdf(CATALOGUE, PAGES, PAGE, stream(b"/X Do", FORM)), 1),
    "no pdf.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 9, "as PDF"),
    "deep.html": (b"<html><body>" + b"<div>" * 50_000 + SAID.encode(), 1),
    "attributes.html": (b"<html><body " + b"a=1 " * 100_000 + b">" + SAID.encode(), 1),
    "comments.html": (b"<!--" * 100_000, 1),
    "brackets.html": (b"<" * 100_000, 1),
    "entities.html": (b"<!DOCTYPE html [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><body>" + b"&b;" * 50_000, 1),
    "deep data.html": (
        b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script><p>" + SAID.encode(),
        1,
    ),
    "no such codec.html": (b"<meta charset=undefined>\xff", "not undefined"),
    "codec of names.html": (b"<meta charset=idna>\xff", "not idna"),
    "no text codec.html": (b"<meta charset=zlib>\xff", "not zlib"),
    "deep front matter.md": (b"---\na: " + b"[" * 50_000 + b"\n---\n" + SAID.encode(), 1),
    "laughs.md": (f"---\nb0: &b0 [x]\n{LAUGHS}---\n{SAID}".encode(), 1),
    "odd keys.md": (b"---\n? [a]\n: b\n---\n" + SAID.encode(), 1),
    "tags.md": (b"---\na: !!python/object/apply:os.getcwd []\n---\n" + SAID.encode(), 1),
    "deep.json": (b"[" * 100_000, "not JSON"),
    "digits.json": (b'{"text": "x", "id": ' + b"9" * 100_000 + b"}", "not JSON"),
    "deep.jsonl": (b'{"a":' * 100_000 + b'\n{"text": "x"}', 1),
    "no numbers.jsonl": (b'{"text": "x", "published": NaN, "id": -Infinity}', 1),
    "keys.jsonl": (b"".join(b'{"value": 1, "k%d": 2}\n' % i for i in range(3_000)), 1),
    "wide.csv": (b"a," * 100_000 + b"\n1", "100,001 columns"),
    "open quote.csv": (b'a,b\n"' + b"x" * 500_000, "not a table"),
    "long field.csv": (b'"' + b"x" * 500_000 + b'",b\n1,2', "not a table"),
    "ragged.csv": (b"source,subject,attribute,value\na,b\n1,2,3,4,5,6\n", "not a table"),
    "nul.csv": (b"a\0b", "binary"),
    "binary.txt": (bytes(range(256)), "not UTF-8"),
    "utf-16.txt": (SAID.encode("utf-16"), "not UTF-8"),
    "surrogates.txt": (b"\xed\xa0\x80 5 km", "not UTF-8"),
}


@pytest.mark.parametrize(("name", "content", "expected"), [(n, *row) for n, row in FILES.items()], ids=FILES)
def test_a_hostile_file(tmp_path: Path, name: str, content: bytes, expected: int | str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    start = process_time()
    if isinstance(expected, str):
        with pytest.raises(ClaimcheckError, match=expected) as raised:
            load(path)
        assert raised.value.where == str(path)
        assert len(str(raised.value)) < 1000
    else:
        loaded = load(path)
        assert len(loaded.documents) + len(loaded.tables) == expected
    assert process_time() - start < SLOW


def test_hostile_files_cost_only_themselves(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(SAID)
    refused: Sequence[str] = [name for name, (_, expected) in FILES.items() if isinstance(expected, str)]
    for name in refused:
        (tmp_path / name).write_bytes(FILES[name][0])
    loaded = load(tmp_path)
    assert [document.id for document in loaded.documents] == ["good"]
    assert sorted(Path(item.where).name for item in loaded.skipped) == sorted(refused)
