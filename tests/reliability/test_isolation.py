"""Threads, processes, errors that travel, markup that stays text, no network, no evaluation."""

from __future__ import annotations

import ast
import multiprocessing
import pickle
import socket
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import claimcheck as cc
from claimcheck import errors

TEXTS = [
    {"id": "a", "text": "The dam is 90 m high. About 2,300 people work there.", "published": "2023-02-17"},
    {"id": "b", "text": "The dam is 120 m high. 3,400 people work there.", "published": "2023-12-01"},
]
ROWS = [("a", "X", "size", "5 km"), ("b", "X", "size", "more than 3 miles"), ("c", "X", "size", "9 km")]
COLUMNS = ["source", "subject", "attribute", "value"]


def both(_: int = 0) -> str:
    """The report of the texts and of the table, as a worker makes it."""
    table = pd.DataFrame(ROWS, columns=COLUMNS)
    return str(cc.check_claims(TEXTS).to_json()) + str(cc.check_claims(table).to_json())


def test_eight_threads_at_a_barrier_say_the_same() -> None:
    barrier = threading.Barrier(8)

    def work(_: int) -> str:
        barrier.wait()
        return both()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(work, range(8))) == {both()}


def test_a_spawned_process_says_the_same() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(both).result() == both()


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
)
def test_errors_travel_between_processes(kind: Any) -> None:
    error = kind("no such thing", value="x", where="row 3", allowed="y", hint="Do z.")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (str(again), again.value, again.where) == (str(error), error.value, error.where)


def test_findings_and_claims_travel() -> None:
    report = cc.check_claims(TEXTS)
    assert pickle.loads(pickle.dumps(report.findings)) == report.findings
    assert pickle.loads(pickle.dumps(tuple(report.claims))) == tuple(report.claims)


def test_nothing_opens_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert both()


def test_nothing_is_evaluated_unpickled_or_sent_to_a_shell() -> None:
    for path in Path(cc.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec", "compile", "__import__"), f"{path}:{node.lineno}"
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
                bad = {"pickle", "marshal", "shelve", "subprocess", "socket", "urllib.request"} & set(names)
                assert not bad, f"{path}:{node.lineno}: {bad}"


HOSTILE = "<script>alert(1)</script><img src=x onerror=y>\"'&"


def test_markup_in_any_field_of_a_table_stays_text() -> None:
    rows = [
        (f"{who}{HOSTILE}", f"X{HOSTILE}", f"size{HOSTILE}", f"{value} km")
        for who, value in (("a", 5), ("b", 9))
    ]
    page = cc.check_claims(pd.DataFrame(rows, columns=COLUMNS)).to_html() or ""
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "alert(1)" in page  # shown, as text


def test_markup_in_any_field_of_a_text_stays_text() -> None:
    sources = [
        {
            "id": f"{who}{HOSTILE}",
            "text": f"{HOSTILE} The dam is {high} m high.",
            "title": HOSTILE,
            "publisher": HOSTILE,
        }
        for who, high in (("a", 90), ("b", 120))
    ]
    page = cc.check_claims(sources).to_html() or ""
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_link_that_runs_code_is_no_link() -> None:
    sources = [
        {"id": who, "text": f"The dam is {high} m high.", "url": "javascript:alert(1)"}
        for who, high in (("a", 90), ("b", 120))
    ]
    page = cc.check_claims(sources).to_html() or ""
    assert 'href="javascript:' not in page
