"""Threads, processes, errors that travel, markup that stays text, no network, no evaluation."""

from __future__ import annotations

import ast
import multiprocessing
import pickle
import socket
import threading
from collections.abc import Iterator
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


FORBIDDEN_MODULES = {
    "pickle", "marshal", "shelve", "dill", "joblib", "subprocess", "pty", "ctypes", "code", "codeop", "runpy",
    "socket", "ssl", "asyncio", "http", "http.client", "http.server", "urllib.request", "urllib3", "requests",
    "httpx", "aiohttp", "ftplib", "smtplib", "telnetlib", "xmlrpc", "webbrowser",
}  # fmt: skip
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
# Methods that run text, start a program, fetch or unpickle, whatever they are called on.
FORBIDDEN_METHODS = {
    "system", "popen", "fork", "forkpty", "startfile", "eval", "query", "read_pickle", "to_pickle",
    "read_sql", "unsafe_load", "full_load", "urlopen", "urlretrieve", "fetch_url", "fetch_response",
    *(f"exec{how}" for how in ("l", "le", "lp", "lpe", "v", "ve", "vp", "vpe")),
    *(f"spawn{how}" for how in ("l", "le", "lp", "lpe", "v", "ve", "vp", "vpe")),
}  # fmt: skip


def dangers(code: str) -> Iterator[str]:
    """What a module does that could evaluate, unpickle, start or send something, with its line."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            base = getattr(node, "module", None) or ""
            names = [base, *(f"{base}.{alias.name}".strip(".") for alias in node.names)]
            yield from (f"{node.lineno}: import {name}" for name in FORBIDDEN_MODULES & set(names))
            yield from (
                f"{node.lineno}: from os import {alias.name}"
                for alias in node.names
                if base == "os" and alias.name in FORBIDDEN_METHODS
            )
        if not isinstance(node, ast.Call):
            continue
        called, arguments = node.func, {keyword.arg: keyword.value for keyword in node.keywords}
        if isinstance(called, ast.Name) and called.id in FORBIDDEN_CALLS:
            yield f"{node.lineno}: {called.id}()"
        if isinstance(called, ast.Attribute) and called.attr in FORBIDDEN_METHODS:
            yield f"{node.lineno}: .{called.attr}()"
        if "shell" in arguments or "allow_pickle" in arguments:
            yield f"{node.lineno}: shell= or allow_pickle="
        if ast.unparse(called) in ("yaml.load", "yaml.load_all"):
            loader = ast.unparse(arguments.get("Loader", ast.Constant("")))
            if loader not in ("yaml.BaseLoader", "yaml.SafeLoader"):
                yield f"{node.lineno}: yaml.load with {loader}"
        if ast.unparse(called).endswith("Environment") and "autoescape" not in arguments:
            yield f"{node.lineno}: templates without autoescape"


def test_nothing_is_evaluated_unpickled_or_sent_to_a_shell() -> None:
    paths = sorted(Path(cc.__file__).parent.rglob("*.py"))
    assert len(paths) > 100
    found = [f"{path}:{danger}" for path in paths for danger in dangers(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "eval('1')", "import pickle", "from subprocess import run", "import os\nos.system('x')",
        "from os import popen", "import os\nos.execv('x', [])", "import urllib.request",
        "from urllib import request", "frame.query('a > 1')", "Environment(loader=x)",
        "yaml.load(text)", "yaml.load(text, Loader=yaml.UnsafeLoader)", "np.load(path, allow_pickle=True)",
        "run(x, shell=True)", "from http import client", "__import__('x')",
    ],
)  # fmt: skip
def test_the_checker_finds_what_is_dangerous(code: str) -> None:
    assert list(dangers(code))


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
