"""Web pages in: the running text, title, publisher, address and date of an HTML file.

Needs the extra ``[html]``. trafilatura decides what is the article and what is the page around it; htmldate
reads the date that the page gives for machines. Dates in words are left to the reader of datelines.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimcheck.errors import EncodingError, SourceError

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE
)
_HEAD = 4096  # bytes at the beginning, in which a page declares its encoding
_FALLBACK = "windows-1252"  # what browsers take undeclared bytes for
_FOR_MACHINES = ".//body//time | .//body//abbr | .//body//script[@type='application/ld+json']"
# What these libraries have to say goes to those who listen, and to nobody's screen unasked.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(path: Path, data: bytes) -> tuple[str, Mapping[str, str]]:
    """Take the text out of a web page.

    Args:
        path: the file, for messages.
        data: its bytes.

    Returns:
        The text, a paragraph a line, empty where the page has none; and title, publisher, url and published
        as far as the page tells them.

    Raises:
        SourceError: the extra is not installed; a page that its readers fail on.
        EncodingError: binary data, or bytes that are not in the encoding that the page declares.

    Example:
        >>> page = b"<head><title>Dams</title></head><body><p>The dam is 90&nbsp;m high.</p></body>"
        >>> read_html(Path("dams.html"), page)
        ('The dam is 90 m high.', {'title': 'Dams'})
    """
    page = _decode(path, data)
    if not re.search(r"<(?:html|body)\b", page, re.IGNORECASE):  # a fragment
        page = f"<html><body>{page}</body></html>"
    try:
        return _article(page)
    except ImportError as error:
        raise SourceError(
            "HTML files need the extra [html]",
            value=str(path),
            where=str(path),
            hint="Install it: pip install 'claimcheck-conflicts[html]'.",
        ) from error
    except Exception as error:  # what these libraries raise of a hostile page is not documented
        raise SourceError(
            f"cannot be read as HTML ({type(error).__name__}: {error})",
            value=str(path),
            where=str(path),
            hint="Save its text as .txt.",
        ) from error


def _article(page: str) -> tuple[str, Mapping[str, str]]:
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        return "", {}
    read: Any = trafilatura.bare_extraction(  # menus and teasers hold numbers too: rather less than those
        page, favor_precision=True, include_comments=False, with_metadata=True
    )
    if read is None:
        return "", {}
    told = {"title": read.title, "publisher": read.sitename, "url": read.url, "published": _published(tree)}
    return read.text or "", {name: value for name, value in told.items() if value}


def _published(tree: Any) -> str | None:
    """The day that a page gives for machines; in its sentences, htmldate would take "3/4/2023" for one."""
    from htmldate import find_date
    from lxml import etree

    def written(path: str) -> str:
        found = (etree.tostring(element, encoding="unicode", with_tail=False) for element in tree.xpath(path))
        return "".join(found)

    return find_date(
        f"<html>{written('.//head')}<body>{written(_FOR_MACHINES)}</body></html>",
        original_date=True,  # when it was published, not when it was last touched
        extensive_search=False,  # no guesses
        max_date="2200-01-01",  # the default is today, and the result would depend on it
    )


def _decode(path: Path, data: bytes) -> str:
    """UTF-8 where it is UTF-8, else what the page declares, else what browsers assume."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:_HEAD])
        encoding = declared.group(1).decode("ascii") if declared else _FALLBACK
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError) as error:  # also the codec "undefined"
            raise EncodingError(
                f"the bytes are not {encoding}, which the page should be in",
                value=encoding,
                where=str(path),
                allowed="UTF-8, or the encoding that the page declares",
                hint="Save the page as UTF-8.",
            ) from error
    if "\0" in text:
        raise EncodingError("this is binary data", value=str(path), where=str(path), allowed="an HTML page")
    return text
