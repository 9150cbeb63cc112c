"""What is fuzzed, and what must hold: only claimcheck's own errors, exact offsets, finite values.

Each target takes text that a fuzzer made up. It is plain Python: any test can run it on any text.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd

from claimcheck import ClaimcheckError, Config, check_claims, find_values, lexicon
from claimcheck.documents import load
from claimcheck.values import read_value
from claimcheck.values.dates.tokens import vocabulary
from claimcheck.values.normalize import to_base
from claimcheck.values.recognise import read_text

HERE = Path(__file__).parent
COLUMNS = [
    "source",
    "subject",
    "attribute",
    "value",
    "unit",
    "as_of",
    "published",
    "url",
    "scope",
    "modality",
]


def values(text: str) -> None:
    """Running text and cells: offsets are exact, in order and apart; every end is a number or a day."""
    for config in (Config(), Config(bounds="strict", date_order="dmy", dollar="")):
        previous = 0
        for mention in find_values(text, "2023-02-17", config=config):
            assert text[mention.start : mention.end] == mention.text, "offsets"
            assert previous <= mention.start < mention.end, "order"
            previous = mention.end
            low, high = mention.value.low, mention.value.high
            for end in (low, high):
                assert not isinstance(end, Decimal) or end.is_finite(), "infinite"
            assert low is None or high is None or low <= high, "upside down"  # type: ignore[operator]
    read_value(text, published="2023-02-17")


FIGURES = (
    "30",
    "29",
    "1",
    "2020",
    "1900",
    "9999",
    "'09",
    "3rd",
    "31st",
    "00:30",
    "12/31",
    "2020-02-30",
    "5",
    "24",
)


def dates(text: str) -> None:
    """Times, as they come and put together of words of the grammar: in order, apart from what was refused."""
    known = [*sorted(vocabulary()), *FIGURES]
    gaps = list(lexicon.table("date_grammar")["gaps"])
    signs = [ord(sign) for sign in text[:40]]
    pairs = zip(signs[::2], signs[1::2], strict=False)
    for written in (text, "".join(known[word % len(known)] + gaps[gap % len(gaps)] for word, gap in pairs)):
        for published in ("2023-02-17", "2023-02", "0001-01-01", "9998-12-31", None):
            read = read_text(written, published)
            refused = {at for start, end, _ in read.refused for at in range(start, end)}
            for mention in read.mentions:
                assert written[mention.start : mention.end] == mention.text, "offsets"
                assert mention.start not in refused, "refused"
                for value in (mention.value, *mention.value.alternatives):
                    ends = (value.low, value.high)
                    assert None in ends or ends[0] <= ends[1], "upside down"  # type: ignore[operator]
                    to_base(value)
            read_value(written, published=published)


def documents(text: str) -> None:
    """Files of every kind, with whatever stands in them: read, skipped or refused in our own words."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.md", "b.jsonl", "c.json", "d.csv"):
            path = Path(folder) / name
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            try:
                load(path)
            except ClaimcheckError as error:
                str(error)


def table(text: str) -> None:
    """A claim table, a cell a line; its report in every format."""
    cells = [*text.split("\n"), "", "", "", ""]
    rows = [
        ["a", "x", "size", "5 km", "", "2020", "2021-02-03", "", "", ""],
        ["b", "x", "size", cells[0], cells[1], cells[2], cells[3], "", "", ""],
        ["c", *(cells[at % len(cells)] for at in range(4, 13))],
    ]
    # As objects: strings backed by Arrow cannot hold half a surrogate pair, and pandas itself would raise.
    report = check_claims(pd.DataFrame(rows, columns=COLUMNS, dtype=object))
    json.loads(report.to_json())
    report.to_html(), str(report), report.to_frame()


def prose(text: str) -> None:
    """The whole way of texts: every quote is what stands at its offsets."""
    given = text[:600]
    report = check_claims([{"id": "a", "text": given}, {"id": "b", "text": "The dam is 90 m high. " + given}])
    for claim in report.claims:
        whole = given if claim.source == "a" else "The dam is 90 m high. " + given
        assert whole[claim.start : claim.end] == claim.quote, "offsets"
    json.loads(report.to_json())
    report.to_html(), str(report)


TARGETS: dict[str, Callable[[str], None]] = {
    "values": values, "dates": dates, "documents": documents, "table": table, "prose": prose,
}  # fmt: skip
