"""Calls with the wrong thing in an argument: the error names it, where it came from and what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import claimcheck as cc
from claimcheck.errors import ConfigError, SchemaError, SourceError, TableError

DAM = "The dam is 90 m high."
ROW = ("a", "Dam", "height", "90 m")


def table(*rows: tuple[Any, ...], columns: str = "source subject attribute value") -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split(), dtype=object)


def compare(**options: Any) -> Callable[[], object]:
    return lambda: cc.compare_claims(**{"claims": [], **options})


def check(sources: Any, **options: Any) -> Callable[[], object]:
    return lambda: cc.check_claims(sources, **options)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (check(None), SourceError, r"sources: cannot read None\. Allowed: paths, "),
        (check([DAM, 3.5]), SourceError, r"sources\[1\]: cannot read 3\.5 \(float\)\. Allowed: paths, "),
        (check([object()]), SourceError, r"sources\[0\]: cannot read an object of the type object\. Allowed"),
        (check(Path("nowhere/a.txt")), SourceError, r"nowhere.a\.txt: no such file\. Check the path"),
        (check([{"id": "a"}]), SourceError, r"sources\[0\]: a dict needs 'text' .* it has id\. Several"),
        (check([{"text": None}]), SourceError, r"source 1: the text is None\. Allowed: a string"),
        (check([{"text": 5}]), SourceError, r"source 1: the text is 5 \(int\)\. Allowed: a string"),
        (check(table(ROW, columns="Source Subject Attribute Value")), TableError, "Rename .* lower case"),
        (
            check(table(ROW, columns="who subject attribute value")),
            TableError,
            r"It has: who, .*, value\.$",
        ),
        (check(DAM, config={"tolerance": 1}), ConfigError, r"config: \{.*\(dict\) is not allowed.*Config\("),
        (check(DAM, config={}), ConfigError, r"config: \{\} \(dict\) is not allowed"),
        (check(DAM, meta=5), SourceError, r"meta: metadata is 5 \(int\)\. Allowed: \{"),
        (
            check(DAM, meta={"a": "2023"}),
            SourceError,
            r"meta: the entry of 'a' is '2023' \(str\)",
        ),
        (check(DAM, meta="nowhere/m.json"), SourceError, r"m\.json: no such file\. Allowed: a JSON file"),
        (check(table(ROW), schema=5), SchemaError, r"schema: cannot read 5 \(int\)\. Allowed: a dict"),
        (check(table(ROW), schema=["a"]), SchemaError, r"schema: cannot read \['a'\] \(list\)\. Allowed"),
        (check(table(ROW), schema="nowhere/s.toml"), SchemaError, r"s\.toml: cannot .*: No such .*Allowed"),
        (check(DAM, nlp="en_core_web_sm"), ConfigError, r"nlp: 'en_\w+' \(str\) is no spaCy .*spacy\.load"),
        (check(DAM, nlp=False), ConfigError, r"nlp: False is no spaCy pipeline"),
        (
            compare(claims=DAM),
            SourceError,
            r"claims\[0\]: 'T' \(str\) .*Allowed: Claim objects",
        ),
        (compare(claims=None), SourceError, r"claims\[0\]: None is not allowed"),
        (compare(claims=table(ROW)), SourceError, r"claim tables are for check_claims"),
        (compare(sources=["a"]), SourceError, r"sources\[0\]: 'a' \(str\) .*Document objects and Source"),
        (compare(config=0.1), ConfigError, r"config: 0\.1 \(float\) is not allowed"),
        (lambda: cc.find_values(None), cc.ClaimcheckError, r"text: cannot read None\. Allowed: a string"),  # type: ignore[arg-type]
        (
            lambda: cc.find_values(DAM, 2023),
            cc.ClaimcheckError,
            r"published: 2023 \(int\) is no",
        ),  # type: ignore[arg-type]
        (
            lambda: cc.find_values(DAM, "soon"),
            cc.ClaimcheckError,
            r"published: 'soon' is not a date",
        ),
        (lambda: cc.find_values(DAM, config="strict"), ConfigError, r"config: 'strict' \(str\)"),  # type: ignore[arg-type]
        (lambda: cc.check_claims(DAM).to_html(5), SourceError, r"path: cannot write to 5 \(int\)\. Allowed"),  # type: ignore[arg-type]
    ],
)
def test_the_message_names_what_is_wrong_and_what_is_allowed(
    call: Callable[[], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message) as raised:
        call()
    assert isinstance(raised.value, cc.ClaimcheckError)


def test_a_schema_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SchemaError, match=r"s\.toml: cannot read the schema"):
        cc.check_claims(table(ROW), schema=path)


def test_the_users_own_error_stays_the_users() -> None:
    def broken() -> Any:
        yield DAM
        raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        cc.check_claims(broken())


@pytest.mark.parametrize("odd", [[1, 2], {"x": 1}, np.array([1, 2])], ids=["list", "dict", "array"])
def test_a_cell_that_holds_a_container_is_skipped_with_its_row(odd: object) -> None:
    report = cc.check_claims(table(ROW, ("b", "Dam", "height", odd), ("c", "Dam", "height", "120 m")))
    assert [finding.relation for finding in report.findings] == ["conflict"]
    (skipped,) = report.skipped
    assert (skipped.where, skipped.reason) == ("row 1", f"value {odd!r} cannot be read")


def test_a_day_that_is_no_time_leaves_the_source_undated() -> None:
    for nothing in (pd.NaT, np.datetime64("NaT"), float("nan"), None, ""):
        report = cc.check_claims({"id": "a", "text": DAM, "published": nothing})
        assert (report.sources[0].published, report.skipped) == (None, ())
    assert cc.find_values("It opened on Tuesday.", pd.NaT)[0].value.low is None


def test_a_set_of_texts_is_read_in_one_order() -> None:
    texts = {f"The dam is {height} m high." for height in range(90, 120)}
    quotes = [claim.quote for claim in cc.check_claims(texts).claims]
    assert sorted(quotes) == sorted(f"{height} m" for height in range(90, 120))
    first = next(claim for claim in cc.check_claims(texts).claims if claim.source == "source 1")
    assert first.quote == "100 m"  # the first in the order of their words
