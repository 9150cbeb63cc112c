"""PDF files: their text in paragraphs, and what is said of those that cannot be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

import claimcheck as cc
from claimcheck.documents import load
from claimcheck.documents.pdf import unwrapped
from claimcheck.errors import SourceError

LINES = [
    "The new bridge",
    "The Mill Road bridge opened in 1987, after eleven years of work, and is 412",
    "metres long. According to the council, about 21,000 vehicles a day cross it.",
]


def pdf(lines: list[str]) -> bytes:
    """A page of Helvetica, written by hand."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 40 780 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = "xref\n0 6\n0000000000 65535 f \n"
    end = f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return (out + start + table + end).encode("latin-1")


def rewritten(password: str | None = None, title: str = "") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LINES))))
    if title:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def write(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(content)
    return path


def test_lines_of_a_paragraph_are_joined_and_offsets_refer_to_that(tmp_path: Path) -> None:
    path = write(tmp_path, rewritten(title="Minutes"))
    (document,) = load(path).documents
    assert (document.id, document.source.title, document.source.published) == ("minutes", "Minutes", None)
    assert document.derived == "the text of the PDF file minutes.pdf"
    assert document.text.splitlines() == [LINES[0], f"{LINES[1]} {LINES[2]}"]
    claims = {claim.quote: claim for claim in cc.extract_claims(path)}
    assert "412 metres" in claims
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in claims.values())


def test_one_that_only_its_owner_may_change_is_read(tmp_path: Path) -> None:
    assert "412 metres" in load(write(tmp_path, rewritten(password=""))).documents[0].text


def test_a_page_without_letters_is_named(tmp_path: Path) -> None:
    assert [(s.source, s.reason) for s in load(write(tmp_path, pdf([]))).skipped] == [
        ("minutes", "the text is empty")
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "cannot be read as PDF"),
        (b"Dear council,", "cannot be read as PDF"),
        (pdf(LINES)[:300], "cannot be read as PDF"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 9, "cannot be read as PDF"),
        (rewritten(password="secret"), "this PDF needs a password"),
    ],
    ids=["empty", "text", "cut off", "noise", "locked"],
)
def test_messages(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        load(write(tmp_path, content))
    assert caught.value.hint


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Height\n90 m\nWidth\n12 m", "Height\n90 m\nWidth\n12 m"),
        ("it was re-\npaired", "it was repaired"),
        (f"{'x' * 60} 15-\n20 years", f"{'x' * 60} 15-20 years"),
        (f"{'x' * 60}\nMill Road\n\nMill Road", f"{'x' * 60} Mill Road\n\nMill Road"),
        ("", ""),
    ],
)
def test_unwrapping(page: str, text: str) -> None:
    assert unwrapped(page) == text
