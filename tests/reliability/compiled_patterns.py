"""Every pattern that the package compiles while it works, in a process of its own, as lines of JSON.

Patterns built in functions or from word lists exist only once they are needed, and are then remembered: so
this runs the library on much and varied input in a fresh process, and listens to `re`.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"
OURS = ("claimcheck", "pandas.core.strings")  # columns of text hand our patterns on
NEWS = """Harbour Review Says Northgate Dam Will Cost $5 Million
By Ann Smith
Updated: May 3, 2019, 5:00 p.m. EST
LONDON, Nov 28 (Reuters) - The Northgate dam is 90 m high, the Harbour Review said. It cost $5 million."""
COLOURS = [("a", "Acme", "colour", "dark red"), ("b", "Acme", "colour", "red")]
COMPILED: set[tuple[str, int, str, int]] = set()  # module, line, pattern, flags


def listen() -> None:
    """Note what is compiled from now on, and by whom."""
    real = re._compile  # type: ignore[attr-defined]

    def noted(pattern: object, flags: int) -> object:
        frame = sys._getframe(2)
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(OURS) and isinstance(pattern, str):
            COMPILED.add((module, frame.f_lineno, pattern, int(flags)))
        return real(pattern, flags)

    re._compile = noted  # type: ignore[attr-defined]


def work() -> None:
    """Import everything, then read, compare and report."""
    import pandas as pd

    import claimcheck as cc
    from claimcheck.values import find_values, read_value

    for info in pkgutil.walk_packages(cc.__path__, "claimcheck."):
        if info.name != "claimcheck.__main__":
            importlib.import_module(info.name)
    for path in sorted((HERE / "bad_input").glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["row"]:
            find_values(row["text"], "2023-02-17")
            read_value(row["text"], published="2023-02-17")
    articles = cc.check_claims([DATA / "articles", NEWS])
    find_values("Prices fall in 2024, as they did in the fall of 2004.")
    cc.check_claims(["Revenue of Hallam rose 5 percent.", "Revenue of Hallam fell 5 percent."])
    cc.check_claims(["Ann Lee was born in Ohio and moved to Salem, Oregon.", "Ann Lee was born in Utah."])
    cc.check_claims(["The Ann Lee Hospital in Almada and Norvane, based in Zenda, have 300 beds."])
    cc.check_claims(["Shares of Norvane closed at $38.10.", "Shares of Norvane fell to $37."])
    cc.check_claims(["Norvik gets a new hospital. The hospital has 300 beds."])
    cc.check_claims(["Revenue of Hallam was $6 million, down from $7 million."])
    cc.check_claims(["They sold 2030 as well. They sold 2031 for the club."])
    cc.check_claims(["The Norvane Rovers won 3-1 on Monday. Rovers have 40 players."])
    find_values("They keep R290 in a tank, and part 45-7-2.")
    table = cc.check_claims(DATA / "bikes.csv", schema=DATA / "bikes.schema.toml")
    cc.check_claims(pd.DataFrame(COLOURS, columns=["source", "subject", "attribute", "value"]))
    for report in (articles, table):
        for format in ("text", "markdown", "html", "json", "csv", "sarif", "junit"):
            report.render(format)


if __name__ == "__main__":
    listen()
    work()
    for entry in sorted(COMPILED):
        print(json.dumps(entry))
