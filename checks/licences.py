"""List the licences of everything that installing claimcheck brings along, as a page of the documentation.

    python checks/licences.py            # compare docs/licences.md with what is installed
    python checks/licences.py --write    # write it anew

Read from the metadata of the packages that are installed. The extras that users install count, the tools of
development do not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PAGE = Path(__file__).resolve().parents[1] / "docs" / "licences.md"
NAME, EXTRAS = "claimcheck-conflicts", ("", "html", "pdf", "excel", "parquet")
# Words of licences that let everybody use a library in a program of any licence; each licence names one.
FREE = (
    "MIT", "BSD", "Apache", "Python Software Foundation", "PSF", "ISC", "MPL", "Mozilla", "Unlicense", "CC0",
    "Zlib", "0BSD", "HPND",
)  # fmt: skip
HEAD = """# Licences of the dependencies

claimcheck itself is under the [MIT licence](https://opensource.org/license/mit). This is what installing it
brings along, extras `html`, `pdf`, `excel` and `parquet` included, by the packages' own metadata. Written by
`python checks/licences.py --write`.

| package | licence | why |
|---|---|---|
"""


def needed() -> dict[str, set[str]]:
    """Every package that is needed, with those that need it."""
    found: dict[str, set[str]] = {}
    todo = [(NAME, extra) for extra in EXTRAS]
    done = set()
    while todo:
        name, extra = todo.pop()
        if (name, extra) in done:
            continue
        done.add((name, extra))
        for requirement in requirements(name, extra):
            wanted = canonicalize_name(requirement.name)
            found.setdefault(wanted, set()).add(name)
            todo += [(wanted, ""), *((wanted, inner) for inner in requirement.extras)]
    return {name: found[name] for name in sorted(found) if name != NAME}


def requirements(name: str, extra: str) -> Iterator[Requirement]:
    """What a package needs on this machine, for itself or for one of its extras."""
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if requirement.marker is None:
            applies = not extra
        else:
            applies = requirement.marker.evaluate({"extra": extra}) and not (
                extra and requirement.marker.evaluate({"extra": ""})
            )
        if applies:
            yield requirement


def licence(package: Distribution) -> str:
    """What a package says of its licence: the expression, else the classifiers, else how its text begins."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    classified = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    names = [name for name in classified if name != "OSI Approved"]
    files = (package.read_text(f"licenses/{file}") or "" for file in told.get_all("License-File") or ())
    texts = ((told.get("License") or ""), *files)
    first = next((" ".join(text.split())[:60] for text in texts if text.strip()), "unknown")
    return "; ".join(names) or first


def page() -> str:
    """The page, a package a line."""
    rows = []
    for name, needs in needed().items():
        try:
            said = licence(distribution(name))
        except PackageNotFoundError:
            said = "unknown: not installed"
        why = "directly" if NAME in needs else f"for {', '.join(sorted(needs))}"
        rows.append(f"| {name} | {said} | {why} |\n")
    return HEAD + "".join(rows)


def main(arguments: list[str]) -> int:
    """Compare or write; 1 where the page is not what is installed, or a licence is not a free one."""
    text = page()
    restricted = [
        row for row in text.split("|---|---|---|\n")[1].splitlines() if not any(w in row for w in FREE)
    ]
    for row in restricted:
        print(f"not known to be free for every use: {row}")
    if "--write" in arguments:
        PAGE.write_text(text, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != text:
        print(f"{PAGE} is not what is installed; write it anew: python checks/licences.py --write")
        return 1
    return min(len(restricted), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
